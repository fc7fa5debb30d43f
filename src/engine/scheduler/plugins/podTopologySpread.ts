/** Spreads pods over topology domains: the filter for DoNotSchedule. `plugins/podtopologyspread/filtering.go`. */
import type { Labels } from '../../../kubernetes/types.ts';
import type { Cycle, FilterPlugin } from '../framework.ts';
import { countMatching } from '../labelMatch.ts';
import { hasEveryKey, podConstraints, type SpreadConstraint } from '../spreadConstraints.ts';

const missingLabel = {
	reasons: ["node(s) didn't match pod topology spread constraints (missing required label)"],
	resolvable: false,
};
const skewed = { reasons: ["node(s) didn't match pod topology spread constraints"], resolvable: true };

export const podTopologySpreadFilter: FilterPlugin = {
	name: 'PodTopologySpread',
	prepare(cycle) {
		const constraints = podConstraints(cycle.pod, 'DoNotSchedule');
		if (constraints.length === 0) return undefined;
		const rules = constraints.map((constraint) => {
			const domains = domainCounts(cycle, constraint, constraints);
			const least = domains.size < constraint.minDomains ? 0 : smallest(domains.values());
			const self = constraint.matches(cycle.facts.labelSet) ? 1 : 0;
			return { ...constraint, domains, least, self };
		});
		return ({ node }) => {
			const labels: Labels = node.metadata.labels ?? {};
			for (const { topologyKey, domains, least, self, maxSkew } of rules) {
				const value = labels[topologyKey];
				if (value === undefined) return missingLabel;
				if ((domains.get(value) ?? 0) + self - least > maxSkew) return skewed;
			}
			return undefined;
		};
	},
};

/** Matching pods by value of the topology key, over the nodes that count; a domain without any is there with 0. */
function domainCounts(
	{ nodes }: Cycle,
	constraint: SpreadConstraint,
	constraints: readonly SpreadConstraint[],
): ReadonlyMap<string, number> {
	const domains = new Map<string, number>();
	for (const { node, labelCounts } of nodes) {
		if (!hasEveryKey(node, constraints) || !constraint.includes(node)) continue;
		const value = node.metadata.labels?.[constraint.topologyKey] ?? '';
		domains.set(value, (domains.get(value) ?? 0) + countMatching(labelCounts, constraint.matches, false));
	}
	return domains;
}

function smallest(numbers: Iterable<number>): number {
	let least = Number.POSITIVE_INFINITY;
	for (const number of numbers) if (number < least) least = number;
	return least;
}
