/** API types of Kubernetes v1.33: Job. */
import type { ApiTypes } from './apiTypes.ts';

export const batchTypes = {
	Job: { string: 'apiVersion kind', ObjectMeta: 'metadata', JobSpec: 'spec', JobStatus: 'status' },
	JobSpec: {
		string: 'completionMode managedBy podReplacementPolicy',
		boolean: 'manualSelector suspend',
		int32: 'backoffLimit backoffLimitPerIndex completions maxFailedIndexes parallelism ttlSecondsAfterFinished',
		int64: 'activeDeadlineSeconds',
		LabelSelector: 'selector',
		PodFailurePolicy: 'podFailurePolicy',
		SuccessPolicy: 'successPolicy',
		PodTemplateSpec: 'template',
	},
	JobStatus: {
		string: 'completedIndexes failedIndexes',
		int32: 'active failed ready succeeded terminating',
		Time: 'completionTime startTime',
		'[]JobCondition': 'conditions',
		UncountedTerminatedPods: 'uncountedTerminatedPods',
	},
	JobCondition: { string: 'message reason status type', Time: 'lastProbeTime lastTransitionTime' },
	UncountedTerminatedPods: { '[]string': 'failed succeeded' },
	PodFailurePolicy: { '[]PodFailurePolicyRule': 'rules' },
	PodFailurePolicyRule: {
		string: 'action',
		PodFailurePolicyOnExitCodesRequirement: 'onExitCodes',
		'[]PodFailurePolicyOnPodConditionsPattern': 'onPodConditions',
	},
	PodFailurePolicyOnExitCodesRequirement: { string: 'containerName operator', '[]int32': 'values' },
	PodFailurePolicyOnPodConditionsPattern: { string: 'status type' },
	SuccessPolicy: { '[]SuccessPolicyRule': 'rules' },
	SuccessPolicyRule: { string: 'succeededIndexes', int32: 'succeededCount' },
} as const satisfies ApiTypes;
