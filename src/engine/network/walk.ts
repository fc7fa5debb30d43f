/**
 * The way of one packet through the cluster as it stands: which stations, when, and the header there. Every
 * station is a function from header to header; in the flat network only kube-proxy's rewrite of a Service's
 * address changes one.
 */
import type { Engine } from '../context.ts';
import { hopUs } from '../timing.ts';
import { inPodCIDR, vxlanAddress } from './addresses.ts';
import type { Header, Hop, LegLink, Place } from './traffic.ts';

export interface Walk {
	link: LegLink;
	/** µs from departure to the end of the way. */
	durationUs: number;
	/** As the receiver reads it. */
	header: Header;
	/** Empty unless the way was to be recorded. */
	hops: Hop[];
	/** Set when the packet doesn't reach a pod. */
	fate?: { outcome: 'refused' | 'dropped'; reason: string };
}

/** The stations passed so far. Unrecorded, only their time is added up. */
export interface Trail {
	startUs: number;
	durationUs: number;
	records: boolean;
	hops: Hop[];
}

export function newTrail(startUs: number, records: boolean): Trail {
	return { startUs, durationUs: 0, records, hops: [] };
}

function pass(trail: Trail, place: Place, header: Header): void {
	if (trail.records) trail.hops.push({ place, at: trail.startUs + trail.durationUs, header });
	trail.durationUs += hopUs[place.kind];
}

export interface PodEnd {
	uid: string;
	container: string;
	node: string;
}

function addressOf(engine: Engine, node: string): string {
	return engine.state.objects.Node.get(node)?.status.addresses[0]?.address ?? '';
}

/** From one node's bridge to another's: over the pod network that's set up. */
function crossNodes(engine: Engine, trail: Trail, from: string, to: string, header: Header): void {
	if (engine.state.settings.podNetwork === 'overlay') {
		const outer = { source: addressOf(engine, from), destination: addressOf(engine, to), port: 8472 };
		const wrapped = { ...header, outer };
		pass(trail, { kind: 'vxlan', node: from }, wrapped);
		pass(trail, { kind: 'uplink', node: from }, wrapped);
		pass(trail, { kind: 'underlay' }, wrapped);
		pass(trail, { kind: 'uplink', node: to }, wrapped);
		pass(trail, { kind: 'vxlan', node: to }, header);
		return;
	}
	pass(trail, { kind: 'uplink', node: from }, header);
	pass(trail, { kind: 'underlay' }, header);
	pass(trail, { kind: 'uplink', node: to }, header);
}

function enterPod(trail: Trail, node: string, uid: string, container: string, header: Header): void {
	pass(trail, { kind: 'veth', uid, node }, header);
	pass(trail, { kind: 'eth0', uid }, header);
	pass(trail, { kind: 'container', uid, container }, header);
}

/** The node whose podCIDR an address lies in. */
export function nodeOfAddress(engine: Engine, address: string): string | undefined {
	for (const node of engine.state.objects.Node.values()) {
		if (node.spec.podCIDR !== undefined && inPodCIDR(address, node.spec.podCIDR)) return node.metadata.name;
	}
	return undefined;
}

/** Inside one pod, over `lo`: it never leaves the pod's network namespace. */
export function walkLoopback(trail: Trail, from: PodEnd, toContainer: string, header: Header): Walk {
	pass(trail, { kind: 'container', uid: from.uid, container: from.container }, header);
	pass(trail, { kind: 'loopback', uid: from.uid }, header);
	pass(trail, { kind: 'container', uid: from.uid, container: toContainer }, header);
	return { link: 'localhost', durationUs: trail.durationUs, header, hops: trail.hops };
}

/**
 * From a pod to another pod's address. `rewritten` is the header after the sender's node, where it differs
 * from what the sender wrote (a Service); `receiver` is who holds the address now.
 */
export function walkToPod(
	engine: Engine,
	trail: Trail,
	from: PodEnd,
	header: Header,
	rewritten: Header,
	receiver: PodEnd | undefined,
): Walk {
	pass(trail, { kind: 'container', uid: from.uid, container: from.container }, header);
	pass(trail, { kind: 'eth0', uid: from.uid }, header);
	pass(trail, { kind: 'veth', uid: from.uid, node: from.node }, header);
	pass(trail, { kind: 'bridge', node: from.node }, rewritten);
	const end = (fate?: Walk['fate']): Walk => ({
		link: 'pod',
		durationUs: trail.durationUs,
		header: rewritten,
		hops: trail.hops,
		...(fate ? { fate } : {}),
	});
	if (!receiver) {
		const node = nodeOfAddress(engine, rewritten.destination);
		if (node !== undefined && node !== from.node) {
			crossNodes(engine, trail, from.node, node, rewritten);
			pass(trail, { kind: 'bridge', node }, rewritten);
		}
		return end({ outcome: 'dropped', reason: 'no route to host' });
	}
	if (receiver.node !== from.node) {
		crossNodes(engine, trail, from.node, receiver.node, rewritten);
		pass(trail, { kind: 'bridge', node: receiver.node }, rewritten);
	}
	enterPod(trail, receiver.node, receiver.uid, receiver.container, rewritten);
	return end();
}

/**
 * From outside to a node's port: kube-proxy there rewrites the destination to a pod's and, since the
 * answer must come back the same way, the source to the node's own (externalTrafficPolicy: Cluster).
 */
export function walkFromOutside(
	engine: Engine,
	trail: Trail,
	entry: string,
	header: Header,
	receiver: (PodEnd & { port: number; address: string }) | undefined,
): Walk {
	pass(trail, { kind: 'outside' }, header);
	pass(trail, { kind: 'uplink', node: entry }, header);
	if (!receiver) {
		const fate = { outcome: 'refused' as const, reason: 'connection refused' };
		return { link: 'outside', durationUs: trail.durationUs, header, hops: trail.hops, fate };
	}
	const podCIDR = engine.state.objects.Node.get(entry)?.spec.podCIDR ?? '';
	const isLocal = receiver.node === entry;
	const overOverlay = engine.state.settings.podNetwork === 'overlay';
	const rewritten: Header = {
		...header,
		source: isLocal ? `${podCIDR.slice(0, podCIDR.lastIndexOf('.'))}.1` : overOverlay ? vxlanAddress(podCIDR) : addressOf(engine, entry),
		destination: receiver.address,
		destinationPort: receiver.port,
	};
	if (isLocal) pass(trail, { kind: 'bridge', node: entry }, rewritten);
	else {
		crossNodes(engine, trail, entry, receiver.node, rewritten);
		pass(trail, { kind: 'bridge', node: receiver.node }, rewritten);
	}
	enterPod(trail, receiver.node, receiver.uid, receiver.container, rewritten);
	return { link: 'outside', durationUs: trail.durationUs, header: rewritten, hops: trail.hops };
}

function answering(header: Header): Header {
	return {
		source: header.destination,
		sourcePort: header.destinationPort,
		destination: header.source,
		destinationPort: header.sourcePort,
		...(header.outer
			? { outer: { source: header.outer.destination, destination: header.outer.source, port: header.outer.port } }
			: {}),
	};
}

/** The answer's way: the request's, backwards, every rewrite undone where it was made. */
export function walkBack(request: readonly Hop[], startUs: number): Hop[] {
	let at = startUs;
	return request.toReversed().map(({ place }, index, places) => {
		const hop = { place, at, header: answering(headerOnTheWayBack(request, places.length - 1 - index)) };
		at += hopUs[place.kind];
		return hop;
	});
}

/** Leaving a station backwards, the answer carries what the request carried when it came to it. */
function headerOnTheWayBack(request: readonly Hop[], index: number): Header {
	const before = request[Math.max(0, index - 1)];
	if (!before) throw new Error('a way has at least one station');
	return before.header;
}
