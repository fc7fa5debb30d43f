/** Deployments and ReplicaSets (`pkg/apis/apps/validation/validation.go`). */
import { matchesSelector } from '../labels.ts';
import { dns1123SubdomainErrors } from '../names.ts';
import { semanticallyEqual } from '../plainData.ts';
import type { Deployment, LabelSelector, PodTemplateSpec, ReplicaSet } from '../types.ts';
import {
	child,
	type FieldErrors,
	forbiddenField,
	goValue,
	invalidValue,
	nonNegative,
	notSupported,
	required,
} from './field.ts';
import {
	type AnyMeta,
	immutableReason,
	validateLabelSelector,
	validateObjectMeta,
	validateObjectMetaUpdate,
} from './meta.ts';
import { validatePodTemplate } from './pod.ts';

export interface AnyDeployment {
	metadata?: AnyMeta;
	spec: Deployment['spec'];
}

export interface AnyReplicaSet {
	metadata?: AnyMeta;
	spec: ReplicaSet['spec'];
}

const percent = /^[0-9]+%$/;

export function validateDeployment({ metadata = {}, spec }: AnyDeployment): FieldErrors {
	const errors = [
		...validateObjectMeta(metadata, 'Namespaced', dns1123SubdomainErrors),
		...nonNegative('spec.replicas', spec.replicas),
		...validateSelectorAndTemplate(spec.selector, spec.template),
		...validateStrategy(spec.strategy, 'spec.strategy'),
		...nonNegative('spec.minReadySeconds', spec.minReadySeconds),
		...nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit),
		...nonNegative('spec.progressDeadlineSeconds', spec.progressDeadlineSeconds),
	];
	if (spec.progressDeadlineSeconds <= spec.minReadySeconds) {
		const path = 'spec.progressDeadlineSeconds';
		errors.push(invalidValue(path, spec.progressDeadlineSeconds, 'must be greater than minReadySeconds'));
	}
	return errors;
}

export function validateReplicaSet({ metadata = {}, spec }: AnyReplicaSet): FieldErrors {
	return [
		...validateObjectMeta(metadata, 'Namespaced', dns1123SubdomainErrors),
		...nonNegative('spec.replicas', spec.replicas),
		...nonNegative('spec.minReadySeconds', spec.minReadySeconds),
		...validateSelectorAndTemplate(spec.selector, spec.template),
	];
}

/** An update of either: as at creation, and the selector stays (apps/v1). */
export function validateWorkloadUpdate(
	old: AnyDeployment | AnyReplicaSet,
	next: AnyDeployment | AnyReplicaSet,
	validate: (next: never) => FieldErrors,
): FieldErrors {
	const errors = [...validateObjectMetaUpdate(old.metadata ?? {}, next.metadata ?? {}), ...validate(next as never)];
	if (!semanticallyEqual(old.spec.selector, next.spec.selector)) {
		errors.push(selectorError('spec.selector', next.spec.selector, immutableReason));
	}
	return errors;
}

/** A selector that matches its template, and a template whose pods run for ever. `owner` as messages name the kind. */
export function validateSelectorAndTemplate(
	selector: LabelSelector | undefined,
	template: PodTemplateSpec,
	owner = { lower: 'deployment', upper: 'ReplicaSet' },
): FieldErrors {
	const errors: FieldErrors = [];
	const empty =
		!selector || Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
	const selectorErrors = validateLabelSelector(selector, 'spec.selector');
	if (!selector) errors.push(required('spec.selector'));
	else {
		errors.push(...selectorErrors);
		if (empty) errors.push(selectorError('spec.selector', selector, `empty selector is invalid for ${owner.lower}`));
	}
	// Without a selector nothing is selected, with an empty one everything is.
	const labels = template.metadata?.labels;
	const matches = selector !== undefined && (empty || matchesSelector(selector, labels));
	if (selectorErrors.length > 0) errors.push(selectorError('spec.selector', selector, 'invalid label selector'));
	else if (!matches) {
		const detail = '`selector` does not match template `labels`';
		errors.push(invalidValue('spec.template.metadata.labels', labels ?? {}, detail));
	}
	errors.push(...validatePodTemplate(template, 'spec.template'));
	if (template.spec.restartPolicy !== 'Always') {
		errors.push(notSupported('spec.template.spec.restartPolicy', template.spec.restartPolicy, ['Always']));
	}
	if (template.spec.activeDeadlineSeconds !== undefined) {
		const detail = `activeDeadlineSeconds in ${owner.upper} is not Supported`;
		errors.push(forbiddenField('spec.template.spec.activeDeadlineSeconds', detail));
	}
	return errors;
}

function validateStrategy(strategy: Deployment['spec']['strategy'], path: string): FieldErrors {
	const here = child(path, 'rollingUpdate');
	const rolling = strategy.rollingUpdate;
	if (strategy.type === 'Recreate') {
		if (rolling === undefined) return [];
		return [forbiddenField(here, "may not be specified when strategy `type` is 'Recreate'")];
	}
	if (strategy.type !== 'RollingUpdate') {
		return [notSupported(child(path, 'type'), strategy.type, ['Recreate', 'RollingUpdate'])];
	}
	if (rolling === undefined) return [required(here, 'this should be defaulted and never be nil')];
	const errors = [
		...validateCount(rolling.maxUnavailable, child(here, 'maxUnavailable')),
		...validateCount(rolling.maxSurge, child(here, 'maxSurge')),
	];
	if (amount(rolling.maxUnavailable) === 0 && amount(rolling.maxSurge) === 0) {
		errors.push(
			invalidValue(child(here, 'maxUnavailable'), rolling.maxUnavailable, 'may not be 0 when `maxSurge` is 0'),
		);
	}
	if (typeof rolling.maxUnavailable === 'string' && amount(rolling.maxUnavailable) > 100) {
		errors.push(invalidValue(child(here, 'maxUnavailable'), rolling.maxUnavailable, 'must not be greater than 100%'));
	}
	return errors;
}

/** ValidatePositiveIntOrPercent. */
export function validateCount(count: number | string, path: string): FieldErrors {
	if (typeof count === 'number') return nonNegative(path, count);
	if (percent.test(count)) return [];
	const rule = "a valid percent string must be a numeric string followed by an ending '%'";
	return [invalidValue(path, count, `${rule} (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')`)];
}

/** The number before `%`, or the number. */
export function amount(count: number | string): number {
	return typeof count === 'number' ? count : percent.test(count) ? Number(count.slice(0, -1)) : 0;
}

export function selectorError(path: string, selector: LabelSelector | undefined, detail: string): FieldErrors[number] {
	const labels = selector?.matchLabels ? goValue(selector.matchLabels) : 'map[string]string(nil)';
	const expressions = selector?.matchExpressions
		? JSON.stringify(selector.matchExpressions)
		: '[]v1.LabelSelectorRequirement(nil)';
	const shown = `v1.LabelSelector{MatchLabels:${labels}, MatchExpressions:${expressions}}`;
	return { type: 'FieldValueInvalid', field: path, message: `Invalid value: ${shown}: ${detail}` };
}
