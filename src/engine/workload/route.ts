/** From what a caller asks for to a packet's way: name, Service, backend, stations. */
import type { Service } from '../../kubernetes/types.ts';
import { draw, type Engine } from '../context.ts';
import type { Sandbox } from '../kubelet/sandbox.ts';
import { podOf } from '../kubelet/sandboxes.ts';
import { acceptor, socketsOf } from '../kubelet/sockets.ts';
import { bridgeAddress, isIPv4, isLoopback } from '../network/addresses.ts';
import { podAddressOf, serviceOf } from '../network/dns.ts';
import { nodeAt, receiverAtNode } from '../network/nodePorts.ts';
import { pickBackend } from '../network/proxy.ts';
import type { Header } from '../network/traffic.ts';
import {
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

/** The way of a call; nothing when its host has no address. `request` gives the connection its source port. */
export function route(
	engine: Engine,
	caller: Caller,
	target: CallTarget,
	records: boolean,
	request: number,
): Route | undefined {
	if (caller.kind === 'outside') return routeFromOutside(engine, caller.service, target, records, request);
	const sandbox = engine.state.sandboxes.get(caller.uid);
	const pod = podOf(engine, caller.uid);
	if (!sandbox || !pod || sandbox.ip === undefined) return undefined;
	const departure: Departure = {
		engine,
		sandbox,
		from: { uid: caller.uid, container: caller.container, node: sandbox.node, hostNetwork: sandbox.hostNetwork },
		source: sandbox.ip,
		sourcePort: ephemeralPort(request),
		port: target.port,
		records,
	};
	if (isLoopback(target.host) || target.host === sandbox.ip) return routeOverLoopback(departure, target.host);
	const service = isIPv4(target.host)
		? serviceAt(engine, target.host)
		: serviceOf(engine, target.host, pod.metadata.namespace);
	if (service) return routeToService(departure, service);
	const address = isIPv4(target.host) ? target.host : podAddressOf(engine, target.host, pod.metadata.namespace);
	return address === undefined ? undefined : routeToAddress(departure, address);
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

function routeToAddress(departure: Departure, host: string): Route {
	const { engine, from, source, sourcePort, port } = departure;
	const node = nodeAt(engine, host);
	if (node !== undefined) {
		const header = { source, sourcePort, destination: host, destinationPort: port };
		const receiver = receiverAtNode(engine, node, port);
		const walk = walkToNode(engine, trailOf(departure), from, header, node, receiver);
		return { walk, sent: header, ...(receiver ? { receiver: receiver.uid } : {}) };
	}
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

function routeToService(departure: Departure, service: Service): Route {
	const { engine, from, sourcePort, port } = departure;
	const key = `${service.metadata.namespace}/${service.metadata.name}`;
	const backend = pickBackend(engine, service, port);
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

function routeFromOutside(
	engine: Engine,
	serviceKey: string,
	target: CallTarget,
	records: boolean,
	request: number,
): Route | undefined {
	const nodes = [...engine.state.objects.Node.keys()];
	const entry = nodes[draw(engine, 'outside', Math.max(1, nodes.length))];
	if (entry === undefined || !engine.state.objects.Service.has(serviceKey)) return undefined;
	const destination = engine.state.objects.Node.get(entry)?.status.addresses[0]?.address ?? '';
	const sent = {
		source: outsideAddress,
		sourcePort: ephemeralPort(request),
		destination,
		destinationPort: target.port,
	};
	const receiver = receiverAtNode(engine, entry, target.port);
	const walk = walkFromOutside(engine, newTrail(engine.state.now, records), entry, sent, receiver);
	return { walk, sent, service: serviceKey, ...(receiver ? { receiver: receiver.uid } : {}) };
}
