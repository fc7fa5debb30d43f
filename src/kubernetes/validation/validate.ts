/** Validation by kind, as the API server does it on create and on update, and its warnings. */
import type { SimulatedObject, Unstored } from '../defaults.ts';
import type { FieldErrors } from './field.ts';
import { validateNode, validateNodeUpdate } from './node.ts';
import { type AnyPod, validatePodCreate } from './pod.ts';
import { validatePodUpdate } from './podUpdate.ts';
import { podWarnings } from './podWarnings.ts';
import { validateService, validateServiceUpdate } from './service.ts';
import { validateDeployment, validateReplicaSet, validateWorkloadUpdate } from './workload.ts';

/** A defaulted object, stored or not yet. */
export type ValidatedObject = SimulatedObject | Unstored<SimulatedObject>;

/** What is wrong with a defaulted object that is to be created; empty when nothing is. */
export function validateObject(object: ValidatedObject): FieldErrors {
	switch (object.kind) {
		case 'Pod':
			return validatePodCreate(object as AnyPod);
		case 'Deployment':
			return validateDeployment(object);
		case 'ReplicaSet':
			return validateReplicaSet(object);
		case 'Service':
			return validateService(object);
		case 'Node':
			return validateNode(object);
	}
}

/**
 * What is wrong with an update. Both are defaulted; `next` carries over what the API server fills in from `old`:
 * uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds. A change of kind throws.
 */
export function validateUpdate(old: ValidatedObject, next: ValidatedObject): FieldErrors {
	if (old.kind === 'Pod' && next.kind === 'Pod') return validatePodUpdate(old as AnyPod, next as AnyPod);
	if (old.kind === 'Deployment' && next.kind === 'Deployment')
		return validateWorkloadUpdate(old, next, validateDeployment);
	if (old.kind === 'ReplicaSet' && next.kind === 'ReplicaSet')
		return validateWorkloadUpdate(old, next, validateReplicaSet);
	if (old.kind === 'Service' && next.kind === 'Service') return validateServiceUpdate(old, next);
	if (old.kind === 'Node' && next.kind === 'Node') return validateNodeUpdate(old, next);
	throw new Error(`a ${old.kind} can't become a ${next.kind}`);
}

/** What the API server warns of when it accepts the object. */
export function objectWarnings(object: ValidatedObject): string[] {
	switch (object.kind) {
		case 'Pod':
			return podWarnings(object.spec, '', object.metadata.annotations);
		case 'Deployment':
		case 'ReplicaSet':
			return podWarnings(object.spec.template.spec, 'spec.template', object.spec.template.metadata.annotations);
		case 'Service':
		case 'Node':
			return [];
	}
}
