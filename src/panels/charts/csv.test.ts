import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';
import type { ChartData } from './model.ts';

const second = 1_000_000;
const charts: ChartData[] = [
	{
		key: 'latency',
		title: 'Latency',
		quantity: 'duration',
		series: [
			{
				key: 'p99',
				label: 'p99, slowest',
				colour: 'red',
				shape: 'line',
				points: [
					{ at: second, value: undefined },
					{ at: 2 * second, value: 41_500 },
				],
			},
		],
	},
	{
		key: 'cpu',
		title: 'CPU',
		quantity: 'cpu',
		series: [{ key: 'used', label: 'used', colour: 'blue', shape: 'area', points: [{ at: second, value: 250 }] }],
	},
];

describe('the CSV', () => {
	it('has one line a moment, quoted where it must be, and no line that isn’t measured', () => {
		const marks = [
			{ at: 1.5 * second, tone: 'change', text: 'api scaled to 3, "at once"' } as const,
			{ at: 2 * second, tone: 'failure', text: '=SUM(A1)' } as const,
		];
		expect(csvOf(charts, marks, { time: 'Time (s)', marks: 'What happened' })).toBe(
			[
				'Time (s),"Latency: p99, slowest (ms)",CPU: used (millicores),What happened',
				'1,,250,',
				`2,41.5,,"api scaled to 3, ""at once""; =SUM(A1)"`,
				'',
			].join('\r\n'),
		);
	});

	it('keeps a text that a spreadsheet would take for a formula a text', () => {
		const marks = [{ at: second, tone: 'change', text: '=SUM(A1)' } as const];
		expect(csvOf(charts, marks, { time: 't', marks: 'm' })).toContain("1,,250,'=SUM(A1)");
	});
});
