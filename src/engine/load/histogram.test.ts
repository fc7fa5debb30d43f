import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, countOf, type Histogram, histogramOf, mergeHistograms, percentile } from './histogram.ts';

function of(values: readonly number[]): Histogram {
	const counts: number[] = [];
	for (const value of values) {
		const bucket = bucketOf(value);
		while (counts.length <= bucket) counts.push(0);
		counts[bucket] = (counts[bucket] ?? 0) + 1;
	}
	return histogramOf(counts);
}

const latencies = fc.array(fc.integer({ min: 0, max: 60_000_000 }), { minLength: 1, maxLength: 200 });

describe('a histogram of latencies', () => {
	it('puts values in order and keeps small ones apart', () => {
		for (let value = 1; value < 5_000; value += 1) {
			expect(bucketOf(value)).toBeGreaterThanOrEqual(bucketOf(value - 1));
			if (value < 64) expect(bucketOf(value)).toBe(value);
		}
		expect(bucketOf(2 ** 40)).toBe(bucketOf(2 ** 31 - 1));
	});

	it('knows every percentile to 3 % of what sorting gives', () => {
		fc.assert(
			fc.property(latencies, fc.constantFrom(0.01, 0.5, 0.95, 0.99, 1), (values, share) => {
				const sorted = values.toSorted((a, b) => a - b);
				const exact = sorted[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0;
				expect(Math.abs((percentile(of(values), share) ?? -1) - exact)).toBeLessThanOrEqual(exact * 0.0313 + 1);
			}),
		);
	});

	it('of two parts is that of the whole', () => {
		fc.assert(
			fc.property(latencies, latencies, (left, right) => {
				expect(mergeHistograms(of(left), of(right))).toEqual(of([...left, ...right]));
				expect(countOf(mergeHistograms(of(left), of(right)))).toBe(left.length + right.length);
			}),
		);
	});

	it('of nothing has no percentile', () => {
		expect(percentile([], 0.5)).toBeUndefined();
	});
});
