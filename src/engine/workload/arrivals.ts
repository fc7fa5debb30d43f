/** Packets arrive: sent = delivered + refused + dropped + in flight. */
import { type Engine, later } from '../context.ts';
import { callEnds } from '../load/measure.ts';
import { record, recordNumbers } from '../log.ts';
import { countCrossed } from '../network/lines.ts';
import { endLeg } from '../network/stories.ts';
import { severed } from '../network/walk.ts';
import { finishRequest, requestArrives } from './requests.ts';
import { lostOnTheWay } from './sending.ts';
import type { Packet, Request } from './state.ts';

/** TCP sends again what wasn't acknowledged: after a second, then after two, four … */
const retransmitUs = 1_000_000;
const retransmitsMax = 6;

/** A packet is at the end of its way. */
export function packetArrives(engine: Engine, packet: Packet): void {
	const { workload, traffic } = engine.state;
	const { id } = packet;
	const request = workload.requests.get(packet.request);
	traffic.counts.inFlight -= 1;
	const fate =
		packet.fate ??
		(request ? outcomeOf(engine, request, packet) : { outcome: 'refused' as const, reason: 'nobody waits for it' });
	const story = request?.story ?? 0;
	if (fate === 'delivered') {
		traffic.counts.delivered += 1;
		if (request) {
			traffic.byLink[request.link] += 1;
			countCrossed(engine.state, request.lines);
		}
		recordNumbers(engine.state, 'packetDelivered', id, 0);
		endLeg(engine, story, packet.leg, 'delivered');
		if (request && packet.kind !== 'request') {
			const isReset = packet.kind === 'reset';
			finishRequest(
				engine,
				request,
				isReset ? 'failed' : 'ok',
				isReset ? 'connection reset by peer' : '502 Bad Gateway',
			);
		}
		return;
	}
	traffic.counts[fate.outcome] += 1;
	record(engine.state, fate.outcome === 'refused' ? 'packetRefused' : 'packetDropped', id, fate.reason);
	endLeg(engine, story, packet.leg, fate.outcome, fate.reason);
	if (!request) return;
	if (fate.reason === lostOnTheWay && packet.attempt < retransmitsMax) {
		if (packet.kind === 'request') request.phase = 'lost';
		const { kind, attempt } = packet;
		later(engine, retransmitUs * (1 << attempt), {
			type: 'retransmit',
			request: request.id,
			kind,
			attempt: attempt + 1,
		});
		return;
	}
	const isOver = fate.outcome === 'refused' || request.abandoned;
	if (packet.kind === 'request' && fate.outcome === 'refused') finishRequest(engine, request, 'failed', fate.reason);
	else if (packet.kind !== 'request' && isOver) {
		// Whoever asked has ended, or has given up already.
		if (!request.abandoned) callEnds(engine, request, 'failed');
		workload.requests.delete(request.id);
	} else request.phase = 'lost';
}

function outcomeOf(engine: Engine, request: Request, packet: Packet): 'delivered' | NonNullable<Packet['fate']> {
	// A node at either end may have gone off or been cut off while the packet was on its way.
	const severedNow = request.between.length > 0 ? severed(engine.state, ...request.between) : undefined;
	if (severedNow) return severedNow;
	if (packet.kind === 'request') return requestArrives(engine, request);
	const { caller } = request;
	if (caller.kind === 'outside' || engine.state.workload.processes.has(caller.pid)) {
		return request.abandoned ? { outcome: 'refused', reason: 'nobody waits for it' } : 'delivered';
	}
	return { outcome: 'refused', reason: 'connection refused' };
}
