/** Scores nodes and chooses one (`pkg/scheduler/schedule_one.go prioritizeNodes, selectHost`). */
import type { Cycle, NodeInfo, ScorePluginName } from './framework.ts';
import { scorePlugins } from './plugins.ts';

export interface PluginScore {
	plugin: ScorePluginName;
	raw: number;
	/** 0 to 100. */
	normalized: number;
	/** Normalised times the plugin's weight: what counts. */
	weighted: number;
}

interface PluginScores {
	plugin: ScorePluginName;
	weight: number;
	raw: readonly number[];
	normalised: readonly number[];
}

/** For each feasible node the scores of the plugins that aren't skipped, in their order. */
export function scoreNodes(cycle: Cycle, feasible: readonly NodeInfo[]): PluginScore[][] {
	const byPlugin = runScorePlugins(cycle, feasible);
	return feasible.map((_, index) =>
		byPlugin.map(({ plugin, weight, raw, normalised }) => {
			const normalized = normalised[index] ?? 0;
			return { plugin, raw: raw[index] ?? 0, normalized, weighted: normalized * weight };
		}),
	);
}

/** The total of each feasible node. */
export function totalScores(cycle: Cycle, feasible: readonly NodeInfo[]): number[] {
	const totals = feasible.map(() => 0);
	for (const { weight, normalised } of runScorePlugins(cycle, feasible)) {
		for (let index = 0; index < totals.length; index += 1) {
			totals[index] = (totals[index] ?? 0) + (normalised[index] ?? 0) * weight;
		}
	}
	return totals;
}

function runScorePlugins(cycle: Cycle, feasible: readonly NodeInfo[]): PluginScores[] {
	if (feasible.length === 0) return [];
	const results: PluginScores[] = [];
	for (const { name, weight, prepare } of scorePlugins) {
		const scorer = prepare(cycle, feasible);
		if (!scorer) continue;
		const raw: number[] = [];
		for (const info of feasible) raw.push(scorer.score(info));
		results.push({ plugin: name, weight, raw, normalised: scorer.normalise?.(raw, feasible) ?? raw });
	}
	return results;
}

/** The index of the highest score. Among equals each is as likely: the n-th seen takes the place with chance 1/n. */
export function selectHost(totals: readonly number[], drawn: (n: number) => number): number {
	let best = Number.NEGATIVE_INFINITY;
	let selected = -1;
	let equals = 0;
	for (const [index, total] of totals.entries()) {
		if (total > best) {
			best = total;
			selected = index;
			equals = 1;
		} else if (total === best) {
			equals += 1;
			if (drawn(equals) === 0) selected = index;
		}
	}
	return selected;
}
