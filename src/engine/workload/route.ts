/** From what a caller asks for to a packet's way: name, Service, backend, stations. */
import type { Service } from '../../kubernetes/types.ts';
import { draw, type Engine } from '../context.ts';
import { acceptor } from '../kubelet/sockets.ts';
import { podOf } from '../kubelet/sandboxes.ts';
import { bridgeAddress, isIPv4 } from '../network/addresses.ts';
import { serviceOf } from '../network/dns.ts';
import { pickBackend } from '../network/proxy.ts';
import type { Header } from '../network/traffic.ts';
import { newTrail, type PodEnd, type Walk, walkFromOutside, walkLoopback, walkToPod } from '../network/walk.ts';
import { type CallTarget, isLoopback } from './calls.ts';
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
	const container = acceptor(sandbox, port, false)?.container ?? sandbox.containers.find(({ role }) => role === 'app')?.name ?? '';
	return { uid: sandbox.uid, node: sandbox.node, container };
}

/** The way of a call; nothing when its host has no address. `request` gives the connection its source port. */
export function route(engine: Engine, caller: Caller, target: CallTarget, records: boolean, request: number): Route | undefined {
	if (caller.kind === 'outside') return routeFromOutside(engine, caller.service, target, records, request);
	const sandbox = engine.state.sandboxes.get(caller.uid);
	const pod = podOf(engine, caller.uid);
	if (!sandbox || !pod || sandbox.ip === undefined) return undefined;
	const from: PodEnd = { uid: caller.uid, container: caller.container, node: sandbox.node };
	const trail = newTrail(engine.state.now, records);
	const sourcePort = ephemeralPort(request);
	if (isLoopback(target.host) || target.host === sandbox.ip) {
		const address = target.host === sandbox.ip ? sandbox.ip : '127.0.0.1';
		const header = { source: address, sourcePort, destination: address, destinationPort: target.port };
		const to = acceptor(sandbox, target.port, true)?.container ?? caller.container;
		return { walk: walkLoopback(trail, from, to, header), sent: header, receiver: caller.uid };
	}
	const service = isIPv4(target.host)
		? serviceAt(engine, target.host)
		: serviceOf(engine, target.host, pod.metadata.namespace);
	if (!service && !isIPv4(target.host)) return undefined;
	if (service) return routeToService(engine, from, sandbox.ip, service, target.port, sourcePort, records);
	const header = { source: sandbox.ip, sourcePort, destination: target.host, destinationPort: target.port };
	const receiver = endOf(engine, engine.index.uidByIP.get(target.host), target.port);
	const walk = walkToPod(engine, trail, from, header, header, receiver);
	return { walk, sent: header, ...(receiver ? { receiver: receiver.uid } : {}) };
}

function serviceAt(engine: Engine, address: string): Service | undefined {
	const key = engine.index.serviceByIP.get(address);
	return key === undefined ? undefined : engine.state.objects.Service.get(key);
}

function routeToService(
	engine: Engine,
	from: PodEnd,
	source: string,
	service: Service,
	port: number,
	sourcePort: number,
	records: boolean,
): Route {
	const key = `${service.metadata.namespace}/${service.metadata.name}`;
	const trail = newTrail(engine.state.now, records);
	const backend = pickBackend(engine, service, port);
	const headless = service.spec.clusterIP === 'None';
	const destination = headless ? (backend?.address ?? '') : service.spec.clusterIP;
	const sent: Header = { source, sourcePort, destination, destinationPort: headless ? (backend?.port ?? port) : port };
	if (!backend) {
		const walk = walkToPod(engine, trail, from, sent, sent, undefined);
		const known = service.spec.ports.some((candidate) => candidate.port === port);
		const fate = known
			? ({ outcome: 'refused', reason: 'connection refused' } as const)
			: ({ outcome: 'dropped', reason: 'i/o timeout' } as const);
		return { walk: { ...walk, fate }, sent, service: key };
	}
	const rewritten: Header = { ...sent, destination: backend.address, destinationPort: backend.port };
	// A pod that reaches itself through its Service must not answer itself directly: the hairpin is masqueraded.
	if (backend.uid === from.uid && !headless) {
		const podCIDR = engine.state.objects.Node.get(from.node)?.spec.podCIDR;
		if (podCIDR !== undefined) rewritten.source = bridgeAddress(podCIDR);
	}
	const receiver = endOf(engine, backend.uid, backend.port);
	const walk = walkToPod(engine, trail, from, sent, rewritten, receiver);
	return { walk, sent, service: key, ...(receiver ? { receiver: receiver.uid } : {}) };
}

/** TEST-NET-3, reserved for documentation: nobody's address. */
const outsideAddress = '203.0.113.7';

function routeFromOutside(engine: Engine, serviceKey: string, target: CallTarget, records: boolean, request: number): Route | undefined {
	const service = engine.state.objects.Service.get(serviceKey);
	const port = service?.spec.ports.find(({ nodePort }) => nodePort === target.port);
	const nodes = [...engine.state.objects.Node.values()];
	const entry = nodes[draw(engine, 'outside', Math.max(1, nodes.length))];
	if (!service || !port || !entry) return undefined;
	const destination = entry.status.addresses[0]?.address ?? '';
	const sent = { source: outsideAddress, sourcePort: ephemeralPort(request), destination, destinationPort: target.port };
	const backend = pickBackend(engine, service, port.port);
	const end = backend && endOf(engine, backend.uid, backend.port);
	const receiver = end && { ...end, port: backend.port, address: backend.address };
	const walk = walkFromOutside(engine, newTrail(engine.state.now, records), entry.metadata.name, sent, receiver);
	return { walk, sent, service: serviceKey, ...(receiver ? { receiver: receiver.uid } : {}) };
}
