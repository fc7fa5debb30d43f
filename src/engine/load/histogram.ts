/**
 * Latencies, counted in buckets of which 32 make up each doubling: a value is known to 3 %, whatever its size, and
 * two histograms add up to that of all their values.
 */

/** Bucket and count in turn, by bucket, without empty ones. */
export type Histogram = readonly number[];

export const emptyHistogram: Histogram = [];

const subBits = 5;
const sub = 1 << subBits;
const valueMax = 0x7fff_ffff;

/** The bucket of a value (µs, at least 0; all above 35 minutes are one). Below 32 each value has its own. */
export function bucketOf(value: number): number {
	const whole = Math.min(valueMax, value);
	if (whole < sub) return whole;
	const shift = 31 - Math.clz32(whole) - subBits;
	return (shift << subBits) + (whole >> shift);
}

/** The least value of a bucket. */
function floorOf(bucket: number): number {
	if (bucket < 2 * sub) return bucket;
	const shift = (bucket >> subBits) - 1;
	return (bucket - (shift << subBits)) * (1 << shift);
}

/** From counts by bucket to a histogram. */
export function histogramOf(counts: readonly number[]): Histogram {
	const pairs: number[] = [];
	for (let bucket = 0; bucket < counts.length; bucket += 1) {
		const count = counts[bucket] as number;
		if (count > 0) pairs.push(bucket, count);
	}
	return pairs.length === 0 ? emptyHistogram : pairs;
}

/** The histogram of the values of both. */
export function mergeHistograms(a: Histogram, b: Histogram): Histogram {
	if (a.length === 0) return b;
	if (b.length === 0) return a;
	const pairs: number[] = [];
	let left = 0;
	let right = 0;
	while (left < a.length || right < b.length) {
		const leftBucket = a[left] ?? Number.POSITIVE_INFINITY;
		const rightBucket = b[right] ?? Number.POSITIVE_INFINITY;
		let count = 0;
		if (leftBucket <= rightBucket) {
			count += a[left + 1] ?? 0;
			left += 2;
		}
		if (rightBucket <= leftBucket) {
			count += b[right + 1] ?? 0;
			right += 2;
		}
		pairs.push(Math.min(leftBucket, rightBucket), count);
	}
	return pairs;
}

/** How many values a histogram holds. */
export function countOf(histogram: Histogram): number {
	let count = 0;
	for (let index = 1; index < histogram.length; index += 2) count += histogram[index] as number;
	return count;
}

/**
 * The value (µs) that `share` of all values (0.99 for p99) don't exceed, to within 3 %; nothing when there are none.
 * Inside a bucket values are taken as evenly spread.
 */
export function percentile(histogram: Histogram, share: number): number | undefined {
	const count = countOf(histogram);
	if (count === 0) return undefined;
	const rank = Math.min(count, Math.max(1, Math.ceil(share * count)));
	let before = 0;
	for (let index = 0; index < histogram.length; index += 2) {
		const bucket = histogram[index] as number;
		const inside = histogram[index + 1] as number;
		if (before + inside >= rank) {
			const floor = floorOf(bucket);
			return Math.floor(floor + ((floorOf(bucket + 1) - floor) * (rank - before - 0.5)) / inside);
		}
		before += inside;
	}
	return undefined;
}
