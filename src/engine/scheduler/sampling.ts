/** How many nodes are enough (`pkg/scheduler/schedule_one.go numFeasibleNodesToFind`). */

/** Up to here every node is tried. */
const fewNodes = 100;
const leastPercentage = 5;

/** How many feasible nodes end the search in a cluster of that many: all of a small one, 50 % falling to 5 % of a large one. */
export function nodesToFind(nodeCount: number): number {
	if (nodeCount < fewNodes) return nodeCount;
	const percentage = Math.max(50 - Math.floor(nodeCount / 125), leastPercentage);
	return Math.max(Math.floor((nodeCount * percentage) / 100), fewNodes);
}
