/** Security contexts of pods and containers (`pkg/apis/core/validation/validation.go`). */
import type { PodSecurityContext, PodSpec, SecurityContext } from 'kubernetes-types/core/v1';
import {
	at,
	child,
	type FieldErrors,
	forbiddenField,
	invalidValue,
	notSupported,
	oneOfIfSet,
	required,
} from './field.ts';
import { relativePath } from './paths.ts';

const idMax = 2 ** 31 - 1;
const seccompTypes = ['Localhost', 'RuntimeDefault', 'Unconfined'] as const;
const sysctlName = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

interface Profile {
	type?: string;
	localhostProfile?: string;
}

export function validateSecurityContext(
	context: SecurityContext | undefined,
	hostUsers: boolean,
	path: string,
): FieldErrors {
	if (!context) return [];
	const errors = [
		...validateId(context.runAsUser, child(path, 'runAsUser')),
		...validateId(context.runAsGroup, child(path, 'runAsGroup')),
		...oneOfIfSet(child(path, 'procMount'), context.procMount, ['Default', 'Unmasked']),
	];
	if (hostUsers && context.procMount === 'Unmasked') {
		errors.push(invalidValue(child(path, 'procMount'), 'Unmasked', '`hostUsers` must be false to use `Unmasked`'));
	}
	errors.push(...validateProfile(context.seccompProfile, 'seccomp', child(path, 'seccompProfile')));
	if (context.allowPrivilegeEscalation === false) {
		if (context.privileged === true) {
			errors.push(
				invalidValue(path, context, 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'),
			);
		}
		if (context.capabilities?.add?.includes('CAP_SYS_ADMIN')) {
			const detail = 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN';
			errors.push(invalidValue(path, context, detail));
		}
	}
	return [...errors, ...validateProfile(context.appArmorProfile, 'AppArmor', child(path, 'appArmorProfile'))];
}

export function validatePodSecurityContext(spec: PodSpec, path: string): FieldErrors {
	const context = (spec.securityContext ?? {}) as PodSecurityContext & {
		supplementalGroupsPolicy?: string;
		seLinuxChangePolicy?: string;
	};
	const errors = [
		...validateId(context.fsGroup, child(path, 'fsGroup')),
		...validateId(context.runAsUser, child(path, 'runAsUser')),
		...validateId(context.runAsGroup, child(path, 'runAsGroup')),
	];
	for (const [index, group] of (context.supplementalGroups ?? []).entries()) {
		errors.push(...validateId(group, at(child(path, 'supplementalGroups'), index)));
	}
	if (spec.shareProcessNamespace && spec.hostPID) {
		const detail = 'ShareProcessNamespace and HostPID cannot both be enabled';
		errors.push(invalidValue(child(path, 'shareProcessNamespace'), true, detail));
	}
	errors.push(...validateSysctls(spec, child(path, 'sysctls')));
	return [
		...errors,
		...oneOfIfSet(child(path, 'fsGroupChangePolicy'), context.fsGroupChangePolicy ?? undefined, [
			'Always',
			'OnRootMismatch',
		]),
		...validateProfile(context.seccompProfile, 'seccomp', child(path, 'seccompProfile')),
		...validateProfile(context.appArmorProfile, 'AppArmor', child(path, 'appArmorProfile')),
		...oneOfIfSet(child(path, 'supplementalGroupsPolicy'), context.supplementalGroupsPolicy, ['Merge', 'Strict']),
		...oneOfIfSet(child(path, 'seLinuxChangePolicy'), context.seLinuxChangePolicy, ['MountOption', 'Recursive']),
	];
}

/** A pod in a user namespace of its own can't share the host's other namespaces. */
export function validateHostUsers(spec: PodSpec, path: string): FieldErrors {
	if (spec.hostUsers !== false) return [];
	const shared = [
		['hostNetwork', spec.hostNetwork],
		['HostPID', spec.hostPID],
		['HostIPC', spec.hostIPC],
	] as const;
	return shared
		.filter(([, set]) => set)
		.map(([name]) => forbiddenField(child(path, name), 'when `pod.Spec.HostUsers` is false'));
}

function validateSysctls(spec: PodSpec, path: string): FieldErrors {
	const errors: FieldErrors = [];
	const names = new Set<string>();
	for (const [index, { name }] of (spec.securityContext?.sysctls ?? []).entries()) {
		const namePath = child(at(path, index), 'name');
		if (!name) errors.push(required(namePath));
		else if (name.length > 253 || !sysctlName.test(name)) {
			const detail = `must have at most 253 characters and match regex ${sysctlName.source}`;
			errors.push(invalidValue(namePath, name, detail));
		} else if (names.has(name)) {
			errors.push({
				type: 'FieldValueDuplicate',
				field: namePath,
				message: `Duplicate value: ${JSON.stringify(name)}`,
			});
		}
		if (spec.hostNetwork && name?.startsWith('net.')) {
			errors.push(invalidValue(namePath, name, "may not be specified when 'hostNetwork' is true"));
		}
		if (spec.hostIPC && /^(kernel\.(shm|msg|sem)|fs\.mqueue\.)/.test(name ?? '')) {
			errors.push(invalidValue(namePath, name, "may not be specified when 'hostIPC' is true"));
		}
		names.add(name);
	}
	return errors;
}

function validateProfile(profile: Profile | undefined, kind: 'seccomp' | 'AppArmor', path: string): FieldErrors {
	if (!profile) return [];
	const errors: FieldErrors = [];
	if (!profile.type) {
		const detail =
			kind === 'seccomp'
				? 'type is required when seccompProfile is set'
				: 'type is required when appArmorProfile is set';
		errors.push(required(child(path, 'type'), detail));
	} else if (!seccompTypes.includes(profile.type as 'Localhost')) {
		errors.push(notSupported(child(path, 'type'), profile.type, seccompTypes));
	}
	const local = child(path, 'localhostProfile');
	if (profile.type !== 'Localhost') {
		if (profile.localhostProfile !== undefined) {
			errors.push(invalidValue(local, profile.localhostProfile, `can only be set when ${kind} type is Localhost`));
		}
	} else if (!profile.localhostProfile) errors.push(required(local, `must be set when ${kind} type is Localhost`));
	else if (kind === 'seccomp') errors.push(...relativePath(profile.localhostProfile, local));
	return errors;
}

function validateId(id: number | undefined, path: string): FieldErrors {
	if (id === undefined || (id >= 0 && id <= idMax)) return [];
	return [invalidValue(path, id, `must be between 0 and ${idMax}, inclusive`)];
}
