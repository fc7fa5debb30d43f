import { describe, expect, it } from 'vitest';
import { caughtAt } from './catching.ts';
import type { Path } from './paths.ts';
import { travelled } from './playback.ts';

/** 1000 px to the right. */
const path: Path = {
	points: Float64Array.of(0, 0, 1000, 0),
	lengths: Float64Array.of(0, 1000),
	total: 1000,
	hopLengths: Float64Array.of(0, 1000),
	outerFrom: 0,
	outerTo: 0,
};
const travel = 0.86;

describe('caughtAt', () => {
	it('finds the packet that jumped over the point', () => {
		const progress = caughtAt(path, travel, 0.2, 0.7, { x: 480, y: 5 }, 15) ?? Number.NaN;
		expect(progress).toBeGreaterThan(0.2);
		expect(progress).toBeLessThan(0.7);
		expect(Math.abs(travelled(travel, progress) * 1000 - 480)).toBeLessThan(12);
	});

	it('lets go what passed beside it, or stayed where it was', () => {
		expect(caughtAt(path, travel, 0.2, 0.7, { x: 480, y: 16 }, 15)).toBeUndefined();
		expect(caughtAt(path, travel, 0.2, 0.3, { x: 900, y: 0 }, 15)).toBeUndefined();
		expect(caughtAt(path, travel, 0.3, 0.3, { x: travelled(travel, 0.3) * 1000, y: 0 }, 15)).toBeUndefined();
	});
});
