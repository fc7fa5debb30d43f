/** One measurement of the engine, in a process of its own: takes a job as JSON, prints a result as JSON. */
import { advance, createEngine, dispatch, type Engine, takeChanges } from '../../../engine/engine.ts';
import { second } from '../../../engine/timing.ts';
import type { ManifestObject } from '../../../kubernetes/types.ts';
import { median } from '../bench.ts';

export type Job =
	| { what: 'deployment'; replicas: number; nodes: number }
	/** The same again and again: what it takes once the compiler has seen `warmUpSeconds` of CPU of it. */
	| { what: 'warmDeployment'; replicas: number; nodes: number; warmUpSeconds: number }
	| { what: 'ticks' | 'traffic'; pods: number; seconds: number };

export interface DeploymentResult {
	cpuSeconds: number;
	virtualSeconds: number;
	events: number;
	bytesPerPod: number;
}

export interface RateResult {
	events: number;
	cpuSeconds: number;
}

/** CPU seconds of this process, user and system, since `from`. */
function cpuSecondsSince(from: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(from);
	return (user + system) / 1e6;
}

function heapBytes(): number {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
}

function apply(engine: Engine, objects: ManifestObject[]): void {
	const refusal = dispatch(engine, { type: 'apply', objects });
	if (refusal) throw new Error(refusal.message);
}

function clusterOf(nodes: number): Engine {
	const engine = createEngine({ seed: 1 });
	const names = Array.from({ length: nodes }, (_, index) => `node-${index + 1}`);
	const allocatable = { cpu: '64', memory: '256Gi', pods: '110' };
	apply(
		engine,
		names.map((name) => ({
			apiVersion: 'v1',
			kind: 'Node',
			metadata: { name },
			status: { capacity: allocatable, allocatable },
		})),
	);
	return engine;
}

function deployment(name: string, replicas: number, container: Record<string, unknown>): ManifestObject {
	const labels = { app: name };
	const template = { metadata: { labels }, spec: { containers: [{ name, ...container }] } };
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name },
		spec: { replicas, selector: { matchLabels: labels }, template },
	};
}

function allRunning({ state }: Engine, replicas: number): boolean {
	if (state.objects.Pod.size !== replicas) return false;
	for (const { status } of state.objects.Pod.values()) if (status.phase !== 'Running') return false;
	return true;
}

function bringUp(engine: Engine, replicas: number): number {
	let events = 0;
	while (!allRunning(engine, replicas)) {
		if (engine.state.now > 3600 * second) throw new Error(`not all of ${replicas} pods run after an hour`);
		events += advance(engine, engine.state.now + second / 2);
		// As a view does, which would otherwise pile up.
		takeChanges(engine);
	}
	return events;
}

/** A Deployment in an empty cluster, from apply to all Running. */
function deploy(engine: Engine, replicas: number): { cpuSeconds: number; events: number } {
	const before = process.cpuUsage();
	apply(engine, [deployment('web', replicas, { image: 'nginx:1' })]);
	const events = bringUp(engine, replicas);
	return { cpuSeconds: cpuSecondsSince(before), events };
}

function measureDeployment(replicas: number, nodes: number): DeploymentResult {
	const engine = clusterOf(nodes);
	const heapBefore = heapBytes();
	const deployed = deploy(engine, replicas);
	const bytesPerPod = (heapBytes() - heapBefore) / replicas;
	return { ...deployed, bytesPerPod, virtualSeconds: engine.state.now / second };
}

const warmRounds = 9;

function measureWarm(replicas: number, nodes: number, warmUpSeconds: number): RateResult {
	const begun = process.cpuUsage();
	while (cpuSecondsSince(begun) < warmUpSeconds) deploy(clusterOf(nodes), replicas);
	const rounds = Array.from({ length: warmRounds }, () => deploy(clusterOf(nodes), replicas));
	return { events: rounds[0]?.events ?? 0, cpuSeconds: median(rounds.map(({ cpuSeconds }) => cpuSeconds)) };
}

/** Rate of events once everything runs. The first tenth warms the compiler up and isn't counted. */
function measureRate(engine: Engine, seconds: number): RateResult {
	advance(engine, engine.state.now + (seconds * second) / 10);
	const cpuBefore = process.cpuUsage();
	const events = advance(engine, engine.state.now + seconds * second);
	return { events, cpuSeconds: cpuSecondsSince(cpuBefore) };
}

/** Simple events: processes that wake up, find nobody to call and go back to sleep. */
function measureTicks(pods: number, seconds: number): RateResult {
	const engine = clusterOf(Math.ceil(pods / 100));
	apply(engine, [deployment('client', pods, { image: 'podarium/client:1' })]);
	bringUp(engine, pods);
	return measureRate(engine, seconds);
}

/** Requests through a Service: sent, routed, served, answered. */
function measureTraffic(pods: number, seconds: number): RateResult {
	const engine = clusterOf(Math.ceil(pods / 50));
	const service = {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name: 'web' },
		spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
	};
	apply(engine, [
		deployment('web', pods, { image: 'nginx:1' }),
		service,
		deployment('client', pods, { image: 'podarium/client:1', env: [{ name: 'TARGET_ADDR', value: 'web:80' }] }),
	]);
	bringUp(engine, 2 * pods);
	return measureRate(engine, seconds);
}

function measure(job: Job): DeploymentResult | RateResult {
	if (job.what === 'deployment') return measureDeployment(job.replicas, job.nodes);
	if (job.what === 'warmDeployment') return measureWarm(job.replicas, job.nodes, job.warmUpSeconds);
	return job.what === 'ticks' ? measureTicks(job.pods, job.seconds) : measureTraffic(job.pods, job.seconds);
}

process.stdout.write(`${JSON.stringify(measure(JSON.parse(process.argv[2] ?? '{}') as Job))}\n`);
