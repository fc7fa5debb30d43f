/** Points and rectangles in flow coordinates, px at zoom 1. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

export interface Size {
	readonly width: number;
	readonly height: number;
}

export interface Rect extends Point, Size {}

export function right(rect: Rect): number {
	return rect.x + rect.width;
}

export function bottom(rect: Rect): number {
	return rect.y + rect.height;
}

export function center(rect: Rect): Point {
	return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

export function overlap(a: Rect, b: Rect): boolean {
	return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}

/** The smallest rectangle around all of them; undefined for none. */
export function around(rects: readonly Rect[]): Rect | undefined {
	if (rects.length === 0) return undefined;
	let [left, top, farRight, farBottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const rect of rects) {
		left = Math.min(left, rect.x);
		top = Math.min(top, rect.y);
		farRight = Math.max(farRight, right(rect));
		farBottom = Math.max(farBottom, bottom(rect));
	}
	return { x: left, y: top, width: farRight - left, height: farBottom - top };
}
