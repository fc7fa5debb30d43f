/**
 * What preemption would find (`pkg/scheduler/framework/preemption`, `plugins/defaultpreemption SelectVictimsOnNode`),
 * for the end of a FailedScheduling message. It's a dry run: nothing is evicted.
 */
import type { Pod } from '../../kubernetes/types.ts';
import { firstRefusal, newCycle, preparedFilters } from './filter.ts';
import { fitError, reasonHistogram } from './fitError.ts';
import type { Cycle, NodeInfo, Refusal } from './framework.ts';
import { withoutPod } from './nodeInfo.ts';

export interface PreemptionOutcome {
	/** Nodes on which the pod would fit if every pod of lower priority went. */
	candidates: readonly string[];
	/** Why it wouldn't help; undefined when there are candidates. */
	message: string | undefined;
}

const notHelpful = ['Preemption is not helpful for scheduling'];
const noVictims = ['No preemption victims found for incoming pod'];

/** Looks at every refused node; nodes that aren't in `refusals` were never tried and count as not helpful. */
export function dryRunPreemption(cycle: Cycle, refusals: ReadonlyMap<string, Refusal>): PreemptionOutcome {
	if (cycle.pod.spec.preemptionPolicy === 'Never') {
		return { candidates: [], message: 'not eligible due to preemptionPolicy=Never.' };
	}
	const candidates: string[] = [];
	const reasons: (readonly string[])[] = [];
	for (const info of cycle.nodes) {
		const why = refusals.get(info.node.metadata.name)?.resolvable ? withoutVictims(cycle, info) : notHelpful;
		if (why) reasons.push(why);
		else candidates.push(info.node.metadata.name);
	}
	const message = fitError(cycle.nodes.length, reasonHistogram(reasons), undefined);
	return { candidates, message: candidates.length > 0 ? undefined : message };
}

/** Why the node still refuses the pod once all pods of lower priority are gone; undefined if it no longer does. */
function withoutVictims(cycle: Cycle, info: NodeInfo): readonly string[] | undefined {
	const own = priority(cycle.pod);
	const victims = info.pods.filter((pod) => priority(pod) < own);
	if (victims.length === 0) return noVictims;
	const emptied = victims.reduce(withoutPod, info);
	const nodes = cycle.nodes.map((other) => (other === info ? emptied : other));
	return firstRefusal(preparedFilters(newCycle({ ...cycle, nodes })), emptied)?.reasons;
}

function priority(pod: Pod): number {
	return pod.spec.priority ?? 0;
}
