/** Volumes and their mounts (`pkg/apis/core/validation/validation.go` ValidateVolumes, ValidateVolumeMounts, ValidateVolumeDevices). */
import type { Container, Volume } from 'kubernetes-types/core/v1';
import { dns1123LabelErrors } from '../names.ts';
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
	required,
} from './field.ts';
import { relativePath } from './paths.ts';
import { validateVolumeSource } from './volumeSources.ts';

export type VolumesByName = ReadonlyMap<string, Volume>;

/** In the order in which upstream looks; the first that is set is the volume's kind. */
export const volumeSources = [
	'emptyDir',
	'hostPath',
	'gitRepo',
	'gcePersistentDisk',
	'awsElasticBlockStore',
	'secret',
	'nfs',
	'iscsi',
	'glusterfs',
	'flocker',
	'persistentVolumeClaim',
	'rbd',
	'cinder',
	'cephfs',
	'quobyte',
	'downwardAPI',
	'fc',
	'flexVolume',
	'configMap',
	'azureFile',
	'vsphereVolume',
	'photonPersistentDisk',
	'portworxVolume',
	'azureDisk',
	'storageos',
	'projected',
	'scaleIO',
	'csi',
	'ephemeral',
	'image',
] as const;
export type VolumeSourceName = (typeof volumeSources)[number];

/** All volumes of a pod; the map holds those without errors, for mounts to refer to. */
export function validateVolumes(
	volumes: readonly Volume[],
	path: string,
): { errors: FieldErrors; byName: VolumesByName } {
	const errors: FieldErrors = [];
	const byName = new Map<string, Volume>();
	for (const [index, volume] of volumes.entries()) {
		const here = at(path, index);
		const found = validateVolumeKind(volume, here);
		if (!volume.name) found.push(required(child(here, 'name')));
		else found.push(...invalidEach(child(here, 'name'), volume.name, dns1123LabelErrors(volume.name)));
		if (byName.has(volume.name)) found.push(duplicate(child(here, 'name'), volume.name));
		if (found.length === 0) byName.set(volume.name, volume);
		errors.push(...found);
	}
	return { errors, byName };
}

function validateVolumeKind(volume: Volume, path: string): FieldErrors {
	const given = volumeSources.filter((name) => sourceOf(volume, name) !== undefined);
	const [first, ...others] = given;
	if (!first) return [required(path, 'must specify a volume type')];
	return [
		...validateVolumeSource(first, sourceOf(volume, first) ?? {}, child(path, first)),
		...others.map((name) => forbiddenField(child(path, name), 'may not specify more than 1 volume type')),
	];
}

function sourceOf(volume: Volume, name: VolumeSourceName): Record<string, unknown> | undefined {
	return (volume as unknown as Record<string, Record<string, unknown> | undefined>)[name];
}

/** A container's volumeMounts. */
export function validateVolumeMounts(container: Container, volumes: VolumesByName, path: string): FieldErrors {
	const errors: FieldErrors = [];
	const paths = new Set<string>();
	const devices = container.volumeDevices ?? [];
	for (const [index, mount] of (container.volumeMounts ?? []).entries()) {
		const here = at(path, index);
		const { name, mountPath, subPath, subPathExpr, mountPropagation } = mount;
		if (!name) errors.push(required(child(here, 'name')));
		if (!volumes.has(name)) errors.push(notFoundValue(child(here, 'name'), name ?? ''));
		if (!mountPath) errors.push(required(child(here, 'mountPath')));
		if (paths.has(mountPath)) errors.push(invalidValue(child(here, 'mountPath'), mountPath, 'must be unique'));
		paths.add(mountPath);
		if (devices.some((device) => device.name === name)) {
			errors.push(invalidValue(child(here, 'name'), name, 'must not already exist in volumeDevices'));
		}
		if (devices.some((device) => device.devicePath === mountPath)) {
			errors.push(
				invalidValue(child(here, 'mountPath'), mountPath, 'must not already exist as a path in volumeDevices'),
			);
		}
		if (subPath) errors.push(...relativePath(subPath, child(path, 'subPath')));
		if (subPathExpr) {
			if (subPath) {
				errors.push(
					invalidValue(child(here, 'subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive'),
				);
			}
			errors.push(...relativePath(subPathExpr, child(path, 'subPathExpr')));
		}
		if (mountPropagation !== undefined) {
			errors.push(...validatePropagation(mountPropagation, container, child(path, 'mountPropagation')));
		}
	}
	return errors;
}

function validatePropagation(propagation: string, container: Container, path: string): FieldErrors {
	const supported = ['Bidirectional', 'HostToContainer', 'None'];
	if (!supported.includes(propagation)) return [notSupported(path, propagation, supported)];
	if (propagation === 'Bidirectional' && container.securityContext?.privileged !== true) {
		return [forbiddenField(path, 'Bidirectional mount propagation is available only to privileged containers')];
	}
	return [];
}

/** A container's volumeDevices: raw block volumes. */
export function validateVolumeDevices(container: Container, volumes: VolumesByName, path: string): FieldErrors {
	const errors: FieldErrors = [];
	const paths = new Set<string>();
	const names = new Set<string>();
	const mounts = container.volumeMounts ?? [];
	for (const [index, { name, devicePath }] of (container.volumeDevices ?? []).entries()) {
		const here = at(path, index);
		const volume = volumes.get(name);
		if (!name) errors.push(required(child(here, 'name')));
		if (names.has(name)) errors.push(invalidValue(child(here, 'name'), name, 'must be unique'));
		if (!volume) errors.push(notFoundValue(child(here, 'name'), name ?? ''));
		else if (!volume.persistentVolumeClaim && !volume.ephemeral) {
			const detail = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode';
			errors.push(invalidValue(child(here, 'name'), name, detail));
		}
		if (!devicePath) errors.push(required(child(here, 'devicePath')));
		if (paths.has(devicePath)) errors.push(invalidValue(child(here, 'devicePath'), devicePath, 'must be unique'));
		if (devicePath?.split('/').includes('..')) {
			errors.push(invalidValue(child(here, 'devicePath'), devicePath, "can not contain backsteps ('..')"));
		} else paths.add(devicePath);
		if (mounts.some((mount) => mount.name === name)) {
			errors.push(invalidValue(child(here, 'name'), name, 'must not already exist in volumeMounts'));
		}
		if (mounts.some((mount) => mount.mountPath === devicePath)) {
			errors.push(
				invalidValue(child(here, 'devicePath'), devicePath, 'must not already exist as a path in volumeMounts'),
			);
		}
		if (name) names.add(name);
	}
	return errors;
}
