/** The ways of a request between plain Docker hosts: by a published port, by the container's own address, and without a port. */

import { acceptor } from '../../kubelet/sockets.ts';
import type { ClusterState } from '../../state.ts';
import { isLoopback } from '../addresses.ts';
import type { Header, Hop, Leg, LegLink } from '../traffic.ts';
import { newTrail, pass, type Trail } from '../walk.ts';
import { containerIn, type DockerContainer, type DockerHost } from './hosts.ts';

/** The request that's sent both ways. */
export interface ContrastRequest {
	link: LegLink;
	/** Nothing when people outside ask. */
	from?: { uid: string; container: string };
	/** The address that people outside have. */
	outside: string;
	to: { uid: string; container: string };
	/** On which the receiver listens. */
	port: number;
	sourcePort: number;
	/** µs. */
	at: number;
}

export const contrastRoads = ['published', 'unpublished', 'containerAddress'] as const;
/**
 * `published`: to the other host's port, as it must be done. `unpublished`: the same where nobody has published it.
 * `containerAddress`: to the container's own address, as one does in the flat network.
 */
export type ContrastRoad = (typeof contrastRoads)[number];

export interface ContrastWalk {
	hops: readonly Hop[];
	/** As it's read at the end of the way. */
	header: Header;
	outcome: 'delivered' | 'refused' | 'dropped';
	reason?: string;
	/** Who got it; nothing where nobody did. */
	receiver?: { uid: string; container: string };
	/** Somebody got it, and it isn't who was meant. */
	isWrongReceiver: boolean;
}

/** A request leg of the flat network as a request between hosts; nothing when it reached no container. */
export function requestOf({ kind, link, hops }: Leg): ContrastRequest | undefined {
	const first = hops[0];
	const last = hops.at(-1);
	if (kind !== 'request' || !first || last?.place.kind !== 'container') return undefined;
	const { uid, container } = last.place;
	const from =
		first.place.kind === 'container' ? { uid: first.place.uid, container: first.place.container } : undefined;
	return {
		link,
		...(from ? { from } : {}),
		outside: from ? '' : first.header.source,
		to: { uid, container },
		port: last.header.destinationPort,
		sourcePort: first.header.sourcePort,
		at: first.at,
	};
}

interface Plan {
	state: ClusterState;
	request: ContrastRequest;
	trail: Trail;
	/** The sender's own address, and the host that it's on. */
	sender: DockerContainer | undefined;
}

/** It has come into a container's network namespace: is anybody listening? */
function arrive(plan: Plan, at: DockerContainer, header: Header): ContrastWalk {
	const { state, request, trail } = plan;
	const sandbox = state.sandboxes.get(at.uid);
	const socket = sandbox && acceptor(sandbox, header.destinationPort, isLoopback(header.destination));
	const app = sandbox?.containers.find(({ role }) => role === 'app')?.name ?? '';
	const container = socket?.container ?? (at.uid === request.to.uid ? request.to.container : app);
	pass(trail, { kind: 'container', uid: at.uid, container }, header);
	const { hops } = trail;
	if (!socket) return { hops, header, outcome: 'refused', reason: 'connection refused', isWrongReceiver: false };
	const receiver = { uid: at.uid, container };
	return { hops, header, outcome: 'delivered', receiver, isWrongReceiver: at.uid !== request.to.uid };
}

function intoContainer(plan: Plan, to: DockerContainer, header: Header): ContrastWalk {
	if (!to.hostNetwork) {
		pass(plan.trail, { kind: 'bridge', node: to.node }, header);
		pass(plan.trail, { kind: 'veth', uid: to.uid, node: to.node }, header);
		pass(plan.trail, { kind: 'eth0', uid: to.uid }, header);
	}
	return arrive(plan, to, header);
}

function outOfContainer({ request, trail }: Plan, from: DockerContainer, header: Header): void {
	pass(trail, { kind: 'container', uid: from.uid, container: request.from?.container ?? '' }, header);
	if (from.hostNetwork) return;
	pass(trail, { kind: 'eth0', uid: from.uid }, header);
	pass(trail, { kind: 'veth', uid: from.uid, node: from.node }, header);
}

const failed = (
	{ trail: { hops } }: Plan,
	header: Header,
	outcome: 'refused' | 'dropped',
	reason: string,
): ContrastWalk => ({ hops, header, outcome, reason, isWrongReceiver: false });

/** What stands behind a port of a host: a container that it's published for, or one that's on the host's network. */
function behindPort(state: ClusterState, host: DockerHost, hostPort: number, except: string | undefined) {
	for (const container of host.containers) {
		const { uid, hostNetwork, published } = container;
		if (uid === except) continue;
		const sandbox = hostNetwork ? state.sandboxes.get(uid) : undefined;
		if (sandbox && acceptor(sandbox, hostPort, false)) return { container, port: hostPort };
		const mapped = published.find((port) => port.hostPort === hostPort);
		if (mapped) return { container, port: mapped.containerPort };
	}
	return undefined;
}

/**
 * To a port of the receiver's host. Out of the sender's host its NAT puts the host's address in the sender's place
 * (`MASQUERADE` in POSTROUTING, for what leaves 172.17.0.0/16 by another device than `docker0`); into the receiver's
 * host its NAT puts the container's address in the place of the host's (`DNAT` in PREROUTING, of the published port).
 */
function byHostPort(plan: Plan, host: DockerHost, hostPort: number, road: ContrastRoad): ContrastWalk {
	const { state, request, sender, trail } = plan;
	const { sourcePort } = request;
	const source = sender?.address ?? request.outside;
	const sent: Header = { source, sourcePort, destination: host.address, destinationPort: hostPort };
	let outward = sent;
	if (sender) {
		outOfContainer(plan, sender, sent);
		if (!sender.hostNetwork) pass(trail, { kind: 'bridge', node: sender.node }, sent);
		const own = hostAddress(state, sender.node);
		outward = sender.hostNetwork ? sent : { ...sent, source: own };
		pass(trail, { kind: 'uplink', node: sender.node }, outward);
		pass(trail, { kind: 'underlay' }, outward);
	} else pass(trail, { kind: 'outside' }, sent);
	const behind = behindPort(state, host, hostPort, road === 'unpublished' ? request.to.uid : undefined);
	if (!behind) {
		pass(trail, { kind: 'uplink', node: host.node }, outward);
		return failed(plan, outward, 'refused', 'connection refused');
	}
	const { container, port } = behind;
	const mapped = container.hostNetwork
		? outward
		: { ...outward, destination: container.address, destinationPort: port };
	pass(trail, { kind: 'uplink', node: host.node }, mapped);
	return intoContainer(plan, container, mapped);
}

function hostAddress({ objects }: ClusterState, node: string): string {
	return objects.Node.get(node)?.status.addresses[0]?.address ?? '';
}

/** To a container's own address: it's of the sender's own `docker0` network, so the packet never leaves the host. */
function byContainerAddress(plan: Plan, from: DockerContainer, own: DockerHost, destination: string): ContrastWalk {
	const { request, trail } = plan;
	const { sourcePort, port } = request;
	const header: Header = { source: from.address, sourcePort, destination, destinationPort: port };
	if (destination === from.address && !from.hostNetwork) {
		pass(trail, { kind: 'container', uid: from.uid, container: request.from?.container ?? '' }, header);
		pass(trail, { kind: 'loopback', uid: from.uid }, header);
		return arrive(plan, from, header);
	}
	outOfContainer(plan, from, header);
	const holder = own.containers.find(({ address, hostNetwork }) => address === destination && !hostNetwork);
	if (holder) return intoContainer(plan, holder, header);
	pass(trail, { kind: 'bridge', node: from.node }, header);
	return failed(plan, header, 'dropped', 'no route to host');
}

/**
 * The same request between Docker hosts. Inside one container it stays on `lo`, on one host it takes `docker0` at
 * the containers' own addresses whatever the road. Nothing when sender or receiver is gone, or when the road isn't
 * there (a port that isn't declared isn't published; people outside know no container's address).
 */
export function contrastWalk(
	state: ClusterState,
	hosts: readonly DockerHost[],
	request: ContrastRequest,
	road: ContrastRoad,
): ContrastWalk | undefined {
	const to = containerIn(hosts, request.to.uid);
	const sender = request.from && containerIn(hosts, request.from.uid);
	if (!to || (request.from && !sender)) return undefined;
	const plan: Plan = { state, request, trail: newTrail(request.at, true), sender };
	const host = hosts.find(({ node }) => node === to.node);
	const own = sender && hosts.find(({ node }) => node === sender.node);
	if (!host) return undefined;
	if (sender && request.link === 'localhost') return overLoopback(plan, sender);
	if (sender && own && (road === 'containerAddress' || (host === own && !to.hostNetwork)))
		return to.hostNetwork ? undefined : byContainerAddress(plan, sender, own, to.address);
	if (road === 'containerAddress') return undefined;
	if (road === 'unpublished' || to.hostNetwork) return byHostPort(plan, host, request.port, road);
	const published = to.published.find(({ containerPort }) => containerPort === request.port);
	return published && byHostPort(plan, host, published.hostPort, road);
}

function overLoopback(plan: Plan, sender: DockerContainer): ContrastWalk {
	const { request, trail } = plan;
	const { sourcePort, port } = request;
	const header = { source: '127.0.0.1', sourcePort, destination: '127.0.0.1', destinationPort: port };
	pass(trail, { kind: 'container', uid: sender.uid, container: request.from?.container ?? '' }, header);
	pass(trail, { kind: 'loopback', uid: sender.uid }, header);
	return arrive(plan, sender, header);
}
