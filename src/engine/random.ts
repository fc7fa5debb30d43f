/**
 * Chance, seeded. Each component draws from a stream of its own, forked from the scenario's seed by name,
 * so one more draw in the network doesn't change what the scheduler does. A stream's state is plain data.
 */
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { hash32 } from './hash.ts';

export type Streams = Map<string, RandomGenerator>;

/** A whole number in [0, range), range at most 2^31, from the generator's next 32 bits, without bias. */
export function drawInt(generator: RandomGenerator, range: number): number {
	const limit = Math.floor(0x1_0000_0000 / range) * range;
	for (let tries = 0; tries < 1000; tries += 1) {
		const bits = generator.next() >>> 0;
		if (bits < limit) return bits % range;
	}
	throw new Error('a generator that never draws below its limit is broken');
}

/** The stream of that name, begun from the seed when it is asked for first. */
export function stream(streams: Streams, seed: number, name: string): RandomGenerator {
	let generator = streams.get(name);
	if (generator === undefined) {
		generator = xoroshiro128plus((hash32(name) ^ Math.imul(seed, 0x9e3779b1)) | 0);
		// Nearby seeds begin alike: the first numbers of this family carry little of the seed's bits.
		for (let skipped = 0; skipped < 8; skipped += 1) generator.next();
		streams.set(name, generator);
	}
	return generator;
}

/** The streams' states as plain data. */
export function saveStreams(streams: Streams): Map<string, readonly number[]> {
	return new Map(Array.from(streams, ([name, generator]) => [name, generator.getState()]));
}

/** Streams that go on where the saved ones were. */
export function loadStreams(saved: ReadonlyMap<string, readonly number[]>): Streams {
	return new Map(Array.from(saved, ([name, state]) => [name, xoroshiro128plusFromState(state)]));
}

const ln2 = Math.LN2;

/**
 * The natural logarithm of a positive finite number by exact halving and the series of
 * 2·artanh((m−1)/(m+1)): only IEEE-exact operations, so the same bits in every browser, which
 * `Math.log` doesn't promise. Relative error below 1e-14.
 */
export function naturalLog(x: number): number {
	if (!(x > 0) || x === Number.POSITIVE_INFINITY) throw new RangeError('naturalLog takes a positive finite number');
	let exponent = 0;
	let mantissa = x;
	while (mantissa >= Math.SQRT2) {
		mantissa /= 2;
		exponent += 1;
	}
	while (mantissa < Math.SQRT1_2) {
		mantissa *= 2;
		exponent -= 1;
	}
	const ratio = (mantissa - 1) / (mantissa + 1);
	const square = ratio * ratio;
	let sum = 0;
	for (let power = 21; power >= 1; power -= 2) sum = sum * square + 1 / power;
	return exponent * ln2 + 2 * ratio * sum;
}

/** An exponentially distributed whole number of µs with the given mean, at least 1. */
export function drawExponential(generator: RandomGenerator, mean: number): number {
	const uniform = ((generator.next() >>> 0) + 1) / 0x1_0000_0001;
	return Math.max(1, Math.round(-naturalLog(uniform) * mean));
}
