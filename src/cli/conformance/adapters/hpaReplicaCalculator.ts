/** Drives the autoscaler's replica calculator with `tables/hpa_replica_calculator.json`. */
import { type Question, replicasByUtilization, type Sample } from '../../../engine/controllers/hpaReplicas.ts';
import { sameData, type TableAdapter } from '../adapter.ts';
import { autoscaledPod, noTime, nowUs, type PodLists, second, testSettings } from './hpaCases.ts';

interface CalculatorCase extends PodLists {
	currentReplicas: number;
	targetUtilizationPercent: number;
	containersPerPod: number;
	perContainerRequests: string[];
	perContainerUsageMilli: number[];
	metricPodNames?: string[];
	expected?: unknown;
	expectedErrorContains?: string;
}

export const hpaReplicaCalculator: TableAdapter = {
	table: 'hpa_replica_calculator',
	recognises: (testCase) => 'perContainerRequests' in testCase && 'targetUtilizationPercent' in testCase,
	run(testCase) {
		const typed = testCase as unknown as CalculatorCase;
		const answer = replicasByUtilization(questionOf(typed), typed.targetUtilizationPercent);
		if ('error' in answer) {
			const wanted = typed.expectedErrorContains;
			return { pass: wanted !== undefined && answer.error.includes(wanted), got: answer };
		}
		const { replicas, utilization, average } = answer;
		const got = { replicas, utilizationPercent: utilization, rawUsageMilliPerPod: average };
		return { pass: sameData(got, typed.expected), got };
	},
};

/** Failed pods are told of by their phases and aren't among `currentReplicas`. */
function questionOf(testCase: CalculatorCase): Question {
	const { currentReplicas, containersPerPod, perContainerRequests, perContainerUsageMilli, metricPodNames } = testCase;
	const count = Math.max(currentReplicas, testCase.podPhase?.length ?? 0);
	const pods = Array.from({ length: count }, (_, index) =>
		autoscaledPod(`test-pod-${index}`, index, new Array(containersPerPod).fill(perContainerRequests[index]), testCase),
	);
	const samples = perContainerUsageMilli.map((usage, index): [string, Sample] => [
		metricPodNames?.[index] ?? `test-pod-${index}`,
		{ value: usage * containersPerPod, at: noTime, windowUs: 60 * second },
	]);
	return { pods, samples: new Map(samples), resource: 'cpu', currentReplicas, now: nowUs, settings: testSettings };
}
