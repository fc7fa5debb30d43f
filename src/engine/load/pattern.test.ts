import { describe, expect, it } from 'vitest';
import { type LoadPattern, peakOf, rateAt, wrongNumber } from './pattern.ts';

const second = 1_000_000;
const rates = (pattern: LoadPattern, ...seconds: number[]) => seconds.map((at) => rateAt(pattern, at * second));

describe('load', () => {
	it('is the same all the time', () => {
		expect(rates({ kind: 'constant', perSecond: 50 }, 0, 1, 1_000)).toEqual([50, 50, 50]);
	});

	it('rises or falls evenly and stays there', () => {
		expect(rates({ kind: 'ramp', from: 10, to: 110, overSeconds: 100 }, 0, 50, 100, 500)).toEqual([10, 60, 110, 110]);
		expect(rates({ kind: 'ramp', from: 100, to: 0, overSeconds: 10 }, 5, 20)).toEqual([50, 0]);
	});

	it('comes in bursts', () => {
		const burst = { kind: 'burst', perSecond: 5, peak: 100, everySeconds: 30, forSeconds: 5 } as const;
		expect(rates(burst, 0, 4, 29, 30, 34, 35, 60)).toEqual([5, 5, 5, 100, 100, 5, 100]);
	});

	it('goes through a day, quiet at its ends and highest in the middle', () => {
		const day = { kind: 'day', low: 10, high: 210, daySeconds: 100 } as const;
		expect(rates(day, 0, 25, 50, 75, 100)).toEqual([10, 110, 210, 110, 10]);
	});

	it('never exceeds its peak', () => {
		const patterns: LoadPattern[] = [
			{ kind: 'ramp', from: 90, to: 10, overSeconds: 7 },
			{ kind: 'burst', perSecond: 50, peak: 20, everySeconds: 3, forSeconds: 1 },
			{ kind: 'day', low: 80, high: 3, daySeconds: 11 },
		];
		for (const pattern of patterns)
			for (let at = 0; at < 30 * second; at += 77_777) expect(rateAt(pattern, at)).toBeLessThanOrEqual(peakOf(pattern));
	});

	it('has whole numbers within bounds', () => {
		expect(wrongNumber({ kind: 'constant', perSecond: 1.5 })).toMatch(/^perSecond/);
		expect(wrongNumber({ kind: 'ramp', from: 0, to: 10, overSeconds: 0 })).toMatch(/^overSeconds/);
		expect(wrongNumber({ kind: 'burst', perSecond: 1, peak: 2, everySeconds: 5, forSeconds: 6 })).toMatch(
			/^forSeconds/,
		);
		expect(wrongNumber({ kind: 'day', low: 0, high: 10_001, daySeconds: 60 })).toMatch(/^high/);
		expect(wrongNumber({ kind: 'day', low: 0, high: 10_000, daySeconds: 60 })).toBeUndefined();
	});
});
