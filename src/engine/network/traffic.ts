/** Packets: how many, and the stories of the few that are shown. */
import type { LineCounts } from './lines.ts';

/** Where a packet is: the stations of its way, as they stand in the cluster. */
export type Place =
	| { kind: 'container'; uid: string; container: string }
	| { kind: 'loopback'; uid: string }
	| { kind: 'eth0'; uid: string }
	| { kind: 'veth'; uid: string; node: string }
	| { kind: 'bridge'; node: string }
	/** The VXLAN device of a node: encapsulates and decapsulates. */
	| { kind: 'vxlan'; node: string }
	| { kind: 'uplink'; node: string }
	/** What lies between the nodes. */
	| { kind: 'underlay' }
	/** People outside the cluster. */
	| { kind: 'outside' };

export interface Header {
	source: string;
	sourcePort: number;
	destination: string;
	destinationPort: number;
	/** The node-to-node header around it, while it's encapsulated. */
	outer?: { source: string; destination: string; port: number };
}

export interface Hop {
	place: Place;
	/** µs of virtual time. */
	at: number;
	/** The header when the packet leaves this place; the same object while nothing changes. */
	header: Header;
}

export const legLinks = ['localhost', 'pod', 'outside'] as const;
/** `localhost` never leaves the pod; `pod` is pod to pod (through a Service or not). */
export type LegLink = (typeof legLinks)[number];

export const legOutcomes = ['inFlight', 'delivered', 'refused', 'dropped'] as const;
export type LegOutcome = (typeof legOutcomes)[number];

/** A name that was looked up before the packet left. */
export interface Lookup {
	/** As the program wrote it: `api`. */
	name: string;
	/** The name under which the cluster's DNS has it: `api.default.svc.cluster.local`. */
	fqdn: string;
	/** Address of the DNS Service that was asked. */
	resolver: string;
	/** What it answered: a ClusterIP, or for a headless Service the addresses of its ready pods. */
	addresses: readonly string[];
}

/** One packet's way. */
export interface Leg {
	kind: 'request' | 'response' | 'reset';
	link: LegLink;
	/** What's asked or answered: `GET /`, `200 OK`, `connection refused`. */
	label: string;
	/** The Service whose address was asked for, `namespace/name`. */
	service?: string;
	/** Set on a request whose host is a name of the cluster. */
	lookup?: Lookup;
	hops: readonly Hop[];
	outcome: LegOutcome;
	/** Why it was refused or dropped: `connection refused`, `no route to host`. */
	reason?: string;
}

/** A sampled request with all that it caused, legs in the order of time. */
export interface Story {
	id: number;
	/** When its first packet left, in µs. */
	at: number;
	legs: readonly Leg[];
	/** No more legs will come. */
	done: boolean;
}

export interface TrafficCounts {
	sent: number;
	delivered: number;
	refused: number;
	dropped: number;
	inFlight: number;
}

export interface TrafficState {
	counts: TrafficCounts;
	/** Delivered packets by link. */
	byLink: Record<LegLink, number>;
	lines: LineCounts;
	/** Requests that couldn't be sent because their host has no address. */
	unresolved: number;
	/** The newest stories, oldest first, at most `storyLimit`. */
	stories: readonly Story[];
	/** When a story of each caller was begun last, in µs. */
	toldAt: Map<string, number>;
}

export const storyLimit = 200;
