/** What the invariants have seen last, so that a rule about parts that are as they were isn't asked again. */
import type { Sandbox } from './kubelet/sandbox.ts';
import type { Machine } from './machine.ts';
import type { ClusterState, StoredKind } from './state.ts';
import { storedKinds } from './state.ts';

/** What a check remembers from one event to the next. Objects of these tables are replaced, never changed. */
export interface Watched {
	now: number;
	/** UID → node of every bound pod. */
	boundTo: Map<string, string>;
	resourceVersion: number;
	/** What has changed since the look before. */
	changed: ReadonlySet<Part>;
	/** The log's entries up to this number have been looked at. */
	logged: number;
	objects: { [K in StoredKind]?: readonly unknown[] };
	sandboxes: readonly Sandbox[];
	/** Those of the sandboxes that are new or have changed since the look before. */
	freshSandboxes: readonly Sandbox[];
	machines: readonly Machine[];
	/** Number of the next process, and how many there are. */
	nextPid: number;
	processes: number;
	/** Requests up to this number have been looked at: what was sent and received is written once. */
	request: number;
	/** When the meters were last held against the requests. */
	measuredAt: number;
}

export function newWatch(): Watched {
	return {
		now: 0,
		boundTo: new Map(),
		resourceVersion: -1,
		changed: new Set(),
		logged: 0,
		objects: {},
		sandboxes: [],
		freshSandboxes: [],
		machines: [],
		nextPid: 0,
		processes: 0,
		request: 0,
		measuredAt: 0,
	};
}

/** The parts of the state whose changes matter to a rule. `always` for what is changed in place. */
export type Part = StoredKind | 'sandboxes' | 'machines' | 'always';

function isSame<T>(table: ReadonlyMap<unknown, T>, seen: readonly T[] | undefined): boolean {
	if (table.size !== seen?.length) return false;
	let index = 0;
	for (const value of table.values()) {
		if (value !== seen[index]) return false;
		index += 1;
	}
	return true;
}

/** The parts that have changed since the last look, which this is now. */
export function changedParts(
	{ counters, objects, sandboxes, machines, workload }: ClusterState,
	watched: Watched,
): ReadonlySet<Part> {
	const changed = new Set<Part>(['always']);
	watched.freshSandboxes = [];
	if (counters.resourceVersion !== watched.resourceVersion) {
		watched.resourceVersion = counters.resourceVersion;
		for (const kind of storedKinds) {
			if (isSame<unknown>(objects[kind], watched.objects[kind])) continue;
			changed.add(kind);
			watched.objects[kind] = [...objects[kind].values()];
		}
	}
	if (!isSame(sandboxes, watched.sandboxes) || workload.processes.size !== watched.processes) {
		const before = new Set(watched.sandboxes);
		watched.sandboxes = [...sandboxes.values()];
		watched.freshSandboxes = watched.sandboxes.filter((sandbox) => !before.has(sandbox));
		watched.processes = workload.processes.size;
		changed.add('sandboxes');
	}
	if (!isSame(machines, watched.machines)) {
		watched.machines = [...machines.values()];
		changed.add('machines');
	}
	watched.changed = changed;
	return changed;
}
