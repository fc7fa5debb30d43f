/** Refuses nodes with a taint that the pod doesn't tolerate and avoids softly tainted ones. `plugins/tainttoleration`. */
import { type FilterPlugin, normalisedToMax, type ScorePlugin } from '../framework.ts';
import { repellingEffects, tolerates, untoleratedTaint } from '../tolerations.ts';

export const taintTolerationFilter: FilterPlugin = {
	name: 'TaintToleration',
	prepare({ pod }) {
		return ({ node }) => {
			const taint = untoleratedTaint(node.spec.taints, pod.spec.tolerations, repellingEffects);
			if (taint === undefined) return undefined;
			return {
				reasons: [`node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`],
				resolvable: false,
			};
		};
	},
};

export const taintTolerationScore: ScorePlugin = {
	name: 'TaintToleration',
	weight: 3,
	prepare({ pod }) {
		const soft = (pod.spec.tolerations ?? []).filter(({ effect }) => !effect || effect === 'PreferNoSchedule');
		return {
			score({ node }) {
				let intolerable = 0;
				for (const taint of node.spec.taints ?? []) {
					if (taint.effect !== 'PreferNoSchedule') continue;
					if (!soft.some((toleration) => tolerates(toleration, taint))) intolerable += 1;
				}
				return intolerable;
			},
			normalise: (scores) => normalisedToMax(scores, true),
		};
	},
};
