/** What each hop of a packet's way is, as a code with what changed there. The sentences are the view's. */
import type { Header, Leg, Place } from './traffic.ts';

/** Fields of a header, in the order in which they're read; `outer…` while it's encapsulated. */
export const headerFields = [
	'source',
	'sourcePort',
	'destination',
	'destinationPort',
	'outerSource',
	'outerDestination',
	'outerPort',
] as const;
export type HeaderField = (typeof headerFields)[number];

export const hopCodes = [
	/** A process hands its packet to the kernel. */
	'leavesProcess',
	/** Over `lo`: it never leaves the network namespace. */
	'throughLoopback',
	/** Out by the pod's `eth0`, its end of the veth pair. */
	'leavesPodInterface',
	/** In by the pod's `eth0`. */
	'entersPodInterface',
	'crossesVeth',
	'onBridge',
	/** kube-proxy's rules on this node put an endpoint in the place of the Service's address. */
	'serviceRewritten',
	/** The answer: the endpoint's address becomes the Service's again. */
	'serviceRestored',
	/** A port of the node becomes the port of a pod. */
	'portMapped',
	'encapsulated',
	'decapsulated',
	'leavesNode',
	'underlay',
	'entersNode',
	/** The node puts its own address in the sender's place. */
	'masqueraded',
	/** The answer: the sender's address comes back in. */
	'unmasqueraded',
	'fromOutside',
	'toOutside',
	'delivered',
	'refused',
	'dropped',
] as const;
export type HopCode = (typeof hopCodes)[number];

export interface HopExplanation {
	code: HopCode;
	/** What else happened at this hop, in its order. */
	also: readonly HopCode[];
	/** Fields whose value isn't what it was when the packet left the hop before. */
	changed: readonly HeaderField[];
}

/** The value of a header's field as it's printed; nothing when it isn't encapsulated. */
export function fieldOf(header: Header, field: HeaderField): string | undefined {
	switch (field) {
		case 'source':
		case 'destination':
			return header[field];
		case 'sourcePort':
		case 'destinationPort':
			return String(header[field]);
		case 'outerSource':
			return header.outer?.source;
		case 'outerDestination':
			return header.outer?.destination;
		case 'outerPort':
			return header.outer === undefined ? undefined : String(header.outer.port);
	}
}

/** The fields in which two headers differ. */
export function changedFields(before: Header, after: Header): HeaderField[] {
	if (before === after) return [];
	return headerFields.filter((field) => fieldOf(before, field) !== fieldOf(after, field));
}

/** What was rewritten at a hop, in the kernel's order: destination first (PREROUTING), then source (POSTROUTING). */
function rewrites(leg: Leg, changed: readonly HeaderField[]): HopCode[] {
	const codes: HopCode[] = [];
	const sourceChanged = changed.includes('source');
	const destinationChanged = changed.includes('destination') || changed.includes('destinationPort');
	if (leg.kind === 'request') {
		if (destinationChanged)
			codes.push(leg.link === 'outside' || leg.service === undefined ? 'portMapped' : 'serviceRewritten');
		if (sourceChanged) codes.push('masqueraded');
		return codes;
	}
	if (destinationChanged) codes.push('unmasqueraded');
	if (sourceChanged || changed.includes('sourcePort')) codes.push('serviceRestored');
	return codes;
}

const isOutOfNode = (place: Place | undefined): boolean => place?.kind === 'underlay' || place?.kind === 'outside';

function codeOfPlace({ hops }: Leg, index: number): HopCode {
	const place = hops[index]?.place;
	const isLast = index === hops.length - 1;
	switch (place?.kind) {
		case 'container':
			return isLast ? 'delivered' : 'leavesProcess';
		case 'loopback':
			return 'throughLoopback';
		case 'eth0':
			return hops[index - 1]?.place.kind === 'container' ? 'leavesPodInterface' : 'entersPodInterface';
		case 'veth':
			return 'crossesVeth';
		case 'bridge':
			return 'onBridge';
		case 'vxlan':
			return hops[index]?.header.outer ? 'encapsulated' : 'decapsulated';
		case 'uplink':
			return isOutOfNode(hops[index - 1]?.place) ? 'entersNode' : 'leavesNode';
		case 'underlay':
			return 'underlay';
		case 'outside':
			return isLast ? 'toOutside' : 'fromOutside';
		case undefined:
			throw new Error(`the way has no hop ${index}`);
	}
}

/** How a way ended, at its last hop; nothing where it just goes on. */
function endOf({ hops, outcome }: Leg, index: number): HopCode | undefined {
	if (index !== hops.length - 1) return undefined;
	if (outcome === 'refused' || outcome === 'dropped') return outcome;
	return hops[index]?.place.kind === 'outside' ? 'delivered' : undefined;
}

/** What a hop of a leg (from 0) is, and what changed there. Throws where the leg has no such hop. */
export function explainHop(leg: Leg, index: number): HopExplanation {
	const hop = leg.hops[index];
	if (!hop) throw new Error(`the way has no hop ${index}`);
	const before = leg.hops[index - 1];
	const changed = before ? changedFields(before.header, hop.header) : [];
	const end = endOf(leg, index);
	const place = codeOfPlace(leg, index);
	// A packet that was refused or lost never came to the process at its end.
	const isThere = !(place === 'delivered' && end !== undefined);
	const codes = [...(end ? [end] : []), ...rewrites(leg, changed), ...(isThere ? [place] : [])];
	const [code = place, ...also] = codes;
	return { code, also, changed };
}
