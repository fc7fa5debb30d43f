/** Drives PodTopologySpread with `tables/topology_spread.json`. */
import { podTopologySpreadFilter } from '../../../engine/scheduler/plugins/podTopologySpread.ts';
import { podTopologySpreadScore } from '../../../engine/scheduler/plugins/podTopologySpreadScore.ts';
import { sameData, type TableAdapter } from '../adapter.ts';
import { type ClusterCase, cycleOf, scores, statuses } from './schedulerCases.ts';

interface SpreadCase extends ClusterCase {
	op: 'spreadFilter' | 'spreadScore';
	infeasible?: string[];
	expected: unknown;
}

export const topologySpread: TableAdapter = {
	table: 'topology_spread',
	recognises: ({ op }) => op === 'spreadFilter' || op === 'spreadScore',
	run(testCase) {
		const typed = testCase as unknown as SpreadCase;
		const got = typed.op === 'spreadFilter' ? filtered(typed) : scored(typed);
		return { pass: sameData(got, typed.expected), got };
	},
};

function filtered(testCase: SpreadCase): unknown {
	const answers = Object.entries(statuses(podTopologySpreadFilter, cycleOf(testCase)));
	return { codes: Object.fromEntries(answers.map(([node, { code }]) => [node, code])) };
}

function scored(testCase: SpreadCase): unknown {
	const cycle = cycleOf(testCase);
	const feasible = cycle.nodes.filter(({ node }) => !testCase.infeasible?.includes(node.metadata.name));
	const given = scores(podTopologySpreadScore, cycle, feasible);
	return given ? { normalizedScores: given } : { skip: true };
}
