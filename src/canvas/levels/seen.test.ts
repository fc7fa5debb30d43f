import fc from 'fast-check';
import { expect, it } from 'vitest';
import { right } from '../layout/geometry.ts';
import { sameRect, seenRect } from './seen.ts';

it('holds all that is on the screen, and not much more', () => {
	const coordinate = fc.double({ min: -20_000, max: 20_000, noNaN: true });
	fc.assert(
		fc.property(coordinate, coordinate, fc.double({ min: 0.05, max: 3, noNaN: true }), (x, y, zoom) => {
			const seen = seenRect({ transform: [x, y, zoom], width: 1200, height: 800 });
			expect(seen.x).toBeLessThanOrEqual(-x / zoom);
			expect(right(seen)).toBeGreaterThanOrEqual((1200 - x) / zoom);
			expect(seen.width).toBeLessThanOrEqual(1200 / zoom + 4 * 320);
			expect(seen.y).toBeLessThanOrEqual(-y / zoom);
			expect(seen.height).toBeLessThanOrEqual(800 / zoom + 4 * 320);
		}),
	);
});

it('stays the same while one moves within a cell', () => {
	const pane = { width: 1200, height: 800 };
	const here = seenRect({ ...pane, transform: [-330, -330, 1] });
	expect(sameRect(here, seenRect({ ...pane, transform: [-380, -390, 1] }))).toBe(true);
	expect(sameRect(here, seenRect({ ...pane, transform: [-700, -330, 1] }))).toBe(false);
});
