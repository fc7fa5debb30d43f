/** Environment variables (`pkg/apis/core/validation/validation.go` ValidateEnv, ValidateEnvFrom) and the downward API. */
import type { EnvFromSource, EnvVar, ObjectFieldSelector, ResourceFieldSelector } from 'kubernetes-types/core/v1';
import { configKeyErrors, dns1123SubdomainErrors, envNameErrors, qualifiedNameErrors } from '../names.ts';
import { formatQuantity, parseQuantity } from '../quantity.ts';
import { at, child, type FieldErrors, invalidEach, invalidValue, notSupported, required } from './field.ts';

const envFieldPaths = [
	'metadata.name',
	'metadata.namespace',
	'metadata.uid',
	'spec.nodeName',
	'spec.serviceAccountName',
	'status.hostIP',
	'status.hostIPs',
	'status.podIP',
	'status.podIPs',
] as const;
export const volumeFieldPaths = [
	'metadata.annotations',
	'metadata.labels',
	'metadata.name',
	'metadata.namespace',
	'metadata.uid',
] as const;
const resourceFields = [
	'limits.cpu',
	'limits.ephemeral-storage',
	'limits.memory',
	'requests.cpu',
	'requests.ephemeral-storage',
	'requests.memory',
] as const;
const valueSources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'] as const;
const byteDivisors = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

export function validateEnv(variables: readonly EnvVar[], path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const [index, variable] of variables.entries()) {
		const here = at(path, index);
		if (!variable.name) errors.push(required(child(here, 'name')));
		else errors.push(...invalidEach(child(here, 'name'), variable.name, envNameErrors(variable.name)));
		errors.push(...validateValueFrom(variable, child(here, 'valueFrom')));
	}
	return errors;
}

export function validateEnvFrom(sources: readonly EnvFromSource[], path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const [index, source] of sources.entries()) {
		const here = at(path, index);
		if (source.prefix) errors.push(...invalidEach(child(here, 'prefix'), source.prefix, envNameErrors(source.prefix)));
		const given = (['configMapRef', 'secretRef'] as const).filter((name) => source[name]);
		for (const name of given) {
			const target = source[name]?.name;
			const namePath = child(child(here, name), 'name');
			if (!target) errors.push(required(namePath));
			else errors.push(...invalidEach(namePath, target, dns1123SubdomainErrors(target)));
		}
		if (given.length === 0) errors.push(invalidValue(path, '', 'must specify one of: `configMapRef` or `secretRef`'));
		if (given.length > 1) errors.push(invalidValue(path, '', 'may not have more than one field specified at a time'));
	}
	return errors;
}

function validateValueFrom(variable: EnvVar, path: string): FieldErrors {
	const from = variable.valueFrom;
	if (!from) return [];
	const errors: FieldErrors = [];
	const given = valueSources.filter((name) => from[name]);
	if (from.fieldRef) errors.push(...validateFieldRef(from.fieldRef, envFieldPaths, child(path, 'fieldRef')));
	if (from.resourceFieldRef) {
		errors.push(...validateResourceFieldRef(from.resourceFieldRef, 'env', child(path, 'resourceFieldRef')));
	}
	for (const name of ['configMapKeyRef', 'secretKeyRef'] as const) {
		const ref = from[name];
		if (!ref) continue;
		const here = child(path, name);
		errors.push(...invalidEach(child(here, 'name'), ref.name ?? '', dns1123SubdomainErrors(ref.name ?? '')));
		if (!ref.key) errors.push(required(child(here, 'key')));
		else errors.push(...invalidEach(child(here, 'key'), ref.key, configKeyErrors(ref.key)));
	}
	if (given.length === 0) {
		const choice = '`fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`';
		errors.push(invalidValue(path, '', `must specify one of: ${choice}`));
	} else if (variable.value) errors.push(invalidValue(path, '', 'may not be specified when `value` is not empty'));
	else if (given.length > 1)
		errors.push(invalidValue(path, '', 'may not have more than one field specified at a time'));
	return errors;
}

/** A field of the pod: one of `allowed`, or one label or annotation by its key. */
export function validateFieldRef(ref: ObjectFieldSelector, allowed: readonly string[], path: string): FieldErrors {
	if (!ref.apiVersion) return [required(child(path, 'apiVersion'))];
	if (!ref.fieldPath) return [required(child(path, 'fieldPath'))];
	const subscripted = /^(.+)\['(.*)'\]$/.exec(ref.fieldPath);
	if (ref.apiVersion !== 'v1') {
		const detail = `error converting fieldPath: unsupported pod version: ${ref.apiVersion}`;
		return [invalidValue(child(path, 'fieldPath'), ref.fieldPath, detail)];
	}
	if (subscripted) {
		const [, field, key = ''] = subscripted;
		if (field === 'metadata.annotations')
			return invalidEach(path, key.toLowerCase(), qualifiedNameErrors(key.toLowerCase()));
		if (field === 'metadata.labels') return invalidEach(path, key, qualifiedNameErrors(key));
		const detail = `error converting fieldPath: field label does not support subscript: ${ref.fieldPath}`;
		return [invalidValue(child(path, 'fieldPath'), ref.fieldPath, detail)];
	}
	if (allowed.includes(ref.fieldPath)) return [];
	if (
		!envFieldPaths.includes(ref.fieldPath as 'metadata.uid') &&
		!volumeFieldPaths.includes(ref.fieldPath as 'metadata.uid')
	) {
		const detail = `error converting fieldPath: field label not supported: ${ref.fieldPath}`;
		return [invalidValue(child(path, 'fieldPath'), ref.fieldPath, detail)];
	}
	return [notSupported(child(path, 'fieldPath'), ref.fieldPath, allowed)];
}

/** A request or limit of a container; in a volume the container must be named. */
export function validateResourceFieldRef(
	ref: ResourceFieldSelector,
	place: 'env' | 'volume',
	path: string,
): FieldErrors {
	const errors: FieldErrors = [];
	const { resource } = ref;
	const hugePages = /^(requests|limits)\.hugepages-/.test(resource ?? '');
	if (place === 'volume' && !ref.containerName) errors.push(required(child(path, 'containerName')));
	else if (!resource) errors.push(required(child(path, 'resource')));
	else if (!resourceFields.includes(resource as 'limits.cpu') && !hugePages) {
		errors.push(notSupported(child(path, 'resource'), resource, resourceFields));
	}
	const divisor = ref.divisor === undefined ? undefined : parseQuantity(String(ref.divisor));
	if (!divisor || divisor.nanos === 0n) return errors;
	const allowed = resource?.endsWith('.cpu') ? ['1m', '1'] : byteDivisors;
	if (!allowed.includes(formatQuantity(divisor))) {
		const kind = hugePages ? 'hugepages' : resource?.endsWith('.memory') ? 'memory' : 'local ephemeral storage';
		const list = resource?.endsWith('.cpu') ? '1m and 1' : byteDivisors.join(', ');
		const name = resource?.endsWith('.cpu') ? 'cpu' : kind;
		errors.push(
			invalidValue(
				child(path, 'divisor'),
				resource,
				`only divisor's values ${list} are supported with the ${name} resource`,
			),
		);
	}
	return errors;
}
