import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, nextSlots, type Slots } from './slots.ts';

describe('nextSlots', () => {
	it('gives the first free places in order', () => {
		expect([...nextSlots(new Map(), ['a', 'b', 'c'])]).toEqual([
			['a', 0],
			['b', 1],
			['c', 2],
		]);
	});

	it('puts the replacement where the replaced one was', () => {
		const before = nextSlots(new Map(), ['a', 'b', 'c']);
		const after = nextSlots(before, ['a', 'c', 'd']);
		expect(after.get('d')).toBe(1);
		expect(after.get('c')).toBe(2);
	});

	it('gives the same map when the pods are the same', () => {
		const before = nextSlots(new Map(), ['a', 'b']);
		expect(nextSlots(before, ['a', 'b'])).toBe(before);
	});

	it('never moves a pod that stays, and never gives a place twice', () => {
		const names = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 12 });
		fc.assert(
			fc.property(fc.array(names, { maxLength: 8 }), (generations) => {
				let slots: Slots = new Map();
				for (const uids of generations) {
					const next = nextSlots(slots, uids);
					expect([...next.keys()].toSorted()).toEqual(uids.toSorted());
					expect(new Set(next.values()).size).toBe(uids.length);
					for (const uid of uids) if (slots.has(uid)) expect(next.get(uid)).toBe(slots.get(uid));
					slots = next;
				}
			}),
		);
	});
});

describe('cellOf', () => {
	it('grows by a row, then by a column', () => {
		const cells = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(cellOf).map(({ row, column }) => `${row},${column}`);
		expect(cells).toEqual(['0,0', '1,0', '0,1', '1,1', '2,0', '2,1', '0,2', '1,2', '2,2']);
	});

	it('gives each slot a place of its own in a nearly square grid', () => {
		const seen = new Set<string>();
		for (let slot = 0; slot < 400; slot += 1) {
			const { row, column } = cellOf(slot);
			seen.add(`${row},${column}`);
			expect(Math.max(row, column)).toBeLessThanOrEqual(Math.floor(Math.sqrt(slot)));
		}
		expect(seen.size).toBe(400);
	});
});
