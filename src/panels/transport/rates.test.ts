import { describe, expect, it } from 'vitest';
import { ratesOf, type TrafficSample, withSample } from './rates.ts';

const sample = (seconds: number, localhost: number, pod = 0): TrafficSample => ({
	now: seconds * 1_000_000,
	delivered: { localhost, pod, outside: 0 },
});
const collect = (...samples: TrafficSample[]) => samples.reduce<readonly TrafficSample[]>(withSample, []);

describe('traffic rates', () => {
	it('are packets per second of virtual time', () => {
		expect(ratesOf(collect(sample(10, 100, 4), sample(12, 140, 5)))).toEqual({ localhost: 20, pod: 0.5, outside: 0 });
	});

	it('are zero before there are two moments', () => {
		expect(ratesOf(collect(sample(10, 100))).localhost).toBe(0);
		expect(ratesOf([]).pod).toBe(0);
	});

	it('stay as they were while time stands still', () => {
		expect(ratesOf(collect(sample(1, 0), sample(2, 10), sample(2, 10))).localhost).toBe(10);
	});

	it('begin anew when time jumps back', () => {
		expect(ratesOf(collect(sample(50, 900), sample(60, 1000), sample(5, 80))).localhost).toBe(0);
	});

	it('forget old moments', () => {
		const busyThenQuiet = Array.from({ length: 10 }, (_, second) => sample(second, Math.min(second, 3) * 100));
		expect(ratesOf(collect(...busyThenQuiet)).localhost).toBe(0);
	});
});
