/** Who calls by itself: processes, at their own pace or with a load of their own, and people outside the cluster. */
import type { Service } from '../../kubernetes/types.ts';
import { draw, type Engine, later } from '../context.ts';
import { callFails } from '../load/measure.ts';
import { type ClientLoad, loadInEnv } from '../load/pattern.ts';
import { type CallTarget, nextTarget, type Speaker, speakerOf } from './calls.ts';
import { type Client, clientOf, newClient, retryLater, untilNextTick } from './clientState.ts';
import { openRequest } from './requests.ts';
import type { Caller, ProcessLoad } from './state.ts';

/**
 * One look of a process that only waits: its `nextCall` counts what has come true. A name has to resolve; a server
 * has to answer, which it's asked for now and seen at the next look.
 */
function waitIsOver(engine: Engine, load: ProcessLoad, speaker: Speaker): boolean {
	const waits = speaker.program.waits ?? [];
	while (load.nextCall < waits.length) {
		const next = nextTarget(engine, load, load.nextCall);
		if (next?.index !== load.nextCall) return false;
		const answered = waits.slice(0, load.nextCall).filter((what) => what === 'answer').length;
		if (waits[load.nextCall] === 'answer' && load.served <= answered) {
			if (!openRequest(engine, { caller: load.caller, target: next.target })) load.failed += 1;
			return false;
		}
		load.nextCall += 1;
	}
	return true;
}

/** Connections that one address can have to another: one for each ephemeral port of Linux. */
const openMax = 28_232;

/** A client sends a request, or fails to. */
function ask(engine: Engine, caller: Caller, target: CallTarget, attempt = 0): void {
	const client = clientOf(engine, caller);
	const isFull = client !== undefined && client.open >= openMax;
	if (isFull) callFails(engine);
	if (!isFull && openRequest(engine, { caller, target, attempt })) return;
	const load = caller.kind === 'process' ? engine.state.workload.processes.get(caller.pid) : undefined;
	if (load) load.failed += 1;
	const where = `${target.host}:${target.port}`;
	if (client) retryLater(engine, client, { caller, attempt, target: where, label: target.request });
}

/** A process with calls of its own has started up. */
export function startClient(engine: Engine, pid: number): void {
	const load = engine.state.workload.processes.get(pid);
	const speaker = load && speakerOf(engine, load);
	if (!load || speaker?.program.everyUs === undefined) return;
	const own = speaker.program.generatesLoad ? loadInEnv(speaker.env) : undefined;
	if (own) load.client = newClient(own, engine.state.now);
	later(engine, load.client ? untilNextTick(engine, load.client) : speaker.program.everyUs, {
		type: 'clientTick',
		pid,
	});
}

/** A process that calls by itself makes its next call and waits for its turn again. */
export function clientTick(engine: Engine, pid: number): void {
	const load = engine.state.workload.processes.get(pid);
	const speaker = load && speakerOf(engine, load);
	const everyUs = speaker?.program.everyUs;
	if (!load || !everyUs) return;
	const { client } = load;
	if (speaker.program.waits && waitIsOver(engine, load, speaker)) {
		const { endsAfterUs = 0, exitCode = 0 } = speaker.program;
		later(engine, endsAfterUs, { type: 'processExit', pid, exitCode });
		return;
	}
	const isDue = client === undefined || client.owed <= 0;
	const next =
		speaker.program.waits || !isDue
			? undefined
			: (nextTarget(engine, load, load.nextCall) ?? (load.nextCall > 0 ? nextTarget(engine, load, 0) : undefined));
	if (next) {
		load.nextCall = next.index + 1;
		ask(engine, load.caller, next.target);
	}
	later(engine, client ? untilNextTick(engine, client) : jittered(engine, everyUs), { type: 'clientTick', pid });
}

/** About as long, so that clients that began together don't go on together. */
function jittered(engine: Engine, everyUs: number): number {
	const spread = Math.floor(everyUs / 5);
	return everyUs + (spread > 0 ? draw(engine, 'clients', spread) - Math.floor(spread / 2) : 0);
}

/** A client sends a request again that has failed. */
export function retryCall(engine: Engine, caller: Caller, target: string, request: string, attempt: number): void {
	if (!clientOf(engine, caller)) return;
	const colon = target.lastIndexOf(':');
	const host = target.slice(0, colon);
	ask(engine, caller, { host, port: Number(target.slice(colon + 1)), request, optional: false }, attempt);
}

export function isExposed(service: Service | undefined): boolean {
	return service !== undefined && (service.spec.type === 'NodePort' || service.spec.type === 'LoadBalancer');
}

/** What people outside do as long as nobody says otherwise: one request a second. */
const usual: ClientLoad = { pattern: { kind: 'constant', rate: 1 }, arrivals: 'even' };

/** Begins the calls to a Service that has become reachable from outside. */
export function startOutside(engine: Engine, service: string): void {
	if (!engine.state.workload.outside.has(service)) setOutsideLoad(engine, service, undefined);
}

/** Another load from outside for a Service in the place of what was there; without one the usual. */
export function setOutsideLoad(engine: Engine, service: string, load: ClientLoad | undefined): void {
	const { workload, now } = engine.state;
	const open = workload.outside.get(service)?.open ?? 0;
	const client: Client = { ...newClient(load ?? usual, now), isUsual: load === undefined, open };
	workload.outside.set(service, client);
	later(engine, untilNextTick(engine, client), { type: 'outsideTick', service });
}

interface Outsider {
	caller: Caller;
	target: CallTarget;
}

/** What people outside are as a caller, and what they call, as long as the port stays. */
const outsiders = new WeakMap<Client, Outsider>();

function outsider(client: Client, service: string, port: number): Outsider {
	const known = outsiders.get(client);
	if (known?.target.port === port) return known;
	const target = { host: service, port, request: 'GET /', optional: false };
	const fresh: Outsider = { caller: { kind: 'outside', name: `outside ${service}`, service }, target };
	outsiders.set(client, fresh);
	return fresh;
}

/** One call from outside, and the next in its time; it ends when the Service is no longer reachable. */
export function outsideTick(engine: Engine, key: string): void {
	const client = engine.state.workload.outside.get(key);
	if (client?.tickAt !== engine.state.now) return;
	const service = engine.state.objects.Service.get(key);
	if (!isExposed(service)) {
		engine.state.workload.outside.delete(key);
		return;
	}
	const port = service?.spec.ports[0]?.nodePort;
	if (port !== undefined && client.owed <= 0) {
		const { caller, target } = outsider(client, key, port);
		ask(engine, caller, target);
	}
	later(engine, untilNextTick(engine, client), { type: 'outsideTick', service: key });
}
