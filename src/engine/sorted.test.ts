import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sorted } from './sorted.ts';

it('orders as the language does, stably, where the order is one', () => {
	const items = fc.array(fc.record({ key: fc.nat(9), mark: fc.nat() }));
	fc.assert(
		fc.property(items, (list) => {
			expect(sorted(list, (a, b) => a.key - b.key)).toEqual(list.toSorted((a, b) => a.key - b.key));
		}),
	);
});

it('gives one answer, whatever asks, where the order goes round in a circle', () => {
	const beats: Record<string, string> = { rock: 'scissors', scissors: 'paper', paper: 'rock' };
	const order = sorted(['rock', 'paper', 'scissors', 'paper', 'rock'], (a, b) =>
		beats[a] === b ? -1 : beats[b] === a ? 1 : 0,
	);
	expect(order).toEqual(['scissors', 'paper', 'paper', 'rock', 'rock']);
});
