/** From what a caller asks for to a packet's way: name, Service, backend, stations. */
import type { Service } from '../../kubernetes/types.ts';
import { draw, type Engine } from '../context.ts';
import type { Sandbox } from '../kubelet/sandbox.ts';
import { podOf } from '../kubelet/sandboxes.ts';
import { acceptor, socketsOf } from '../kubelet/sockets.ts';
import { callingScopes } from '../load/measure.ts';
import { bridgeAddress, isIPv4, isLoopback } from '../network/addresses.ts';
import { podAddressOf, serviceOf } from '../network/dns.ts';
import { backendsAtNodePort, nodeAt, ownReceiverAtNode, receiverBehind } from '../network/nodePorts.ts';
import { type Backend, backendsOf, pick } from '../network/proxy.ts';
import type { Header } from '../network/traffic.ts';
import {
	type NodeReceiver,
	newTrail,
	nodeSource,
	type PodEnd,
	type Walk,
	walkFromOutside,
	walkLoopback,
	walkToNode,
	walkToPod,
} from '../network/walk.ts';
import type { CallTarget } from './calls.ts';
import type { Caller } from './state.ts';

export interface Route {
	walk: Walk;
	/** The header as the caller wrote it. */
	sent: Header;
	/** UID of the pod that holds the address. */
	receiver?: string;
	service?: string;
}

/** What a request takes from its route. */
export interface Way extends Route {
	/** The nodes of sender and receiver where they're two. */
	between: readonly string[];
	/** The meters of its calls, if another request led to them and if none did. */
	scopes: readonly string[];
	firstScopes: readonly string[];
}

const nowhere: readonly string[] = [];

function asWay(engine: Engine, caller: Caller, route: Route): Way {
	const nodeOf = (uid: string | undefined) => (uid === undefined ? undefined : podOf(engine, uid)?.spec.nodeName);
	const [from, to] = [nodeOf(caller.kind === 'process' ? caller.uid : undefined), nodeOf(route.receiver)];
	const isLocal = route.walk.link === 'localhost' || from === to;
	return {
		...route,
		between: isLocal ? nowhere : [from, to].filter((node) => node !== undefined),
		scopes: callingScopes(route.service, false),
		firstScopes: callingScopes(route.service, true),
	};
}

/** Linux hands out source ports from 32768 to 60999. */
const ephemeralPort = (request: number): number => 32768 + (request % 28232);

function endOf(engine: Engine, uid: string | undefined, port: number): PodEnd | undefined {
	const sandbox = uid === undefined ? undefined : engine.state.sandboxes.get(uid);
	if (!sandbox) return undefined;
	const app = sandbox.containers.find(({ role }) => role === 'app')?.name ?? '';
	const container = acceptor(sandbox, port, false)?.container ?? app;
	return { uid: sandbox.uid, node: sandbox.node, container, hostNetwork: sandbox.hostNetwork };
}

/** What a call's way starts from. */
interface Departure {
	engine: Engine;
	sandbox: Sandbox;
	from: PodEnd;
	source: string;
	sourcePort: number;
	port: number;
	records: boolean;
}

const trailOf = ({ engine, records }: Departure) => newTrail(engine.state.now, records);

/** The ways that a call may take: one of several, if there's a choice. */
interface Choices {
	choices: readonly Backend[];
	/** The way by that of the choices; by none where there are none. */
	by: (choice: Backend | undefined) => Route;
}

/** The way of a call; nothing when its host has no address. `request` gives the connection its source port. */
export function route(
	engine: Engine,
	caller: Caller,
	target: CallTarget,
	records: boolean,
	request: number,
): Way | undefined {
	const port = ephemeralPort(request);
	if (caller.kind === 'outside') {
		const entry = pickEntry(engine);
		if (entry === undefined || !engine.state.objects.Service.has(caller.service)) return undefined;
		return asWay(
			engine,
			caller,
			take(engine, choicesFromOutside(engine, entry, caller.service, target, records, port)),
		);
	}
	const ways = choicesFrom(engine, caller, target, records, port);
	return ways && asWay(engine, caller, take(engine, ways));
}

const take = (engine: Engine, { choices, by }: Choices): Route => by(pick(engine, choices));

/** A way that doesn't depend on a choice. */
const only = (way: Route): Choices => ({ choices: [], by: () => way });

function choicesFrom(
	engine: Engine,
	caller: Extract<Caller, { kind: 'process' }>,
	target: CallTarget,
	records: boolean,
	sourcePort: number,
): Choices | undefined {
	const sandbox = engine.state.sandboxes.get(caller.uid);
	const pod = podOf(engine, caller.uid);
	if (!sandbox || !pod || sandbox.ip === undefined) return undefined;
	const departure: Departure = {
		engine,
		sandbox,
		from: { uid: caller.uid, container: caller.container, node: sandbox.node, hostNetwork: sandbox.hostNetwork },
		source: sandbox.ip,
		sourcePort,
		port: target.port,
		records,
	};
	if (isLoopback(target.host) || target.host === sandbox.ip) return only(routeOverLoopback(departure, target.host));
	const service = isIPv4(target.host)
		? serviceAt(engine, target.host)
		: serviceOf(engine, target.host, pod.metadata.namespace);
	if (service) {
		const choices = backendsOf(engine, service, target.port);
		return { choices, by: (backend) => routeToService(departure, service, backend) };
	}
	const address = isIPv4(target.host) ? target.host : podAddressOf(engine, target.host, pod.metadata.namespace);
	return address === undefined ? undefined : choicesToAddress(departure, address);
}

function routeOverLoopback(departure: Departure, host: string): Route {
	const { engine, sandbox, from, sourcePort, port } = departure;
	const address = host === sandbox.ip ? host : '127.0.0.1';
	const header = { source: address, sourcePort, destination: address, destinationPort: port };
	const socket = socketsOf(engine, sandbox).find((candidate) => candidate.port === port);
	const receiver = socket?.uid ?? from.uid;
	const walk = walkLoopback(
		trailOf(departure),
		from,
		{ uid: receiver, container: socket?.container ?? from.container },
		header,
	);
	return { walk, sent: header, receiver };
}

function choicesToAddress(departure: Departure, host: string): Choices {
	const { engine, from, source, sourcePort, port } = departure;
	const node = nodeAt(engine, host);
	if (node === undefined) return only(routeToPod(departure, host));
	const to = (receiver: NodeReceiver | undefined): Route => {
		const header = { source, sourcePort, destination: host, destinationPort: port };
		const walk = walkToNode(engine, trailOf(departure), from, header, node, receiver);
		return { walk, sent: header, ...(receiver ? { receiver: receiver.uid } : {}) };
	};
	return behindNode(engine, node, port, to);
}

/** What answers on a node's port by itself leaves no choice; a Service's node port does. */
function behindNode(
	engine: Engine,
	node: string,
	port: number,
	to: (receiver: NodeReceiver | undefined) => Route,
): Choices {
	const own = ownReceiverAtNode(engine, node, port);
	if (own) return only(to(own));
	return { choices: backendsAtNodePort(engine, port), by: (backend) => to(receiverBehind(engine, backend)) };
}

function routeToPod(departure: Departure, host: string): Route {
	const { engine, from, source, sourcePort, port } = departure;
	const receiver = endOf(engine, engine.index.uidByIP.get(host), port);
	const own = from.hostNetwork ? nodeSource(engine, from.node, receiver) : source;
	const header = { source: own, sourcePort, destination: host, destinationPort: port };
	const walk = walkToPod(engine, trailOf(departure), from, header, header, receiver);
	return { walk, sent: header, ...(receiver ? { receiver: receiver.uid } : {}) };
}

function serviceAt(engine: Engine, address: string): Service | undefined {
	const key = engine.index.serviceByIP.get(address);
	return key === undefined ? undefined : engine.state.objects.Service.get(key);
}

function routeToService(departure: Departure, service: Service, backend: Backend | undefined): Route {
	const { engine, from, sourcePort, port } = departure;
	const key = `${service.metadata.namespace}/${service.metadata.name}`;
	const receiver = backend && endOf(engine, backend.uid, backend.port);
	const headless = service.spec.clusterIP === 'None';
	const destination = headless ? (backend?.address ?? '') : service.spec.clusterIP;
	const own = nodeSource(engine, from.node, receiver);
	// A process on the node addresses a ClusterIP from the node's own address; kube-proxy masquerades that behind it.
	const source = from.hostNetwork && headless ? own : departure.source;
	const sent: Header = { source, sourcePort, destination, destinationPort: headless ? (backend?.port ?? port) : port };
	if (!backend) {
		const walk = walkToPod(engine, trailOf(departure), from, sent, sent, undefined);
		const known = service.spec.ports.some((candidate) => candidate.port === port);
		const fate = known
			? ({ outcome: 'refused', reason: 'connection refused' } as const)
			: ({ outcome: 'dropped', reason: 'i/o timeout' } as const);
		return { walk: { ...walk, fate }, sent, service: key };
	}
	const rewritten: Header = { ...sent, destination: backend.address, destinationPort: backend.port };
	// A pod that reaches itself through its Service must not answer itself directly: the hairpin is masqueraded.
	const hairpin = backend.uid === from.uid && !headless && !from.hostNetwork;
	if (hairpin) {
		const podCIDR = engine.state.objects.Node.get(from.node)?.spec.podCIDR;
		if (podCIDR !== undefined) rewritten.source = bridgeAddress(podCIDR);
	} else if (from.hostNetwork && !headless && receiver) rewritten.source = own;
	const walk = walkToPod(engine, trailOf(departure), from, sent, rewritten, receiver);
	return {
		walk: rewritten.source === sent.source ? walk : { ...walk, masqueraded: true },
		sent,
		service: key,
		...(receiver ? { receiver: receiver.uid } : {}),
	};
}

/** TEST-NET-3, reserved for documentation: nobody's address. */
const outsideAddress = '203.0.113.7';

/** The node by which a call from outside comes in. */
function pickEntry(engine: Engine): string | undefined {
	const { Node } = engine.state.objects;
	let index = draw(engine, 'outside', Math.max(1, Node.size));
	for (const name of Node.keys()) {
		if (index === 0) return name;
		index -= 1;
	}
	return undefined;
}

function choicesFromOutside(
	engine: Engine,
	entry: string,
	service: string,
	{ port }: CallTarget,
	records: boolean,
	sourcePort: number,
): Choices {
	const destination = engine.state.objects.Node.get(entry)?.status.addresses[0]?.address ?? '';
	const sent = { source: outsideAddress, sourcePort, destination, destinationPort: port };
	return behindNode(engine, entry, port, (receiver) => {
		const walk = walkFromOutside(engine, newTrail(engine.state.now, records), entry, sent, receiver);
		return { walk, sent, service, ...(receiver ? { receiver: receiver.uid } : {}) };
	});
}

/** Ways that have been gone before, as long as the network is as it was. Their source port is 0. */
interface KnownWays {
	index: Engine['index'];
	network: number;
	/** By the node of entry from outside; by nothing from a process. */
	from: Map<string, { choices: Choices | undefined; ways: Map<Backend | undefined, Way> }>;
}

/** A target belongs to one caller. */
const known = new WeakMap<CallTarget, KnownWays>();

/** The same as {@link route} for a way that isn't recorded, with 0 in the place of its source port. */
export function wayOf(engine: Engine, caller: Caller, target: CallTarget): Way | undefined {
	const { index } = engine;
	let ways = known.get(target);
	if (!ways || ways.index !== index || ways.network !== index.network) {
		ways = { index, network: index.network, from: new Map() };
		known.set(target, ways);
	}
	const entry = caller.kind === 'outside' ? pickEntry(engine) : '';
	if (entry === undefined) return undefined;
	let from = ways.from.get(entry);
	if (!from) {
		from = { choices: choicesBy(engine, caller, target, entry), ways: new Map() };
		ways.from.set(entry, from);
	}
	const { choices } = from;
	if (!choices) return undefined;
	const choice = pick(engine, choices.choices);
	let way = from.ways.get(choice);
	if (!way) {
		way = asWay(engine, caller, choices.by(choice));
		from.ways.set(choice, way);
	}
	return way;
}

function choicesBy(engine: Engine, caller: Caller, target: CallTarget, entry: string): Choices | undefined {
	if (caller.kind === 'process') return choicesFrom(engine, caller, target, false, 0);
	if (!engine.state.objects.Service.has(caller.service)) return undefined;
	return choicesFromOutside(engine, entry, caller.service, target, false, 0);
}

/** The header of a connection from that port. */
export function fromPort(header: Header, request: number): Header {
	const { source, destination, destinationPort } = header;
	return { source, sourcePort: ephemeralPort(request), destination, destinationPort };
}
