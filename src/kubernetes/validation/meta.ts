/** Metadata of any object (`k8s.io/apimachinery/pkg/api/validation/objectmeta.go`) and labels in selectors. */
import { dns1123LabelErrors, labelValueErrors, qualifiedNameErrors } from '../names.ts';
import { semanticallyEqual } from '../plainData.ts';
import type { LabelSelector, Labels, ObjectMeta } from '../types.ts';
import { at, child, type FieldErrors, forbiddenField, invalidEach, invalidValue, required, tooLong } from './field.ts';

/** Metadata as validation reads it: of a stored object, or of one that is about to be. */
export type AnyMeta = Partial<ObjectMeta>;
type NameCheck = (name: string) => string[];

const annotationsBytesMax = 256 * 1024;
const standardFinalizers = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);
export const immutableReason = 'field is immutable';

/** ValidateObjectMeta. `nameErrors` is the kind's rule for names. */
export function validateObjectMeta(meta: AnyMeta, scope: 'Namespaced' | 'Cluster', nameErrors: NameCheck): FieldErrors {
	const errors: FieldErrors = [];
	if (meta.generateName) {
		errors.push(
			...invalidEach('metadata.generateName', meta.generateName, nameErrors(maskTrailingDash(meta.generateName))),
		);
	}
	if (meta.name) errors.push(...invalidEach('metadata.name', meta.name, nameErrors(meta.name)));
	else if (!meta.generateName) errors.push(required('metadata.name', 'name or generateName is required'));
	if (scope === 'Cluster') {
		if (meta.namespace) errors.push(forbiddenField('metadata.namespace', 'not allowed on this type'));
	} else if (!meta.namespace) errors.push(required('metadata.namespace'));
	else errors.push(...invalidEach('metadata.namespace', meta.namespace, dns1123LabelErrors(meta.namespace)));
	return [...errors, ...validateMetaParts(meta)];
}

/** ValidateObjectMetaUpdate: what never changes. `next` carries uid and the like over from `old`. */
export function validateObjectMetaUpdate(old: AnyMeta, next: AnyMeta): FieldErrors {
	const errors: FieldErrors = [];
	if (next.generation !== undefined && next.generation < (old.generation ?? 0)) {
		errors.push(invalidValue('metadata.generation', next.generation, 'must not be decremented'));
	}
	const fixed = [
		'name',
		'namespace',
		'uid',
		'creationTimestamp',
		'deletionTimestamp',
		'deletionGracePeriodSeconds',
	] as const;
	for (const name of fixed) errors.push(...immutable(`metadata.${name}`, old[name], next[name]));
	return [...errors, ...validateMetaParts(next)];
}

/** ValidateImmutableField: an error if the two differ. */
function immutable(path: string, old: unknown, next: unknown): FieldErrors {
	return semanticallyEqual(old, next) ? [] : [invalidValue(path, next, immutableReason)];
}

function validateMetaParts(meta: AnyMeta): FieldErrors {
	const errors = nonNegativeGeneration(meta);
	errors.push(
		...validateLabels(meta.labels, 'metadata.labels'),
		...validateAnnotations(meta.annotations, 'metadata.annotations'),
	);
	const controllers = (meta.ownerReferences ?? []).filter((owner) => owner.controller === true);
	for (const [index, owner] of (meta.ownerReferences ?? []).entries()) {
		const path = at('metadata.ownerReferences', index);
		for (const name of ['apiVersion', 'kind', 'name', 'uid'] as const) {
			if (!owner[name]) errors.push(invalidValue(child(path, name), owner[name] ?? '', 'must not be empty'));
		}
	}
	if (controllers.length > 1) {
		const names = controllers.map((owner) => owner.name).join(', ');
		const detail = `Only one reference can have Controller set to true. Found "true" in references for ${names}`;
		errors.push(invalidValue('metadata.ownerReferences', meta.ownerReferences, detail));
	}
	for (const name of meta.finalizers ?? []) {
		errors.push(...invalidEach('metadata.finalizers', name, qualifiedNameErrors(name)));
		if (!name.includes('/') && !standardFinalizers.has(name)) {
			const detail = 'name is neither a standard finalizer name nor is it fully qualified';
			errors.push(invalidValue('metadata.finalizers', name, detail));
		}
	}
	return errors;
}

function nonNegativeGeneration(meta: AnyMeta): FieldErrors {
	if (meta.generation === undefined || meta.generation >= 0) return [];
	return [invalidValue('metadata.generation', meta.generation, 'must be greater than or equal to 0')];
}

/** ValidateLabels: keys are qualified names, values label values. */
export function validateLabels(labels: Labels | undefined, path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const [key, value] of Object.entries(labels ?? {})) {
		errors.push(
			...invalidEach(path, key, qualifiedNameErrors(key)),
			...invalidEach(path, value, labelValueErrors(value)),
		);
	}
	return errors;
}

/** ValidateLabelName: one key. */
export function validateLabelName(name: string, path: string): FieldErrors {
	return invalidEach(path, name, qualifiedNameErrors(name));
}

/** ValidateAnnotations: keys as qualified names whatever their case, 256 KiB in all. */
export function validateAnnotations(annotations: Labels | undefined, path: string): FieldErrors {
	const errors: FieldErrors = [];
	let size = 0;
	for (const [key, value] of Object.entries(annotations ?? {})) {
		errors.push(...invalidEach(path, key, qualifiedNameErrors(key.toLowerCase())));
		size += key.length + value.length;
	}
	if (size > annotationsBytesMax) errors.push(tooLong(path, annotationsBytesMax));
	return errors;
}

/** ValidateLabelSelector. */
export function validateLabelSelector(selector: LabelSelector | undefined, path: string): FieldErrors {
	if (!selector) return [];
	const errors = validateLabels(selector.matchLabels, child(path, 'matchLabels'));
	for (const [index, { key, operator, values = [] }] of (selector.matchExpressions ?? []).entries()) {
		const here = at(child(path, 'matchExpressions'), index);
		if (operator === 'In' || operator === 'NotIn') {
			if (values.length === 0) {
				errors.push(required(child(here, 'values'), "must be specified when `operator` is 'In' or 'NotIn'"));
			}
		} else if (operator === 'Exists' || operator === 'DoesNotExist') {
			if (values.length > 0) {
				errors.push(
					forbiddenField(child(here, 'values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"),
				);
			}
		} else errors.push(invalidValue(child(here, 'operator'), operator ?? '', 'not a valid selector operator'));
		errors.push(...validateLabelName(key ?? '', child(here, 'key')));
		for (const [valueIndex, value] of values.entries()) {
			errors.push(...invalidEach(at(child(here, 'values'), valueIndex), value, labelValueErrors(value)));
		}
	}
	return errors;
}

/** A name that is a prefix may end with a dash (`NameIsDNSSubdomain` with prefix true). */
function maskTrailingDash(name: string): string {
	return name.length > 1 && name.endsWith('-') ? `${name.slice(0, -1)}a` : name;
}
