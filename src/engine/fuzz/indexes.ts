/** Whether the indexes that the store keeps up are those that a restore would build. */
import type { Engine } from '../context.ts';
import { buildIndexes, type Indexes } from '../indexes.ts';
import type { NodeInfo } from '../scheduler/framework.ts';

/** Tables and sets as lists, so that their order counts. */
function ordered(value: unknown): unknown {
	if (value instanceof Map) return Array.from(value, ([key, member]) => [key, ordered(member)]);
	return value instanceof Set ? [...value] : value;
}

/** In the order of their keys. */
const sorted = (table: ReadonlyMap<string, unknown> | ReadonlySet<string>): unknown[] => {
	const entries =
		table instanceof Map
			? Array.from(table, ([key, member]) => [key, ordered(member)] as const)
			: Array.from(table as ReadonlySet<string>, (key) => [key, true] as const);
	return entries.sort(([a], [b]) => (a < b ? -1 : 1));
};

/** A node's entry without what only tells in which order its pods came. */
function unordered({ node, pods, requested, nonZeroRequested, labelCounts, images }: NodeInfo): unknown {
	return {
		node: node.metadata.resourceVersion,
		pods: pods.map(({ metadata }) => metadata.uid).sort(),
		requested,
		nonZeroRequested,
		labels: labelCounts.map(({ set, count, terminating }) => `${set.key} ${count} ${terminating}`).sort(),
		images: sorted(images),
	};
}

const readings: { readonly [name in keyof Indexes]: (index: Indexes) => unknown } = {
	podKeyByUid: ({ podKeyByUid }) => sorted(podKeyByUid),
	podsByNode: ({ podsByNode }) => sorted(new Map(Array.from(podsByNode, ([node, keys]) => [node, [...keys].sort()]))),
	nodeInfos: ({ nodeInfos }) => Array.from(nodeInfos, ([name, info]) => [name, unordered(info)]),
	dependants: ({ dependants }) => sorted(dependants),
	ownedTallies: ({ ownedTallies }) =>
		sorted(
			new Map(
				Array.from(ownedTallies, ([uid, tally]) => [uid, Array.from(tally, (entry) => JSON.stringify(entry)).sort()]),
			),
		),
	orphanPods: ({ orphanPods }) => ordered(orphanPods),
	pendingPods: ({ pendingPods }) => ordered(pendingPods),
	pendingBesidePods: ({ pendingBesidePods }) => ordered(pendingBesidePods),
	uids: ({ uids }) => sorted(uids),
	uidByIP: ({ uidByIP }) => sorted(uidByIP),
	serviceByIP: ({ serviceByIP }) => sorted(serviceByIP),
	slicesByService: ({ slicesByService }) => sorted(slicesByService),
	// It counts changes and says nothing of the state.
	network: () => 0,
};

/** The indexes that aren't what a restore of the state would build, where it matters in which order; none when all are. */
export function staleIndexes({ state, index }: Engine): string[] {
	const fresh = buildIndexes(state);
	return Object.entries(readings).flatMap(([name, read]) => {
		const kept = JSON.stringify(read(index));
		const built = JSON.stringify(read(fresh));
		return kept === built ? [] : [`index ${name} is ${kept}, a restore would make it ${built}`];
	});
}
