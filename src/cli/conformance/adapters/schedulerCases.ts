/** What the scheduler's tables share: nodes with pods on them, and how a plugin answers. */
import { standardNamespaceLabels } from '../../../engine/scheduler/affinityTerms.ts';
import { newCycle } from '../../../engine/scheduler/filter.ts';
import type { Cycle, FilterPlugin, NodeInfo, ScorePlugin } from '../../../engine/scheduler/framework.ts';
import { nodeInfo } from '../../../engine/scheduler/framework.ts';
import { type NodeParts, nodeOf, type PodParts, podOf } from '../../../engine/scheduler/testObjects.ts';
import type { LabelSelector, Labels, Pod } from '../../../kubernetes/types.ts';

export interface ClusterCase {
	pod: PodParts & { affinity?: Pod['spec']['affinity'] };
	nodes: NodeParts[];
	existingPods: (PodParts & { affinity?: Pod['spec']['affinity'] })[];
	namespaces?: Record<string, Labels>;
	defaultSelector?: LabelSelector;
}

/** The cycle of a case's pod. */
export function cycleOf({ pod, nodes, existingPods, namespaces, defaultSelector }: ClusterCase): Cycle {
	const existing = existingPods.map(casePod);
	const infos = nodes.map((node) =>
		nodeInfo(
			nodeOf(node),
			existing.filter(({ spec }) => spec.nodeName === node.name),
		),
	);
	const namespaceLabels = (namespace: string): Labels => ({
		...standardNamespaceLabels(namespace),
		...namespaces?.[namespace],
	});
	return newCycle({ pod: casePod(pod), nodes: infos, defaultSelector, namespaceLabels });
}

function casePod({ affinity, ...parts }: ClusterCase['pod']): Pod {
	return podOf(affinity ? { ...parts, spec: { ...parts.spec, affinity } } : parts);
}

type Code = 'Success' | 'Unschedulable' | 'UnschedulableAndUnresolvable';

/** A filter's answer for each node, by name. */
export function statuses(
	plugin: FilterPlugin,
	cycle: Cycle,
): Record<string, { code: Code; reasons: readonly string[] }> {
	const filter = plugin.prepare(cycle);
	const entries = cycle.nodes.map((info) => {
		const refusal = filter?.(info);
		if (!refusal) return [info.node.metadata.name, { code: 'Success' as const, reasons: [] }] as const;
		const code: Code = refusal.resolvable ? 'Unschedulable' : 'UnschedulableAndUnresolvable';
		return [info.node.metadata.name, { code, reasons: refusal.reasons }] as const;
	});
	return Object.fromEntries(entries);
}

/** A score plugin's normalised answer for each feasible node, by name; undefined when it skips the pod. */
export function scores(
	plugin: ScorePlugin,
	cycle: Cycle,
	feasible: readonly NodeInfo[] = cycle.nodes,
): Record<string, number> | undefined {
	const scorer = plugin.prepare(cycle, feasible);
	if (!scorer) return undefined;
	const raw = feasible.map((info) => scorer.score(info));
	const normalised = scorer.normalise?.(raw, feasible) ?? raw;
	return Object.fromEntries(feasible.map(({ node }, index) => [node.metadata.name, normalised[index] ?? 0]));
}
