import { describe, expect, it } from 'vitest';
import type { LoadWindow } from '../../engine/load/series.ts';
import { samplesOf, sumOfCpu } from './samples.ts';

const second = 1_000_000;
const window = (at: number, more: Partial<LoadWindow> = {}): LoadWindow => ({
	at: at * second,
	spanUs: second,
	arrivals: 10,
	queued: 0,
	completed: 8,
	failed: 2,
	refused: 0,
	timedOut: 0,
	inSystemUs: 0,
	queueUs: second / 2,
	cpuUs: 250_000,
	memoryBytes: 0,
	latency: [5, 8],
	...more,
});

describe('samples', () => {
	it('are rates of a second, with the mean queue and the CPU', () => {
		expect(samplesOf([window(1)], second)).toMatchObject([
			{ at: second, arrivals: 10, completed: 8, failed: 2, queue: 0.5, cpuMillis: 250, p99Us: 5 },
		]);
	});

	it('are spread over a window that is longer', () => {
		expect(samplesOf([window(4, { spanUs: 4 * second, arrivals: 40 })], 4 * second)[0]).toMatchObject({ arrivals: 10 });
	});

	it('say zero, not nothing, of seconds without requests', () => {
		const samples = samplesOf([window(2), window(6)], 8.5 * second);
		expect(samples.map(({ at, arrivals }) => [at / second, arrivals])).toEqual([
			[1, 0],
			[2, 10],
			[3, 0],
			[5, 0],
			[6, 10],
			[7, 0],
			[8, 0],
		]);
		expect(samples[2]?.p99Us).toBeUndefined();
	});

	it('leave out a second that’s still going on', () => {
		expect(samplesOf([window(1), window(1.3, { spanUs: 0.3 * second })], 1.3 * second)).toHaveLength(1);
	});

	it('add up over scopes', () => {
		const one = samplesOf([window(1), window(2)], 2 * second);
		const other = samplesOf([window(2, { cpuUs: 500_000 })], 2 * second);
		expect(sumOfCpu([one, other])).toEqual([
			{ at: second, cpuMillis: 250 },
			{ at: 2 * second, cpuMillis: 750 },
		]);
	});
});
