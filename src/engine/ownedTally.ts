/**
 * How many pods an owner has, kept up write by write: a ReplicaSet of ten thousand is counted again at each change of
 * one, and looking at every pod each time would be most of the work.
 */
import type { Labels, Pod } from '../kubernetes/types.ts';
import { isActive, isReady } from './controllers/replicaSetVictims.ts';
import { controllerOf } from './keys.ts';

/** Pods of one owner that share one object of labels, as those of one template do. */
export interface OwnedCount {
	pods: number;
	active: number;
	/** Active and ready. */
	ready: number;
}

/** Owner's UID → labels → counts. */
export type OwnedTallies = Map<string, Map<Labels | undefined, OwnedCount>>;

function add(tallies: OwnedTallies, owner: string, pod: Pod, sign: 1 | -1): void {
	let tally = tallies.get(owner);
	if (!tally) {
		tally = new Map();
		tallies.set(owner, tally);
	}
	const { labels } = pod.metadata;
	const count = tally.get(labels) ?? { pods: 0, active: 0, ready: 0 };
	tally.set(labels, count);
	count.pods += sign;
	if (isActive(pod)) {
		count.active += sign;
		if (isReady(pod)) count.ready += sign;
	}
	if (count.pods > 0) return;
	tally.delete(labels);
	if (tally.size === 0) tallies.delete(owner);
}

/** Takes one write of a pod into the tallies. */
export function tallyPod(tallies: OwnedTallies, before: Pod | undefined, after: Pod | undefined): void {
	const ownerBefore = before && controllerOf(before.metadata)?.uid;
	const ownerAfter = after && controllerOf(after.metadata)?.uid;
	if (before && after && ownerBefore === ownerAfter && countsAlike(before, after)) return;
	if (before && ownerBefore !== undefined) add(tallies, ownerBefore, before, -1);
	if (after && ownerAfter !== undefined) add(tallies, ownerAfter, after, 1);
}

function countsAlike(before: Pod, after: Pod): boolean {
	return (
		before.metadata.labels === after.metadata.labels &&
		isActive(before) === isActive(after) &&
		isReady(before) === isReady(after)
	);
}
