/** Machines that change place glide there: positions between two layouts, by time. */
import type { Point } from './geometry.ts';

export type Positions = Readonly<Record<string, Point>>;

export const glideMs = 260;

/** 0 … 1 to 0 … 1, fast first. */
export function easeOut(share: number): number {
	const rest = 1 - Math.min(1, Math.max(0, share));
	return 1 - rest * rest * rest;
}

/** Whether anything that both know stands elsewhere. */
export function differ(from: Positions, to: Positions): boolean {
	return Object.entries(to).some(([key, { x, y }]) => {
		const before = from[key];
		return before !== undefined && (Math.abs(before.x - x) > 0.5 || Math.abs(before.y - y) > 0.5);
	});
}

/** Where everything of `to` is when `share` of the time has passed; what's new stands at its place at once. */
export function between(from: Positions, to: Positions, share: number): Positions {
	const eased = easeOut(share);
	const entries = Object.entries(to).map(([key, end]): [string, Point] => {
		const start = from[key] ?? end;
		return [key, { x: start.x + (end.x - start.x) * eased, y: start.y + (end.y - start.y) * eased }];
	});
	return Object.fromEntries(entries);
}
