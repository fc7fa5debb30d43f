import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundle } from '../bench/child.ts';
import type { Figures, Job } from './queue.ts';

/** The probability of waiting in M/M/c (Erlang's C), by the recursion of Erlang's B. */
function erlangC(servers: number, utilisation: number): number {
	const offered = servers * utilisation;
	let blocking = 1;
	for (let count = 1; count <= servers; count += 1) blocking = (offered * blocking) / (count + offered * blocking);
	return blocking / (1 - utilisation * (1 - blocking));
}

/** Mean wait in M/M/c, in the unit of the mean service time. */
function meanWait(servers: number, utilisation: number, service: number): number {
	return (erlangC(servers, utilisation) * service) / (servers * (1 - utilisation));
}

const isWithin = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(0.03);

const serviceUs = 2_000;
/** The fuller a queue, the longer chance lingers in its mean: at 0.9 a million requests leave 2 % to it. */
const cases = [
	...[0.3, 0.6, 0.8].map((utilisation) => ({ utilisation, requests: 1_010_000 })),
	{ utilisation: 0.9, requests: 2_000_000 },
].flatMap((load) => [1, 2, 4].map((servers) => ({ ...load, servers })));

let queue: Bundle;
beforeAll(async () => {
	queue = await bundle(new URL('./queue.ts', import.meta.url));
}, 60_000);
afterAll(() => queue.remove());

describe('a server under random load', () => {
	it.each(cases)('of $servers workers, $utilisation utilised, is M/M/c', { timeout: 120_000 }, async (load) => {
		const { servers, utilisation, requests } = load;
		const job: Job = { ...load, seed: 2 };
		const figures = await queue.run<Figures>(job, 120_000);
		if (!figures) throw new Error('no figures within two minutes');
		const { arrivals, queued, refused, completed, queueUs, cpuUs, spanUs } = figures;
		expect(arrivals).toBeGreaterThan(0.99 * requests);
		// A full backlog is no part of M/M/c, and hardly ever there.
		expect(refused).toBeLessThan(arrivals / 100_000);
		isWithin(queued / arrivals, erlangC(servers, utilisation));
		isWithin(queueUs / arrivals, meanWait(servers, utilisation, serviceUs));
		// Much of what chance does to the wait comes from how much work arrived, whose mean is known. Beside what theory
		// expects for the work that came (a control variate), less is left to luck.
		isWithin(queueUs / arrivals, meanWait(servers, cpuUs / (servers * spanUs), cpuUs / completed));
	});
});
