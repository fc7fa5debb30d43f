/** Where requests meet meters: what comes, waits and goes, at its server and as its caller sees it. */
import type { Engine } from '../context.ts';
import { podKeysOn } from '../indexes.ts';
import { memoryUse } from '../kubelet/memory.ts';
import type { Sandbox } from '../kubelet/sandbox.ts';
import type { Request } from '../workload/state.ts';
import { type Departure, enter, integrate, leave, type Meter, newMeter, roll } from './meter.ts';
import { scope } from './series.ts';

/** Meters that are kept at once; of those that are at rest, the ones that were used longest ago go first. */
const metersMax = 1_024;

function forgetSome(meters: Map<string, Meter>): void {
	const idle = [...meters].filter(([, { inSystem, speed }]) => inSystem === 0 && speed === 0);
	idle.sort(([, a], [, b]) => a.at - b.at);
	for (const [name] of idle.slice(0, metersMax / 4)) meters.delete(name);
}

/** The meter of that scope, brought up to now. */
function meterOf(engine: Engine, name: string): Meter {
	const { meters, now } = engine.state;
	let meter = meters.get(name);
	if (!meter) {
		if (meters.size >= metersMax) forgetSome(meters);
		meter = newMeter(now, memoryIn(engine, name));
		meters.set(name, meter);
	}
	if (now < meter.endsAt) integrate(meter, now);
	else roll(meter, now, () => memoryIn(engine, name));
	return meter;
}

function memoryOfPod(engine: Engine, sandbox: Sandbox | undefined, container?: string): number {
	let bytes = 0;
	for (const one of sandbox?.containers ?? [])
		if (sandbox && (container === undefined || one.name === container)) bytes += memoryUse(engine, sandbox, one);
	return bytes;
}

function memoryIn(engine: Engine, name: string): number {
	const { sandboxes, objects } = engine.state;
	const [kind, first = '', second] = name.split('/');
	if (kind === 'container' || kind === 'pod') return memoryOfPod(engine, sandboxes.get(first), second);
	if (kind !== 'node') return 0;
	let bytes = 0;
	for (const key of podKeysOn(engine.index, first)) {
		const pod = objects.Pod.get(key);
		if (pod) bytes += memoryOfPod(engine, sandboxes.get(pod.metadata.uid));
	}
	return bytes;
}

/** The scopes that serve a process's requests. */
export function servingScopes(uid: string, container: string, node: string): readonly string[] {
	return [scope.container(uid, container), scope.pod(uid), scope.node(node)];
}

const first: readonly string[] = [scope.cluster];
const none: readonly string[] = [];

/** The scopes in which a request to a Service (or to none) counts as its caller sees it; one that no request led to in all. */
export function callingScopes(service: string | undefined, isFirst: boolean): readonly string[] {
	if (service === undefined) return isFirst ? first : none;
	return isFirst ? [scope.cluster, `service/${service}`] : [`service/${service}`];
}

/** A caller asks. */
export function callBegins(engine: Engine, request: Request): void {
	for (const name of request.calledIn) enter(meterOf(engine, name), false);
}

/** A caller has its answer, or gives up. */
export function callEnds(engine: Engine, request: Request, how: Departure): void {
	const spentUs = engine.state.now - request.startedAt;
	for (const name of request.calledIn) leave(meterOf(engine, name), how, spentUs);
}

/** A call that couldn't even leave. */
export function callFails(engine: Engine): void {
	const meter = meterOf(engine, scope.cluster);
	enter(meter, false);
	leave(meter, 'failed', 0);
}

/** A request comes to its server, and is served at once or waits. */
export function servingBegins(engine: Engine, request: Request, waits: boolean): void {
	for (const name of request.servedIn) enter(meterOf(engine, name), waits);
	if (waits && !request.abandoned) for (const name of request.calledIn) wait(meterOf(engine, name), 1);
}

function wait(meter: Meter, by: 1 | -1): void {
	meter.waiting += by;
	if (by > 0) meter.open.queued += 1;
}

/** CPU is used faster or slower from now on. */
export function speedChanges(engine: Engine, scopes: readonly string[], by: number): void {
	for (const name of scopes) meterOf(engine, name).speed += by;
}

/** One that waited waits no more. */
export function waitEnds(engine: Engine, request: Request): void {
	for (const name of request.servedIn) wait(meterOf(engine, name), -1);
	if (!request.abandoned) callWaitEnds(engine, request);
}

/** The same as its caller sees it, who may give up before. */
export function callWaitEnds(engine: Engine, request: Request): void {
	for (const name of request.calledIn) wait(meterOf(engine, name), -1);
}

/** The server is done with a request, or ends with it unanswered. */
export function servingEnds(engine: Engine, request: Request, how: Departure): void {
	const spentUs = engine.state.now - request.arrivedAt;
	for (const name of request.servedIn) leave(meterOf(engine, name), request.abandoned ? 'timedOut' : how, spentUs);
}

/** A request is turned away. */
export function servingRefused(engine: Engine, scopes: readonly string[]): void {
	for (const name of scopes) {
		const meter = meterOf(engine, name);
		enter(meter, false);
		leave(meter, 'refused', 0);
	}
}
