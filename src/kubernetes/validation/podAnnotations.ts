/** Annotations of pods that mean something to the API server (`pkg/apis/core/validation/validation.go`). */
import type { Container, PodSpec } from 'kubernetes-types/core/v1';
import type { Labels } from '../types.ts';
import { at, child, type FieldErrors, forbiddenField, invalidValue } from './field.ts';
import { relativePath } from './paths.ts';

const mirrorPodAnnotation = 'kubernetes.io/config.mirror';
const podDeletionCostAnnotation = 'controller.kubernetes.io/pod-deletion-cost';
const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/';
const seccompPod = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompContainerPrefix = 'container.seccomp.security.alpha.kubernetes.io/';
const int32Max = 2 ** 31 - 1;

/** ValidatePodSpecificAnnotations. */
export function validatePodAnnotations(annotations: Labels | undefined, spec: PodSpec, path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const [key, value] of Object.entries(annotations ?? {})) {
		const here = at(path, key);
		if (key === mirrorPodAnnotation && !spec.nodeName) {
			errors.push(invalidValue(here, value, 'must set spec.nodeName if mirror pod annotation is set'));
		} else if (key === podDeletionCostAnnotation) {
			const plain = /^(0|-?[1-9][0-9]*)$/.test(value) && Number(value) >= -int32Max - 1 && Number(value) <= int32Max;
			if (!plain) errors.push(invalidValue(here, value, 'must be a 32bit integer'));
		} else if (key === seccompPod || key.startsWith(seccompContainerPrefix)) {
			errors.push(...validateSeccompProfile(value, child(path, key)));
		} else if (key.startsWith(appArmorPrefix)) {
			const container = key.slice(appArmorPrefix.length);
			if (!containerNames(spec).includes(container)) errors.push(invalidValue(here, container, 'container not found'));
			const known = value === '' || value === 'runtime/default' || value === 'unconfined';
			if (!known && !value.startsWith('localhost/')) {
				errors.push(invalidValue(here, value, `invalid AppArmor profile name: ${JSON.stringify(value)}`));
			}
		}
	}
	return errors;
}

/** ValidatePodSpecificAnnotationUpdates: whose pod it is and how it's confined can't change by annotation. */
export function validatePodAnnotationUpdate(old: Labels, next: Labels): FieldErrors {
	const errors: FieldErrors = [];
	for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
		if (old[key] === next[key]) continue;
		const verb = Object.hasOwn(old, key) ? 'remove or update' : 'add';
		const path = at('metadata.annotations', key);
		if (key.startsWith(appArmorPrefix)) errors.push(forbiddenField(path, `may not ${verb} AppArmor annotations`));
		if (key === mirrorPodAnnotation) errors.push(forbiddenField(path, `may not ${verb} mirror pod annotation`));
	}
	return errors;
}

function validateSeccompProfile(profile: string, path: string): FieldErrors {
	if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return [];
	if (profile.startsWith('localhost/')) return relativePath(profile.slice('localhost/'.length), path);
	return [invalidValue(path, profile, 'must be a valid seccomp profile')];
}

function containerNames(spec: PodSpec): string[] {
	const lists = [spec.initContainers, spec.containers, spec.ephemeralContainers] as (Container[] | undefined)[];
	return lists.flatMap((list) => (list ?? []).map((container) => container.name));
}
