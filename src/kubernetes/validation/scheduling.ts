/** Where a pod may go: affinity, tolerations, topology spread (`pkg/apis/core/validation/validation.go`). */
import type {
	Affinity,
	NodeSelectorTerm,
	PodAffinityTerm,
	Toleration,
	TopologySpreadConstraint,
} from 'kubernetes-types/core/v1';
import { dns1123LabelErrors, dns1123SubdomainErrors, labelValueErrors } from '../names.ts';
import type { LabelSelector } from '../types.ts';
import {
	at,
	child,
	duplicate,
	type FieldErrors,
	forbiddenField,
	invalidEach,
	invalidValue,
	notSupported,
	oneOf,
	oneOfIfSet,
	required,
} from './field.ts';
import { validateLabelName, validateLabelSelector } from './meta.ts';

const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;
const requiredTerms = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferredTerms = 'preferredDuringSchedulingIgnoredDuringExecution';

export function validateAffinity(affinity: Affinity | undefined, path: string): FieldErrors {
	if (!affinity) return [];
	const errors: FieldErrors = [];
	const { nodeAffinity } = affinity;
	if (nodeAffinity) {
		const here = child(path, 'nodeAffinity');
		const must = nodeAffinity[requiredTerms];
		if (must) {
			const terms = child(child(here, requiredTerms), 'nodeSelectorTerms');
			if ((must.nodeSelectorTerms ?? []).length === 0)
				errors.push(required(terms, 'must have at least one node selector term'));
			for (const [index, term] of (must.nodeSelectorTerms ?? []).entries()) {
				errors.push(...validateNodeTerm(term, true, at(terms, index)));
			}
		}
		for (const [index, { weight, preference }] of (nodeAffinity[preferredTerms] ?? []).entries()) {
			const term = at(child(here, preferredTerms), index);
			errors.push(
				...validateWeight(weight, term),
				...validateNodeTerm(preference ?? {}, false, child(term, 'preference')),
			);
		}
	}
	for (const name of ['podAffinity', 'podAntiAffinity'] as const) {
		const terms = affinity[name];
		const here = child(path, name);
		for (const [index, term] of (terms?.[requiredTerms] ?? []).entries()) {
			errors.push(...validatePodTerm(term, at(child(here, requiredTerms), index)));
		}
		for (const [index, { weight, podAffinityTerm }] of (terms?.[preferredTerms] ?? []).entries()) {
			const term = at(child(here, preferredTerms), index);
			errors.push(
				...validateWeight(weight, term),
				...validatePodTerm(podAffinityTerm ?? {}, child(term, 'podAffinityTerm')),
			);
		}
	}
	return errors;
}

function validateWeight(weight: number | undefined, path: string): FieldErrors {
	return (weight ?? 0) >= 1 && (weight ?? 0) <= 100
		? []
		: [invalidValue(child(path, 'weight'), weight ?? 0, 'must be in the range 1-100')];
}

function validateNodeTerm(term: NodeSelectorTerm, checkValues: boolean, path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const [index, { key, operator, values = [] }] of (term.matchExpressions ?? []).entries()) {
		const here = at(child(path, 'matchExpressions'), index);
		const valuesPath = child(here, 'values');
		if (operator === 'In' || operator === 'NotIn') {
			if (values.length === 0)
				errors.push(required(valuesPath, "must be specified when `operator` is 'In' or 'NotIn'"));
		} else if (operator === 'Exists' || operator === 'DoesNotExist') {
			const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
			if (values.length > 0) errors.push(forbiddenField(valuesPath, detail));
		} else if (operator === 'Gt' || operator === 'Lt') {
			const detail = "must be specified single value when `operator` is 'Lt' or 'Gt'";
			if (values.length !== 1) errors.push(required(valuesPath, detail));
		} else errors.push(invalidValue(child(here, 'operator'), operator ?? '', 'not a valid selector operator'));
		errors.push(...validateLabelName(key ?? '', child(here, 'key')));
		if (!checkValues) continue;
		for (const [valueIndex, value] of values.entries()) {
			errors.push(...invalidEach(at(valuesPath, valueIndex), value, labelValueErrors(value)));
		}
	}
	for (const [index, { key, operator, values = [] }] of (term.matchFields ?? []).entries()) {
		const here = at(child(path, 'matchFields'), index);
		if (operator !== 'In' && operator !== 'NotIn') {
			errors.push(invalidValue(child(here, 'operator'), operator ?? '', 'not a valid selector operator'));
		} else if (values.length !== 1) {
			const detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
			errors.push(required(child(here, 'values'), detail));
		}
		if (key !== 'metadata.name')
			errors.push(invalidValue(child(here, 'key'), key ?? '', 'not a valid field selector key'));
		else {
			for (const [valueIndex, value] of values.entries()) {
				errors.push(...invalidEach(at(child(here, 'values'), valueIndex), value, dns1123SubdomainErrors(value)));
			}
		}
	}
	return errors;
}

function validatePodTerm(term: Partial<PodAffinityTerm>, path: string): FieldErrors {
	const selector = term.labelSelector as LabelSelector | undefined;
	const errors = [
		...validateLabelSelector(selector, child(path, 'labelSelector')),
		...validateLabelSelector(term.namespaceSelector as LabelSelector | undefined, child(path, 'namespaceSelector')),
	];
	for (const name of term.namespaces ?? []) {
		errors.push(...invalidEach(child(path, 'namespace'), name, dns1123LabelErrors(name)));
	}
	for (const name of ['matchLabelKeys', 'mismatchLabelKeys'] as const) {
		const keys = term[name] ?? [];
		const here = child(path, name);
		if (keys.length > 0 && !selector)
			errors.push(forbiddenField(here, 'must not be specified when labelSelector is not set'));
		else for (const [index, key] of keys.entries()) errors.push(...validateLabelName(key, at(here, index)));
	}
	for (const [index, key] of (term.matchLabelKeys ?? []).entries()) {
		if (term.mismatchLabelKeys?.includes(key)) {
			const detail = 'exists in both matchLabelKeys and mismatchLabelKeys';
			errors.push(invalidValue(at(child(path, 'matchLabelKeys'), index), key, detail));
		}
	}
	if (!term.topologyKey) errors.push(required(child(path, 'topologyKey'), 'can not be empty'));
	return [...errors, ...validateLabelName(term.topologyKey ?? '', child(path, 'topologyKey'))];
}

export function validateTolerations(tolerations: readonly Toleration[], path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const [index, { key, operator, value, effect, tolerationSeconds }] of tolerations.entries()) {
		const here = at(path, index);
		if (key) errors.push(...validateLabelName(key, child(here, 'key')));
		else if (operator !== 'Exists') {
			const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
			errors.push(invalidValue(child(here, 'operator'), operator ?? '', detail));
		}
		if (tolerationSeconds !== undefined && tolerationSeconds !== null && effect !== 'NoExecute') {
			const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
			errors.push(invalidValue(child(here, 'effect'), effect ?? '', detail));
		}
		if (!operator || operator === 'Equal') {
			const reasons = labelValueErrors(value ?? '');
			if (reasons.length > 0) errors.push(invalidValue(child(here, 'operator'), value, reasons.join(';')));
		} else if (operator === 'Exists') {
			if (value)
				errors.push(invalidValue(child(here, 'operator'), value, "value must be empty when `operator` is 'Exists'"));
		} else errors.push(notSupported(child(here, 'operator'), operator, ['Equal', 'Exists']));
		if (effect) errors.push(...oneOfIfSet(child(here, 'effect'), effect, taintEffects));
	}
	return errors;
}

export function validateTopologySpread(constraints: readonly TopologySpreadConstraint[], path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const [index, constraint] of constraints.entries()) {
		const here = at(path, index);
		const { maxSkew, topologyKey = '', whenUnsatisfiable = '', minDomains, matchLabelKeys = [] } = constraint;
		const selector = constraint.labelSelector as LabelSelector | undefined;
		if (!(maxSkew > 0)) errors.push(invalidValue(child(here, 'maxSkew'), maxSkew ?? 0, 'must be greater than zero'));
		if (!topologyKey) errors.push(required(child(here, 'topologyKey'), 'can not be empty'));
		errors.push(...notIn(whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway'], child(here, 'whenUnsatisfiable')));
		const again = constraints.slice(index + 1).some((other) => {
			return other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable;
		});
		if (again) {
			errors.push(duplicate(child(here, '{topologyKey, whenUnsatisfiable}'), `{${topologyKey}, ${whenUnsatisfiable}}`));
		}
		if (minDomains !== undefined) {
			if (minDomains <= 0)
				errors.push(invalidValue(child(here, 'minDomains'), minDomains, 'must be greater than zero'));
			if (whenUnsatisfiable !== 'DoNotSchedule') {
				const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`;
				errors.push(invalidValue(child(here, 'minDomains'), minDomains, detail));
			}
		}
		for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
			errors.push(...oneOfIfSet(child(here, name), constraint[name], ['Honor', 'Ignore']));
		}
		if (matchLabelKeys.length > 0 && !selector) {
			errors.push(forbiddenField(child(here, 'matchLabelKeys'), 'must not be specified when labelSelector is not set'));
		}
		const selected = [
			...Object.keys(selector?.matchLabels ?? {}),
			...(selector?.matchExpressions ?? []).map((expression) => expression.key),
		];
		for (const [keyIndex, key] of matchLabelKeys.entries()) {
			const keyPath = at(child(here, 'matchLabelKeys'), keyIndex);
			errors.push(...validateLabelName(key, keyPath));
			if (selected.includes(key))
				errors.push(invalidValue(keyPath, key, 'exists in both matchLabelKeys and labelSelector'));
		}
		errors.push(...validateLabelSelector(selector, child(here, 'labelSelector')));
	}
	return errors;
}

/** A node's taints: well formed, and one for each key and effect. */
export function validateTaints(
	taints: readonly { key: string; value?: string; effect: string }[],
	path: string,
): FieldErrors {
	const errors: FieldErrors = [];
	const seen = new Set<string>();
	for (const [index, taint] of taints.entries()) {
		const here = at(path, index);
		errors.push(...validateLabelName(taint.key ?? '', child(here, 'key')));
		const reasons = labelValueErrors(taint.value ?? '');
		if (reasons.length > 0) errors.push(invalidValue(child(here, 'value'), taint.value, reasons.join(';')));
		errors.push(...oneOf(child(here, 'effect'), taint.effect, taintEffects));
		const pair = `${taint.key}:${taint.effect}`;
		if (seen.has(pair)) errors.push(duplicate(here, taint, 'taints must be unique by key and effect pair'));
		seen.add(pair);
	}
	return errors;
}

function notIn(value: string | undefined, supported: readonly string[], path: string): FieldErrors {
	return supported.includes(value ?? '') ? [] : [notSupported(path, value ?? '', supported)];
}
