/** One queue as theory has it, made of a client and a server on one node, in a process of its own: job in, figures out, as JSON. */
import { advance, createEngine, dispatch, type Engine } from '../../engine/engine.ts';
import { scope, totalsOf } from '../../engine/load/series.ts';
import { second } from '../../engine/timing.ts';
import type { ManifestObject } from '../../kubernetes/types.ts';

export interface Job {
	servers: number;
	/** Of all the server's workers, on average: below 1. */
	utilisation: number;
	requests: number;
	seed: number;
}

export interface Figures {
	arrivals: number;
	queued: number;
	refused: number;
	completed: number;
	/** Area under the number that wait, CPU time, and for how long requests came. */
	queueUs: number;
	cpuUs: number;
	spanUs: number;
}

/** Mean service time. */
const serviceMs = 2;
/** From apply to the client's first request: pull, start, and start-up. */
const startUs = 3 * second;

function pod(name: string, image: string, env: Record<string, string>): ManifestObject {
	const list = Object.entries(env).map(([variable, value]) => ({ name: variable, value }));
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: { name },
		spec: { containers: [{ name, image, env: list }] },
	};
}

function apply(engine: Engine, object: ManifestObject): void {
	const refusal = dispatch(engine, { type: 'apply', objects: [object] });
	if (refusal) throw new Error(refusal.message);
}

/** Poisson arrivals, exponential service, so many workers, first come first served. */
function runQueue({ servers, utilisation, requests, seed }: Job): Figures {
	const engine = createEngine({ seed });
	apply(engine, { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } });
	apply(engine, pod('server', 'podarium/db:1', { CPU_MS: String(serviceMs), WORKERS: String(servers) }));
	advance(engine, 10 * second);
	const status = engine.state.objects.Pod.get('default/server')?.status;
	const rate = (1000 / serviceMs) * servers * utilisation;
	const target = { TARGET_ADDR: `${status?.podIP}:5432`, RATE: rate.toFixed(3), TIMEOUT: '60' };
	apply(engine, pod('client', 'podarium/client:1', target));
	advance(engine, engine.state.now + startUs + Math.round((requests / rate) * second));
	const uid = engine.state.objects.Pod.get('default/server')?.metadata.uid ?? '';
	const { arrivals, queued, refused, completed, queueUs, cpuUs, spanUs } = totalsOf(
		engine.state,
		scope.container(uid, 'server'),
	);
	return { arrivals, queued, refused, completed, queueUs, cpuUs, spanUs };
}

process.stdout.write(`${JSON.stringify(runQueue(JSON.parse(process.argv[2] ?? '{}') as Job))}\n`);
