/** Keeps what's put down clear of what's there. */
import { bottom, overlap, type Point, type Rect, right } from './geometry.ts';

const clearance = 16;

function swollen({ x, y, width, height }: Rect): Rect {
	return { x: x - clearance, y: y - clearance, width: width + 2 * clearance, height: height + 2 * clearance };
}

/** The nearest place to `rect`'s own at which it overlaps none of the others; its own if it's clear already. */
export function freeSpot(rect: Rect, others: readonly Rect[]): Point {
	const walls = others.map(swollen);
	const isFree = (at: Point) => walls.every((wall) => !overlap({ ...rect, ...at }, wall));
	if (isFree(rect)) return { x: rect.x, y: rect.y };
	const xs = [rect.x, ...walls.flatMap((wall) => [wall.x - rect.width, right(wall)])];
	const ys = [rect.y, ...walls.flatMap((wall) => [wall.y - rect.height, bottom(wall)])];
	let best: Point = { x: Math.max(rect.x, ...xs), y: rect.y };
	let nearest = Infinity;
	for (const x of xs) {
		for (const y of ys) {
			const distance = Math.hypot(x - rect.x, y - rect.y);
			if (distance < nearest && isFree({ x, y })) {
				nearest = distance;
				best = { x, y };
			}
		}
	}
	return best;
}
