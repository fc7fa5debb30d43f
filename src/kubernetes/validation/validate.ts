/** Validation by kind, as the API server does it on create and on update, and its warnings. */
import type { SimulatedObject, Unstored } from '../defaults.ts';
import type { PodTemplateSpec, SimulatedKind } from '../types.ts';
import { validateConfigMap, validateConfigMapUpdate } from './configMap.ts';
import { validateDaemonSet, validateDaemonSetUpdate } from './daemonSet.ts';
import type { FieldErrors } from './field.ts';
import { validateHorizontalPodAutoscaler, validateHorizontalPodAutoscalerUpdate } from './horizontalPodAutoscaler.ts';
import { validateJob, validateJobUpdate } from './job.ts';
import { validateNode, validateNodeUpdate } from './node.ts';
import { type AnyPod, validatePodCreate } from './pod.ts';
import { validatePodUpdate } from './podUpdate.ts';
import { podWarnings } from './podWarnings.ts';
import { validateService, validateServiceUpdate } from './service.ts';
import { validateStatefulSet, validateStatefulSetUpdate } from './statefulSet.ts';
import { validateDeployment, validateReplicaSet, validateWorkloadUpdate } from './workload.ts';

/** A defaulted object, stored or not yet. */
export type ValidatedObject = SimulatedObject | Unstored<SimulatedObject>;

interface Rules<T> {
	create: (object: T) => FieldErrors;
	update: (old: T, next: T) => FieldErrors;
	/** Makes pods from `spec.template`. */
	hasTemplate?: true;
}

const rules: { [K in SimulatedKind]: Rules<Extract<ValidatedObject, { kind: K }>> } = {
	Pod: {
		create: (pod) => validatePodCreate(pod as AnyPod),
		update: (old, next) => validatePodUpdate(old as AnyPod, next as AnyPod),
	},
	Deployment: {
		create: validateDeployment,
		update: (old, next) => validateWorkloadUpdate(old, next, validateDeployment),
		hasTemplate: true,
	},
	ReplicaSet: {
		create: validateReplicaSet,
		update: (old, next) => validateWorkloadUpdate(old, next, validateReplicaSet),
		hasTemplate: true,
	},
	StatefulSet: { create: validateStatefulSet, update: validateStatefulSetUpdate, hasTemplate: true },
	DaemonSet: { create: validateDaemonSet, update: validateDaemonSetUpdate, hasTemplate: true },
	Job: { create: validateJob, update: validateJobUpdate, hasTemplate: true },
	HorizontalPodAutoscaler: { create: validateHorizontalPodAutoscaler, update: validateHorizontalPodAutoscalerUpdate },
	Service: { create: validateService, update: validateServiceUpdate },
	Node: { create: validateNode, update: validateNodeUpdate },
	ConfigMap: { create: validateConfigMap, update: validateConfigMapUpdate },
};

function rulesOf({ kind }: ValidatedObject): Rules<ValidatedObject> {
	return rules[kind] as Rules<ValidatedObject>;
}

/** What is wrong with a defaulted object that is to be created; empty when nothing is. */
export function validateObject(object: ValidatedObject): FieldErrors {
	return rulesOf(object).create(object);
}

/**
 * What is wrong with an update. Both are defaulted; `next` carries over what the API server fills in from `old`:
 * uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds. A change of kind throws.
 */
export function validateUpdate(old: ValidatedObject, next: ValidatedObject): FieldErrors {
	if (old.kind !== next.kind) throw new Error(`a ${old.kind} can't become a ${next.kind}`);
	return rulesOf(old).update(old, next);
}

/** What the API server warns of when it accepts the object. */
export function objectWarnings(object: ValidatedObject): string[] {
	if (object.kind === 'Pod') return podWarnings(object.spec, '', object.metadata.annotations);
	if (!rulesOf(object).hasTemplate) return [];
	const { template } = (object as { spec: { template: PodTemplateSpec } }).spec;
	return podWarnings(template.spec, 'spec.template', template.metadata.annotations);
}
