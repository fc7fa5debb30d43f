/** The garbage collector: what belonged to an owner that is gone goes too (background propagation). */
import type { Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import { dependantsOf } from '../indexes.ts';
import { type StoredKind, storedKinds } from '../state.ts';
import { get, remove } from '../store.ts';
import { untrack } from './job.ts';

/** Deletes the dependants of an owner that is no longer in the store. */
export function collectDependants(engine: Engine, ownerUid: string): void {
	if (engine.index.uids.has(ownerUid)) return;
	for (const kind of storedKinds) {
		for (const key of [...dependantsOf(engine.index, kind, ownerUid)]) collect(engine, kind, key);
	}
}

function collect(engine: Engine, kind: StoredKind, key: string): void {
	if (kind !== 'Pod') {
		remove(engine, kind, key);
		return;
	}
	untrackPod(engine, key);
	const pod = get(engine, 'Pod', key);
	if (pod) deletePod(engine, pod);
}

/** Nobody counts the ends of a Job's pods when the Job is gone (`syncOrphanPod`). */
function untrackPod(engine: Engine, key: string): void {
	const pod = get(engine, 'Pod', key);
	if (pod) untrack(engine, pod);
}
