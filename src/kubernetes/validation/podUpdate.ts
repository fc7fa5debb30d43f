/** Which fields of a live Pod may change (`pkg/apis/core/validation/validation.go ValidatePodUpdate`). */
import type { Container, NodeSelectorTerm, PodSpec, Toleration } from 'kubernetes-types/core/v1';
import { differingPaths, semanticallyEqual, withoutUndefined } from '../plainData.ts';
import { at, child, type FieldErrors, forbiddenField, invalidValue, required } from './field.ts';
import { validateObjectMetaUpdate } from './meta.ts';
import { type AnyPod, validatePod } from './pod.ts';
import { validatePodAnnotationUpdate } from './podAnnotations.ts';
import { validateTolerations } from './scheduling.ts';

const updatableFields = [
	'`spec.containers[*].image`',
	'`spec.initContainers[*].image`',
	'`spec.activeDeadlineSeconds`',
	'`spec.tolerations` (only additions to existing tolerations)',
	'`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
];
const int32Max = 2 ** 31 - 1;
const differencesShownMax = 5;

/** An update by a user. `next` carries over from `old` what the API server fills in (uid, deletionTimestamp and so on). */
export function validatePodUpdate(old: AnyPod, next: AnyPod): FieldErrors {
	const errors = validateObjectMetaUpdate(old.metadata ?? {}, next.metadata ?? {});
	errors.push(...validatePod(next));
	errors.push(...validatePodAnnotationUpdate(old.metadata?.annotations ?? {}, next.metadata?.annotations ?? {}));
	const oldSpec = old.spec ?? { containers: [] };
	const nextSpec = next.spec ?? { containers: [] };
	for (const list of ['containers', 'initContainers'] as const) {
		const found = validateContainerUpdate(oldSpec[list] ?? [], nextSpec[list] ?? [], `spec.${list}`);
		errors.push(...found.errors);
		if (found.stop) return errors;
	}
	const deadline = validateDeadlineUpdate(
		oldSpec.activeDeadlineSeconds ?? undefined,
		nextSpec.activeDeadlineSeconds ?? undefined,
	);
	errors.push(...deadline.errors);
	if (deadline.stop) return errors;
	errors.push(
		...validateAddedTolerations(oldSpec.tolerations ?? [], nextSpec.tolerations ?? [], 'spec.tolerations'),
		...validateDeletedGates(oldSpec, nextSpec),
	);
	if (semanticallyEqual(oldSpec, nextSpec)) return errors;
	return [...errors, ...validateTheRest(oldSpec, nextSpec)];
}

function validateContainerUpdate(
	old: Container[],
	next: Container[],
	path: string,
): { errors: FieldErrors; stop: boolean } {
	if (old.length !== next.length) {
		return { errors: [forbiddenField(path, 'pod updates may not add or remove containers')], stop: true };
	}
	const errors: FieldErrors = [];
	for (const [index, { image = '' }] of next.entries()) {
		const here = child(at(path, index), 'image');
		if (image === '') errors.push(required(here));
		if (image.trim().length !== image.length) {
			errors.push(invalidValue(here, image, 'must not have leading or trailing whitespace'));
		}
	}
	return { errors, stop: false };
}

/** A deadline may be set, or shortened. */
function validateDeadlineUpdate(
	old: number | undefined,
	next: number | undefined,
): { errors: FieldErrors; stop: boolean } {
	const path = 'spec.activeDeadlineSeconds';
	if (next === undefined) {
		if (old === undefined) return { errors: [], stop: false };
		return { errors: [invalidValue(path, next, 'must not update from a positive integer to nil value')], stop: false };
	}
	if (next < 0 || next > int32Max) {
		return { errors: [invalidValue(path, next, `must be between 0 and ${int32Max}, inclusive`)], stop: true };
	}
	if (old === undefined || old >= next) return { errors: [], stop: false };
	return { errors: [invalidValue(path, next, 'must be less than or equal to previous value')], stop: true };
}

function validateAddedTolerations(old: Toleration[], next: Toleration[], path: string): FieldErrors {
	const kept = old.every((toleration) =>
		next.some((candidate) => {
			const seconds = candidate.tolerationSeconds;
			return semanticallyEqual(withoutUndefined({ ...toleration, tolerationSeconds: seconds }), candidate);
		}),
	);
	if (!kept) return [forbiddenField(path, 'existing toleration can not be modified except its tolerationSeconds')];
	return validateTolerations(next, path);
}

function validateDeletedGates(old: PodSpec, next: PodSpec): FieldErrors {
	const known = new Set((old.schedulingGates ?? []).map((gate) => gate.name ?? ''));
	const errors: FieldErrors = [];
	for (const [index, { name = '' }] of (next.schedulingGates ?? []).entries()) {
		if (known.has(name)) continue;
		const detail = `only deletion is allowed, but found new scheduling gate '${name}'`;
		errors.push(forbiddenField(`spec.schedulingGates[${index}].name`, detail));
	}
	return errors;
}

/** Everything that hasn't been looked at must be as it was. */
function validateTheRest(old: PodSpec, next: PodSpec): FieldErrors {
	const errors: FieldErrors = [];
	let rest: PodSpec = {
		...next,
		containers: withImagesOf(next.containers ?? [], old.containers ?? []),
		initContainers: withImagesOf(next.initContainers ?? [], old.initContainers ?? []),
		...pick(old, ['activeDeadlineSeconds', 'schedulingGates', 'tolerations']),
	};
	if ((old.terminationGracePeriodSeconds ?? 0) < 0 && next.terminationGracePeriodSeconds === 1) {
		rest = { ...rest, ...pick(old, ['terminationGracePeriodSeconds']) };
	}
	if ((old.schedulingGates ?? []).length > 0) {
		errors.push(...validateNodeSelectorAdditions(old, next), ...validateNodeAffinityAdditions(old, next));
		rest = { ...rest, ...pick(old, ['nodeSelector']), ...withNodeAffinityOf(rest, old) };
	}
	if (semanticallyEqual(rest, old)) return errors;
	const changed = differingPaths(old, rest, 'spec')
		.slice(0, differencesShownMax)
		.map((path) => `\n  ${path}`);
	const detail = `pod updates may not change fields other than ${updatableFields.join(',')}${changed.join('')}`;
	return [...errors, forbiddenField('spec', detail)];
}

function withImagesOf(next: Container[], old: Container[]): Container[] {
	return next.map((container, index) => {
		const image = old[index]?.image;
		const { image: _, ...others } = container;
		return image === undefined ? others : { ...others, image };
	});
}

/** A gated pod isn't scheduled yet, so it may be narrowed down, never widened. */
function validateNodeSelectorAdditions(old: PodSpec, next: PodSpec): FieldErrors {
	const kept = Object.entries(old.nodeSelector ?? {}).every(([key, value]) => next.nodeSelector?.[key] === value);
	if (kept) return [];
	const detail = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)';
	return [invalidValue('spec.nodeSelector', next.nodeSelector, detail)];
}

function validateNodeAffinityAdditions(old: PodSpec, next: PodSpec): FieldErrors {
	const path = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution';
	const oldTerms = requiredTermsOf(old);
	const nextTerms = requiredTermsOf(next);
	const errors: FieldErrors = [];
	const preferred = (spec: PodSpec): unknown =>
		spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
	if (!semanticallyEqual(preferred(old), preferred(next))) {
		const where = 'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution';
		errors.push(invalidValue(where, preferred(next), 'field is immutable'));
	}
	if (oldTerms.length === 0) return errors;
	if (oldTerms.length !== nextTerms.length) {
		const detail = 'no additions/deletions to non-empty NodeSelectorTerms list are allowed';
		return [...errors, invalidValue(`${path}.nodeSelectorTerms`, nextTerms, detail)];
	}
	for (const [index, term] of oldTerms.entries()) {
		const changed = nextTerms[index] ?? {};
		const keeps =
			beginsWith(changed.matchExpressions, term.matchExpressions) && beginsWith(changed.matchFields, term.matchFields);
		if (!keeps) {
			const detail = 'only additions are allowed (no mutations or deletions)';
			errors.push(invalidValue(`${path}.nodeSelectorTerms[${index}]`, changed, detail));
		}
	}
	return errors;
}

function requiredTermsOf(spec: PodSpec): NodeSelectorTerm[] {
	return spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
}

function beginsWith(list: unknown[] = [], start: unknown[] = []): boolean {
	return start.every((item, index) => semanticallyEqual(item, list[index]));
}

function withNodeAffinityOf(next: PodSpec, old: PodSpec): Pick<PodSpec, 'affinity'> | { affinity?: never } {
	const { nodeAffinity: _, ...others } = next.affinity ?? {};
	const nodeAffinity = old.affinity?.nodeAffinity;
	if (nodeAffinity) return { affinity: { ...others, nodeAffinity } };
	return Object.keys(others).length > 0
		? { affinity: others }
		: ({ affinity: undefined } as unknown as { affinity?: never });
}

function pick<Key extends keyof PodSpec>(spec: PodSpec, keys: Key[]): Pick<PodSpec, Key> {
	const picked = {} as Pick<PodSpec, Key>;
	for (const key of keys) picked[key] = spec[key];
	return picked;
}
