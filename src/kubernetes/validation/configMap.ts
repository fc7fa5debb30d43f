/** ConfigMaps (`pkg/apis/core/validation/validation.go` ValidateConfigMap, ValidateConfigMapUpdate). */
import { configKeyErrors, dns1123SubdomainErrors } from '../names.ts';
import { semanticallyEqual } from '../plainData.ts';
import type { ConfigMap } from '../types.ts';
import { type FieldErrors, forbiddenField, invalidEach, invalidValue, tooLong } from './field.ts';
import { type AnyMeta, validateObjectMeta, validateObjectMetaUpdate } from './meta.ts';

export interface AnyConfigMap extends Omit<Partial<ConfigMap>, 'metadata'> {
	metadata?: AnyMeta;
}

const bytesMax = 1024 * 1024;

export function validateConfigMap(map: AnyConfigMap): FieldErrors {
	return [...validateObjectMeta(map.metadata ?? {}, 'Namespaced', dns1123SubdomainErrors), ...validateData(map)];
}

/** An immutable one stays so, and as it is. */
export function validateConfigMapUpdate(old: AnyConfigMap, next: AnyConfigMap): FieldErrors {
	const errors = validateObjectMetaUpdate(old.metadata ?? {}, next.metadata ?? {});
	if (old.immutable) {
		const detail = 'field is immutable when `immutable` is set';
		if (!next.immutable) errors.push(forbiddenField('immutable', detail));
		if (!semanticallyEqual(old.data, next.data)) errors.push(forbiddenField('data', detail));
		if (!semanticallyEqual(old.binaryData, next.binaryData)) errors.push(forbiddenField('binaryData', detail));
	}
	return [...errors, ...validateData(next)];
}

function validateData({ data = {}, binaryData = {} }: AnyConfigMap): FieldErrors {
	const errors: FieldErrors = [];
	let bytes = 0;
	for (const [key, value] of Object.entries(data)) {
		errors.push(...invalidEach(`data[${key}]`, key, configKeyErrors(key)));
		if (Object.hasOwn(binaryData, key))
			errors.push(invalidValue(`data[${key}]`, key, 'duplicate of key present in binaryData'));
		bytes += value.length;
	}
	for (const [key, value] of Object.entries(binaryData)) {
		errors.push(...invalidEach(`binaryData[${key}]`, key, configKeyErrors(key)));
		bytes += Math.floor((value.length * 3) / 4);
	}
	if (bytes > bytesMax) errors.push(tooLong('', bytesMax));
	return errors;
}
