/** A DaemonSet's rolling update (`pkg/controller/daemon/update.go rollingUpdate`). */
import type { DaemonSet, Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { isAvailable } from './availability.ts';
import { belongsOn, type Changes, isOfRevision, isTerminating, type PodsByNode } from './daemonSetPods.ts';
import { scaled } from './rolling.ts';

/** How many nodes may have two pods or none; both round up, and both zero is one without. */
function limits(engine: Engine, { spec, ...set }: DaemonSet): { maxSurge: number; maxUnavailable: number } {
	let desired = 0;
	for (const node of engine.state.objects.Node.values()) if (belongsOn({ spec, ...set }, node).shouldRun) desired += 1;
	const { rollingUpdate } = spec.updateStrategy;
	const maxSurge = scaled(rollingUpdate?.maxSurge, desired, true) ?? 0;
	const maxUnavailable = scaled(rollingUpdate?.maxUnavailable, desired, true) ?? 0;
	return { maxSurge, maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable };
}

interface OnNode {
	fresh?: Pod;
	old?: Pod;
}

/** A node's pod of the new template and of an older one; nothing where there's more than one of either. */
function splitPods(pods: readonly Pod[], hash: string): OnNode | undefined {
	const found: OnNode = {};
	for (const pod of pods) {
		if (isTerminating(pod)) continue;
		const which = isOfRevision(pod, hash) ? 'fresh' : 'old';
		if (found[which]) return undefined;
		found[which] = pod;
	}
	return found;
}

/** What this round of the update deletes and, where surge is allowed, creates beside. */
export function rollOut(engine: Engine, set: DaemonSet, pods: PodsByNode, hash: string): Changes {
	const { maxSurge, maxUnavailable } = limits(engine, set);
	return maxSurge === 0
		? rollByDeleting(engine, set, pods, hash, maxUnavailable)
		: rollBySurging(engine, set, pods, hash, maxSurge);
}

function rollByDeleting(
	engine: Engine,
	set: DaemonSet,
	pods: PodsByNode,
	hash: string,
	maxUnavailable: number,
): Changes {
	let unavailable = 0;
	const broken: Pod[] = [];
	const candidates: Pod[] = [];
	for (const there of pods.values()) {
		const { fresh, old } = splitPods(there, hash) ?? {};
		if ((fresh === undefined) === (old === undefined)) unavailable += 1;
		else if (fresh) {
			if (!isAvailable(engine, fresh, set.spec.minReadySeconds)) unavailable += 1;
		} else if (old) {
			if (!isAvailable(engine, old, set.spec.minReadySeconds)) {
				broken.push(old);
				unavailable += 1;
			} else candidates.push(old);
		}
	}
	return { nodes: [], pods: [...broken, ...candidates.slice(0, Math.max(0, maxUnavailable - unavailable))] };
}

function rollBySurging(engine: Engine, set: DaemonSet, pods: PodsByNode, hash: string, maxSurge: number): Changes {
	let surging = 0;
	const now: string[] = [];
	const candidates: string[] = [];
	const gone: Pod[] = [];
	for (const [node, there] of pods) {
		const { fresh, old } = splitPods(there, hash) ?? {};
		if (!old) continue;
		if (fresh) {
			// The old one stays until the new one is up.
			if (isAvailable(engine, fresh, set.spec.minReadySeconds)) gone.push(old);
			else surging += 1;
		} else if (!isAvailable(engine, old, set.spec.minReadySeconds)) now.push(node);
		else candidates.push(node);
	}
	const room = Math.max(0, maxSurge - surging - now.length);
	return { nodes: [...now, ...candidates.slice(0, room)], pods: gone };
}
