import { type PhaseInput, podPhase } from '../../../kubernetes/podPhase.ts';
import { sameData, type TableAdapter } from '../adapter.ts';

export const kubeletPodPhase: TableAdapter = {
	table: 'kubelet_pod_phase',
	recognises: (testCase) => 'podIsTerminal' in testCase && 'spec' in testCase,
	run: (testCase) => {
		const got = { phase: podPhase(testCase as unknown as PhaseInput) };
		return { pass: sameData(got, testCase.expected), got };
	},
};
