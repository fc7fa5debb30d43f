/** DaemonSets (`pkg/apis/apps/validation/validation.go` ValidateDaemonSet, ValidateDaemonSetUpdate). */
import { dns1123SubdomainErrors } from '../names.ts';
import { semanticallyEqual } from '../plainData.ts';
import type { DaemonSet } from '../types.ts';
import { type FieldErrors, invalidValue, nonNegative, notSupported, required } from './field.ts';
import { type AnyMeta, immutableReason, validateObjectMeta, validateObjectMetaUpdate } from './meta.ts';
import { amount, selectorError, validateCount, validateSelectorAndTemplate } from './workload.ts';

export interface AnyDaemonSet {
	metadata?: AnyMeta;
	spec: DaemonSet['spec'];
}

export function validateDaemonSet({ metadata = {}, spec }: AnyDaemonSet): FieldErrors {
	return [...validateObjectMeta(metadata, 'Namespaced', dns1123SubdomainErrors), ...validateSpec(spec)];
}

export function validateDaemonSetUpdate(old: AnyDaemonSet, next: AnyDaemonSet): FieldErrors {
	const errors = [...validateObjectMetaUpdate(old.metadata ?? {}, next.metadata ?? {}), ...validateSpec(next.spec)];
	if (!semanticallyEqual(old.spec.selector, next.spec.selector)) {
		errors.push(selectorError('spec.selector', next.spec.selector, immutableReason));
	}
	return errors;
}

function validateSpec(spec: DaemonSet['spec']): FieldErrors {
	return [
		...validateSelectorAndTemplate(spec.selector, spec.template, { lower: 'daemonset', upper: 'DaemonSet' }),
		...nonNegative('spec.minReadySeconds', spec.minReadySeconds),
		...validateUpdateStrategy(spec.updateStrategy),
		...nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit),
	];
}

function validateUpdateStrategy({ type, rollingUpdate }: DaemonSet['spec']['updateStrategy']): FieldErrors {
	if (type === 'OnDelete') return [];
	if (type !== 'RollingUpdate') return [notSupported('spec.updateStrategy', type, ['RollingUpdate', 'OnDelete'])];
	const path = 'spec.updateStrategy.rollingUpdate';
	if (!rollingUpdate) return [required(path)];
	const { maxUnavailable, maxSurge } = rollingUpdate;
	const errors = [
		...validatePart(maxUnavailable, `${path}.maxUnavailable`),
		...validatePart(maxSurge, `${path}.maxSurge`),
	];
	const hasUnavailable = amount(maxUnavailable) !== 0;
	const hasSurge = amount(maxSurge) !== 0;
	if (hasUnavailable && hasSurge) {
		errors.push(invalidValue(`${path}.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero'));
	} else if (!hasUnavailable && !hasSurge) {
		errors.push(invalidValue(`${path}.maxUnavailable`, maxUnavailable, 'cannot be 0 when maxSurge is 0'));
	}
	return errors;
}

function validatePart(part: number | string, path: string): FieldErrors {
	const errors = validateCount(part, path);
	if (typeof part === 'string' && amount(part) > 100)
		errors.push(invalidValue(path, part, 'must not be greater than 100%'));
	return errors;
}
