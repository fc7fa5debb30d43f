/** Machines: made when a Node is created, gone when it's deleted, with all that ran on them. */
import type { Engine } from './context.ts';
import { refreshNodeInfo } from './indexes.ts';
import type { Machine } from './machine.ts';
import type { ClusterState } from './state.ts';

export function putMachine(engine: Engine, machine: Machine): Machine {
	const before = engine.state.machines.get(machine.node);
	engine.state.machines.set(machine.node, machine);
	if (before?.availability !== machine.availability) engine.index.network += 1;
	engine.changes.machines.add(machine.node);
	const node = engine.state.objects.Node.get(machine.node);
	if (node && before?.images !== machine.images) refreshNodeInfo(engine.state, engine.index, node);
	return machine;
}

/** Whether the node's kubelet and the rest of the cluster hear each other. */
export function isOnline({ machines }: Pick<ClusterState, 'machines'>, node: string): boolean {
	return machines.get(node)?.availability === 'up';
}

/** An empty machine for a node that joins at `now` (µs). */
export function newMachine(node: string, now: number): Machine {
	return {
		node,
		images: new Map(),
		pulls: [],
		lastHostPart: 1,
		hostFiles: {},
		disk: 'free',
		diskFreedAt: 0,
		availability: 'up',
		changedAt: now,
		leases: new Map(),
	};
}
