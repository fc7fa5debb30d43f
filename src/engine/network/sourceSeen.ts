/** The claim of the flat network, for one packet: the source that the receiver reads is the sender's own address. */
import type { Leg } from './traffic.ts';

export const sourceVerdicts = [
	/** The claim holds: the receiver reads the sender's pod IP. */
	'podIP',
	/** It holds, and both are the same pod: `127.0.0.1`. */
	'loopback',
	/** The sender stands on its node's network; the receiver reads the node's address, which is the sender's own. */
	'nodeAddress',
	/** An answer: the caller reads the address that it had asked, as it must. */
	'addressAsked',
	/** A node put its own address in the sender's place: the way leaves the pod network, or comes from outside it. */
	'masqueraded',
	/** A pod that reached itself through its Service, and would otherwise answer itself past it. */
	'hairpin',
] as const;
export type SourceVerdict = (typeof sourceVerdicts)[number];

export interface SourceSeen {
	/** As the sender wrote it. */
	sent: string;
	/** As the receiver read it. */
	seen: string;
	same: boolean;
	verdict: SourceVerdict;
}

/** Checks the claim for one leg; nothing for a packet that nobody has received. */
export function sourceSeen(leg: Leg): SourceSeen | undefined {
	const first = leg.hops[0];
	const last = leg.hops.at(-1);
	if (!first || !last || leg.outcome !== 'delivered') return undefined;
	const sent = first.header.source;
	const seen = last.header.source;
	const same = sent === seen;
	return { sent, seen, same, verdict: verdictOf(leg, same) };
}

function verdictOf({ kind, link, hops }: Leg, same: boolean): SourceVerdict {
	const first = hops[0]?.place;
	const last = hops.at(-1)?.place;
	if (link === 'localhost') return 'loopback';
	if (kind !== 'request') return 'addressAsked';
	if (same) return hops[1]?.place.kind === 'eth0' ? 'podIP' : 'nodeAddress';
	const isItself = first?.kind === 'container' && last?.kind === 'container' && first.uid === last.uid;
	return isItself ? 'hairpin' : 'masqueraded';
}
