/** From a document to a running engine, and through its commands to any moment. */
import { advance, createEngine, dispatch, type Engine } from '../engine/engine.ts';
import type { Status } from '../kubernetes/status.ts';
import type { ScenarioDocument } from './document.ts';

/** An engine at time 0 with the document's manifests applied; with the refusal, if they were refused. */
export function startEngine(document: ScenarioDocument): { engine: Engine; refusal?: Status } {
	const engine = createEngine({ seed: document.seed });
	if (document.manifests.length === 0) return { engine };
	const refusal = dispatch(engine, { type: 'apply', objects: document.manifests });
	return refusal ? { engine, refusal } : { engine };
}

/**
 * Runs on to `until` (µs), giving each command of the document at its time, from number `applied` on. At
 * most `budget` events. Answers how many commands have been given by then, and how many events handled.
 */
export function runUntil(
	engine: Engine,
	document: ScenarioDocument,
	applied: number,
	until: number,
	budget = Number.POSITIVE_INFINITY,
): { applied: number; handled: number } {
	let next = applied;
	let handled = 0;
	for (;;) {
		const timed = document.commands[next];
		const target = timed && timed.at <= until ? timed.at : until;
		if (engine.state.now < target || handled < budget) handled += advance(engine, target, budget - handled);
		const dueEvents = engine.state.queue[0];
		if (engine.state.now < target || (dueEvents !== undefined && dueEvents.at <= target))
			return { applied: next, handled };
		if (!timed || timed.at > until) return { applied: next, handled };
		dispatch(engine, timed.command);
		next += 1;
	}
}

/** The whole run up to the moment at which the document opens. */
export function openEngine(document: ScenarioDocument): { engine: Engine; applied: number; refusal?: Status } {
	const started = startEngine(document);
	const { applied } = runUntil(started.engine, document, 0, document.at);
	return { ...started, applied };
}
