/** A copy of a state that later changes can't reach. */
import { copyMemory } from './controllers/memory.ts';
import { copyContainerCpu, copyNodeCpu } from './load/cpu.ts';
import { copyMeter } from './load/meter.ts';
import { copyLog } from './log.ts';
import { copyLines } from './network/lines.ts';
import type { ClusterState, ObjectTables } from './state.ts';
import { storedKinds } from './state.ts';
import { copyProcessLoad } from './workload/processes.ts';
import type { Request } from './workload/state.ts';

function copyEntries<K, T extends object>(table: ReadonlyMap<K, T>, copy: (value: T) => T): Map<K, T> {
	const result = new Map<K, T>();
	for (const [key, value] of table) result.set(key, copy(value));
	return result;
}

const copyRequest = (request: Request): Request => ({ ...request });

/** A copy that shares what never changes in place (objects, sandboxes, events of the queue) and copies the rest. */
export function copyState(state: ClusterState): ClusterState {
	const objects = {} as Record<string, unknown>;
	for (const kind of storedKinds) objects[kind] = new Map(state.objects[kind] as ReadonlyMap<string, unknown>);
	const { workload, traffic } = state;
	return {
		...state,
		settings: { ...state.settings },
		counters: { ...state.counters },
		objects: objects as unknown as ObjectTables,
		drafts: new Map(state.drafts),
		notSimulated: new Map(state.notSimulated),
		decisions: new Map(state.decisions),
		unavailableImages: new Set(state.unavailableImages),
		memory: copyMemory(state.memory),
		machines: new Map(state.machines),
		sandboxes: new Map(state.sandboxes),
		workload: {
			...workload,
			processes: copyEntries(workload.processes, copyProcessLoad),
			requests: copyEntries(workload.requests, copyRequest),
			outside: copyEntries(workload.outside, (client) => ({ ...client })),
			timeouts: copyEntries(workload.timeouts, (ids) => ids.slice()),
		},
		cpus: copyEntries(state.cpus, copyContainerCpu),
		nodeCpus: copyEntries(state.nodeCpus, copyNodeCpu),
		meters: copyEntries(state.meters, copyMeter),
		traffic: {
			...traffic,
			counts: { ...traffic.counts },
			byLink: { ...traffic.byLink },
			lines: copyLines(traffic.lines),
			toldAt: new Map(traffic.toldAt),
		},
		queue: state.queue.slice(),
		queued: new Map(state.queued),
		log: copyLog(state.log),
	};
}
