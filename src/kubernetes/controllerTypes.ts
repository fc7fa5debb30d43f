/** The kinds of controllers beside Deployment and ReplicaSet, as they stand in the store: defaulted, statuses whole. */
import type { StatefulSetSpec as ApiStatefulSetSpec } from 'kubernetes-types/apps/v1';
import type {
	CrossVersionObjectReference,
	HPAScalingPolicy,
	HPAScalingRules,
	MetricSpec,
	MetricStatus,
} from 'kubernetes-types/autoscaling/v2';
import type { JobSpec as ApiJobSpec } from 'kubernetes-types/batch/v1';
import type { Condition, LabelSelector, ObjectMeta, PodTemplateSpec } from './types.ts';

type VolumeClaimTemplate = NonNullable<ApiStatefulSetSpec['volumeClaimTemplates']>[number];

export interface StatefulSetSpec {
	replicas: number;
	serviceName: string;
	selector: LabelSelector;
	template: PodTemplateSpec;
	podManagementPolicy: 'OrderedReady' | 'Parallel';
	updateStrategy: {
		type: 'RollingUpdate' | 'OnDelete';
		rollingUpdate?: { partition: number; maxUnavailable?: number | string };
	};
	revisionHistoryLimit: number;
	minReadySeconds: number;
	volumeClaimTemplates?: VolumeClaimTemplate[];
	persistentVolumeClaimRetentionPolicy?: { whenDeleted: string; whenScaled: string };
	ordinals?: { start: number };
}

export interface StatefulSetStatus {
	observedGeneration?: number;
	replicas: number;
	readyReplicas: number;
	currentReplicas: number;
	updatedReplicas: number;
	availableReplicas: number;
	currentRevision: string;
	updateRevision: string;
	collisionCount: number;
	conditions?: Condition[];
}

export interface StatefulSet {
	apiVersion: 'apps/v1';
	kind: 'StatefulSet';
	metadata: ObjectMeta;
	spec: StatefulSetSpec;
	status: StatefulSetStatus;
}

export interface DaemonSetStatus {
	observedGeneration?: number;
	currentNumberScheduled: number;
	numberMisscheduled: number;
	desiredNumberScheduled: number;
	numberReady: number;
	updatedNumberScheduled: number;
	numberAvailable: number;
	numberUnavailable: number;
	collisionCount?: number;
	conditions?: Condition[];
}

export interface DaemonSet {
	apiVersion: 'apps/v1';
	kind: 'DaemonSet';
	metadata: ObjectMeta;
	spec: {
		selector: LabelSelector;
		template: PodTemplateSpec;
		updateStrategy: {
			type: 'RollingUpdate' | 'OnDelete';
			rollingUpdate?: { maxUnavailable: number | string; maxSurge: number | string };
		};
		minReadySeconds: number;
		revisionHistoryLimit: number;
	};
	status: DaemonSetStatus;
}

/** A template that a StatefulSet or a DaemonSet had; the newest is the one that it has. */
export interface ControllerRevision {
	apiVersion: 'apps/v1';
	kind: 'ControllerRevision';
	metadata: ObjectMeta;
	data: { spec: { template: PodTemplateSpec } };
	revision: number;
}

export interface JobSpec extends Omit<ApiJobSpec, 'selector' | 'template'> {
	parallelism: number;
	backoffLimit: number;
	completionMode: string;
	suspend: boolean;
	/** Made by the API server unless `manualSelector`. */
	selector?: LabelSelector;
	template: PodTemplateSpec;
}

export interface JobCondition extends Condition {
	lastProbeTime: string;
}

export interface JobStatus {
	conditions: JobCondition[];
	startTime?: string;
	completionTime?: string;
	active: number;
	ready: number;
	terminating: number;
	succeeded: number;
	failed: number;
	/** `0,2-4`: which indexes have succeeded. */
	completedIndexes?: string;
}

export interface Job {
	apiVersion: 'batch/v1';
	kind: 'Job';
	metadata: ObjectMeta;
	spec: JobSpec;
	status: JobStatus;
}

export type { CrossVersionObjectReference, MetricSpec, MetricStatus };

export interface ScalingRules extends HPAScalingRules {
	policies: HPAScalingPolicy[];
	selectPolicy: string;
}

export interface HorizontalPodAutoscalerStatus {
	observedGeneration?: number;
	lastScaleTime?: string;
	currentReplicas: number;
	desiredReplicas: number;
	currentMetrics?: MetricStatus[];
	conditions: Condition[];
}

export interface HorizontalPodAutoscaler {
	apiVersion: 'autoscaling/v2';
	kind: 'HorizontalPodAutoscaler';
	metadata: ObjectMeta;
	spec: {
		scaleTargetRef: CrossVersionObjectReference;
		minReplicas: number;
		maxReplicas: number;
		metrics: MetricSpec[];
		behavior?: { scaleUp: ScalingRules; scaleDown: ScalingRules };
	};
	status: HorizontalPodAutoscalerStatus;
}
