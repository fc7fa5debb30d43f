/** The charts of an experiment: both designs on the same axes. */
import type { Messages } from '../../i18n/en/index.ts';
import type { DesignResult } from '../../simulation/experiment/run.ts';
import type { ChartColour, ChartData, ChartPoint, ChartSeries } from '../charts/model.ts';
import { letters } from './texts.ts';

const colours: readonly [ChartColour, ChartColour] = ['blue', 'orange'];

function line(
	key: string,
	label: string,
	colour: ChartColour,
	shape: ChartSeries['shape'],
	points: readonly ChartPoint[],
): ChartSeries {
	return { key, label, colour, shape, points };
}

/** Throughput, p99, CPU and memory over time. */
export function experimentCharts(
	results: readonly [DesignResult, DesignResult],
	{ charts, series }: Messages['experiment'],
): ChartData[] {
	const both = (make: (result: DesignResult, letter: string, colour: ChartColour) => ChartSeries[]): ChartSeries[] =>
		([0, 1] as const).flatMap((side) => make(results[side], letters[side], colours[side]));
	const asked = line(
		'asked',
		series.asked,
		'grey',
		'dashed',
		results[0].samples.map(({ at, arrivals }) => ({ at, value: arrivals })),
	);
	return [
		{
			key: 'throughput',
			title: charts.throughput,
			quantity: 'rate',
			series: [
				asked,
				...both(({ samples }, letter, colour) => [
					line(
						`answered ${letter}`,
						series.answered(letter),
						colour,
						'line',
						samples.map(({ at, completed }) => ({ at, value: completed })),
					),
				]),
			],
		},
		{
			key: 'p99',
			title: charts.p99,
			quantity: 'duration',
			series: both(({ samples }, letter, colour) => [
				line(
					`p99 ${letter}`,
					series.p99(letter),
					colour,
					'line',
					samples.map(({ at, p99Us }) => ({ at, value: p99Us })),
				),
			]),
		},
		{
			key: 'cpu',
			title: charts.cpu,
			quantity: 'cpu',
			series: both(({ levels, cpu }, letter, colour) => [
				line(
					`reserved ${letter}`,
					series.reserved(letter),
					colour,
					'line',
					levels.map(({ at, cpuReserved }) => ({ at, value: cpuReserved })),
				),
				line(
					`used ${letter}`,
					series.used(letter),
					colour,
					'dashed',
					cpu.map(({ at, cpuMillis }) => ({ at, value: cpuMillis })),
				),
			]),
		},
		{
			key: 'memory',
			title: charts.memory,
			quantity: 'memory',
			series: both(({ levels }, letter, colour) => [
				line(
					`memoryReserved ${letter}`,
					series.reserved(letter),
					colour,
					'line',
					levels.map(({ at, memoryReserved }) => ({ at, value: memoryReserved })),
				),
				line(
					`memoryUsed ${letter}`,
					series.used(letter),
					colour,
					'dashed',
					levels.map(({ at, memoryUsed }) => ({ at, value: memoryUsed })),
				),
			]),
		},
	];
}
