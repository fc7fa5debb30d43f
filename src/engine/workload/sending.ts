/** Packets leave: recorded, counted, told as legs of stories, and sometimes lost. */
import { draw, type Engine, later } from '../context.ts';
import { podOf } from '../kubelet/sandboxes.ts';
import { recordNumbers } from '../log.ts';
import { lookUp } from '../network/dns.ts';
import { addLeg } from '../network/stories.ts';
import type { Hop, Leg } from '../network/traffic.ts';
import { walkBack } from '../network/walk.ts';
import type { Packet, Request } from './state.ts';

function labelOf(request: Request, kind: Packet['kind']): string {
	if (kind === 'request') return request.label;
	if (kind === 'reset') return 'RST';
	const isHttp = request.label.includes(' /');
	if (request.failed) return isHttp ? '502 Bad Gateway' : 'error';
	return isHttp ? '200 OK' : 'OK';
}

/** The stations that the request passed, from its story; an answer goes the same way back. */
function stationsOf(engine: Engine, request: Request): readonly Hop[] {
	const story = engine.state.traffic.stories.find(({ id }) => id === request.story);
	return story?.legs[request.leg]?.hops ?? [];
}

/** Puts a packet on its way. Answers its leg's number in the request's story, or -1. */
export function sendPacket(
	engine: Engine,
	request: Request,
	kind: Packet['kind'],
	hops: readonly Hop[] | undefined,
	fate: Packet['fate'],
	attempt = 0,
): number {
	const { workload, traffic, now } = engine.state;
	const id = workload.nextPacket;
	workload.nextPacket += 1;
	traffic.counts.sent += 1;
	traffic.counts.inFlight += 1;
	let leg = -1;
	if (request.story !== 0) {
		const stations = hops ?? walkBack(stationsOf(engine, request), now);
		if (stations.length > 0) {
			leg = addLeg(engine, request.story, {
				kind,
				link: request.link,
				label: labelOf(request, kind),
				hops: stations,
				outcome: 'inFlight',
				...(request.service === undefined ? {} : { service: request.service }),
				...(kind === 'request' && attempt === 0 ? lookupOf(engine, request) : {}),
			});
		}
	}
	const lost = fate ?? lossOf(engine, request);
	const packet: Packet = { id, request: request.id, kind, leg, attempt, fate: lost };
	recordNumbers(engine.state, 'packetSent', id, request.id);
	later(engine, request.wayUs, { type: 'packetArrives', packet });
	return leg;
}

/** The name that the caller looked up for the request, if its target is one. */
function lookupOf(engine: Engine, { caller, target }: Request): Pick<Leg, 'lookup'> {
	const pod = caller.kind === 'process' ? podOf(engine, caller.uid) : undefined;
	const host = target.slice(0, target.lastIndexOf(':'));
	const lookup = pod && lookUp(engine.state, host, pod.metadata.namespace);
	return lookup ? { lookup } : {};
}

export const lostOnTheWay = 'lost on the way';

/** Whether the network loses the packet; what stays inside a pod can't be lost. */
function lossOf(engine: Engine, request: Request): Packet['fate'] {
	const { packetLossPercent } = engine.state.settings;
	if (packetLossPercent === 0 || request.link === 'localhost') return undefined;
	return draw(engine, 'loss', 100) < packetLossPercent ? { outcome: 'dropped', reason: lostOnTheWay } : undefined;
}

/** Sends a lost packet of a request again. */
export function retransmit(engine: Engine, id: number, kind: Packet['kind'], attempt: number): void {
	const request = engine.state.workload.requests.get(id);
	if (!request || request.abandoned || (kind === 'request' && request.phase !== 'lost')) return;
	if (kind === 'request') request.phase = 'travelling';
	const story = engine.state.traffic.stories.find((candidate) => candidate.id === request.story);
	const first = story?.legs[request.leg]?.hops ?? [];
	const shift = engine.state.now - (first[0]?.at ?? engine.state.now);
	const hops = kind === 'request' ? first.map((hop) => ({ ...hop, at: hop.at + shift })) : undefined;
	const leg = sendPacket(engine, request, kind, hops, undefined, attempt);
	if (kind === 'request' && leg >= 0) request.leg = leg;
}
