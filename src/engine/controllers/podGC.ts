/** PodGC: pods bound to a node that no longer exists are deleted for good (`pkg/controller/podgc gcOrphaned`). */
import type { Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import { podKeysOn } from '../indexes.ts';

/** Deletes the pods of a node that has been gone for the quarantine. */
export function collectOrphanedPods(engine: Engine, node: string): void {
	if (engine.state.objects.Node.has(node)) return;
	for (const key of podKeysOn(engine.index, node)) {
		const pod = engine.state.objects.Pod.get(key);
		if (pod) deletePod(engine, pod, 0);
	}
}
