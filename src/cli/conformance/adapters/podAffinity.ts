/** Drives InterPodAffinity with `tables/pod_affinity.json`. */
import { interPodAffinityFilter } from '../../../engine/scheduler/plugins/interPodAffinity.ts';
import { interPodAffinityScore } from '../../../engine/scheduler/plugins/interPodAffinityScore.ts';
import { sameData, type TableAdapter } from '../adapter.ts';
import { type ClusterCase, cycleOf, scores, statuses } from './schedulerCases.ts';

interface AffinityCase extends ClusterCase {
	op: 'affinityFilter' | 'affinityScore';
	expected: unknown;
}

export const podAffinity: TableAdapter = {
	table: 'pod_affinity',
	recognises: ({ op }) => op === 'affinityFilter' || op === 'affinityScore',
	run(testCase) {
		const typed = testCase as unknown as AffinityCase;
		const cycle = cycleOf(typed);
		const got = typed.op === 'affinityFilter' ? { statuses: statuses(interPodAffinityFilter, cycle) } : scored(cycle);
		return { pass: sameData(got, typed.expected), got };
	},
};

function scored(cycle: ReturnType<typeof cycleOf>): unknown {
	const given = scores(interPodAffinityScore, cycle);
	return given ? { normalizedScores: given } : { skip: true };
}
