/** Containers of every sort (`pkg/apis/core/validation/validation.go` validateContainers, validateInitContainers, validateEphemeralContainers). */
import type { Container, EphemeralContainer } from 'kubernetes-types/core/v1';
import { dns1123LabelErrors } from '../names.ts';
import { isSidecar } from '../podRequests.ts';
import { validateEnv, validateEnvFrom } from './env.ts';
import {
	at,
	child,
	duplicate,
	type FieldErrors,
	forbiddenField,
	invalidEach,
	invalidValue,
	notFoundValue,
	notSupported,
	oneOf,
	required,
} from './field.ts';
import { validateContainerPorts, validateHostPortConflicts } from './ports.ts';
import { validateLifecycle, validateProbes } from './probes.ts';
import { validateResources } from './resources.ts';
import { validateSecurityContext } from './securityContext.ts';
import { type VolumesByName, validateVolumeDevices, validateVolumeMounts } from './volumes.ts';

/** What containers are checked against: the rest of their pod. */
export interface ContainerSurroundings {
	volumes: VolumesByName;
	/** Names in the pod's resourceClaims. */
	claims: ReadonlySet<string>;
	graceSeconds: number | undefined;
	restartPolicy: string | undefined;
	hostUsers: boolean;
}

const pullPolicies = ['Always', 'IfNotPresent', 'Never'] as const;
const messagePolicies = ['File', 'FallbackToLogsOnError'] as const;
const resizePolicies = ['NotRequired', 'RestartContainer'] as const;
const initOnlyForSidecars = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const notForEphemeral = [
	'ports',
	'livenessProbe',
	'readinessProbe',
	'startupProbe',
	'lifecycle',
	'resizePolicy',
	'restartPolicy',
] as const;

/** The regular containers: at least one, names unique, host ports unique among all. */
export function validateContainers(
	containers: readonly Container[],
	pod: ContainerSurroundings,
	path: string,
): FieldErrors {
	if (containers.length === 0) return [required(path)];
	const errors: FieldErrors = [];
	const names = new Set<string>();
	for (const [index, container] of containers.entries()) {
		const here = at(path, index);
		errors.push(...validateCommon(container, pod, here));
		if (names.has(container.name)) errors.push(duplicate(child(here, 'name'), container.name));
		names.add(container.name);
		errors.push(...validateLifecycleAndProbes(container, pod, here));
		if (container.restartPolicy !== undefined) {
			errors.push(forbiddenField(child(here, 'restartPolicy'), 'may not be set for non-init containers'));
		}
	}
	return [...errors, ...validateHostPortConflicts(containers, path)];
}

/** The init containers, sidecars among them. `regular` are the pod's other containers, whose names are taken. */
export function validateInitContainers(
	containers: readonly Container[],
	regular: readonly Container[],
	pod: ContainerSurroundings,
	path: string,
): FieldErrors {
	const errors: FieldErrors = [];
	const names = new Set(regular.map((container) => container.name));
	for (const [index, container] of containers.entries()) {
		const here = at(path, index);
		errors.push(...validateCommon(container, pod, here));
		if (container.restartPolicy !== undefined && !isSidecar(container)) {
			errors.push(notSupported(child(here, 'restartPolicy'), container.restartPolicy, ['Always']));
		}
		if (names.has(container.name)) errors.push(duplicate(child(here, 'name'), container.name));
		else if (container.name) names.add(container.name);
		errors.push(...validateHostPortConflicts([container], path));
		if (isSidecar(container)) errors.push(...validateLifecycleAndProbes(container, pod, here));
		else {
			for (const field of initOnlyForSidecars) {
				if (container[field] === undefined) continue;
				errors.push(
					forbiddenField(child(here, field), 'may not be set for init containers without restartPolicy=Always'),
				);
			}
		}
	}
	return errors;
}

/** Ephemeral containers: for looking inside, so nothing that a running service needs may be set. */
export function validateEphemeralContainers(
	containers: readonly EphemeralContainer[],
	others: readonly Container[],
	pod: ContainerSurroundings,
	path: string,
): FieldErrors {
	const errors: FieldErrors = [];
	const otherNames = new Set(others.map((container) => container.name));
	const names = new Set(otherNames);
	for (const [index, container] of containers.entries()) {
		const here = at(path, index);
		errors.push(...validateCommon(container as Container, pod, here), ...validateImageSpaces(container, here));
		if (names.has(container.name)) errors.push(duplicate(child(here, 'name'), container.name));
		else names.add(container.name);
		const target = container.targetContainerName;
		if (target && !otherNames.has(target)) errors.push(notFoundValue(child(here, 'targetContainerName'), target));
		for (const field of notForEphemeral) {
			if (container[field] !== undefined) {
				errors.push(forbiddenField(child(here, field), 'cannot be set for an Ephemeral Container'));
			}
		}
		if (Object.keys(container.resources ?? {}).length > 0) {
			errors.push(forbiddenField(child(here, 'resources'), 'cannot be set for an Ephemeral Container'));
		}
		for (const [mountIndex, mount] of (container.volumeMounts ?? []).entries()) {
			for (const field of ['subPath', 'subPathExpr'] as const) {
				const mountPath = at(child(here, 'volumeMounts'), mountIndex);
				if (mount[field])
					errors.push(forbiddenField(child(mountPath, field), 'cannot be set for an Ephemeral Container'));
			}
		}
	}
	return errors;
}

/** In a Pod (not in a template) an image may not be padded with spaces. */
export function validateImageSpaces(container: { image?: string }, path: string): FieldErrors {
	const image = container.image ?? '';
	if (image.trim().length === image.length) return [];
	return [invalidValue(child(path, 'image'), image, 'must not have leading or trailing whitespace')];
}

function validateCommon(container: Container, pod: ContainerSurroundings, path: string): FieldErrors {
	const errors: FieldErrors = [];
	if (!container.name) errors.push(required(child(path, 'name')));
	else errors.push(...invalidEach(child(path, 'name'), container.name, dns1123LabelErrors(container.name)));
	if (!container.image) errors.push(required(child(path, 'image')));
	errors.push(
		...oneOf(child(path, 'terminationMessagePolicy'), container.terminationMessagePolicy, messagePolicies),
		...validateContainerPorts(container.ports ?? [], child(path, 'ports')),
		...validateEnv(container.env ?? [], child(path, 'env')),
		...validateEnvFrom(container.envFrom ?? [], child(path, 'envFrom')),
		...validateVolumeMounts(container, pod.volumes, child(path, 'volumeMounts')),
		...validateVolumeDevices(container, pod.volumes, child(path, 'volumeDevices')),
		...oneOf(child(path, 'imagePullPolicy'), container.imagePullPolicy, pullPolicies),
		...validateResources(container.resources ?? {}, pod.claims, child(path, 'resources')),
		...validateResizePolicy(container, pod.restartPolicy, child(path, 'resizePolicy')),
		...validateSecurityContext(container.securityContext, pod.hostUsers, child(path, 'securityContext')),
	);
	return errors;
}

function validateLifecycleAndProbes(container: Container, pod: ContainerSurroundings, path: string): FieldErrors {
	const { lifecycle } = container;
	return [
		...(lifecycle ? validateLifecycle(lifecycle, pod.graceSeconds, child(path, 'lifecycle')) : []),
		...validateProbes(container, pod.graceSeconds, path),
	];
}

function validateResizePolicy(container: Container, podRestartPolicy: string | undefined, path: string): FieldErrors {
	const errors: FieldErrors = [];
	const seen = new Set<string>();
	for (const [index, { resourceName, restartPolicy }] of (container.resizePolicy ?? []).entries()) {
		if (seen.has(resourceName)) errors.push(duplicate(at(path, index), resourceName));
		seen.add(resourceName);
		errors.push(...oneOf(path, resourceName, ['cpu', 'memory']), ...oneOf(path, restartPolicy, resizePolicies));
		if (podRestartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
			errors.push(invalidValue(path, restartPolicy, "must be 'NotRequired' when `restartPolicy` is 'Never'"));
		}
	}
	return errors;
}
