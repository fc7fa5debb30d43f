/** Clients with a load of their own: when each asks next, how many answers it waits for, and what it tries again. */
import { type Engine, later } from '../context.ts';
import { type ClientLoad, rateAt } from '../load/pattern.ts';
import { drawExponential, stream } from '../random.ts';
import { second, timing } from '../timing.ts';
import type { Caller, Request } from './state.ts';

/** Changed in place. */
export interface Client {
	load: ClientLoad;
	/** Nobody has asked for it. */
	isUsual: boolean;
	/** From then on its pattern's seconds are counted. */
	startedAt: number;
	/** Its next tick; one that comes at another time belongs to a load that it no longer has. */
	tickAt: number;
	/** What's left to its next request: the rate (per 1,000 s) times µs, a billion of which are one request. */
	owed: number;
	/** Requests that it waits for. */
	open: number;
}

export function newClient(load: ClientLoad, now: number): Client {
	return { load, isUsual: false, startedAt: now, tickAt: now, owed: 0, open: 0 };
}

/** The client of a caller, if it has a load of its own. */
export function clientOf({ state }: Engine, caller: Caller): Client | undefined {
	const { processes, outside } = state.workload;
	if (caller.kind === 'outside') return outside.get(caller.service);
	return caller.byHand ? undefined : processes.get(caller.pid)?.client;
}

const oneRequest = 1_000_000_000;
/** So many seconds are looked ahead at once; a client that has nothing to do for longer looks again then. */
const lookAhead = 60;

/** Sets a client's next tick. Answers the µs until then. Rates change with each second of its pattern. */
export function untilNextTick({ streams, state }: Engine, client: Client): number {
	const { load, startedAt } = client;
	const { now, seed } = state;
	if (client.owed <= 0) {
		const isRandom = load.arrivals !== 'even';
		// What the last one came too late by, for want of smaller moments than a µs, is made up for.
		client.owed += isRandom ? drawExponential(stream(streams, seed, 'clients'), oneRequest) : oneRequest;
	}
	let at = now;
	for (let looked = 0; looked < lookAhead && client.owed > 0; looked += 1) {
		const seconds = Math.floor((at - startedAt) / second);
		const rate = rateAt(load.pattern, seconds);
		const rest = startedAt + (seconds + 1) * second - at;
		if (client.owed <= rate * rest) {
			const wait = Math.ceil(client.owed / rate);
			client.owed -= rate * wait;
			at += wait;
		} else {
			client.owed -= rate * rest;
			at += rest;
		}
	}
	client.tickAt = Math.max(at, now + 1);
	return client.tickAt - now;
}

/** How long this caller waits for an answer, in µs. */
export function patienceOf(client: Client | undefined): number {
	const seconds = client?.load.timeoutSeconds;
	return seconds === undefined ? timing.requestTimeoutUs : Math.max(1, Math.round(seconds * second));
}

/** A request has failed: its client sends it again in a while, if it does such things. */
export function retryLater(
	engine: Engine,
	client: Client,
	{ caller, attempt, target, label }: Pick<Request, 'caller' | 'attempt' | 'target' | 'label'>,
): void {
	const { retries = 0, backOffSeconds = 0 } = client.load;
	if (attempt >= retries) return;
	const delay = Math.round(backOffSeconds * second) * (1 << attempt);
	later(engine, delay, { type: 'retryCall', caller, target, label, attempt: attempt + 1 });
}
