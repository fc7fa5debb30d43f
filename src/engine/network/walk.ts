/**
 * The way of one packet through the cluster as it stands: which stations, when, and the header there. In the
 * flat network only kube-proxy's rewrite of a Service's address changes a header; at the edges of it (a
 * node's own address, people outside) the node's masquerading does.
 */
import type { Engine } from '../context.ts';
import type { ClusterState } from '../state.ts';
import { hopUs } from '../timing.ts';
import { bridgeAddress, inPodCIDR, vxlanAddress, vxlanPort } from './addresses.ts';
import { isLine, type Line } from './lines.ts';
import type { Header, Hop, LegLink, Place } from './traffic.ts';

export interface Walk {
	link: LegLink;
	/** µs from departure to the end of the way. */
	durationUs: number;
	/** As the receiver reads it. */
	header: Header;
	/** Empty unless the way was to be recorded. */
	hops: Hop[];
	/** The lines on the way, recorded or not. */
	lines: Line[];
	/** Set when the packet doesn't reach a pod. */
	fate?: { outcome: 'refused' | 'dropped'; reason: string };
	/** A node put its own address in the place of the sender's. */
	masqueraded?: boolean;
}

/** The stations passed so far. Unrecorded, only their time is added up and the lines are noted. */
export interface Trail {
	startUs: number;
	durationUs: number;
	records: boolean;
	hops: Hop[];
	lines: Line[];
}

export function newTrail(startUs: number, records: boolean): Trail {
	return { startUs, durationUs: 0, records, hops: [], lines: [] };
}

/** Goes through a station. */
export function pass(trail: Trail, place: Place, header: Header): void {
	if (trail.records) trail.hops.push({ place, at: trail.startUs + trail.durationUs, header });
	if (isLine(place)) trail.lines.push(place);
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
		const outer = { source: addressOfNode(engine, from), destination: addressOfNode(engine, to), port: vxlanPort };
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
export function nodeSource(engine: Engine, node: string, receiver: PodEnd | undefined): string {
	const podCIDR = engine.state.objects.Node.get(node)?.spec.podCIDR;
	if (podCIDR === undefined || receiver?.hostNetwork) return addressOfNode(engine, node);
	if (receiver?.node === node) return bridgeAddress(podCIDR);
	return engine.state.settings.podNetwork === 'overlay' ? vxlanAddress(podCIDR) : addressOfNode(engine, node);
}

/** Inside one network namespace, over `lo`: it never leaves the pod (or, on the host network, the node). */
export function walkLoopback(trail: Trail, from: PodEnd, to: { uid: string; container: string }, header: Header): Walk {
	pass(trail, { kind: 'container', uid: from.uid, container: from.container }, header);
	pass(trail, { kind: 'loopback', uid: from.uid }, header);
	pass(trail, { kind: 'container', uid: to.uid, container: to.container }, header);
	return done(trail, 'localhost', header);
}

function done(trail: Trail, link: LegLink, header: Header, more: Pick<Walk, 'fate' | 'masqueraded'> = {}): Walk {
	return { link, durationUs: trail.durationUs, header, hops: trail.hops, lines: trail.lines, ...more };
}

/** It leaves its node, and comes nowhere. */
function lostBetween(trail: Trail, link: LegLink, from: string, header: Header, fate: NonNullable<Walk['fate']>): Walk {
	pass(trail, { kind: 'uplink', node: from }, header);
	return done(trail, link, header, { fate });
}

/** To the node of a receiver elsewhere. A pod on the host network is reached at its node's own address, past the pod network. */
function crossTo(engine: Engine, trail: Trail, from: string, receiver: PodEnd, header: Header): void {
	if (receiver.node === from) return;
	if (receiver.hostNetwork) crossUnderlay(trail, from, receiver.node, header);
	else crossPodNetwork(engine, trail, from, receiver.node, header);
}

/**
 * From a pod to another pod's address. `rewritten` is the header after the sender's node, where it differs
 * from what the sender wrote (a Service); `receiver` is who holds the address now. On the way to a pod on another
 * host's network the packet leaves the pod network, and is masqueraded for that (flannel's `ip-masq`).
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
	const masqueraded = receiver.hostNetwork && !isLocal && !from.hostNetwork;
	const outward = masqueraded ? { ...rewritten, source: addressOfNode(engine, from.node) } : rewritten;
	const fate = isLocal ? undefined : severed(engine.state, from.node, receiver.node);
	if (fate) return { ...lostBetween(trail, 'pod', from.node, outward, fate), masqueraded };
	crossTo(engine, trail, from.node, receiver, outward);
	enterPod(trail, receiver, outward);
	return done(trail, 'pod', outward, masqueraded ? { masqueraded } : {});
}

/** What stands behind a port of a node's own address: a pod on the host network, or one that the port is mapped to. */
export type NodeReceiver = PodEnd & {
	address: string;
	port: number;
	/** A Service's node port: the answer must come back through this node, so kube-proxy masquerades what it forwards. */
	throughService: boolean;
};

/**
 * From a node to the pod behind one of its ports, the destination mapped already. What's delivered on the node
 * itself passes no POSTROUTING, so nothing is masqueraded there.
 */
function forward(
	engine: Engine,
	trail: Trail,
	link: LegLink,
	node: string,
	sent: Header,
	mapped: Header,
	receiver: NodeReceiver,
): Walk {
	const isDeliveredHere = receiver.hostNetwork && receiver.node === node;
	const masquerades = receiver.throughService && !isDeliveredHere;
	const header = masquerades ? { ...mapped, source: nodeSource(engine, node, receiver) } : mapped;
	const masqueraded = header.source !== sent.source;
	const fate = receiver.node === node ? undefined : severed(engine.state, node, receiver.node);
	if (fate) return { ...lostBetween(trail, link, node, header, fate), masqueraded };
	crossTo(engine, trail, node, receiver, header);
	enterPod(trail, receiver, header);
	return done(trail, link, header, { masqueraded });
}

function mappedTo(header: Header, { address, port }: NodeReceiver): Header {
	if (header.destination === address && header.destinationPort === port) return header;
	return { ...header, destination: address, destinationPort: port };
}

/**
 * From a pod to a node's own address, which isn't in the pod network: on the way out the sender's node puts
 * its own address in the sender's place (flannel's `ip-masq`), unless the node is its own. A Service's port of
 * its own node is a short cut for pods: kube-proxy maps it and masquerades nothing.
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
	const outward = isOwn || from.hostNetwork ? header : { ...header, source: addressOfNode(engine, from.node) };
	const mapped = receiver ? mappedTo(outward, receiver) : outward;
	if (!from.hostNetwork) pass(trail, { kind: 'bridge', node: from.node }, isOwn ? mapped : header);
	const fate = isOwn ? undefined : severed(engine.state, from.node, node);
	if (fate) return { ...lostBetween(trail, 'pod', from.node, outward, fate), masqueraded: outward !== header };
	if (!isOwn) {
		pass(trail, { kind: 'uplink', node: from.node }, outward);
		pass(trail, { kind: 'underlay' }, outward);
		pass(trail, { kind: 'uplink', node }, mapped);
	}
	if (!receiver) {
		const masqueraded = outward !== header;
		return done(trail, 'pod', outward, { masqueraded, fate: { outcome: 'refused', reason: 'connection refused' } });
	}
	const isShortCut = isOwn && !from.hostNetwork && receiver.uid !== from.uid;
	const way = isShortCut ? { ...receiver, throughService: false } : receiver;
	return forward(engine, trail, 'pod', node, header, mapped, way);
}

/**
 * From outside to a node's port. The node maps the destination as the packet comes in (PREROUTING) and, since the
 * answer must come back the same way, puts its own address in the source's place as it goes on (POSTROUTING;
 * externalTrafficPolicy: Cluster).
 */
export function walkFromOutside(
	engine: Engine,
	trail: Trail,
	entry: string,
	header: Header,
	receiver: NodeReceiver | undefined,
): Walk {
	pass(trail, { kind: 'outside' }, header);
	const fate = severed(engine.state, entry);
	if (fate) return done(trail, 'outside', header, { fate });
	const mapped = receiver ? mappedTo(header, receiver) : header;
	pass(trail, { kind: 'uplink', node: entry }, mapped);
	if (!receiver) return done(trail, 'outside', header, { fate: { outcome: 'refused', reason: 'connection refused' } });
	return forward(engine, trail, 'outside', entry, header, mapped, receiver);
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
