import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeSpot } from './freeSpot.ts';
import { overlap, type Rect } from './geometry.ts';

const wall: Rect = { x: 0, y: 0, width: 300, height: 400 };

it('leaves alone what is clear', () => {
	expect(freeSpot({ x: 400, y: 10, width: 100, height: 100 }, [wall])).toEqual({ x: 400, y: 10 });
});

it('goes the shortest way out', () => {
	expect(freeSpot({ x: 290, y: 100, width: 100, height: 100 }, [wall])).toEqual({ x: 316, y: 100 });
	expect(freeSpot({ x: -90, y: 100, width: 100, height: 100 }, [wall])).toEqual({ x: -116, y: 100 });
	expect(freeSpot({ x: 100, y: 380, width: 100, height: 100 }, [wall])).toEqual({ x: 100, y: 416 });
});

it('ends clear of everything', () => {
	const number = fc.integer({ min: -500, max: 500 });
	const size = fc.integer({ min: 20, max: 400 });
	const rect = fc.record({ x: number, y: number, width: size, height: size });
	fc.assert(
		fc.property(rect, fc.array(rect, { maxLength: 8 }), (own, others) => {
			const at = freeSpot(own, others);
			for (const other of others) expect(overlap({ ...own, ...at }, other)).toBe(false);
		}),
	);
});
