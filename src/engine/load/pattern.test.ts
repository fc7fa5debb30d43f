import { describe, expect, it } from 'vitest';
import { type LoadPattern, loadProblem, rateAt } from './pattern.ts';

const rates = (pattern: LoadPattern, ...seconds: number[]) => seconds.map((at) => rateAt(pattern, at) / 1000);

describe('load', () => {
	it('is the same all the time, or rises or falls evenly and stays there', () => {
		expect(rates({ kind: 'constant', rate: 50 }, 0, 1, 1_000)).toEqual([50, 50, 50]);
		expect(rates({ kind: 'ramp', rate: 10, to: 110, overSeconds: 100 }, 0, 50, 100, 500)).toEqual([10, 60, 110, 110]);
	});

	it('comes in bursts', () => {
		const burst = { kind: 'burst', rate: 5, peak: 100, everySeconds: 30, forSeconds: 5 } as const;
		expect(rates(burst, 0, 4, 5, 29, 30, 35)).toEqual([100, 100, 5, 5, 100, 5]);
	});

	it('goes through a day, quiet at its ends and highest in the middle', () => {
		const day = { kind: 'day', rate: 10, peak: 210, daySeconds: 100 } as const;
		expect(rates(day, 0, 25, 50, 75, 100)).toEqual([10, 110, 210, 110, 10]);
	});

	it('has numbers within bounds', () => {
		const problemOf = (pattern: LoadPattern) => loadProblem({ pattern, arrivals: 'poisson' });
		expect(problemOf({ kind: 'constant', rate: -1 })).toMatch(/^rate/);
		expect(problemOf({ kind: 'ramp', rate: 0, to: 10, overSeconds: 0 })).toMatch(/^overSeconds/);
		expect(problemOf({ kind: 'day', rate: 0, peak: 10_000, daySeconds: 60 })).toBeUndefined();
	});
});
