import { describe, expect, it } from 'vitest';
import { drawExponential, drawInt, loadStreams, naturalLog, type Streams, saveStreams, stream } from './random.ts';

describe('naturalLog', () => {
	it('agrees with the mathematics to 14 digits, over the whole range', () => {
		for (let exponent = -300; exponent <= 300; exponent += 7) {
			for (const digit of [1, 1.37, 2.5, 4.9, 9.99]) {
				const x = Number(`${digit}e${exponent}`);
				expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThan(1e-13 * Math.max(1, Math.abs(Math.log(x))));
			}
		}
	});

	it('takes only positive finite numbers', () => {
		for (const x of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => naturalLog(x)).toThrow(RangeError);
	});
});

describe('streams', () => {
	it('go on from a saved state, each by itself', () => {
		const streams: Streams = new Map();
		for (let draws = 0; draws < 10; draws += 1) drawInt(stream(streams, 7, 'network'), 100);
		const restored = loadStreams(saveStreams(streams));
		const next = (all: Streams) => [1, 2, 3].map(() => drawInt(stream(all, 7, 'network'), 1_000_000));
		const other: Streams = new Map();
		drawInt(stream(other, 7, 'scheduler'), 100);
		for (let draws = 0; draws < 10; draws += 1) drawInt(stream(other, 7, 'network'), 100);
		const expected = next(streams);
		expect(next(restored)).toEqual(expected);
		expect(next(other)).toEqual(expected);
	});

	it('differ between neighbouring seeds', () => {
		const first = (seed: number) => drawInt(stream(new Map(), seed, 'names'), 1_000_000);
		expect(new Set(Array.from({ length: 100 }, (_, seed) => first(seed))).size).toBe(100);
	});
});

describe('drawExponential', () => {
	it('has the wanted mean and the exponential’s spread', () => {
		const generator = stream(new Map(), 1, 'workload');
		const draws = Array.from({ length: 100_000 }, () => drawExponential(generator, 5_000));
		const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
		expect(mean / 5_000).toBeCloseTo(1, 1);
		expect(draws.filter((draw) => draw > 5_000).length / draws.length).toBeCloseTo(Math.exp(-1), 2);
	});
});
