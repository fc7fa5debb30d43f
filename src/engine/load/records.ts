/**
 * What stateful programs hold. A write is stored by the replica that answered it, and by no other: so two replicas of
 * a database that know nothing of each other come to hold different data, each a part of all.
 */
import { containerOf } from '../kubelet/sandboxes.ts';
import type { ClusterState } from '../state.ts';
import type { ProcessLoad } from '../workload/state.ts';

const reads = /^(GET|SELECT|HEAD|session|lookup)\b/;

/** A process that keeps state has answered a request well: it keeps what was written. */
export function countRecord(load: ProcessLoad, request: string): void {
	if (!reads.test(request)) load.records += 1;
}

/** How many writes a running container holds; they're gone when it ends. 0 for one that keeps no state. */
export function recordsOf(state: ClusterState, uid: string, container: string): number {
	let records = 0;
	for (const { pid } of containerOf(state.sandboxes.get(uid), container)?.processes ?? [])
		records += state.workload.processes.get(pid)?.records ?? 0;
	return records;
}
