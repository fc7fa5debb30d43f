/** What a scheduling plugin is (`pkg/scheduler/framework/interface.go`), as functions over plain data. */
import type { LabelSelector, Pod } from '../../kubernetes/types.ts';
import type { NamespaceLabels } from './affinityTerms.ts';
import type { NodeInfo } from './nodeInfo.ts';
import type { PodFacts } from './podFacts.ts';

export { type NodeInfo, nodeInfo, withoutPod, withPod } from './nodeInfo.ts';

export const filterPluginNames = [
	'NodeUnschedulable',
	'NodeName',
	'TaintToleration',
	'NodeAffinity',
	'NodePorts',
	'NodeResourcesFit',
	'PodTopologySpread',
	'InterPodAffinity',
] as const;
export type FilterPluginName = (typeof filterPluginNames)[number];

export const scorePluginNames = [
	'TaintToleration',
	'NodeAffinity',
	'NodeResourcesFit',
	'PodTopologySpread',
	'InterPodAffinity',
	'NodeResourcesBalancedAllocation',
	'ImageLocality',
] as const;
export type ScorePluginName = (typeof scorePluginNames)[number];

/** One attempt to place one pod: everything that a plugin may look at. */
export interface Cycle {
	pod: Pod;
	facts: PodFacts;
	/** Every node of the cluster, in the order in which they are tried. */
	nodes: readonly NodeInfo[];
	/**
	 * What the Services that match the pod and its owner select, joined: the selector of the system-default spreading.
	 * Undefined or empty for a pod that belongs to none (`plugins/helper/spread.go DefaultSelector`).
	 */
	defaultSelector: LabelSelector | undefined;
	namespaceLabels: NamespaceLabels;
}

/** Why a filter refuses a node. */
export interface Refusal {
	/** Kubernetes' own words. */
	reasons: readonly string[];
	/** False for UnschedulableAndUnresolvable: removing pods from this node wouldn't help. */
	resolvable: boolean;
}

/** Undefined when the node passes. */
export type NodeFilter = (info: NodeInfo) => Refusal | undefined;

export interface FilterPlugin {
	name: FilterPluginName;
	/** PreFilter: what this pod asks, worked out once a cycle. Undefined when the plugin has nothing to say on this pod. */
	prepare(cycle: Cycle): NodeFilter | undefined;
}

export interface NodeScorer {
	/** The raw score of a node that passed the filters. */
	score(info: NodeInfo): number;
	/** Brings raw scores into 0 to 100; without it they are there already. Same order and length as the nodes given to `prepare`. */
	normalise?(scores: readonly number[], nodes: readonly NodeInfo[]): number[];
}

export interface ScorePlugin {
	name: ScorePluginName;
	/** The weight in the default profile (`pkg/scheduler/apis/config/v1/default_plugins.go`). */
	weight: number;
	/** PreScore, with the nodes that passed. Undefined when the plugin is skipped for this pod. */
	prepare(cycle: Cycle, feasible: readonly NodeInfo[]): NodeScorer | undefined;
}

export const maxNodeScore = 100;

/** Scales scores so that the highest becomes 100; `reverse` then turns them round. `plugins/helper DefaultNormalizeScore`. */
export function normalisedToMax(scores: readonly number[], reverse: boolean): number[] {
	let most = 0;
	for (const score of scores) if (score > most) most = score;
	return scores.map((score) => {
		const scaled = most === 0 ? 0 : Math.floor((maxNodeScore * score) / most);
		return reverse ? maxNodeScore - scaled : scaled;
	});
}
