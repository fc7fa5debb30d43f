/** Pod affinity and anti-affinity, preferred. `pkg/scheduler/framework/plugins/interpodaffinity/scoring.go`. */
import { type AffinityTerm, termSelects } from '../affinityTerms.ts';
import { type Cycle, maxNodeScore, type ScorePlugin } from '../framework.ts';
import { remembered, rememberedTerms } from '../labelMatch.ts';
import { TopologyTally } from '../topologyTally.ts';

/** What a required affinity term of a pod that runs already is worth: `hardPodAffinityWeight`. */
const requiredTermWeight = 1;

export const interPodAffinityScore: ScorePlugin = {
	name: 'InterPodAffinity',
	weight: 2,
	prepare(cycle) {
		const tally = new TopologyTally();
		addOwnPreferences(tally, cycle);
		addPreferencesOfExisting(tally, cycle);
		if (tally.isEmpty) return undefined;
		const keys = tally.keys();
		return {
			score: ({ node }) => keys.reduce((sum, key) => sum + tally.at(key, node.metadata.labels), 0),
			normalise,
		};
	},
};

function addOwnPreferences(tally: TopologyTally, { facts, nodes, namespaceLabels }: Cycle): void {
	const { preferredAffinity = [], preferredAntiAffinity = [] } = facts.affinity ?? {};
	const add = (term: AffinityTerm, sign: 1 | -1): void => {
		const matches = remembered((set) => termSelects(term, set.namespace, set.labels, namespaceLabels));
		for (const { node, labelCounts } of nodes) {
			for (const { set, count } of labelCounts) {
				if (matches(set)) tally.add(term.topologyKey, node.metadata.labels, sign * term.weight * count);
			}
		}
	};
	for (const term of preferredAffinity) add(term, 1);
	for (const term of preferredAntiAffinity) add(term, -1);
}

function addPreferencesOfExisting(tally: TopologyTally, { facts, nodes, namespaceLabels }: Cycle): void {
	const { namespace, labels } = facts.labelSet;
	const pulls = rememberedTerms((terms) =>
		[
			...terms.requiredAffinity.map((term) => ({ term, worth: requiredTermWeight })),
			...terms.preferredAffinity.map((term) => ({ term, worth: term.weight })),
			...terms.preferredAntiAffinity.map((term) => ({ term, worth: -term.weight })),
		].filter(({ term }) => termSelects(term, namespace, labels, namespaceLabels)),
	);
	for (const { node, affinityCounts } of nodes) {
		for (const { terms, count } of affinityCounts) {
			for (const { term, worth } of pulls(terms)) tally.add(term.topologyKey, node.metadata.labels, worth * count);
		}
	}
}

/** Between the lowest and the highest score; all 0 when they are equal. */
function normalise(scores: readonly number[]): number[] {
	const least = Math.min(...scores);
	const range = Math.max(...scores) - least;
	return scores.map((score) => (range > 0 ? Math.trunc(maxNodeScore * ((score - least) / range)) : 0));
}
