/** Which pods a ReplicaSet deletes first (`pkg/controller/controller_utils.go ActivePodsWithRanks`). */
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import { parseTime } from '../../kubernetes/time.ts';
import type { Pod } from '../../kubernetes/types.ts';
import { sorted } from '../sorted.ts';

const deletionCostAnnotation = 'controller.kubernetes.io/pod-deletion-cost';

/** What the order looks at. Times are µs; undefined is Kubernetes' zero time. */
export interface Candidate {
	uid: string;
	nodeName: string;
	phase: string;
	ready: boolean;
	deletionCost: number;
	/** Pods of the same owner on the same node. */
	rank: number;
	readySince: number | undefined;
	/** Most restarts of any regular container, and of any sidecar. */
	restarts: number;
	sidecarRestarts: number;
	createdAt: number | undefined;
}

const phaseOrder: Record<string, number> = { Pending: 0, Unknown: 1, Running: 2 };

/** How often a duration (µs) can be halved until it's below a nanosecond: the bucket that its age falls into. */
function ageBucket(us: number): number {
	let nanoseconds = us * 1000;
	if (nanoseconds <= 0) return -1;
	let bucket = 0;
	while (nanoseconds >= 2) {
		nanoseconds /= 2;
		bucket += 1;
	}
	return bucket;
}

/** Younger first, ages compared by the power of two; within one bucket by UID, so that it isn't always the youngest. */
function compareAges(
	a: Candidate,
	b: Candidate,
	atA: number | undefined,
	atB: number | undefined,
	now: number,
): number {
	if (atA === atB) return 0;
	if (atA === undefined) return -1;
	if (atB === undefined) return 1;
	const difference = ageBucket(now - atA) - ageBucket(now - atB);
	if (difference !== 0) return difference;
	return a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0;
}

/** Negative when `a` goes before `b`; `now` in µs. */
export function compareVictims(a: Candidate, b: Candidate, now: number): number {
	if ((a.nodeName === '') !== (b.nodeName === '')) return a.nodeName === '' ? -1 : 1;
	const phases = (phaseOrder[a.phase] ?? 0) - (phaseOrder[b.phase] ?? 0);
	if (phases !== 0) return phases;
	if (a.ready !== b.ready) return a.ready ? 1 : -1;
	if (a.deletionCost !== b.deletionCost) return a.deletionCost - b.deletionCost;
	if (a.rank !== b.rank) return b.rank - a.rank;
	if (a.ready && b.ready) {
		const ages = compareAges(a, b, a.readySince, b.readySince, now);
		if (ages !== 0) return ages;
	}
	if (a.restarts !== b.restarts) return b.restarts - a.restarts;
	if (a.sidecarRestarts !== b.sidecarRestarts) return b.sidecarRestarts - a.sidecarRestarts;
	return compareAges(a, b, a.createdAt, b.createdAt, now);
}

/** Whether a pod still counts: not finished and not being deleted. */
export function isActive(pod: Pod): boolean {
	return !isPodTerminal(pod) && pod.metadata.deletionTimestamp === undefined;
}

export function isReady(pod: Pod): boolean {
	for (const { type, status } of pod.status.conditions) if (type === 'Ready') return status === 'True';
	return false;
}

/** Since when the pod has been ready, in µs. */
export function readySince(pod: Pod): number | undefined {
	const ready = pod.status.conditions.find(({ type, status }) => type === 'Ready' && status === 'True');
	return ready && parseTime(ready.lastTransitionTime);
}

/** What the order sees of a pod. `rank`: pods of its owner on its node. */
export function candidateOf(pod: Pod, rank: number): Candidate {
	const cost = Number(pod.metadata.annotations?.[deletionCostAnnotation] ?? 0);
	const most = (statuses: readonly { restartCount: number }[] | undefined) =>
		Math.max(0, ...(statuses ?? []).map(({ restartCount }) => restartCount));
	return {
		uid: pod.metadata.uid,
		nodeName: pod.spec.nodeName ?? '',
		phase: pod.status.phase,
		ready: isReady(pod),
		deletionCost: Number.isInteger(cost) ? cost : 0,
		rank,
		readySince: readySince(pod),
		restarts: most(pod.status.containerStatuses),
		sidecarRestarts: most(pod.status.initContainerStatuses),
		createdAt: parseTime(pod.metadata.creationTimestamp),
	};
}

/**
 * The `count` pods to delete, first to go first. `related` are the active pods of all ReplicaSets of the
 * same owner: of several pods on one node one goes before a pod that's alone on its own.
 */
export function podsToDelete(pods: readonly Pod[], related: readonly Pod[], count: number, now: number): Pod[] {
	if (count >= pods.length) return [...pods];
	const onNode = new Map<string, number>();
	for (const pod of related) {
		const node = pod.spec.nodeName ?? '';
		if (isActive(pod)) onNode.set(node, (onNode.get(node) ?? 0) + 1);
	}
	const candidates = pods.map((pod) => ({
		pod,
		candidate: candidateOf(pod, onNode.get(pod.spec.nodeName ?? '') ?? 0),
	}));
	return sorted(candidates, (a, b) => compareVictims(a.candidate, b.candidate, now))
		.slice(0, count)
		.map(({ pod }) => pod);
}
