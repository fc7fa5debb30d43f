/** Load in the cluster, packet by packet. Changed in place, and so copied deeply by a snapshot. */
import type { Line } from '../network/lines.ts';
import type { Header, LegLink } from '../network/traffic.ts';
import type { Client } from './clientState.ts';

export interface ProcessLoad {
	/** As a caller. */
	caller: Extract<Caller, { kind: 'process' }>;
	pid: number;
	uid: string;
	container: string;
	/** Requests being served. */
	active: number;
	/** Requests that wait for a free place, oldest first. */
	backlog: number[];
	served: number;
	failed: number;
	/** CPU time that served requests have taken, in µs. */
	busyUs: number;
	/** Memory that requests have left behind. */
	leakedBytes: number;
	/** Writes that it has stored, if its program keeps state: no other process has them. */
	records: number;
	/** Names of the meters that its requests are counted by. */
	scopes: readonly string[];
	/** Next of `calls` that a self-calling process makes. */
	nextCall: number;
	/** Its own load, if its variables ask for one. */
	client?: Client;
}

/** `name` is what its stories are counted by. Never changed, and shared by all requests of the caller. */
export type Caller =
	/** `byHand`: somebody asks from inside the container, and its own program has no part in it. */
	| { kind: 'process'; name: string; pid: number; uid: string; container: string; byHand?: true }
	| { kind: 'outside'; name: string; service: string };

/** `lost`: its packet was dropped, and only the time-out will tell the caller. */
export type RequestPhase = 'travelling' | 'queued' | 'serving' | 'calling' | 'answering' | 'lost';

export interface Request {
	id: number;
	caller: Caller;
	/** The request that is being served by this call; 0 for a first one. */
	parent: number;
	/** How many requests led to this one. */
	depth: number;
	/** The story that it's told in, and its leg there; 0 and -1 if it isn't. */
	story: number;
	leg: number;
	/** How often its client had sent it before. */
	attempt: number;
	/** What the caller asked for: `api:8080`. */
	target: string;
	label: string;
	/** The caller can do without an answer (a cache). */
	optional: boolean;
	link: LegLink;
	phase: RequestPhase;
	/** The caller has given up; the server doesn't know. */
	abandoned: boolean;
	startedAt: number;
	/** One way, in µs. */
	wayUs: number;
	/** The lines on that way, and the nodes at its ends where they're two. */
	lines: readonly Line[];
	between: readonly string[];
	/** CPU time that serving it takes, in µs; 0 until it's served. */
	cpuUs: number;
	/** A node put its own address in the place of the caller's. */
	masqueraded: boolean;
	/** Header as the caller sent it, and as the receiver reads it. */
	sent: Header;
	received: Header;
	/** Key of the Service that was asked for. */
	service: string | undefined;
	/** Who holds the address, and which process accepted; 0 while none has. */
	serverUid: string;
	serverPid: number;
	/** When it came there, and the meters of who accepted it. */
	arrivedAt: number;
	servedIn: readonly string[];
	/** The meters that count it as its caller sees it. */
	calledIn: readonly string[];
	/** Of its program's calls, the one to make next. */
	nextCall: number;
	failed: boolean;
}

/** Known to the event of its arrival alone. Never changed. */
export interface Packet {
	id: number;
	request: number;
	kind: 'request' | 'response' | 'reset';
	/** Set when the walk already ended badly. */
	fate: { outcome: 'refused' | 'dropped'; reason: string } | undefined;
	/** How often it has been sent before. */
	attempt: number;
	/** Where in its story the packet's leg is; -1 if untold. */
	leg: number;
}

export interface WorkloadState {
	processes: Map<number, ProcessLoad>;
	requests: Map<number, Request>;
	nextPid: number;
	nextRequest: number;
	nextPacket: number;
	nextStory: number;
	/** People outside, by the key of the Service that they call. */
	outside: Map<string, Client>;
	/** By how long (µs) their callers wait: requests in the order in which they were sent. */
	timeouts: Map<number, number[]>;
}
