/** An empty state, and a copy of one that later changes can't reach. */
import { copyMemory, emptyMemory } from './controllers/memory.ts';
import { copyContainerCpu, copyNodeCpu } from './load/cpu.ts';
import { copyMeter } from './load/meter.ts';
import { copyLog, emptyLog } from './log.ts';
import { copyLines, emptyLines } from './network/lines.ts';
import type { ClusterState, ObjectTables, Settings } from './state.ts';
import { storedKinds } from './state.ts';
import { copyProcessLoad } from './workload/processes.ts';
import type { Request } from './workload/state.ts';

function emptyTables(): ObjectTables {
	return Object.fromEntries(storedKinds.map((kind) => [kind, new Map()])) as unknown as ObjectTables;
}

/** State of a cluster with nothing in it, at time 0. */
export function emptyState(seed: number, settings: Partial<Settings> = {}): ClusterState {
	return {
		now: 0,
		seed,
		settings: { scheduling: 'automatic', podNetwork: 'overlay', packetLossPercent: 0, ...settings },
		counters: {
			event: 0,
			resourceVersion: 0,
			uid: 0,
			nodeAddress: 0,
			podCIDR: 0,
			clusterIP: 0,
			nodePort: 0,
			nextStartNode: 0,
		},
		objects: emptyTables(),
		drafts: new Map(),
		notSimulated: new Map(),
		decisions: new Map(),
		unavailableImages: new Set(),
		memory: emptyMemory(),
		machines: new Map(),
		sandboxes: new Map(),
		workload: {
			processes: new Map(),
			requests: new Map(),
			nextPid: 1,
			nextRequest: 1,
			nextPacket: 1,
			nextStory: 1,
			outside: new Map(),
			timeouts: new Map(),
		},
		cpus: new Map(),
		nodeCpus: new Map(),
		meters: new Map(),
		traffic: {
			counts: { sent: 0, delivered: 0, refused: 0, dropped: 0, inFlight: 0 },
			byLink: { localhost: 0, pod: 0, outside: 0 },
			lines: emptyLines(),
			unresolved: 0,
			stories: [],
			toldAt: new Map(),
		},
		queue: [],
		queued: new Map(),
		log: emptyLog(),
	};
}

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
