/** A cluster with nothing in it. Needs none of what runs one, so that a page may begin with it. */
import { emptyMemory } from './controllers/memory.ts';
import { emptyLog } from './log.ts';
import { emptyLines } from './network/lines.ts';
import { type ClusterState, type ObjectTables, type Settings, storedKinds } from './state.ts';

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
