/** What the API server fills into a StatefulSet, a DaemonSet, a Job and a HorizontalPodAutoscaler, by their `defaults.go`. */

import type { MetricSpec, ScalingRules } from './controllerTypes.ts';
import type { Unstored } from './defaults.ts';
import { withoutUndefined } from './plainData.ts';
import { defaultMeta, defaultTemplate, revisionHistoryLimitDefault } from './templateDefaults.ts';
import type { DaemonSet, HorizontalPodAutoscaler, Job, LabelSelector, ManifestObject, StatefulSet } from './types.ts';

const retain = 'Retain';

/** `pkg/apis/apps/v1/defaults.go SetDefaults_StatefulSet`. */
export function defaultStatefulSet(manifest: ManifestObject): Unstored<StatefulSet> {
	const spec = (manifest.spec ?? {}) as Partial<StatefulSet['spec']>;
	const type = spec.updateStrategy?.type || 'RollingUpdate';
	const rolling = spec.updateStrategy?.rollingUpdate;
	const policy = spec.persistentVolumeClaimRetentionPolicy;
	return {
		apiVersion: 'apps/v1',
		kind: 'StatefulSet',
		metadata: defaultMeta(manifest),
		spec: withoutUndefined({
			replicas: spec.replicas ?? 1,
			serviceName: spec.serviceName ?? '',
			// Not optional in what's stored: validation refuses an object without it.
			selector: spec.selector as LabelSelector,
			template: defaultTemplate(spec.template),
			podManagementPolicy: spec.podManagementPolicy || 'OrderedReady',
			updateStrategy: withoutUndefined({
				type,
				rollingUpdate:
					type === 'RollingUpdate' || rolling ? { ...rolling, partition: rolling?.partition ?? 0 } : undefined,
			}),
			revisionHistoryLimit: spec.revisionHistoryLimit ?? revisionHistoryLimitDefault,
			minReadySeconds: spec.minReadySeconds ?? 0,
			volumeClaimTemplates: spec.volumeClaimTemplates?.map(defaultClaim),
			persistentVolumeClaimRetentionPolicy: {
				whenDeleted: policy?.whenDeleted || retain,
				whenScaled: policy?.whenScaled || retain,
			},
			ordinals: spec.ordinals && { start: spec.ordinals.start ?? 0 },
		}),
		status: {
			replicas: 0,
			readyReplicas: 0,
			currentReplicas: 0,
			updatedReplicas: 0,
			availableReplicas: 0,
			currentRevision: '',
			updateRevision: '',
			collisionCount: 0,
		},
	};
}

type Claim = NonNullable<StatefulSet['spec']['volumeClaimTemplates']>[number];

function defaultClaim(claim: Claim): Claim {
	return {
		...claim,
		apiVersion: 'v1',
		kind: 'PersistentVolumeClaim',
		spec: { ...claim.spec, volumeMode: claim.spec?.volumeMode || 'Filesystem' },
		status: { ...claim.status, phase: claim.status?.phase || 'Pending' },
	};
}

/** `pkg/apis/apps/v1/defaults.go SetDefaults_DaemonSet`. */
export function defaultDaemonSet(manifest: ManifestObject): Unstored<DaemonSet> {
	const spec = (manifest.spec ?? {}) as Partial<DaemonSet['spec']>;
	const type = spec.updateStrategy?.type || 'RollingUpdate';
	const rolling = spec.updateStrategy?.rollingUpdate;
	return {
		apiVersion: 'apps/v1',
		kind: 'DaemonSet',
		metadata: defaultMeta(manifest),
		spec: withoutUndefined({
			selector: spec.selector as LabelSelector,
			template: defaultTemplate(spec.template),
			updateStrategy: withoutUndefined({
				type,
				rollingUpdate:
					type === 'RollingUpdate'
						? { maxUnavailable: rolling?.maxUnavailable ?? 1, maxSurge: rolling?.maxSurge ?? 0 }
						: rolling,
			}),
			minReadySeconds: spec.minReadySeconds ?? 0,
			revisionHistoryLimit: spec.revisionHistoryLimit ?? revisionHistoryLimitDefault,
		}),
		status: {
			currentNumberScheduled: 0,
			numberMisscheduled: 0,
			desiredNumberScheduled: 0,
			numberReady: 0,
			updatedNumberScheduled: 0,
			numberAvailable: 0,
			numberUnavailable: 0,
		},
	};
}

const backoffLimitDefault = 6;
const int32Max = 2 ** 31 - 1;

/** `pkg/apis/batch/v1/defaults.go SetDefaults_Job`. */
export function defaultJob(manifest: ManifestObject): Unstored<Job> {
	const spec = (manifest.spec ?? {}) as Partial<Job['spec']>;
	const template = defaultTemplate(spec.template);
	const metadata = defaultMeta(manifest);
	if (Object.keys(metadata.labels ?? {}).length === 0 && template.metadata.labels) {
		metadata.labels = template.metadata.labels;
	}
	const neither = spec.completions === undefined && spec.parallelism === undefined;
	const perIndex = spec.backoffLimitPerIndex !== undefined;
	return {
		apiVersion: 'batch/v1',
		kind: 'Job',
		metadata,
		spec: withoutUndefined({
			...spec,
			completions: neither ? 1 : spec.completions,
			parallelism: spec.parallelism ?? 1,
			backoffLimit: spec.backoffLimit ?? (perIndex ? int32Max : backoffLimitDefault),
			completionMode: spec.completionMode || 'NonIndexed',
			suspend: spec.suspend ?? false,
			manualSelector: spec.manualSelector ?? false,
			podReplacementPolicy: spec.podReplacementPolicy || (spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'),
			template,
		}),
		status: { conditions: [], active: 0, ready: 0, terminating: 0, succeeded: 0, failed: 0 },
	};
}

const cpuUtilizationDefault = 80;

/** The rules that hold where a behavior leaves them out (`pkg/apis/autoscaling/v2/defaults.go`). */
export const scaleUpDefault: ScalingRules = {
	stabilizationWindowSeconds: 0,
	selectPolicy: 'Max',
	policies: [
		{ type: 'Pods', value: 4, periodSeconds: 15 },
		{ type: 'Percent', value: 100, periodSeconds: 15 },
	],
};

/** Without a window of its own: the controller's, 300 s. */
export const scaleDownDefault: ScalingRules = {
	selectPolicy: 'Max',
	policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

/** The given rules over the default ones, member by member (`GenerateHPAScaleUpRules`, `GenerateHPAScaleDownRules`). */
export function scalingRules(given: Partial<ScalingRules> | undefined, defaults: ScalingRules): ScalingRules {
	return withoutUndefined({
		...given,
		stabilizationWindowSeconds: given?.stabilizationWindowSeconds ?? defaults.stabilizationWindowSeconds,
		selectPolicy: given?.selectPolicy ?? defaults.selectPolicy,
		policies: given?.policies ?? defaults.policies,
	});
}

/** `pkg/apis/autoscaling/v2/defaults.go SetDefaults_HorizontalPodAutoscaler`. */
export function defaultHorizontalPodAutoscaler(manifest: ManifestObject): Unstored<HorizontalPodAutoscaler> {
	const spec = (manifest.spec ?? {}) as Partial<HorizontalPodAutoscaler['spec']>;
	const metrics = spec.metrics ?? [];
	const cpu: MetricSpec = {
		type: 'Resource',
		resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuUtilizationDefault } },
	};
	return {
		apiVersion: 'autoscaling/v2',
		kind: 'HorizontalPodAutoscaler',
		metadata: defaultMeta(manifest),
		spec: withoutUndefined({
			scaleTargetRef: spec.scaleTargetRef ?? { kind: '', name: '' },
			minReplicas: spec.minReplicas ?? 1,
			maxReplicas: spec.maxReplicas ?? 0,
			metrics: metrics.length > 0 ? metrics : [cpu],
			behavior: spec.behavior && {
				scaleUp: scalingRules(spec.behavior.scaleUp, scaleUpDefault),
				scaleDown: scalingRules(spec.behavior.scaleDown, scaleDownDefault),
			},
		}),
		status: { currentReplicas: 0, desiredReplicas: 0, conditions: [] },
	};
}
