/** Runs the filters of one cycle. */
import type { Pod } from '../../kubernetes/types.ts';
import { type NamespaceLabels, standardNamespaceLabels } from './affinityTerms.ts';
import type { Cycle, FilterPluginName, NodeFilter, NodeInfo, Refusal } from './framework.ts';
import { filterPlugins } from './plugins.ts';
import { podFacts } from './podFacts.ts';

export interface PreparedFilter {
	plugin: FilterPluginName;
	filter: NodeFilter;
}

export interface PluginRefusal extends Refusal {
	plugin: FilterPluginName;
}

/** The filters that have something to say on the cycle's pod, in order. */
export function preparedFilters(cycle: Cycle): PreparedFilter[] {
	const prepared: PreparedFilter[] = [];
	for (const { name, prepare } of filterPlugins) {
		const filter = prepare(cycle);
		if (filter) prepared.push({ plugin: name, filter });
	}
	return prepared;
}

/** The first refusal of a node, where Kubernetes stops asking; undefined if it passes. */
export function firstRefusal(filters: readonly PreparedFilter[], info: NodeInfo): PluginRefusal | undefined {
	for (const { plugin, filter } of filters) {
		const refusal = filter(info);
		if (refusal) return { plugin, ...refusal };
	}
	return undefined;
}

/** Every refusal of a node. */
export function allRefusals(filters: readonly PreparedFilter[], info: NodeInfo): PluginRefusal[] {
	return filters.flatMap(({ plugin, filter }) => {
		const refusal = filter(info);
		return refusal ? [{ plugin, ...refusal }] : [];
	});
}

/**
 * Why a pod can't go on a node: every filter that refuses it, in Kubernetes' order, with Kubernetes' reasons; none if it
 * can. `nodes` is the whole cluster (the node among them), without which neither spreading nor pod affinity can be judged.
 */
export function filterNode(
	pod: Pod,
	info: NodeInfo,
	nodes: readonly NodeInfo[],
	namespaceLabels: NamespaceLabels = standardNamespaceLabels,
): PluginRefusal[] {
	return nodeFilter(pod, nodes, namespaceLabels)(info);
}

/** The same for many nodes at once: what the pod asks is worked out once. For use while nothing changes. */
export function nodeFilter(
	pod: Pod,
	nodes: readonly NodeInfo[],
	namespaceLabels: NamespaceLabels = standardNamespaceLabels,
): (info: NodeInfo) => PluginRefusal[] {
	const filters = preparedFilters(newCycle({ pod, nodes, namespaceLabels }));
	return (info) => allRefusals(filters, info);
}

type CycleInput = Pick<Cycle, 'pod' | 'nodes'> & {
	[field in 'defaultSelector' | 'namespaceLabels']?: Cycle[field] | undefined;
};

/** A cycle for that pod over those nodes. */
export function newCycle({
	pod,
	nodes,
	defaultSelector,
	namespaceLabels = standardNamespaceLabels,
}: CycleInput): Cycle {
	return { pod, facts: podFacts(pod), nodes, defaultSelector, namespaceLabels };
}
