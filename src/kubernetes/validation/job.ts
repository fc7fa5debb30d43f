/** Jobs (`pkg/apis/batch/validation/validation.go` ValidateJob, ValidateJobUpdate). */
import { matchesSelector } from '../labels.ts';
import { dns1123SubdomainErrors } from '../names.ts';
import { semanticallyEqual } from '../plainData.ts';
import type { Job } from '../types.ts';
import { type FieldErrors, invalidValue, nonNegative, oneOf, oneOfIfSet, required } from './field.ts';
import {
	type AnyMeta,
	immutableReason,
	validateLabelSelector,
	validateObjectMeta,
	validateObjectMetaUpdate,
} from './meta.ts';
import { validatePodTemplate } from './pod.ts';

export interface AnyJob {
	metadata?: AnyMeta;
	spec: Job['spec'];
}

const indexedMax = 100_000;
const completionModes = ['NonIndexed', 'Indexed'] as const;
const replacementPolicies = ['TerminatingOrFailed', 'Failed'] as const;

/** A Job that's to be created. Unless `manualSelector`, its selector doesn't exist yet: the API server makes it of the UID. */
export function validateJob({ metadata = {}, spec }: AnyJob): FieldErrors {
	return [...validateObjectMeta(metadata, 'Namespaced', dns1123SubdomainErrors), ...validateSpec(spec)];
}

/** Parallelism, suspension, limits may change; what the pods are and how many must succeed may not. */
export function validateJobUpdate(old: AnyJob, next: AnyJob): FieldErrors {
	const errors = [...validateObjectMetaUpdate(old.metadata ?? {}, next.metadata ?? {}), ...validateSpec(next.spec)];
	const isElastic = next.spec.completionMode === 'Indexed' && next.spec.completions === next.spec.parallelism;
	const fixed = [
		'completions',
		'selector',
		'template',
		'completionMode',
		'podFailurePolicy',
		'backoffLimitPerIndex',
		'managedBy',
		'successPolicy',
	] as const;
	for (const name of fixed) {
		if (name === 'completions' && isElastic) continue;
		if (semanticallyEqual(old.spec[name], next.spec[name])) continue;
		errors.push(invalidValue(`spec.${name}`, next.spec[name], immutableReason));
	}
	return errors;
}

function validateSpec(spec: Job['spec']): FieldErrors {
	const errors = [
		...nonNegative('spec.parallelism', spec.parallelism),
		...nonNegative('spec.completions', spec.completions),
		...nonNegative('spec.activeDeadlineSeconds', spec.activeDeadlineSeconds),
		...nonNegative('spec.backoffLimit', spec.backoffLimit),
		...nonNegative('spec.ttlSecondsAfterFinished', spec.ttlSecondsAfterFinished),
		...nonNegative('spec.backoffLimitPerIndex', spec.backoffLimitPerIndex),
		...nonNegative('spec.maxFailedIndexes', spec.maxFailedIndexes),
		...validateCompletionMode(spec),
		...oneOfIfSet('spec.podReplacementPolicy', spec.podReplacementPolicy, replacementPolicies),
		...validatePodTemplate(spec.template, 'spec.template'),
	];
	const path = 'spec.template.spec.restartPolicy';
	const { restartPolicy } = spec.template.spec;
	if (restartPolicy !== 'OnFailure' && restartPolicy !== 'Never')
		errors.push(required(path, 'valid values: "OnFailure", "Never"'));
	if (!spec.selector) {
		if (spec.manualSelector) errors.push(required('spec.selector'));
		return errors;
	}
	const selectorErrors = validateLabelSelector(spec.selector, 'spec.selector');
	errors.push(...selectorErrors);
	if (
		selectorErrors.length === 0 &&
		spec.manualSelector &&
		!matchesSelector(spec.selector, spec.template.metadata.labels)
	) {
		const detail = '`selector` does not match template `labels`';
		errors.push(invalidValue('spec.template.metadata.labels', spec.template.metadata.labels ?? {}, detail));
	}
	return errors;
}

function validateCompletionMode(spec: Job['spec']): FieldErrors {
	const errors = oneOf('spec.completionMode', spec.completionMode, completionModes);
	if (spec.completionMode !== 'Indexed') return errors;
	if (spec.completions === undefined) {
		errors.push(required('spec.completions', 'when completion mode is Indexed'));
	}
	if (spec.parallelism > indexedMax) {
		const detail = `must be less than or equal to ${indexedMax} when completion mode is Indexed`;
		errors.push(invalidValue('spec.parallelism', spec.parallelism, detail));
	}
	return errors;
}
