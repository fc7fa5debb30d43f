/** A request's life: opened, on its way, accepted, served, answered, given up. */
import { cpuMillis } from '../../kubernetes/quantity.ts';
import { draw, type Engine, later } from '../context.ts';
import type { ProcessProgram } from '../images/program.ts';
import { containerOf, podOf, processOf, putContainer, withLog } from '../kubelet/sandboxes.ts';
import { acceptor } from '../kubelet/sockets.ts';
import { programOf, specOf } from '../kubelet/specs.ts';
import { isInside } from '../load/littlesLaw.ts';
import {
	callBegins,
	callEnds,
	callFails,
	callWaitEnds,
	cpuUsed,
	servingBegins,
	servingEnds,
	servingRefused,
	waitEnds,
} from '../load/measure.ts';
import type { Departure } from '../load/meter.ts';
import { countRecord } from '../load/records.ts';
import { record } from '../log.ts';
import { isLoopback } from '../network/addresses.ts';
import { beginStory, endLeg, endStory } from '../network/stories.ts';
import { drawExponential, stream } from '../random.ts';
import { timing } from '../timing.ts';
import { type CallTarget, nextTarget, type Speaker, speakerOf } from './calls.ts';
import { route } from './route.ts';
import { sendPacket } from './sending.ts';
import type { Caller, Packet, ProcessLoad, Request } from './state.ts';

/** Requests that lead to requests that lead to requests: beyond this they go round in a circle. */
const depthLimit = 16;
/** Connections that wait to be accepted (`net.core.somaxconn` is 4096; programs ask for less). */
const backlogLimit = 128;

export interface Opening {
	caller: Caller;
	target: CallTarget;
	parent?: Request;
}

/** Under which name a caller's stories are counted. */
export function callerName(caller: Caller): string {
	if (caller.kind === 'outside') return `outside ${caller.service}`;
	return `${caller.uid} ${caller.container}${caller.byHand ? ' by hand' : ''}`;
}

/** Sends a request on its way. False when it can't even leave: its host has no address. */
export function openRequest(engine: Engine, { caller, target, parent }: Opening): boolean {
	const { workload, traffic, now } = engine.state;
	const id = workload.nextRequest;
	const story = parent ? parent.story : beginStory(engine, callerName(caller));
	const way = route(engine, caller, target, story !== 0, id);
	if (!way) {
		traffic.unresolved += 1;
		record(engine.state, 'nameUnresolved', callerName(caller), target.host);
		if (story !== 0) say(engine, caller, `lookup ${target.host}: no such host`);
		if (!parent) {
			endStory(engine, story);
			callFails(engine);
		}
		return false;
	}
	workload.nextRequest += 1;
	const request: Request = {
		id,
		caller,
		parent: parent?.id ?? 0,
		depth: parent ? parent.depth + 1 : 0,
		story,
		leg: -1,
		target: `${target.host}:${target.port}`,
		label: target.request,
		optional: target.optional,
		link: way.walk.link,
		phase: 'travelling',
		abandoned: false,
		startedAt: now,
		wayUs: way.walk.durationUs,
		lines: way.walk.lines,
		cpuUs: 0,
		masqueraded: way.walk.masqueraded === true,
		sent: way.sent,
		received: way.walk.header,
		serverUid: way.receiver ?? '',
		serverPid: 0,
		arrivedAt: 0,
		servedIn: [],
		nextCall: 0,
		failed: false,
		...(way.service === undefined ? {} : { service: way.service }),
	};
	workload.requests.set(id, request);
	callBegins(engine, request);
	request.leg = sendPacket(engine, request, 'request', way.walk.hops, way.walk.fate);
	later(engine, timing.requestTimeoutUs, { type: 'requestTimeout', request: id });
	return true;
}

/** One line in the log of the container that called; people outside keep none. */
function say(engine: Engine, caller: Caller, text: string): void {
	if (caller.kind === 'outside' || caller.byHand) return;
	const container = containerOf(engine.state.sandboxes.get(caller.uid), caller.container);
	if (container) putContainer(engine, caller.uid, withLog(container, engine.state.now, text));
}

/** A request's packet has come to its receiver, who takes it, lets it wait, or refuses. */
export function requestArrives(engine: Engine, request: Request): 'delivered' | Required<Packet>['fate'] {
	const sandbox = engine.state.sandboxes.get(request.serverUid);
	const local = request.link === 'localhost';
	if (!sandbox || (!local && sandbox.ip !== request.received.destination) || sandbox.phase === 'stopped') {
		return { outcome: 'dropped', reason: 'no route to host' };
	}
	const socket = acceptor(sandbox, request.received.destinationPort, isLoopback(request.received.destination));
	const load = socket && engine.state.workload.processes.get(socket.pid);
	const program = load && programOfProcess(engine, load.pid);
	if (!load || !program) return { outcome: 'refused', reason: 'connection refused' };
	if (request.depth >= depthLimit) return { outcome: 'refused', reason: 'too many requests in a circle' };
	if (load.active >= program.concurrency && load.backlog.length >= backlogLimit) {
		servingRefused(engine, load.scopes);
		return { outcome: 'dropped', reason: 'backlog full' };
	}
	request.serverPid = load.pid;
	request.arrivedAt = engine.state.now;
	request.servedIn = load.scopes;
	const waits = load.active >= program.concurrency;
	servingBegins(engine, request, waits);
	if (waits) {
		request.phase = 'queued';
		load.backlog.push(request.id);
	} else serve(engine, request, load, program);
	return 'delivered';
}

/** The program of a running process; nothing once it has ended. */
function programOfProcess(engine: Engine, pid: number): ProcessProgram | undefined {
	const running = processOf(engine, pid);
	const pod = running && podOf(engine, running.sandbox.uid);
	return pod && programOf(pod, running.container.name)?.program.processes[running.process.program];
}

function serve(engine: Engine, request: Request, load: ProcessLoad, program: ProcessProgram): void {
	load.active += 1;
	request.phase = 'serving';
	const mean = program.cpuPerRequestUs;
	const generator = stream(engine.streams, engine.state.seed, 'workload');
	const cpuUs = program.spread === 'constant' ? mean : drawExponential(generator, mean);
	request.cpuUs = cpuUs;
	const duration = Math.ceil(cpuUs * throttling(engine, load));
	later(engine, duration, { type: 'requestServed', request: request.id, pid: load.pid });
}

/** How much longer CPU time takes where the container's limit is below what its requests at work could use. */
function throttling(engine: Engine, { uid, container, active }: ProcessLoad): number {
	const pod = podOf(engine, uid);
	const limit = pod && specOf(pod, container)?.resources?.limits?.cpu;
	return limit === undefined ? 1 : Math.max(1, (active * 1000) / Math.max(1, cpuMillis(limit)));
}

/** The server has done its own part: it makes its calls, and then answers. */
export function requestServed(engine: Engine, id: number, pid: number): void {
	const request = engine.state.workload.requests.get(id);
	if (!request || request.serverPid !== pid || request.phase !== 'serving') return;
	const load = engine.state.workload.processes.get(pid);
	if (load) {
		load.busyUs += request.cpuUs;
		cpuUsed(engine, load.scopes, request.cpuUs);
	}
	proceed(engine, request);
}

function proceed(engine: Engine, request: Request): void {
	const caller = serverAsCaller(engine, request);
	const speaker = caller && speakerOf(engine, caller.pid);
	if (!caller) return;
	while (!request.failed) {
		const next = speaker && nextTarget(engine, speaker, request.nextCall);
		if (!next) break;
		request.nextCall = next.index + 1;
		request.phase = 'calling';
		if (openRequest(engine, { caller, target: next.target, parent: request })) return;
		if (!next.target.optional) request.failed = true;
	}
	answer(engine, request);
}

function serverAsCaller(engine: Engine, request: Request): (Caller & { kind: 'process' }) | undefined {
	const load = engine.state.workload.processes.get(request.serverPid);
	return load && { kind: 'process', pid: load.pid, uid: load.uid, container: load.container };
}

function answer(engine: Engine, request: Request): void {
	const load = engine.state.workload.processes.get(request.serverPid);
	if (!load) return;
	if (request.failed) load.failed += 1;
	else {
		load.served += 1;
		countRecord(engine, load, request.label);
	}
	servingEnds(engine, request, request.failed ? 'failed' : 'completed');
	leak(engine, load);
	if (request.story !== 0) {
		const code = request.failed ? 502 : 200;
		const line = `${request.received.source} "${request.label}" ${code}`;
		say(engine, { kind: 'process', pid: load.pid, uid: load.uid, container: load.container }, line);
	}
	request.phase = 'answering';
	sendPacket(engine, request, 'response', undefined, undefined);
	freePlace(engine, load);
}

/** Variable of the teaching images: memory that every request leaves behind, in KiB. */
const leakVariable = 'LEAK_KIB_PER_REQUEST';

/** Leaves the request's memory behind, which may be the last drop. */
function leak(engine: Engine, load: ProcessLoad): void {
	const container = containerOf(engine.state.sandboxes.get(load.uid), load.container);
	const kibibytes = Number(container?.env[leakVariable] ?? 0);
	if (!(kibibytes > 0)) return;
	load.leakedBytes += Math.floor(kibibytes) * 1024;
	later(engine, 0, { type: 'memoryCheck', uid: load.uid, container: load.container });
}

/** A place at the server is free: the next in the backlog takes it. */
function freePlace(engine: Engine, load: ProcessLoad): void {
	load.active -= 1;
	const program = programOfProcess(engine, load.pid);
	while (program && load.active < program.concurrency) {
		const id = load.backlog.shift();
		if (id === undefined) return;
		const request = engine.state.workload.requests.get(id);
		if (!request) continue;
		waitEnds(engine, request);
		serve(engine, request, load, program);
	}
}

function departureOf(request: Request, outcome: 'ok' | 'failed', reason: string): Departure {
	if (outcome === 'ok') return request.failed ? 'failed' : 'completed';
	if (reason === timedOut) return 'timedOut';
	return reason === 'connection refused' ? 'refused' : 'failed';
}

/** The caller hears how it ended; what it was itself serving goes on. */
export function finishRequest(engine: Engine, request: Request, outcome: 'ok' | 'failed', reason: string): void {
	const { workload } = engine.state;
	workload.requests.delete(request.id);
	if (request.abandoned) return;
	callEnds(engine, request, departureOf(request, outcome, reason));
	const ok = outcome === 'ok' && !request.failed;
	record(engine.state, ok ? 'requestDone' : 'requestFailed', request.id, engine.state.now - request.startedAt);
	if (!ok && request.story !== 0) say(engine, request.caller, `${request.label} ${request.target}: ${reason}`);
	if (request.caller.kind === 'process' && request.parent === 0 && !request.caller.byHand) {
		const load = workload.processes.get(request.caller.pid);
		if (load && ok) load.served += 1;
		else if (load) load.failed += 1;
	}
	const parent = workload.requests.get(request.parent);
	if (!parent) {
		if (request.parent === 0) endStory(engine, request.story);
		return;
	}
	if (parent.phase !== 'calling') return;
	if (!ok && !request.optional) parent.failed = true;
	proceed(engine, parent);
}

const timedOut = 'i/o timeout';

/** The caller has waited long enough. A server that's still at work isn't told. */
export function requestTimeout(engine: Engine, id: number): void {
	const request = engine.state.workload.requests.get(id);
	if (!request || request.abandoned) return;
	endLeg(engine, request.story, request.leg, request.phase === 'lost' ? 'dropped' : 'delivered');
	const isHeld = request.phase !== 'lost';
	if (request.phase === 'queued') callWaitEnds(engine, request);
	finishRequest(engine, request, 'failed', timedOut);
	if (isHeld) engine.state.workload.requests.set(id, Object.assign(request, { abandoned: true }));
}

/** Its server is there no more. */
function cutOff(engine: Engine, request: Request): void {
	if (request.phase === 'queued') waitEnds(engine, request);
	servingEnds(engine, request, 'failed');
}

/** Their machine has gone off: whoever they were serving hears nothing more. */
export function loseRequestsAt(engine: Engine, pids: readonly number[]): void {
	for (const request of engine.state.workload.requests.values()) {
		if (!pids.includes(request.serverPid) || !isInside(request)) continue;
		cutOff(engine, request);
		request.phase = 'lost';
	}
}

/** Processes have died: whoever they were serving gets a reset. */
export function failRequestsAt(engine: Engine, pids: readonly number[]): void {
	for (const request of [...engine.state.workload.requests.values()]) {
		if (!pids.includes(request.serverPid) || !isInside(request)) continue;
		cutOff(engine, request);
		request.phase = 'answering';
		request.failed = true;
		sendPacket(engine, request, 'reset', undefined, undefined);
	}
}

/**
 * One look of a process that only waits: its `nextCall` counts what has come true. A name has to resolve; a server
 * has to answer, which it's asked for now and seen at the next look.
 */
function waitIsOver(engine: Engine, pid: number, load: ProcessLoad, speaker: Speaker): boolean {
	const waits = speaker.program.waits ?? [];
	while (load.nextCall < waits.length) {
		const next = nextTarget(engine, speaker, load.nextCall);
		if (next?.index !== load.nextCall) return false;
		const answered = waits.slice(0, load.nextCall).filter((what) => what === 'answer').length;
		if (waits[load.nextCall] === 'answer' && load.served <= answered) {
			const caller = { kind: 'process', pid, uid: load.uid, container: load.container } as const;
			if (!openRequest(engine, { caller, target: next.target })) load.failed += 1;
			return false;
		}
		load.nextCall += 1;
	}
	return true;
}

/** A process that calls by itself makes its next call and waits for its turn again. */
export function clientTick(engine: Engine, pid: number): void {
	const load = engine.state.workload.processes.get(pid);
	const speaker = load && speakerOf(engine, pid);
	const everyUs = speaker?.program.everyUs;
	if (!load || !everyUs) return;
	if (speaker.program.waits && waitIsOver(engine, pid, load, speaker)) {
		const { endsAfterUs = 0, exitCode = 0 } = speaker.program;
		later(engine, endsAfterUs, { type: 'processExit', pid, exitCode });
		return;
	}
	const next = speaker.program.waits
		? undefined
		: (nextTarget(engine, speaker, load.nextCall) ?? (load.nextCall > 0 ? nextTarget(engine, speaker, 0) : undefined));
	if (next) {
		load.nextCall = next.index + 1;
		const caller = { kind: 'process', pid, uid: load.uid, container: load.container } as const;
		if (!openRequest(engine, { caller, target: next.target })) load.failed += 1;
	}
	const spread = Math.floor(everyUs / 5);
	const jitter = spread > 0 ? draw(engine, 'clients', spread) - Math.floor(spread / 2) : 0;
	later(engine, everyUs + jitter, { type: 'clientTick', pid });
}
