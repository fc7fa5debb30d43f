/** One scheduling cycle: filter, score, choose (`pkg/scheduler/schedule_one.go schedulePod`). */
import type { LabelSelector, Pod } from '../../kubernetes/types.ts';
import type { NamespaceLabels } from './affinityTerms.ts';
import {
	allRefusals,
	firstRefusal,
	newCycle,
	type PluginRefusal,
	type PreparedFilter,
	preparedFilters,
} from './filter.ts';
import { fitError, noNodesMessage, reasonHistogram } from './fitError.ts';
import type { Cycle, NodeInfo } from './framework.ts';
import { contradictoryNames, namedNodes } from './plugins/nodeAffinity.ts';
import { dryRunPreemption } from './preemption.ts';
import { nodesToFind } from './sampling.ts';
import { type PluginScore, scoreNodes, selectHost, totalScores } from './score.ts';

export { filterNode, nodeFilter, type PluginRefusal } from './filter.ts';
export type { PluginScore } from './score.ts';

export interface EvaluateInput {
	pod: Pod;
	/** Every node, in the order in which they are tried. */
	nodes: readonly NodeInfo[];
	/** See {@link Cycle.defaultSelector}. */
	defaultSelector?: LabelSelector | undefined;
	namespaceLabels?: NamespaceLabels | undefined;
	/** A whole number in [0, n), from the scheduler's stream of chance; asked only to break ties. */
	drawn: (n: number) => number;
	/** Where to begin among the nodes: the last decision's `nextStartNodeIndex`. 0 when left out. */
	startNodeIndex?: number;
	/** False leaves `verdicts` empty and takes every shortcut that Kubernetes takes. The choice is the same. */
	table?: boolean;
}

/** What one node was told. */
export interface NodeVerdict {
	node: string;
	/**
	 * Every filter that refuses the node; the first is the one that Kubernetes counts. Empty for a node that passes and
	 * for one that was not tried.
	 */
	refusals: readonly PluginRefusal[];
	/** For each node that passed: the plugins that had something to say. */
	scores?: readonly PluginScore[];
	total?: number;
	/** True when enough nodes had been found before this one's turn came. */
	untried?: true;
}

export interface Decision {
	/** Names of the nodes that passed, in the order in which they were tried. */
	feasible: readonly string[];
	/** One a node, in the order of the input. */
	verdicts: readonly NodeVerdict[];
	/** The node for the pod; undefined when none passed. */
	chosen?: string;
	/** When none passed: the message of the FailedScheduling event and of the PodScheduled condition. */
	message?: string;
	/** When none passed: the nodes on which preemption would make room (it is not carried out here). */
	preemptionCandidates?: readonly string[];
	nextStartNodeIndex: number;
}

/** Decides where a pod goes. Changes nothing. */
export function evaluate(input: EvaluateInput): Decision {
	const { nodes, drawn, startNodeIndex = 0, table = true } = input;
	if (nodes.length === 0) return { feasible: [], verdicts: [], message: noNodesMessage, nextStartNodeIndex: 0 };
	const cycle = newCycle(input);
	const named = namedNodes(cycle.pod);
	const eligible = named ? nodes.filter(({ node }) => named.has(node.metadata.name)) : nodes;
	const filters = preparedFilters(cycle);
	const search = findFeasible(filters, eligible, startNodeIndex);
	const { feasible, refusals } = search;
	const scores = table ? scoreNodes(cycle, feasible) : [];
	const decision: Decision = {
		feasible: feasible.map(({ node }) => node.metadata.name),
		verdicts: table ? verdicts(cycle, filters, search, scores) : [],
		nextStartNodeIndex: (startNodeIndex + search.tried) % nodes.length,
	};
	if (feasible.length === 0) {
		const { candidates, message } = dryRunPreemption(cycle, refusals);
		decision.message = fitError(nodes.length, reasons(cycle, named, refusals), message);
		if (candidates.length > 0) decision.preemptionCandidates = candidates;
		return decision;
	}
	// Kubernetes doesn't score a node that is alone.
	const totals = feasible.length === 1 ? [0] : table ? scores.map(total) : totalScores(cycle, feasible);
	const chosen = decision.feasible[selectHost(totals, drawn)];
	if (chosen === undefined) throw new Error('one of the feasible nodes must be chosen');
	decision.chosen = chosen;
	return decision;
}

function total(scores: readonly PluginScore[]): number {
	return scores.reduce((sum, { weighted }) => sum + weighted, 0);
}

interface Search {
	feasible: readonly NodeInfo[];
	/** By node name: the first refusal, of the nodes that were tried and failed. */
	refusals: ReadonlyMap<string, PluginRefusal>;
	tried: number;
}

/** Tries nodes from the start index on, round the list, until enough have passed. `findNodesThatPassFilters`. */
function findFeasible(filters: readonly PreparedFilter[], nodes: readonly NodeInfo[], start: number): Search {
	const wanted = nodesToFind(nodes.length);
	const feasible: NodeInfo[] = [];
	const refusals = new Map<string, PluginRefusal>();
	let tried = 0;
	while (tried < nodes.length && feasible.length < wanted) {
		const info = nodes[(start + tried) % nodes.length] as NodeInfo;
		const refusal = firstRefusal(filters, info);
		if (refusal) refusals.set(info.node.metadata.name, refusal);
		else feasible.push(info);
		tried += 1;
	}
	return { feasible, refusals, tried };
}

/** The counted reasons. A node that required affinity rules out by name isn't tried and gives a reason of its own. */
function reasons(
	cycle: Cycle,
	named: ReadonlySet<string> | undefined,
	refusals: ReadonlyMap<string, PluginRefusal>,
): string {
	if (named?.size === 0) return contradictoryNames;
	const excluded = ["node(s) didn't satisfy plugin(s) [NodeAffinity]"];
	return reasonHistogram(cycle.nodes.map(({ node }) => refusals.get(node.metadata.name)?.reasons ?? excluded));
}

function verdicts(
	cycle: Cycle,
	filters: readonly PreparedFilter[],
	{ feasible }: Search,
	scores: readonly (readonly PluginScore[])[],
): NodeVerdict[] {
	const scored = new Map(feasible.map(({ node }, index) => [node.metadata.name, scores[index]]));
	return cycle.nodes.map((info): NodeVerdict => {
		const node = info.node.metadata.name;
		const own = scored.get(node);
		if (own) return { node, refusals: [], scores: own, total: total(own) };
		const refusals = allRefusals(filters, info);
		return refusals.length > 0 ? { node, refusals } : { node, refusals, untried: true };
	});
}
