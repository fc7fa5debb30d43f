/** Packets that pass under the mouse between two frames: a fast one would otherwise jump over it. */
import type { Point } from '../layout/geometry.ts';
import { type Path, type Spot, spotAt } from './paths.ts';
import { travelled } from './playback.ts';

/** Distance between two looks, in flow coordinates, and at most so many of them. */
const stride = 6;
const looksMax = 64;
const spot: Spot = { x: 0, y: 0, angle: 0 };

/**
 * The progress at which a packet came nearest to a point on its way from one frame's progress to the next's, if that was
 * within `radius`; point and radius in flow coordinates.
 */
export function caughtAt(
	path: Path,
	travel: number,
	from: number,
	to: number,
	point: Point,
	radius: number,
): number | undefined {
	const length = (travelled(travel, to) - travelled(travel, from)) * path.total;
	if (length <= 0) return undefined;
	const looks = Math.min(looksMax, Math.ceil(length / stride));
	let nearest = radius * radius;
	let caught: number | undefined;
	for (let look = 1; look <= looks; look += 1) {
		const progress = from + ((to - from) * look) / looks;
		spotAt(path, travelled(travel, progress) * path.total, spot);
		const distance = (spot.x - point.x) ** 2 + (spot.y - point.y) ** 2;
		if (distance > nearest) continue;
		nearest = distance;
		caught = progress;
	}
	return caught;
}
