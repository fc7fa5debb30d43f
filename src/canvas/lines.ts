/** Corners of wires, for SVG. */
import type { Point } from './layout/geometry.ts';

const radius = 7;

function toward(from: Point, to: Point, by: number): Point {
	const length = Math.hypot(to.x - from.x, to.y - from.y);
	const share = length === 0 ? 0 : Math.min(by, length / 2) / length;
	return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** A path's `d` through the points, its corners rounded. */
export function roundedPath(points: readonly Point[]): string {
	const [first, ...rest] = points;
	if (!first) return '';
	let d = `M${first.x} ${first.y}`;
	rest.forEach((corner, index) => {
		const before = points[index];
		const after = rest[index + 1];
		if (!before || !after) {
			d += `L${corner.x} ${corner.y}`;
			return;
		}
		const into = toward(corner, before, radius);
		const out = toward(corner, after, radius);
		d += `L${into.x} ${into.y}Q${corner.x} ${corner.y} ${out.x} ${out.y}`;
	});
	return d;
}
