/** Faults of whole nodes: the machine goes off, or the network to it is cut; and its return. */
import { conflict, notFound, type Status } from '../../kubernetes/status.ts';
import { type Engine, later } from '../context.ts';
import { wakeMonitor } from '../controllers/nodeLifecycle.ts';
import { dropSandbox } from '../deletion.ts';
import { podKeysOn } from '../indexes.ts';
import { requestPull } from '../kubelet/images.ts';
import { rebooted, reconnected } from '../kubelet/returning.ts';
import { record } from '../log.ts';
import type { Availability, Machine } from '../machine.ts';
import { putMachine } from '../machines.ts';
import { withoutEvents } from '../queue.ts';
import { timing } from '../timing.ts';
import { loseRequestsAt } from '../workload/requests.ts';

const said: Record<Availability, string> = { up: 'running', cutOff: 'cut off from the network', down: 'switched off' };

/** Why a node can't become that; nothing when it can. */
export function checkAvailability(engine: Engine, name: string, next: Availability): Status | undefined {
	const machine = engine.state.machines.get(name);
	if (!machine) return notFound('nodes', name);
	if (machine.availability === next) return conflict('nodes', name, `the node is ${said[next]} already`);
	if (machine.availability === 'down' && next === 'cutOff') return conflict('nodes', name, `the node is ${said.down}`);
	if (next === 'up' && machine.bootsAt !== undefined) return conflict('nodes', name, 'the node is starting already');
	return undefined;
}

function put(engine: Engine, { bootsAt: _, ...machine }: Machine, availability: Availability): Machine {
	record(engine.state, 'nodeAvailability', machine.node, availability);
	// The grace period runs from when a node fell silent, not from when a cut off one went off as well.
	const changedAt = machine.availability === 'up' || availability === 'up' ? engine.state.now : machine.changedAt;
	return putMachine(engine, { ...machine, availability, changedAt });
}

/** Pulls stop where they are. */
function stopPulls(engine: Engine, name: string): void {
	const { state } = engine;
	state.queue = withoutEvents(state.queue, (event) => event.type === 'imagePulled' && event.node === name);
}

/** Whatever its kubelet meant to do later is forgotten. */
function stopTimers(engine: Engine, name: string): void {
	const { state, index } = engine;
	const uids = new Set(podKeysOn(index, name).map((key) => state.objects.Pod.get(key)?.metadata.uid ?? ''));
	for (const uid of uids) state.queued.delete(`syncPod|${uid}`);
	state.queue = withoutEvents(state.queue, (event) => 'uid' in event && uids.has(event.uid));
}

/** The machine goes off: its processes are gone, and nobody there says goodbye. */
export function failNode(engine: Engine, name: string): void {
	const machine = engine.state.machines.get(name);
	if (!machine) return;
	stopPulls(engine, name);
	stopTimers(engine, name);
	for (const sandbox of [...engine.state.sandboxes.values()]) {
		if (sandbox.node !== name) continue;
		loseRequestsAt(
			engine,
			sandbox.containers.flatMap(({ processes }) => processes.map(({ pid }) => pid)),
		);
		dropSandbox(engine, sandbox.uid);
	}
	put(engine, { ...(engine.state.machines.get(name) ?? machine), pulls: [] }, 'down');
	wakeMonitor(engine);
}

/** The network to it is cut: its containers run on, and nobody hears of it. */
export function cutNode(engine: Engine, name: string): void {
	const machine = engine.state.machines.get(name);
	if (!machine) return;
	stopPulls(engine, name);
	put(engine, machine, 'cutOff');
	wakeMonitor(engine);
}

/** The network is back, or the machine is switched on and will be up in a while. */
export function restoreNode(engine: Engine, name: string): void {
	const machine = engine.state.machines.get(name);
	if (!machine) return;
	if (machine.availability === 'down') {
		putMachine(engine, { ...machine, bootsAt: engine.state.now + timing.bootUs });
		later(engine, timing.bootUs, { type: 'nodeBooted', node: name });
		return;
	}
	const { pulls } = machine;
	put(engine, { ...machine, pulls: [] }, 'up');
	for (const { uid, container, image } of pulls) requestPull(engine, name, uid, container, image);
	reconnected(engine, name);
	wakeMonitor(engine);
}

/** The machine is up again, unless it has been switched off in the meantime. */
export function nodeBooted(engine: Engine, name: string): void {
	const machine = engine.state.machines.get(name);
	if (machine?.bootsAt !== engine.state.now) return;
	put(engine, machine, 'up');
	rebooted(engine, name);
	wakeMonitor(engine);
}
