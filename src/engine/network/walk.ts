/**
 * The way of one packet through the cluster as it stands: which stations, when, and the header there. In the
 * flat network only kube-proxy's rewrite of a Service's address changes a header; at the edges of it (a
 * node's own address, people outside) the node's masquerading does.
 */
import type { Engine } from '../context.ts';
import type { ClusterState } from '../state.ts';
import { hopUs } from '../timing.ts';
import { bridgeAddress, inPodCIDR, vxlanAddress } from './addresses.ts';
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
	/** A node put its own address in the place of the sender's. */
	masqueraded?: boolean;
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

/** A container as sender or receiver. On the host network it has no `eth0` of its own: it stands on its node. */
export interface PodEnd {
	uid: string;
	container: string;
	node: string;
	hostNetwork: boolean;
}

export function addressOfNode(engine: Engine, node: string): string {
	return engine.state.objects.Node.get(node)?.status.addresses[0]?.address ?? '';
}

/** The node whose podCIDR an address lies in. */
function nodeOfAddress(engine: Engine, address: string): string | undefined {
	for (const node of engine.state.objects.Node.values()) {
		if (node.spec.podCIDR !== undefined && inPodCIDR(address, node.spec.podCIDR)) return node.metadata.name;
	}
	return undefined;
}

/** Why nothing gets from one node to another: one of them is off, or cut from the network. Nobody answers, so it's a time-out. */
export function severed({ machines }: ClusterState, ...nodes: string[]): NonNullable<Walk['fate']> | undefined {
	for (const node of nodes) {
		const availability = machines.get(node)?.availability;
		if (availability === 'down') return { outcome: 'dropped', reason: 'host is down' };
		if (availability === 'cutOff') return { outcome: 'dropped', reason: 'i/o timeout' };
	}
	return undefined;
}

/** From one node's bridge to another's: over the pod network that's set up. */
function crossPodNetwork(engine: Engine, trail: Trail, from: string, to: string, header: Header): void {
	if (engine.state.settings.podNetwork === 'overlay') {
		const outer = { source: addressOfNode(engine, from), destination: addressOfNode(engine, to), port: 8472 };
		const wrapped = { ...header, outer };
		pass(trail, { kind: 'vxlan', node: from }, wrapped);
		crossUnderlay(trail, from, to, wrapped);
		pass(trail, { kind: 'vxlan', node: to }, header);
		return;
	}
	crossUnderlay(trail, from, to, header);
}

function crossUnderlay(trail: Trail, from: string, to: string, header: Header): void {
	pass(trail, { kind: 'uplink', node: from }, header);
	pass(trail, { kind: 'underlay' }, header);
	pass(trail, { kind: 'uplink', node: to }, header);
}

function leavePod(trail: Trail, from: PodEnd, header: Header): void {
	pass(trail, { kind: 'container', uid: from.uid, container: from.container }, header);
	if (from.hostNetwork) return;
	pass(trail, { kind: 'eth0', uid: from.uid }, header);
	pass(trail, { kind: 'veth', uid: from.uid, node: from.node }, header);
}

function enterPod(trail: Trail, to: PodEnd, header: Header): void {
	if (!to.hostNetwork) {
		pass(trail, { kind: 'bridge', node: to.node }, header);
		pass(trail, { kind: 'veth', uid: to.uid, node: to.node }, header);
		pass(trail, { kind: 'eth0', uid: to.uid }, header);
	}
	pass(trail, { kind: 'container', uid: to.uid, container: to.container }, header);
}

/** The address that a node's own packets to a pod carry: that of the device they leave by. */
export function nodeSource(engine: Engine, node: string, receiverNode: string | undefined): string {
	const podCIDR = engine.state.objects.Node.get(node)?.spec.podCIDR;
	if (podCIDR === undefined) return addressOfNode(engine, node);
	if (receiverNode === node) return bridgeAddress(podCIDR);
	return engine.state.settings.podNetwork === 'overlay' ? vxlanAddress(podCIDR) : addressOfNode(engine, node);
}

/** Inside one network namespace, over `lo`: it never leaves the pod (or, on the host network, the node). */
export function walkLoopback(trail: Trail, from: PodEnd, to: { uid: string; container: string }, header: Header): Walk {
	pass(trail, { kind: 'container', uid: from.uid, container: from.container }, header);
	pass(trail, { kind: 'loopback', uid: from.uid }, header);
	pass(trail, { kind: 'container', uid: to.uid, container: to.container }, header);
	return { link: 'localhost', durationUs: trail.durationUs, header, hops: trail.hops };
}

function done(trail: Trail, link: LegLink, header: Header, more: Pick<Walk, 'fate' | 'masqueraded'> = {}): Walk {
	return { link, durationUs: trail.durationUs, header, hops: trail.hops, ...more };
}

/** It leaves its node, and comes nowhere. */
function lostBetween(trail: Trail, link: LegLink, from: string, header: Header, fate: NonNullable<Walk['fate']>): Walk {
	pass(trail, { kind: 'uplink', node: from }, header);
	return done(trail, link, header, { fate });
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
	leavePod(trail, from, header);
	const isLocal = receiver?.node === from.node;
	if (!from.hostNetwork && !(isLocal && !receiver.hostNetwork))
		pass(trail, { kind: 'bridge', node: from.node }, rewritten);
	if (!receiver) {
		const node = nodeOfAddress(engine, rewritten.destination);
		if (node !== undefined && node !== from.node) {
			const fate = severed(engine.state, from.node, node);
			if (fate) return lostBetween(trail, 'pod', from.node, rewritten, fate);
			crossPodNetwork(engine, trail, from.node, node, rewritten);
			pass(trail, { kind: 'bridge', node }, rewritten);
		}
		return done(trail, 'pod', rewritten, { fate: { outcome: 'dropped', reason: 'no route to host' } });
	}
	if (!isLocal) {
		const fate = severed(engine.state, from.node, receiver.node);
		if (fate) return lostBetween(trail, 'pod', from.node, rewritten, fate);
		crossPodNetwork(engine, trail, from.node, receiver.node, rewritten);
	}
	enterPod(trail, receiver, rewritten);
	return done(trail, 'pod', rewritten);
}

/** What stands behind a port of a node's own address: a pod on the host network, or one that the port is mapped to. */
export type NodeReceiver = PodEnd & { address: string; port: number };

/**
 * From a pod to a node's own address, which isn't in the pod network: on the way out the sender's node puts
 * its own address in the sender's place (flannel's `ip-masq`), unless the node is its own.
 */
export function walkToNode(
	engine: Engine,
	trail: Trail,
	from: PodEnd,
	header: Header,
	node: string,
	receiver: NodeReceiver | undefined,
): Walk {
	leavePod(trail, from, header);
	const isOwn = node === from.node;
	const masqueraded = !isOwn && !from.hostNetwork;
	const outward = masqueraded ? { ...header, source: addressOfNode(engine, from.node) } : header;
	if (!from.hostNetwork) pass(trail, { kind: 'bridge', node: from.node }, outward);
	const fate = isOwn ? undefined : severed(engine.state, from.node, node);
	if (fate) return lostBetween(trail, 'pod', from.node, outward, fate);
	if (!isOwn) crossUnderlay(trail, from.node, node, outward);
	if (!receiver)
		return done(trail, 'pod', outward, { masqueraded, fate: { outcome: 'refused', reason: 'connection refused' } });
	const rewritten = receiver.hostNetwork
		? outward
		: { ...outward, destination: receiver.address, destinationPort: receiver.port };
	enterPod(trail, receiver, rewritten);
	return done(trail, 'pod', rewritten, { masqueraded });
}

/**
 * From outside to a node's port. A Service's port there rewrites the destination to a pod's and, since the
 * answer must come back the same way, the source to the node's own (externalTrafficPolicy: Cluster).
 */
export function walkFromOutside(
	engine: Engine,
	trail: Trail,
	entry: string,
	header: Header,
	receiver: NodeReceiver | undefined,
): Walk {
	pass(trail, { kind: 'outside' }, header);
	const fate = severed(engine.state, entry, ...(receiver ? [receiver.node] : []));
	if (fate) return done(trail, 'outside', header, { fate });
	pass(trail, { kind: 'uplink', node: entry }, header);
	if (!receiver) return done(trail, 'outside', header, { fate: { outcome: 'refused', reason: 'connection refused' } });
	const rewritten: Header = {
		...header,
		source: nodeSource(engine, entry, receiver.node),
		destination: receiver.address,
		destinationPort: receiver.port,
	};
	if (receiver.node !== entry) crossPodNetwork(engine, trail, entry, receiver.node, rewritten);
	enterPod(trail, receiver, rewritten);
	return done(trail, 'outside', rewritten, { masqueraded: true });
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
