import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread, timeTicks, valueAxis } from './axes.ts';
import { valueAt } from './model.ts';
import { momentText, numberText } from './text.ts';

const second = 1_000_000;
const series = (...values: number[]) => [
	{ key: 'a', label: 'a', colour: 'blue', shape: 'line', points: values.map((value, at) => ({ at, value })) } as const,
];

describe('the time axis', () => {
	it('has round moments that leave room for their texts', () => {
		expect(timeTicks({ from: 0, to: 60 * second }, 400).map(momentText)).toEqual([
			'0:00',
			'0:10',
			'0:20',
			'0:30',
			'0:40',
			'0:50',
			'1:00',
		]);
		expect(timeTicks({ from: 7 * second, to: 3_607 * second }, 300).map(momentText)).toEqual([
			'15:00',
			'30:00',
			'45:00',
			'1:00:00',
		]);
	});
});

describe('the value axis', () => {
	it('reaches over every value, in a unit that suits them', () => {
		expect(valueAxis({ quantity: 'duration', series: series(3_000, 41_000) })).toMatchObject({ unit: 'ms', top: 50 });
		expect(valueAxis({ quantity: 'duration', series: series(4_100_000) })).toMatchObject({ unit: 's', top: 5 });
		expect(valueAxis({ quantity: 'memory', series: series(300 * 2 ** 20) })).toMatchObject({ unit: 'MiB', top: 400 });
		expect(valueAxis({ quantity: 'cpu', series: series(250, 1_500) })).toMatchObject({ unit: 'cores', top: 2 });
		expect(valueAxis({ quantity: 'count', series: series() }).ticks).toEqual([0, 1]);
	});

	it('always holds its values', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 20 }), (values) => {
				const { top, size } = valueAxis({ quantity: 'memory', series: series(...values) });
				for (const value of values) expect(value / size).toBeLessThanOrEqual(top);
			}),
		);
	});
});

describe('labels', () => {
	it('stay where they belong while there’s room, and never cover each other', () => {
		expect(spread([20, 80, 140], 18, 0, 200)).toEqual([20, 80, 140]);
		expect(spread([100, 101, 99], 18, 0, 200)).toEqual([117, 135, 99]);
		expect(spread([199, 198], 18, 0, 200)).toEqual([200, 182]);
	});
});

it('reads the window that covers a moment', () => {
	const points = [
		{ at: second, value: 1 },
		{ at: 2 * second, value: undefined },
		{ at: 3 * second, value: 3 },
	];
	expect([0, second, second + 1, 3 * second, 4 * second].map((at) => valueAt(points, at))).toEqual([
		1,
		1,
		undefined,
		3,
		undefined,
	]);
});

it.each([
	[0, '0'],
	[0.254, '0.25'],
	[12.34, '12.3'],
	[1430.4, '1430'],
] as const)('writes %d as %s', (value, text) => {
	expect(numberText(value)).toBe(text);
});
