/** Machines: made when a Node is created, gone when it's deleted, with all that ran on them. */
import type { Engine } from './context.ts';
import { refreshNodeInfo } from './indexes.ts';
import type { Machine } from './machine.ts';

export function putMachine(engine: Engine, machine: Machine): Machine {
	const before = engine.state.machines.get(machine.node);
	engine.state.machines.set(machine.node, machine);
	engine.changes.machines.add(machine.node);
	const node = engine.state.objects.Node.get(machine.node);
	if (node && before?.images !== machine.images) refreshNodeInfo(engine.state, engine.index, node);
	return machine;
}

/** An empty machine for a new node. */
export function newMachine(node: string): Machine {
	return {
		node,
		images: new Map(),
		pulls: [],
		lastHostPart: 1,
		hostFiles: {},
		disk: 'free',
		diskFreedAt: 0,
		leases: new Map(),
	};
}
