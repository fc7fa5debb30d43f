/** nodeSelector and node affinity, required and preferred. `pkg/scheduler/framework/plugins/nodeaffinity`. */
import type { Pod } from '../../../kubernetes/types.ts';
import { type FilterPlugin, normalisedToMax, type ScorePlugin } from '../framework.ts';
import { allowsNode, type NodeSelectorTerm, termMatches } from '../nodeSelector.ts';

const refusal = { reasons: ["node(s) didn't match Pod's node affinity/selector"], resolvable: false };

export const nodeAffinityFilter: FilterPlugin = {
	name: 'NodeAffinity',
	prepare({ pod }) {
		const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
		if (required === undefined && pod.spec.nodeSelector === undefined) return undefined;
		return ({ node }) => (allowsNode(pod.spec, node) ? undefined : refusal);
	},
};

/**
 * The nodes that every term of a required affinity names by `metadata.name`; undefined when some term leaves the
 * name open. Empty when the terms contradict themselves: then no node is even tried. `NodeAffinity.PreFilter`.
 */
export function namedNodes(pod: Pod): ReadonlySet<string> | undefined {
	const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
	if (required === undefined || required.nodeSelectorTerms.length === 0) return undefined;
	const names = new Set<string>();
	for (const term of required.nodeSelectorTerms) {
		const named = namesInAll(term);
		if (named === undefined) return undefined;
		for (const name of named) names.add(name);
	}
	return names;
}

export const contradictoryNames = 'pod affinity terms conflict';

function namesInAll(term: NodeSelectorTerm): string[] | undefined {
	let names: string[] | undefined;
	for (const { key, operator, values = [] } of term.matchFields ?? []) {
		if (key !== 'metadata.name' || operator !== 'In') continue;
		names = names === undefined ? values : names.filter((name) => values.includes(name));
	}
	return names;
}

export const nodeAffinityScore: ScorePlugin = {
	name: 'NodeAffinity',
	weight: 2,
	prepare({ pod }) {
		const preferred = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
		if (preferred.length === 0) return undefined;
		return {
			score({ node }) {
				let score = 0;
				for (const { preference, weight } of preferred) if (termMatches(preference, node)) score += weight;
				return score;
			},
			normalise: (scores) => normalisedToMax(scores, false),
		};
	},
};
