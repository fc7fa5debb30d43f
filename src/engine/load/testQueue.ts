/** One queue as theory has it, made of a client and a server on one node; for tests. */
import type { Engine } from '../engine.ts';
import { accept, clusterOf, podManifest, podNamed, run } from '../testCluster.ts';
import { type LoadWindow, scope, totalsOf } from './series.ts';

const mean = 10;

export interface QueueRun {
	/** As its server's container saw it. */
	totals: LoadWindow;
	/** Mean service time in ms. */
	serviceMs: number;
}

/** Poisson arrivals at a rate that makes `utilisation`, exponential service, `servers` of them, first come first served. */
export function runQueue(servers: number, utilisation: number, requests: number, seed: number): QueueRun {
	const engine = clusterOf(1, seed);
	accept(engine, {
		type: 'apply',
		objects: [
			podManifest('server', [
				{
					name: 'server',
					image: 'podarium/db:1',
					port: 5432,
					env: { CPU_MS: String(mean), WORKERS: String(servers) },
				},
			]),
		],
	});
	run(engine, 10);
	const rate = (1000 / mean) * servers * utilisation;
	const target = `${podNamed(engine, 'server').status.podIP}:5432`;
	accept(engine, {
		type: 'apply',
		objects: [
			podManifest('client', [
				{
					name: 'client',
					image: 'podarium/client:1',
					env: { TARGET_ADDR: target, RATE: rate.toFixed(3), TIMEOUT: '60' },
				},
			]),
		],
	});
	run(engine, 10 + requests / rate);
	return { totals: serverTotals(engine), serviceMs: mean };
}

function serverTotals(engine: Engine): LoadWindow {
	return totalsOf(engine.state, scope.container(podNamed(engine, 'server').metadata.uid, 'server'));
}

/** The probability of waiting in M/M/c (Erlang's C), by the recursion of Erlang's B. */
export function erlangC(servers: number, utilisation: number): number {
	const offered = servers * utilisation;
	let blocking = 1;
	for (let count = 1; count <= servers; count += 1) blocking = (offered * blocking) / (count + offered * blocking);
	return blocking / (1 - utilisation * (1 - blocking));
}
