/** The words of a failed attempt (`pkg/scheduler/framework/types.go FitError`), as they stand in the FailedScheduling event. */

/** What there is to say when the cluster has no nodes at all. `ErrNoNodesAvailable`. */
export const noNodesMessage = 'no nodes available to schedule pods';

/** How many nodes gave each reason: `1 Insufficient cpu, 2 Too many pods`, sorted as text. */
export function reasonHistogram(reasonsByNode: Iterable<readonly string[]>): string {
	const counts = new Map<string, number>();
	for (const reasons of reasonsByNode) {
		for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	}
	const lines = Array.from(counts, ([reason, count]) => `${count} ${reason}`);
	return lines.sort().join(', ');
}

/** `0/3 nodes are available: …. preemption: …`; without a suffix the sentence ends there. */
export function fitError(nodeCount: number, reasons: string, preemption: string | undefined): string {
	const sentence = `0/${nodeCount} nodes are available:${reasons === '' ? '' : ` ${reasons}.`}`;
	return preemption === undefined ? sentence : `${sentence} preemption: ${preemption}`;
}
