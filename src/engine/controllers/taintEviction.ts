/** Taint-based eviction: pods that don't tolerate a NoExecute taint, or not for so long (`pkg/controller/tainteviction`). */
import { formatTime } from '../../kubernetes/time.ts';
import type { Condition, Node, Pod, Taint } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import { podKeysOn } from '../indexes.ts';
import { keyOf } from '../keys.ts';
import { tolerates } from '../scheduler/tolerations.ts';
import { get, update } from '../store.ts';
import { second } from '../timing.ts';
import { enqueue } from '../workQueue.ts';

const source = { component: 'taint-eviction-controller' };

export function noExecuteTaints(node: Node | undefined): Taint[] {
	return (node?.spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
}

/** For how long, in µs, a pod may stay beside the taints: 0 when not at all, infinity when for ever (`getMinTolerationTime`). */
function toleratedFor({ spec }: Pod, taints: readonly Taint[]): number {
	let shortest = Number.POSITIVE_INFINITY;
	for (const taint of taints) {
		const toleration = spec.tolerations?.find((candidate) => tolerates(candidate, taint));
		if (!toleration) return 0;
		const { tolerationSeconds } = toleration;
		if (tolerationSeconds !== undefined) shortest = Math.min(shortest, Math.max(0, tolerationSeconds) * second);
	}
	return shortest;
}

/** Looks at the pods of a node: who goes now, who later, who may stay after all. */
export function syncEvictions(engine: Engine, name: string): void {
	const { state, index } = engine;
	const { evictions } = state.memory;
	const taints = noExecuteTaints(get(engine, 'Node', name));
	let next = Number.POSITIVE_INFINITY;
	for (const key of podKeysOn(index, name)) {
		const pod = state.objects.Pod.get(key);
		if (!pod || pod.metadata.deletionTimestamp !== undefined) continue;
		const { uid } = pod.metadata;
		const stay = taints.length === 0 ? Number.POSITIVE_INFINITY : toleratedFor(pod, taints);
		if (stay === Number.POSITIVE_INFINITY) {
			if (evictions.delete(uid))
				emit(engine, pod, 'Normal', 'TaintManagerEviction', `Cancelling deletion of Pod ${key}`, source);
			continue;
		}
		const startedAt = evictions.get(uid)?.startedAt ?? state.now;
		const dueAt = startedAt + stay;
		if (dueAt <= state.now) {
			evictions.delete(uid);
			evict(engine, pod);
		} else {
			evictions.set(uid, { startedAt, dueAt });
			next = Math.min(next, dueAt);
		}
	}
	if (next !== Number.POSITIVE_INFINITY) enqueue(engine, 'taintEviction', name, next - state.now);
}

function evict(engine: Engine, pod: Pod): void {
	const key = keyOf(pod.metadata);
	emit(engine, pod, 'Normal', 'TaintManagerEviction', `Marking for deletion Pod ${key}`, source);
	const condition: Condition = {
		type: 'DisruptionTarget',
		status: 'True',
		reason: 'DeletionByTaintManager',
		message: 'Taint manager: deleting due to NoExecute taint',
		lastTransitionTime: formatTime(engine.state.now),
	};
	const others = pod.status.conditions.filter(({ type }) => type !== condition.type);
	deletePod(engine, update(engine, 'Pod', { ...pod, status: { ...pod.status, conditions: [...others, condition] } }));
}
