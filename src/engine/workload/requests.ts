/** A request's life: opened, on its way, accepted, served, answered, given up. */
import { type Engine, later } from '../context.ts';
import type { ProcessProgram } from '../images/program.ts';
import { containerOf, putContainer, withLog } from '../kubelet/sandboxes.ts';
import { acceptor } from '../kubelet/sockets.ts';
import { beginWork, settleWork, takeDone } from '../load/cpu.ts';
import { isInside } from '../load/littlesLaw.ts';
import {
	callBegins,
	callEnds,
	callFails,
	callWaitEnds,
	servingBegins,
	servingEnds,
	servingRefused,
	waitEnds,
} from '../load/measure.ts';
import type { Departure } from '../load/meter.ts';
import { countRecord } from '../load/records.ts';
import { record, recordNumbers } from '../log.ts';
import { isLoopback } from '../network/addresses.ts';
import { beginStory, endLeg, endStory } from '../network/stories.ts';
import { drawExponential, stream } from '../random.ts';
import { type CallTarget, nextTarget, type Speaker, speakerOf } from './calls.ts';
import { clientOf, patienceOf, retryLater } from './clientState.ts';
import { fromPort, route, wayOf } from './route.ts';
import { sendPacket } from './sending.ts';
import type { Caller, Packet, ProcessLoad, Request } from './state.ts';
import { startWaiting, takeOverdue } from './timeouts.ts';

/** Requests that lead to requests that lead to requests: beyond this they go round in a circle. */
const depthLimit = 16;
/** Connections that wait to be accepted (`net.core.somaxconn` is 4096; programs ask for less). */
const backlogLimit = 128;

export interface Opening {
	caller: Caller;
	target: CallTarget;
	parent?: Request;
	/** How often it has been sent before. */
	attempt?: number;
}

const noScopes: readonly string[] = [];

/** Sends a request on its way. False when it can't even leave: its host has no address. */
export function openRequest(engine: Engine, { caller, target, parent, attempt = 0 }: Opening): boolean {
	const { workload, traffic, now } = engine.state;
	const id = workload.nextRequest;
	const story = parent ? parent.story : beginStory(engine, caller.name);
	const way = story === 0 ? wayOf(engine, caller, target) : route(engine, caller, target, true, id);
	if (!way) {
		traffic.unresolved += 1;
		record(engine.state, 'nameUnresolved', caller.name, target.host);
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
		attempt,
		target: target.where ?? `${target.host}:${target.port}`,
		label: target.request,
		optional: target.optional,
		link: way.walk.link,
		phase: 'travelling',
		abandoned: false,
		startedAt: now,
		wayUs: way.walk.durationUs,
		lines: way.walk.lines,
		between: way.between,
		cpuUs: 0,
		masqueraded: way.walk.masqueraded === true,
		sent: fromPort(way.sent, id),
		received: fromPort(way.walk.header, id),
		serverUid: way.receiver ?? '',
		serverPid: 0,
		arrivedAt: 0,
		servedIn: noScopes,
		calledIn: parent ? way.scopes : way.firstScopes,
		nextCall: 0,
		failed: false,
		service: way.service,
	};
	workload.requests.set(id, request);
	callBegins(engine, request);
	request.leg = sendPacket(engine, request, 'request', way.walk.hops, way.walk.fate);
	const client = parent ? undefined : clientOf(engine, caller);
	if (client) client.open += 1;
	startWaiting(engine, id, patienceOf(client));
	return true;
}

/** One line in the log of the container that called; people outside keep none. */
function say(engine: Engine, caller: Caller, text: string): void {
	if (caller.kind === 'outside' || caller.byHand) return;
	const container = containerOf(engine.state.sandboxes.get(caller.uid), caller.container);
	if (container) putContainer(engine, caller.uid, withLog(container, engine.state.now, text));
}

/** A request's packet has come to its receiver, who takes it, lets it wait, or refuses. */
export function requestArrives(engine: Engine, request: Request): 'delivered' | NonNullable<Packet['fate']> {
	const sandbox = engine.state.sandboxes.get(request.serverUid);
	const local = request.link === 'localhost';
	if (!sandbox || (!local && sandbox.ip !== request.received.destination) || sandbox.phase === 'stopped') {
		return { outcome: 'dropped', reason: 'no route to host' };
	}
	const socket = acceptor(sandbox, request.received.destinationPort, isLoopback(request.received.destination));
	const load = socket && engine.state.workload.processes.get(socket.pid);
	const program = load && speakerOf(engine, load)?.program;
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

function serve(engine: Engine, request: Request, load: ProcessLoad, program: ProcessProgram): void {
	load.active += 1;
	request.phase = 'serving';
	const mean = program.cpuPerRequestUs;
	const generator = stream(engine.streams, engine.state.seed, 'workload');
	const cpuUs = program.spread === 'constant' ? mean : drawExponential(generator, mean);
	request.cpuUs = cpuUs;
	beginWork(engine, load, request);
}

/** Requests may have had their CPU time at a container, whose servers have then done their own part. */
export function workDone(engine: Engine, container: string): void {
	const { requests, processes } = engine.state.workload;
	for (const { request: id, pid } of takeDone(engine, container)) {
		const request = requests.get(id);
		const load = processes.get(pid);
		if (!request || !load) continue;
		load.busyUs += request.cpuUs;
		proceed(engine, request);
	}
	settleWork(engine, container);
}

function proceed(engine: Engine, request: Request): void {
	const load = engine.state.workload.processes.get(request.serverPid);
	if (!load) return;
	while (!request.failed) {
		const next = nextTarget(engine, load, request.nextCall);
		if (!next) break;
		request.nextCall = next.index + 1;
		request.phase = 'calling';
		if (openRequest(engine, { caller: load.caller, target: next.target, parent: request })) return;
		if (!next.target.optional) request.failed = true;
	}
	answer(engine, request, load);
}

function answer(engine: Engine, request: Request, load: ProcessLoad): void {
	const speaker = speakerOf(engine, load);
	if (request.failed) load.failed += 1;
	else {
		load.served += 1;
		if (speaker?.keepsState) countRecord(load, request.label);
	}
	servingEnds(engine, request, request.failed ? 'failed' : 'completed');
	if (speaker) leak(engine, load, speaker);
	if (request.story !== 0) {
		const code = request.failed ? 502 : 200;
		const line = `${request.received.source} "${request.label}" ${code}`;
		say(engine, load.caller, line);
	}
	request.phase = 'answering';
	sendPacket(engine, request, 'response', undefined, undefined);
	freePlace(engine, load, speaker);
}

/** Variable of the teaching images: memory that every request leaves behind, in KiB. */
const leakVariable = 'LEAK_KIB_PER_REQUEST';

/** Leaves the request's memory behind, which may be the last drop. */
function leak(engine: Engine, load: ProcessLoad, { env }: Speaker): void {
	const text = env[leakVariable];
	if (text === undefined) return;
	const kibibytes = Number(text);
	if (!(kibibytes > 0)) return;
	load.leakedBytes += Math.floor(kibibytes) * 1024;
	later(engine, 0, { type: 'memoryCheck', uid: load.uid, container: load.container });
}

/** A place at the server is free: the next in the backlog takes it. */
function freePlace(engine: Engine, load: ProcessLoad, speaker: Speaker | undefined): void {
	load.active -= 1;
	const program = speaker?.program;
	while (program && load.active < program.concurrency) {
		const id = load.backlog.shift();
		if (id === undefined) return;
		const request = engine.state.workload.requests.get(id);
		if (!request) continue;
		waitEnds(engine, request);
		serve(engine, request, load, program);
	}
}

/** The first request of a caller has ended. */
function tellClient(engine: Engine, request: Request, ok: boolean): void {
	const { caller } = request;
	if (caller.kind === 'process') {
		if (caller.byHand) return;
		const load = engine.state.workload.processes.get(caller.pid);
		if (load && ok) load.served += 1;
		else if (load) load.failed += 1;
	}
	const client = clientOf(engine, caller);
	if (!client) return;
	client.open -= 1;
	if (!ok) retryLater(engine, client, request);
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
	const spentUs = engine.state.now - request.startedAt;
	if (ok) recordNumbers(engine.state, 'requestDone', request.id, spentUs);
	else record(engine.state, 'requestFailed', request.id, spentUs);
	if (!ok && request.story !== 0) say(engine, request.caller, `${request.label} ${request.target}: ${reason}`);
	if (request.parent === 0) tellClient(engine, request, ok);
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

/** Callers have waited long enough. A server that's still at work isn't told. */
export function patienceEnds(engine: Engine, patienceUs: number): void {
	const { requests } = engine.state.workload;
	for (const id of takeOverdue(engine, patienceUs)) {
		const request = requests.get(id);
		if (!request) continue;
		endLeg(engine, request.story, request.leg, request.phase === 'lost' ? 'dropped' : 'delivered');
		const isHeld = request.phase !== 'lost';
		if (request.phase === 'queued') callWaitEnds(engine, request);
		finishRequest(engine, request, 'failed', timedOut);
		if (isHeld) requests.set(id, Object.assign(request, { abandoned: true }));
	}
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
