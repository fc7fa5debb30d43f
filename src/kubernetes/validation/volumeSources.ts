/** What each kind of volume must name (`pkg/apis/core/validation/validation.go` validateVolumeSource and what it calls). */
import type {
	DownwardAPIVolumeFile,
	DownwardAPIVolumeSource,
	HostPathVolumeSource,
	KeyToPath,
	ProjectedVolumeSource,
	VolumeProjection,
} from 'kubernetes-types/core/v1';
import { isRecord } from '../plainData.ts';
import { parseQuantity } from '../quantity.ts';
import { validateFieldRef, validateResourceFieldRef, volumeFieldPaths } from './env.ts';
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
import { fileMode, noBacksteps, relativePath, relativeUnreservedPath } from './paths.ts';
import type { VolumeSourceName } from './volumes.ts';

type Source = Readonly<Record<string, unknown>>;

const hostPathTypes = [
	'',
	'BlockDevice',
	'CharDevice',
	'Directory',
	'DirectoryOrCreate',
	'File',
	'FileOrCreate',
	'Socket',
] as const;
/** For kinds whose only rule is that these are set. */
const requiredFields: Readonly<Partial<Record<VolumeSourceName, readonly string[]>>> = {
	gcePersistentDisk: ['pdName'],
	awsElasticBlockStore: ['volumeID'],
	secret: ['secretName'],
	configMap: ['name'],
	nfs: ['server', 'path'],
	iscsi: ['targetPortal', 'iqn'],
	glusterfs: ['endpoints', 'path'],
	persistentVolumeClaim: ['claimName'],
	rbd: ['monitors', 'image'],
	cinder: ['volumeID'],
	cephfs: ['monitors'],
	quobyte: ['registry', 'volume'],
	flexVolume: ['driver'],
	azureFile: ['secretName', 'shareName'],
	vsphereVolume: ['volumePath'],
	photonPersistentDisk: ['pdID'],
	portworxVolume: ['volumeID'],
	azureDisk: ['diskName', 'diskURI'],
	storageos: ['volumeName'],
	scaleIO: ['gateway', 'system', 'volumeName'],
	csi: ['driver'],
	ephemeral: ['volumeClaimTemplate'],
	image: ['reference'],
	gitRepo: ['repository'],
};
const tokenSecondsMin = 600;

export function validateVolumeSource(name: VolumeSourceName, source: Source, path: string): FieldErrors {
	const errors = (requiredFields[name] ?? [])
		.filter((field) => isUnset(source[field]))
		.map((field) => required(child(path, field)));
	return [...errors, ...validateDetails(name, source, path)];
}

function validateDetails(name: VolumeSourceName, source: Source, path: string): FieldErrors {
	switch (name) {
		case 'emptyDir': {
			const limit = source.sizeLimit === undefined ? undefined : parseQuantity(String(source.sizeLimit));
			const negative = limit !== undefined && limit.nanos < 0n;
			return negative
				? [forbiddenField(child(path, 'sizeLimit'), 'SizeLimit field must be a valid resource quantity')]
				: [];
		}
		case 'hostPath':
			return validateHostPath(source as unknown as HostPathVolumeSource, path);
		case 'gitRepo':
			return relativePath(String(source.directory ?? ''), child(path, 'directory'));
		case 'nfs': {
			const where = String(source.path ?? '');
			return where.startsWith('/') ? [] : [invalidValue(child(path, 'path'), where, 'must be an absolute path')];
		}
		case 'secret':
		case 'configMap':
			return [
				...fileMode(source.defaultMode, path, 'defaultMode'),
				...validateKeysToPaths((source.items ?? []) as KeyToPath[], child(path, 'items')),
			];
		case 'downwardAPI': {
			const { items, defaultMode } = source as DownwardAPIVolumeSource;
			const files = (items ?? []).flatMap((file) => validateDownwardFile(file, path));
			return [...fileMode(defaultMode, path, 'defaultMode'), ...files];
		}
		case 'projected':
			return validateProjected(source as unknown as ProjectedVolumeSource, path);
		case 'flocker':
			return validateFlocker(source, path);
		case 'image':
			return oneOfIfSet(child(path, 'pullPolicy'), source.pullPolicy as string | undefined, [
				'Always',
				'IfNotPresent',
				'Never',
			]);
		default:
			return [];
	}
}

function validateHostPath({ path: hostPath, type }: HostPathVolumeSource, path: string): FieldErrors {
	if (!hostPath) return [required(child(path, 'path'))];
	const errors = noBacksteps(hostPath, child(path, 'path'));
	if (type !== undefined && !hostPathTypes.includes(type as ''))
		errors.push(notSupported(child(path, 'type'), type, hostPathTypes));
	return errors;
}

function validateFlocker({ datasetName, datasetUUID }: Source, path: string): FieldErrors {
	const errors: FieldErrors = [];
	if (!datasetName && !datasetUUID) errors.push(required(path, 'one of datasetName and datasetUUID is required'));
	if (datasetName && datasetUUID) {
		errors.push(invalidValue(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'));
	}
	return errors;
}

function validateKeysToPaths(items: readonly KeyToPath[], path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const [index, { key, path: target, mode }] of items.entries()) {
		const here = at(path, index);
		if (!key) errors.push(required(child(here, 'key')));
		if (!target) errors.push(required(child(here, 'path')));
		errors.push(...relativeUnreservedPath(target ?? '', child(here, 'path')), ...fileMode(mode, here, 'mode'));
	}
	return errors;
}

function validateDownwardFile(file: DownwardAPIVolumeFile, path: string): FieldErrors {
	const errors: FieldErrors = [];
	if (!file.path) errors.push(required(child(path, 'path')));
	errors.push(...relativeUnreservedPath(file.path ?? '', child(path, 'path')));
	if (file.fieldRef) {
		errors.push(...validateFieldRef(file.fieldRef, volumeFieldPaths, child(path, 'fieldRef')));
		if (file.resourceFieldRef) {
			errors.push(invalidValue(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'));
		}
	} else if (file.resourceFieldRef) {
		errors.push(...validateResourceFieldRef(file.resourceFieldRef, 'volume', child(path, 'resourceFieldRef')));
	} else errors.push(required(path, 'one of fieldRef and resourceFieldRef is required'));
	return [...errors, ...fileMode(file.mode, path, 'mode')];
}

function validateProjected({ sources, defaultMode }: ProjectedVolumeSource, path: string): FieldErrors {
	const errors = fileMode(defaultMode, path, 'defaultMode');
	const paths = new Set<string>();
	const claim = (target: string | undefined, value: unknown): void => {
		if (!target) return;
		if (paths.has(target)) errors.push(invalidValue(path, value, 'conflicting duplicate paths'));
		paths.add(target);
	};
	for (const [index, source] of (sources ?? []).entries()) {
		const here = at(child(path, 'sources'), index);
		errors.push(...validateProjection(source, path, here));
		for (const name of ['secret', 'configMap'] as const) {
			for (const item of source[name]?.items ?? []) claim(item.path, source[name]?.name ?? '');
		}
		for (const file of source.downwardAPI?.items ?? []) claim(file.path, file.path);
		claim(source.clusterTrustBundle?.path, source.clusterTrustBundle?.path);
		if (Object.values(source).filter(isRecord).length > 1) {
			errors.push(forbiddenField(here, 'may not specify more than 1 volume type per source'));
		}
	}
	return errors;
}

function validateProjection(source: VolumeProjection, volumePath: string, path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const name of ['secret', 'configMap'] as const) {
		const projection = source[name];
		if (!projection) continue;
		const here = child(path, name);
		if (!projection.name) errors.push(required(child(here, 'name')));
		errors.push(...validateKeysToPaths(projection.items ?? [], child(here, 'items')));
	}
	for (const file of source.downwardAPI?.items ?? [])
		errors.push(...validateDownwardFile(file, child(path, 'downwardAPI')));
	const token = source.serviceAccountToken;
	if (token) {
		const seconds = token.expirationSeconds ?? 0;
		const secondsPath = child(child(path, 'serviceAccountToken'), 'expirationSeconds');
		if (seconds < tokenSecondsMin)
			errors.push(invalidValue(secondsPath, seconds, 'may not specify a duration less than 10 minutes'));
		if (seconds > 2 ** 32)
			errors.push(invalidValue(secondsPath, seconds, 'may not specify a duration larger than 2^32 seconds'));
		if (!token.path) errors.push(required(child(volumePath, 'path')));
		else errors.push(...relativeUnreservedPath(token.path, child(volumePath, 'path')));
	}
	const bundle = source.clusterTrustBundle;
	if (bundle) {
		const here = child(path, 'clusterTrustBundle');
		if (bundle.name === undefined && bundle.signerName === undefined) {
			errors.push(required(here, 'either name or signerName must be specified'));
		}
		if (bundle.name !== undefined && bundle.signerName !== undefined) {
			errors.push(invalidValue(here, bundle, 'only one of name and signerName may be used'));
		}
		if (!bundle.path) errors.push(required(child(here, 'path')));
		errors.push(...relativeUnreservedPath(bundle.path ?? '', child(here, 'path')));
	}
	return errors;
}

function isUnset(value: unknown): boolean {
	return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
