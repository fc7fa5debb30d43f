/** Questions to the engine that a state belongs to: what it would answer, without asking it to do anything. */
import type { Command } from '../engine/commands/command.ts';
import type { Engine } from '../engine/engine.ts';
import type { ClusterState } from '../engine/state.ts';
import type { Status } from '../kubernetes/status.ts';
import type { ManifestObject } from '../kubernetes/types.ts';
import { machinery } from './engineRoom.ts';

const engines = new WeakMap<ClusterState, Engine>();

/** Makes an engine findable by its state. */
export function register(engine: Engine): Engine {
	engines.set(engine.state, engine);
	return engine;
}

/** The engine that a published state belongs to. */
export function engineOf(cluster: ClusterState): Engine {
	const engine = engines.get(cluster);
	if (!engine) throw new Error('this state belongs to no registered engine');
	return engine;
}

/** Whether the cluster would take the command now; if not, its answer. */
export function checkCommand(cluster: ClusterState, command: Command): Status | undefined {
	return machinery().check(engineOf(cluster), command);
}

/** Why a node has no place for a pod that's still a manifest. */
export function roomFor(cluster: ClusterState, pod: ManifestObject, node: string): Status | undefined {
	return machinery().refusalOfNewPod(engineOf(cluster), pod, node);
}
