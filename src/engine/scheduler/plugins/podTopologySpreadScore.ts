/** Prefers domains with fewer pods of the same kind: ScheduleAnyway. `plugins/podtopologyspread/scoring.go`. */
import { naturalLog } from '../../random.ts';
import { type Cycle, maxNodeScore, type NodeInfo, type NodeScorer, type ScorePlugin } from '../framework.ts';
import { countMatching } from '../labelMatch.ts';
import {
	defaultConstraints,
	hasEveryKey,
	hostnameKey,
	podConstraints,
	type SpreadConstraint,
} from '../spreadConstraints.ts';

interface Spread extends SpreadConstraint {
	/** Matching pods by value of the topology key; undefined for the hostname, where each node counts its own. */
	domains: Map<string, number> | undefined;
	weight: number;
}

export const podTopologySpreadScore: ScorePlugin = {
	name: 'PodTopologySpread',
	weight: 2,
	prepare(cycle, feasible) {
		const own = (cycle.pod.spec.topologySpreadConstraints ?? []).length > 0;
		const constraints = own
			? podConstraints(cycle.pod, 'ScheduleAnyway')
			: defaultConstraints(cycle.pod, cycle.defaultSelector);
		return constraints.length === 0 ? undefined : scorer(cycle, feasible, constraints, own);
	},
};

/** Without the pod's own constraints a node without a zone still counts: as one of a zone without a name. */
function scorer(
	cycle: Cycle,
	feasible: readonly NodeInfo[],
	constraints: readonly SpreadConstraint[],
	needsEveryKey: boolean,
): NodeScorer {
	const isScored = ({ node }: NodeInfo): boolean => !needsEveryKey || hasEveryKey(node, constraints);
	const scored = needsEveryKey ? feasible.filter(isScored) : feasible;
	const spreads = constraints.map((constraint) => spread(cycle, scored, constraint, isScored));
	return {
		score(info) {
			if (!isScored(info)) return 0;
			let score = 0;
			for (const { topologyKey, domains, matches, weight, maxSkew } of spreads) {
				const value = info.node.metadata.labels?.[topologyKey];
				if (value === undefined) continue;
				const count = domains ? (domains.get(value) ?? 0) : countMatching(info.labelCounts, matches, false);
				score += count * weight + (maxSkew - 1);
			}
			return Math.round(score);
		},
		normalise: (scores, nodes) => (needsEveryKey ? normaliseScored(scores, nodes.map(isScored)) : normalise(scores)),
	};
}

function spread(
	{ nodes }: Cycle,
	scored: readonly NodeInfo[],
	constraint: SpreadConstraint,
	isScored: (info: NodeInfo) => boolean,
): Spread {
	const { topologyKey, matches, includes } = constraint;
	if (topologyKey === hostnameKey) return { ...constraint, domains: undefined, weight: sizeWeight(scored.length) };
	const domains = new Map<string, number>();
	let isLabelled = false;
	for (const { node } of scored) {
		const value = node.metadata.labels?.[topologyKey];
		domains.set(value ?? '', 0);
		if (value !== undefined) isLabelled = true;
	}
	// Nodes without the label are of one domain, and get no score for it: where all are, nobody asks what's in it.
	if (!isLabelled) return { ...constraint, domains, weight: sizeWeight(domains.size) };
	for (const info of nodes) {
		const value = info.node.metadata.labels?.[topologyKey] ?? '';
		const sum = domains.get(value);
		if (sum === undefined || !isScored(info) || !includes(info.node)) continue;
		domains.set(value, sum + countMatching(info.labelCounts, matches, false));
	}
	return { ...constraint, domains, weight: sizeWeight(domains.size) };
}

/** So that the few domains of a small topology aren't watered down by the many of a large one. `topologyNormalizingWeight`. */
function sizeWeight(domains: number): number {
	return naturalLog(domains + 2);
}

/** The fewer the better. */
function normalise(scores: readonly number[]): number[] {
	let most = 0;
	let least = Number.POSITIVE_INFINITY;
	for (const score of scores) {
		if (score > most) most = score;
		if (score < least) least = score;
	}
	return scores.map((score) =>
		most === 0 ? maxNodeScore : Math.floor((maxNodeScore * (most + least - score)) / most),
	);
}

/** The same among the nodes that are scored; the others get 0. */
function normaliseScored(scores: readonly number[], isScored: readonly boolean[]): number[] {
	const counted = normalise(scores.filter((_, index) => isScored[index]));
	let next = 0;
	return scores.map((_, index) => {
		if (!isScored[index]) return 0;
		next += 1;
		return counted[next - 1] ?? 0;
	});
}
