import { expect, it } from 'vitest';
import { roundedPath } from './lines.ts';

it('is a straight line between two points', () => {
	expect(
		roundedPath([
			{ x: 0, y: 0 },
			{ x: 0, y: 20 },
		]),
	).toBe('M0 0L0 20');
});

it('rounds a corner, and less where there is little room', () => {
	expect(
		roundedPath([
			{ x: 0, y: 0 },
			{ x: 0, y: 20 },
			{ x: 30, y: 20 },
		]),
	).toBe('M0 0L0 13Q0 20 7 20L30 20');
	expect(
		roundedPath([
			{ x: 0, y: 0 },
			{ x: 0, y: 20 },
			{ x: 4, y: 20 },
		]),
	).toBe('M0 0L0 13Q0 20 2 20L4 20');
});

it('is empty for nothing', () => expect(roundedPath([])).toBe(''));
