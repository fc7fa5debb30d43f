/** API types of Kubernetes v1.33: Deployment, ReplicaSet, StatefulSet and DaemonSet. */
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
	StatefulSet: {
		string: 'apiVersion kind',
		ObjectMeta: 'metadata',
		StatefulSetSpec: 'spec',
		StatefulSetStatus: 'status',
	},
	StatefulSetSpec: {
		string: 'podManagementPolicy serviceName',
		int32: 'minReadySeconds replicas revisionHistoryLimit',
		StatefulSetOrdinals: 'ordinals',
		StatefulSetPersistentVolumeClaimRetentionPolicy: 'persistentVolumeClaimRetentionPolicy',
		LabelSelector: 'selector',
		PodTemplateSpec: 'template',
		StatefulSetUpdateStrategy: 'updateStrategy',
		'[]PersistentVolumeClaim': 'volumeClaimTemplates',
	},
	StatefulSetOrdinals: { int32: 'start' },
	StatefulSetPersistentVolumeClaimRetentionPolicy: { string: 'whenDeleted whenScaled' },
	StatefulSetUpdateStrategy: { string: 'type', RollingUpdateStatefulSetStrategy: 'rollingUpdate' },
	RollingUpdateStatefulSetStrategy: { int32: 'partition', IntOrString: 'maxUnavailable' },
	StatefulSetStatus: {
		string: 'currentRevision updateRevision',
		int32: 'availableReplicas collisionCount currentReplicas readyReplicas replicas updatedReplicas',
		int64: 'observedGeneration',
		'[]StatefulSetCondition': 'conditions',
	},
	StatefulSetCondition: { string: 'message reason status type', Time: 'lastTransitionTime' },
	DaemonSet: { string: 'apiVersion kind', ObjectMeta: 'metadata', DaemonSetSpec: 'spec', DaemonSetStatus: 'status' },
	DaemonSetSpec: {
		int32: 'minReadySeconds revisionHistoryLimit',
		LabelSelector: 'selector',
		PodTemplateSpec: 'template',
		DaemonSetUpdateStrategy: 'updateStrategy',
	},
	DaemonSetUpdateStrategy: { string: 'type', RollingUpdateDaemonSet: 'rollingUpdate' },
	RollingUpdateDaemonSet: { IntOrString: 'maxSurge maxUnavailable' },
	DaemonSetStatus: {
		int32:
			'collisionCount currentNumberScheduled desiredNumberScheduled numberAvailable numberMisscheduled numberReady numberUnavailable updatedNumberScheduled',
		int64: 'observedGeneration',
		'[]DaemonSetCondition': 'conditions',
	},
	DaemonSetCondition: { string: 'message reason status type', Time: 'lastTransitionTime' },
} as const satisfies ApiTypes;
