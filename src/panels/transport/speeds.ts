/** Virtual seconds in one real second that the slider stops at. */
export const speeds = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100] as const;

/** The stop nearest to `speed` by factor. */
export function nearestSpeedIndex(speed: number): number {
	let nearest = 0;
	speeds.forEach((candidate, index) => {
		const distance = Math.abs(Math.log(candidate / speed));
		if (distance < Math.abs(Math.log((speeds[nearest] ?? 1) / speed))) nearest = index;
	});
	return nearest;
}
