/** API types of Kubernetes v1.33: Deployment and ReplicaSet. */
import type { ApiTypes } from './apiTypes.ts';

export const workloadsTypes = {
	Deployment: {
		string: 'apiVersion kind',
		ObjectMeta: 'metadata',
		DeploymentSpec: 'spec',
		DeploymentStatus: 'status',
	},
	ReplicaSet: {
		string: 'apiVersion kind',
		ObjectMeta: 'metadata',
		ReplicaSetSpec: 'spec',
		ReplicaSetStatus: 'status',
	},
	DeploymentSpec: {
		boolean: 'paused',
		int32: 'minReadySeconds progressDeadlineSeconds replicas revisionHistoryLimit',
		LabelSelector: 'selector',
		DeploymentStrategy: 'strategy',
		PodTemplateSpec: 'template',
	},
	DeploymentStatus: {
		int32:
			'availableReplicas collisionCount readyReplicas replicas unavailableReplicas updatedReplicas terminatingReplicas',
		int64: 'observedGeneration',
		'[]DeploymentCondition': 'conditions',
	},
	ReplicaSetSpec: { int32: 'minReadySeconds replicas', LabelSelector: 'selector', PodTemplateSpec: 'template' },
	ReplicaSetStatus: {
		int32: 'availableReplicas fullyLabeledReplicas readyReplicas replicas terminatingReplicas',
		int64: 'observedGeneration',
		'[]ReplicaSetCondition': 'conditions',
	},
	DeploymentStrategy: { string: 'type', RollingUpdateDeployment: 'rollingUpdate' },
	PodTemplateSpec: { ObjectMeta: 'metadata', PodSpec: 'spec' },
	DeploymentCondition: { string: 'message reason status type', Time: 'lastTransitionTime lastUpdateTime' },
	ReplicaSetCondition: { string: 'message reason status type', Time: 'lastTransitionTime' },
	RollingUpdateDeployment: { IntOrString: 'maxSurge maxUnavailable' },
} as const satisfies ApiTypes;
