/** The garbage collector: what belonged to an owner that is gone goes too (background propagation). */
import type { Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import type { StoredKind } from '../state.ts';
import { get, remove } from '../store.ts';
import { untrack } from './job.ts';

/** Deletes the dependants of an owner that is no longer in the store. */
export function collectDependants(engine: Engine, ownerUid: string): void {
	if (engine.index.uids.has(ownerUid)) return;
	for (const reference of [...(engine.index.dependants.get(ownerUid) ?? [])]) {
		const bar = reference.indexOf('|');
		const kind = reference.slice(0, bar) as StoredKind;
		const key = reference.slice(bar + 1);
		if (kind === 'Pod') {
			untrackPod(engine, key);
			const pod = get(engine, 'Pod', key);
			if (pod) deletePod(engine, pod);
		} else remove(engine, kind, key);
	}
}

/** Nobody counts the ends of a Job's pods when the Job is gone (`syncOrphanPod`). */
function untrackPod(engine: Engine, key: string): void {
	const pod = get(engine, 'Pod', key);
	if (pod) untrack(engine, pod);
}
