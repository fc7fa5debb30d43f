/**
 * Time-outs. Requests of callers that wait equally long run out in the order in which they were sent, so one event for
 * the first of them is enough; and as most are answered long before, it finds few that are still there.
 */
import { type Engine, later } from '../context.ts';

/** From now on the caller of that request waits, for so long (µs). */
export function startWaiting(engine: Engine, id: number, patienceUs: number): void {
	const { timeouts } = engine.state.workload;
	const known = timeouts.get(patienceUs);
	if (known) {
		known.push(id);
		return;
	}
	timeouts.set(patienceUs, [id]);
	later(engine, patienceUs, { type: 'patienceEnds', patienceUs });
}

/** Requests that have run out of time now, one after the other; afterwards an event waits for the next. */
export function* takeOverdue(engine: Engine, patienceUs: number): Generator<number> {
	const { workload, now } = engine.state;
	const ids = workload.timeouts.get(patienceUs) ?? [];
	for (const [index, id] of ids.entries()) {
		const request = workload.requests.get(id);
		if (!request || request.abandoned) continue;
		const due = request.startedAt + patienceUs;
		if (due <= now) {
			yield id;
			continue;
		}
		ids.splice(0, index);
		later(engine, due - now, { type: 'patienceEnds', patienceUs });
		return;
	}
	workload.timeouts.delete(patienceUs);
}
