/** The engine's four doors: create, dispatch, advance, snapshot. */

import type { Status } from '../kubernetes/status.ts';
import { type ChangeList, emptyChanges } from './changes.ts';
import type { Command } from './commands/command.ts';
import { check as checkCommand, run as runCommand } from './commands/commands.ts';
import type { Engine } from './context.ts';
import { watch } from './controllers/watch.ts';
import { emptyState } from './emptyState.ts';
import { handle } from './handlers.ts';
import { buildIndexes } from './indexes.ts';
import { record } from './log.ts';
import { pop } from './queue.ts';
import { loadStreams, saveStreams } from './random.ts';
import { copyState } from './snapshot.ts';
import type { ClusterState, Microseconds, Settings } from './state.ts';

export type { Engine } from './context.ts';

export interface EngineOptions {
	seed: number;
	settings?: Partial<Settings>;
}

/** A whole engine at one moment, as plain data that never changes. */
export interface Snapshot {
	state: ClusterState;
	streams: ReadonlyMap<string, readonly number[]>;
}

/** An empty cluster at time 0. */
export function createEngine({ seed, settings }: EngineOptions): Engine {
	return restore({ state: emptyState(seed, settings), streams: new Map() });
}

/** Whether the cluster would accept the command now, and if not the Status that it would answer. Changes nothing. */
export function check(engine: Engine, command: Command): Status | undefined {
	return checkCommand(engine, command);
}

/** Gives the cluster a command at its present time. Answers the refusal, or nothing when it's accepted. */
export function dispatch(engine: Engine, command: Command): Status | undefined {
	const refusal = checkCommand(engine, command);
	if (refusal) {
		record(engine.state, 'commandRefused', command.type, refusal.message);
		return refusal;
	}
	record(engine.state, 'commandAccepted', command.type);
	runCommand(engine, command);
	return undefined;
}

/**
 * Runs the queue up to and including `until` (µs), at most `budget` events. Answers how many it handled;
 * `state.now` tells how far it got: it's `until` unless the budget ended first.
 */
export function advance(engine: Engine, until: Microseconds, budget = Number.POSITIVE_INFINITY): number {
	const { state } = engine;
	if (until < state.now) throw new Error(`virtual time can't go back from ${state.now} to ${until}`);
	let handled = 0;
	for (;;) {
		const next = state.queue[0];
		if (next === undefined || next.at > until) break;
		if (handled >= budget) return handled;
		pop(state.queue);
		if (next.at < state.now) throw new Error(`an event at ${next.at} came after ${state.now}`);
		state.now = next.at;
		handle(engine, next);
		handled += 1;
		engine.afterEvent?.(engine);
	}
	state.now = until;
	return handled;
}

/** The engine at this moment. The copy shares every object that never changes. */
export function snapshot(engine: Engine): Snapshot {
	return { state: copyState(engine.state), streams: saveStreams(engine.streams) };
}

/** An engine that goes on from a snapshot, which stays as it is. */
export function restore({ state, streams }: Snapshot): Engine {
	const copy = copyState(state);
	return { state: copy, streams: loadStreams(streams), index: buildIndexes(copy), changes: emptyChanges(), watch };
}

/** What has changed since it was asked for last. */
export function takeChanges(engine: Engine): ChangeList {
	const { changes } = engine;
	engine.changes = emptyChanges();
	return changes;
}
