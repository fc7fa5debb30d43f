import { describe, expect, it } from 'vitest';
import { median, meets, type Row, ratioOf } from './bench.ts';
import { figure, tableOf } from './table.ts';

const row = (rest: Partial<Row>): Row => ({ what: 'thing', unit: 's', ours: 2, ...rest });

describe('rows', () => {
	it.each([
		[[3], 3],
		[[5, 1, 3], 3],
		[[4, 1, 3, 2], 2.5],
	])('have the median of %j, %d', (values, expected) => expect(median(values)).toBe(expected));

	it('meet a goal from either side', () => {
		expect(meets(row({}))).toBe(true);
		expect(meets(row({ goal: { compare: 'atMost', value: 2 } }))).toBe(true);
		expect(meets(row({ goal: { compare: 'atMost', value: 1.9 } }))).toBe(false);
		expect(meets(row({ goal: { compare: 'atLeast', value: 2.1 } }))).toBe(false);
	});

	it('say how many times better ours is', () => {
		expect(ratioOf(row({}))).toBeUndefined();
		expect(ratioOf(row({ peer: 8 }))).toBe(4);
		expect(ratioOf(row({ peer: 8, goal: { compare: 'atLeast', value: 1 } }))).toBe(0.25);
	});
});

describe('the table', () => {
	it.each([
		[1_234_567, '1,230,000'],
		[0.012_34, '0.0123'],
		[4.5, '4.5'],
		[0, '0'],
	])('writes %d as %s', (value, text) => expect(figure(value)).toBe(text));

	it('puts numbers to the right and says what missed its goal', () => {
		const rows = [
			row({ peer: 8, goal: { compare: 'atMost', value: 1 } }),
			row({ what: 'a longer thing', ours: 1_500 }),
		];
		expect(tableOf([{ name: 'engine', rows }])).toBe(
			[
				'                        unit  goal  peer   ours  ratio',
				'engine: thing           s      ≤ 1     8      2     4×  MISSED',
				'engine: a longer thing  s                 1,500',
				'',
			].join('\n'),
		);
	});
});
