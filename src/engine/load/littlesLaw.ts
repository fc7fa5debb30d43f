/** The books of the meters, closed: nothing that came is unaccounted for, and L = λ·W to the µs. */
import type { ClusterState } from '../state.ts';
import type { Request } from '../workload/state.ts';
import { totalsOf } from './series.ts';

interface Inside {
	requests: number;
	waiting: number;
	/** Time that they have spent so far, in µs. */
	spentUs: number;
}

/** Whether a server has the request and hasn't answered. */
export function isInside({ phase }: Pick<Request, 'phase'>): boolean {
	return phase === 'queued' || phase === 'serving' || phase === 'calling';
}

/** Who is inside each scope, counted anew from the requests. */
function insideOf({ workload, now }: ClusterState): Map<string, Inside> {
	const inside = new Map<string, Inside>();
	const add = (name: string, since: number, waits: boolean) => {
		const one = inside.get(name) ?? { requests: 0, waiting: 0, spentUs: 0 };
		inside.set(name, {
			requests: one.requests + 1,
			waiting: one.waiting + (waits ? 1 : 0),
			spentUs: one.spentUs + now - since,
		});
	};
	for (const request of workload.requests.values()) {
		const waits = request.phase === 'queued';
		if (isInside(request)) for (const name of request.servedIn) add(name, request.arrivedAt, waits);
		if (!request.abandoned) for (const name of request.calledIn) add(name, request.startedAt, waits);
	}
	return inside;
}

/** Where the meters don't agree with the requests; empty when they do. */
export function measuringProblems(state: ClusterState): string[] {
	const problems: string[] = [];
	const inside = insideOf(state);
	for (const [name, meter] of state.meters) {
		const { requests, waiting, spentUs } = inside.get(name) ?? { requests: 0, waiting: 0, spentUs: 0 };
		inside.delete(name);
		if (meter.inSystem !== requests) problems.push(`${name} counts ${meter.inSystem} requests inside, of ${requests}`);
		if (meter.waiting !== waiting) problems.push(`${name} counts ${meter.waiting} that wait, of ${waiting}`);
		const areaUs = meter.areaUs + meter.inSystem * (state.now - meter.at);
		if (areaUs !== meter.leftUs + spentUs)
			problems.push(
				`Little's law in ${name}: ${areaUs} µs under the number inside, ${meter.leftUs + spentUs} µs spent`,
			);
		const { arrivals, completed, failed, refused, timedOut, inSystemUs } = totalsOf(state, name);
		if (arrivals !== completed + failed + refused + timedOut + requests)
			problems.push(
				`${name}: ${arrivals} came, ${completed + failed + refused + timedOut} went, ${requests} are inside`,
			);
		if (inSystemUs !== areaUs) problems.push(`${name}: windows hold ${inSystemUs} µs of ${areaUs}`);
	}
	for (const name of inside.keys()) problems.push(`${name} isn't measured`);
	return problems;
}
