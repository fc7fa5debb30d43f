/** Pod affinity and anti-affinity, required. `pkg/scheduler/framework/plugins/interpodaffinity/filtering.go`. */
import type { Labels } from '../../../kubernetes/types.ts';
import { type AffinityTerm, termSelects } from '../affinityTerms.ts';
import type { Cycle, FilterPlugin } from '../framework.ts';
import { type LabelMatch, remembered, rememberedTerms } from '../labelMatch.ts';
import { TopologyTally } from '../topologyTally.ts';

const affinityUnmet = { reasons: ["node(s) didn't match pod affinity rules"], resolvable: false };
const antiAffinityUnmet = { reasons: ["node(s) didn't match pod anti-affinity rules"], resolvable: true };
const existingAntiAffinity = {
	reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"],
	resolvable: true,
};

export const interPodAffinityFilter: FilterPlugin = {
	name: 'InterPodAffinity',
	prepare(cycle) {
		const affinity = cycle.facts.affinity?.requiredAffinity ?? [];
		const antiAffinity = cycle.facts.affinity?.requiredAntiAffinity ?? [];
		const repelled = repelledByExisting(cycle);
		if (affinity.length === 0 && antiAffinity.length === 0 && repelled.isEmpty) return undefined;
		const attracted = attractedTo(cycle, affinity);
		const avoided = avoidedBy(cycle, antiAffinity);
		// The first of a group that wants to be together would otherwise wait for itself forever.
		const isFirst = attracted.isEmpty && affinity.every((term) => selects(cycle, term)(cycle.facts.labelSet));
		const repelledKeys = repelled.keys();
		return ({ node }) => {
			const labels: Labels = node.metadata.labels ?? {};
			if (!satisfies(affinity, attracted, labels, isFirst)) return affinityUnmet;
			if (antiAffinity.some(({ topologyKey }) => avoided.at(topologyKey, labels) > 0)) return antiAffinityUnmet;
			return repelledKeys.some((key) => repelled.at(key, labels) > 0) ? existingAntiAffinity : undefined;
		};
	},
};

function satisfies(
	terms: readonly AffinityTerm[],
	attracted: TopologyTally,
	labels: Labels,
	isFirst: boolean,
): boolean {
	if (terms.some(({ topologyKey }) => labels[topologyKey] === undefined)) return false;
	return isFirst || terms.every(({ topologyKey }) => attracted.at(topologyKey, labels) > 0);
}

function selects({ namespaceLabels }: Cycle, term: AffinityTerm): LabelMatch {
	return remembered((set) => termSelects(term, set.namespace, set.labels, namespaceLabels));
}

/** Where there are pods that match *all* affinity terms of the pod. */
function attractedTo(cycle: Cycle, terms: readonly AffinityTerm[]): TopologyTally {
	const tally = new TopologyTally();
	if (terms.length === 0) return tally;
	const matchers = terms.map((term) => selects(cycle, term));
	const matches = remembered((set) => matchers.every((matcher) => matcher(set)));
	for (const { node, labelCounts } of cycle.nodes) {
		for (const { set, count } of labelCounts) {
			if (!matches(set)) continue;
			for (const { topologyKey } of terms) tally.add(topologyKey, node.metadata.labels, count);
		}
	}
	return tally;
}

/** Where there are pods that match *any* anti-affinity term of the pod. */
function avoidedBy(cycle: Cycle, terms: readonly AffinityTerm[]): TopologyTally {
	const tally = new TopologyTally();
	for (const term of terms) {
		const matches = selects(cycle, term);
		for (const { node, labelCounts } of cycle.nodes) {
			for (const { set, count } of labelCounts) {
				if (matches(set)) tally.add(term.topologyKey, node.metadata.labels, count);
			}
		}
	}
	return tally;
}

/** Where there are pods whose own anti-affinity the pod would break. */
function repelledByExisting({ nodes, facts, namespaceLabels }: Cycle): TopologyTally {
	const tally = new TopologyTally();
	const { namespace, labels } = facts.labelSet;
	const breaks = rememberedTerms(({ requiredAntiAffinity }) =>
		requiredAntiAffinity.filter((term) => termSelects(term, namespace, labels, namespaceLabels)),
	);
	for (const { node, affinityCounts } of nodes) {
		for (const { terms, count } of affinityCounts) {
			for (const { topologyKey } of breaks(terms)) tally.add(topologyKey, node.metadata.labels, count);
		}
	}
	return tally;
}
