/** How many at once before the median frame takes too long. */

export interface Measured {
	/** How many really moved. */
	count: number;
	/** Main-thread time of the median frame. */
	ms: number;
}

/** Closer than this the two sides needn't be. */
const narrow = 1.25;

/**
 * The number at which the median frame passes `limitMs`: doubled or halved from `guess` until it lies between two
 * measurements, halved between them, then read off the line through both. Undefined when even `most` stays below.
 */
export async function passingPoint(
	measure: (count: number) => Promise<Measured>,
	{ guess, limitMs, most }: { guess: number; limitMs: number; most: number },
): Promise<number | undefined> {
	let below: Measured = { count: 0, ms: 0 };
	let above: Measured | undefined;
	let count = guess;
	while (!above || (below.count > 0 ? above.count / below.count : 2) > narrow) {
		const measured = await measure(count);
		if (measured.ms > limitMs) above = measured;
		else {
			// Once something took too long, more of it can't be quick: what says so was a lucky moment.
			below = measured;
			if (above && above.count <= below.count) break;
		}
		if (!above && count >= most) return undefined;
		if (above && above.count <= 1) return above.count;
		if (!above) count = Math.min(most, count * 2);
		else if (below.count === 0) count = Math.max(1, Math.floor(above.count / 2));
		else count = Math.round(Math.sqrt(above.count * below.count));
	}
	const share = (limitMs - below.ms) / (above.ms - below.ms);
	return Math.round(below.count + (above.count - below.count) * Math.min(1, Math.max(0, share)));
}
