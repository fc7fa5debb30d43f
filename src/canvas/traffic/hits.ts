/** Which packet is under the pointer: where each was drawn in the last frame, in screen px. */

import type { Point } from '../layout/geometry.ts';

/** Numbered steps that can be hit. */
const capacity = 64;
/** How near to a packet's middle a pointer must be, in px; for a finger, twice. */
const reach = 15;
const smallestReach = 12;

/** Where the pointer is, in px from the stage's corner; `coarse`: a finger. */
export interface Pointer extends Point {
	coarse: boolean;
}

/** Where packets were drawn: of a fleet, or of numbered steps. */
export interface Hits {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly story: Float64Array;
	readonly leg: Int32Array;
	/** 0 … 1 of the time that its leg is shown. */
	readonly progress: Float64Array;
	count: number;
}

export function newHits(): Hits {
	return {
		x: new Float64Array(capacity),
		y: new Float64Array(capacity),
		story: new Float64Array(capacity),
		leg: new Int32Array(capacity),
		progress: new Float64Array(capacity),
		count: 0,
	};
}

/** Remembers where a packet was drawn; nothing is allocated. */
export function addHit(hits: Hits, story: number, leg: number, { x, y }: Point, progress = 0): void {
	const { count } = hits;
	if (count >= capacity) return;
	hits.x[count] = x;
	hits.y[count] = y;
	hits.story[count] = story;
	hits.leg[count] = leg;
	hits.progress[count] = progress;
	hits.count = count + 1;
}

/** How far from a packet's middle a pointer still hits it, in px; `scale`: size of packets against their natural one. */
export function reachOf({ coarse }: Pointer, scale: number): number {
	return Math.max(smallestReach, reach * scale) * (coarse ? 2 : 1);
}

/**
 * The number of the packet nearest to a point within reach, -1 for none; of equally near ones the one drawn last, which
 * lies on top.
 */
export function hitAt(hits: Hits, pointer: Pointer, scale: number): number {
	const { x, y } = pointer;
	let nearest = reachOf(pointer, scale) ** 2;
	let found = -1;
	for (let index = 0; index < hits.count; index += 1) {
		const dx = (hits.x[index] ?? 0) - x;
		const dy = (hits.y[index] ?? 0) - y;
		const distance = dx * dx + dy * dy;
		if (distance > nearest) continue;
		nearest = distance;
		found = index;
	}
	return found;
}
