/**
 * From any JSON-like value to a manifest object: strict about the kinds that Podarium runs (unknown fields and wrong
 * types are errors, as with `kubectl apply --validate=strict`), lenient about the others, wary of all.
 */
import { conversions } from './conversion.ts';
import { isRecord } from './plainData.ts';
import { parseQuantity } from './quantity.ts';
import { apiVersions, type FieldType, fieldsOf } from './schema.ts';
import { servedInstead } from './servedVersions.ts';
import type { FieldError, FieldErrorType } from './status.ts';
import { parseTime } from './time.ts';
import { type ManifestObject, type SimulatedKind, simulatedKinds } from './types.ts';

const depthMax = 64;
const valuesMax = 100_000;
const errorsMax = 50;
/** Names that would reach an object's prototype instead of a field. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
/** Groups whose kinds are all known: a kind of ours under another version of these doesn't exist. */
const builtInGroups = new Set(['', 'apps', 'extensions', 'batch', 'autoscaling']);

interface Decoding {
	errors: FieldError[];
	/** How many values have been seen, against input that is small but unfolds. */
	values: number;
}

/**
 * Decodes one object. Members that are null are left out, quantities become text. Errors carry the field's path.
 * Kinds that aren't simulated only need a sane apiVersion, kind and metadata.name.
 */
export function decodeObject(value: unknown): { object: ManifestObject } | { errors: FieldError[] } {
	const decoding: Decoding = { errors: [], values: 0 };
	if (!isRecord(value)) return { errors: [wrongType('', value, 'an object with apiVersion, kind and metadata')] };
	const { apiVersion, kind } = value;
	if (typeof apiVersion !== 'string' || apiVersion === '') decoding.errors.push(notSet('apiVersion', apiVersion));
	if (typeof kind !== 'string' || kind === '') decoding.errors.push(notSet('kind', kind));
	if (decoding.errors.length > 0) return { errors: decoding.errors };
	const simulated = simulatedKindOf(apiVersion as string, kind as string);
	const instead = simulated ? undefined : servedInstead(apiVersion as string, kind as string);
	if (simulated === 'wrong version' || instead !== undefined) {
		const message = `no matches for kind "${kind}" in version "${apiVersion}"`;
		const served = instead ?? apiVersions[kind as SimulatedKind];
		return { errors: [invalidAt('apiVersion', `${message} (Kubernetes v1.33 serves it in ${served})`)] };
	}
	const older = conversions[`${apiVersion}/${kind}`];
	const type = older?.type ?? simulated;
	const decoded = type ? decodeFields(value, type, '', decoding, 0) : copyPlain(value, '', decoding, 0);
	if (!simulated) checkMetadata(value.metadata, decoding);
	if (decoding.errors.length > 0) return { errors: decoding.errors };
	const object = { metadata: {}, ...(decoded as object) } as unknown as ManifestObject;
	return { object: older ? older.convert(object) : object };
}

/** The items of a `List` (or `PodList` …) with their field paths, or the value itself. Lists in lists are unfolded too. */
export function expandList(value: unknown, path = '', depth = 0): { value: unknown; path: string }[] {
	if (depth > 4 || !isRecord(value) || !Array.isArray(value.items)) return [{ value, path }];
	if (typeof value.kind !== 'string' || !value.kind.endsWith('List')) return [{ value, path }];
	const itemKind = value.kind.slice(0, -'List'.length);
	return value.items.flatMap((item: unknown, index: number) => {
		const named = isRecord(item) && itemKind !== '' && item.kind === undefined;
		const whole = named ? { apiVersion: value.apiVersion, kind: itemKind, ...(item as object) } : item;
		return expandList(whole, `${path === '' ? '' : `${path}.`}items[${index}]`, depth + 1);
	});
}

/** The kind, if Podarium runs it under this apiVersion; `wrong version` for a built-in kind that is served elsewhere. */
export function simulatedKindOf(apiVersion: string, kind: string): SimulatedKind | 'wrong version' | undefined {
	const simulated = simulatedKinds.find((candidate) => candidate === kind);
	if (!simulated) return undefined;
	if (apiVersions[simulated] === apiVersion || conversions[`${apiVersion}/${kind}`]) return simulated;
	const slash = apiVersion.indexOf('/');
	return builtInGroups.has(slash < 0 ? '' : apiVersion.slice(0, slash)) ? 'wrong version' : undefined;
}

function decodeValue(value: unknown, type: FieldType, path: string, decoding: Decoding, depth: number): unknown {
	if (!admit(path, decoding, depth)) return undefined;
	switch (type.shape) {
		case 'object':
			if (isRecord(value)) return decodeFields(value, type.type, path, decoding, depth);
			return report(decoding, wrongType(path, value, 'an object'));
		case 'list':
			if (!Array.isArray(value)) return report(decoding, wrongType(path, value, 'a list'));
			return value.map((item, index) => decodeValue(item, type.of, `${path}[${index}]`, decoding, depth + 1));
		case 'map':
			if (!isRecord(value)) return report(decoding, wrongType(path, value, 'a map'));
			return decodeMap(value, type.of, path, decoding, depth);
		case 'basic':
			return decodeBasic(value, type.type, path, decoding, depth);
	}
}

function decodeFields(
	value: Record<string, unknown>,
	type: string,
	path: string,
	decoding: Decoding,
	depth: number,
): unknown {
	const fields = fieldsOf(type);
	const decoded: Record<string, unknown> = {};
	for (const key of Object.keys(value)) {
		const fieldPath = path === '' ? key : `${path}.${key}`;
		const field = fields.get(key);
		if (!field || forbiddenKeys.has(key)) {
			report(decoding, invalidAt(fieldPath, `unknown field "${fieldPath}"${suggestion(key, fields)}`));
		} else if (value[key] !== null && value[key] !== undefined) {
			decoded[key] = decodeValue(value[key], field, fieldPath, decoding, depth + 1);
		}
	}
	return decoded;
}

function decodeMap(
	value: Record<string, unknown>,
	of: FieldType,
	path: string,
	decoding: Decoding,
	depth: number,
): unknown {
	const decoded: Record<string, unknown> = {};
	for (const key of Object.keys(value)) {
		const keyPath = `${path}[${key}]`;
		if (forbiddenKeys.has(key)) report(decoding, invalidAt(keyPath, `the key "${key}" is not allowed`));
		// In a map null stands for the empty value, as in Go.
		else if (value[key] === null) decoded[key] = of.shape === 'basic' && of.type === 'Quantity' ? '0' : '';
		else decoded[key] = decodeValue(value[key], of, keyPath, decoding, depth + 1);
	}
	return decoded;
}

function decodeBasic(
	value: unknown,
	type: Extract<FieldType, { shape: 'basic' }>['type'],
	path: string,
	decoding: Decoding,
	depth: number,
): unknown {
	switch (type) {
		case 'string':
			return typeof value === 'string' ? value : report(decoding, wrongType(path, value, 'a string'));
		case 'boolean':
			return typeof value === 'boolean' ? value : report(decoding, wrongType(path, value, 'a boolean (true or false)'));
		case 'int32':
			return integer(value, 2 ** 31, path, decoding);
		case 'int64':
			return integer(value, 2 ** 63, path, decoding);
		case 'IntOrString':
			if (typeof value === 'string') return value;
			if (typeof value !== 'number') return report(decoding, wrongType(path, value, 'an integer or a string'));
			return integer(value, 2 ** 31, path, decoding);
		case 'Quantity':
			return quantity(value, path, decoding);
		case 'Time':
			if (typeof value === 'string' && parseTime(value) !== undefined) return value;
			return report(decoding, wrongType(path, value, 'a time such as "2025-01-01T00:00:00Z"'));
		case 'any':
			return copyPlain(value, path, decoding, depth);
	}
}

function integer(value: unknown, limit: number, path: string, decoding: Decoding): unknown {
	if (typeof value !== 'number') return report(decoding, wrongType(path, value, 'an integer'));
	if (!Number.isInteger(value)) return report(decoding, wrongType(path, value, 'an integer'));
	if (value < -limit || value >= limit) {
		return report(decoding, wrongType(path, value, limit === 2 ** 31 ? 'a 32-bit integer' : 'a 64-bit integer'));
	}
	return value;
}

function quantity(value: unknown, path: string, decoding: Decoding): unknown {
	if (typeof value !== 'string' && typeof value !== 'number') {
		return report(decoding, wrongType(path, value, 'a quantity such as "500m" or "1Gi"'));
	}
	const text = String(value);
	if (parseQuantity(text)) return text;
	const pattern = '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$';
	return report(
		decoding,
		invalidAt(
			path,
			`Invalid value: ${JSON.stringify(text)}: quantities must match the regular expression '${pattern}'`,
		),
	);
}

/** A copy without forbidden keys, for what has no schema here. */
function copyPlain(value: unknown, path: string, decoding: Decoding, depth: number): unknown {
	if (!admit(path, decoding, depth)) return undefined;
	if (Array.isArray(value))
		return value.map((item, index) => copyPlain(item, `${path}[${index}]`, decoding, depth + 1));
	if (!isRecord(value)) return value;
	const copy: Record<string, unknown> = {};
	for (const key of Object.keys(value)) {
		const keyPath = path === '' ? key : `${path}.${key}`;
		if (forbiddenKeys.has(key)) report(decoding, invalidAt(keyPath, `the key "${key}" is not allowed`));
		else if (value[key] !== undefined) copy[key] = copyPlain(value[key], keyPath, decoding, depth + 1);
	}
	return copy;
}

function checkMetadata(metadata: unknown, decoding: Decoding): void {
	if (!isRecord(metadata)) {
		report(
			decoding,
			metadata === undefined ? notSet('metadata', metadata) : wrongType('metadata', metadata, 'an object'),
		);
		return;
	}
	const { name, generateName, namespace } = metadata;
	if (!name && !generateName)
		report(
			decoding,
			fieldError('FieldValueRequired', 'metadata.name', 'Required value: name or generateName is required'),
		);
	for (const [key, text] of Object.entries({ name, generateName, namespace })) {
		if (text !== undefined && text !== null && typeof text !== 'string') {
			report(decoding, wrongType(`metadata.${key}`, text, 'a string'));
		}
	}
	for (const key of ['labels', 'annotations']) {
		const map = metadata[key];
		if (map === undefined || map === null) continue;
		if (!isRecord(map)) report(decoding, wrongType(`metadata.${key}`, map, 'a map'));
		else decodeMap(map, { shape: 'basic', type: 'string' }, `metadata.${key}`, decoding, 2);
	}
}

function admit(path: string, decoding: Decoding, depth: number): boolean {
	decoding.values++;
	if (decoding.values === valuesMax) report(decoding, invalidAt(path, `too large: more than ${valuesMax} values`));
	if (depth === depthMax) report(decoding, invalidAt(path, `too deep: more than ${depthMax} levels`));
	return decoding.values < valuesMax && depth < depthMax;
}

function report(decoding: Decoding, error: FieldError): undefined {
	if (decoding.errors.length < errorsMax) decoding.errors.push(error);
}

function fieldError(type: FieldErrorType, field: string, message: string): FieldError {
	return { type, field, message };
}

function invalidAt(field: string, message: string): FieldError {
	return fieldError('FieldValueInvalid', field, message);
}

function notSet(field: string, value: unknown): FieldError {
	if (value === undefined || value === null || value === '') {
		return fieldError('FieldValueRequired', field, `Required value: ${field} not set`);
	}
	return wrongType(field, value, 'a string');
}

function wrongType(field: string, value: unknown, expected: string): FieldError {
	const quotable = expected === 'a string' && (typeof value === 'number' || typeof value === 'boolean');
	const hint = quotable ? ' (put it in quotes)' : '';
	const shown = typeof value === 'object' && value !== null ? '' : ` ${JSON.stringify(value) ?? 'undefined'}`;
	return fieldError(
		'FieldValueTypeInvalid',
		field,
		`Invalid value: expected ${expected}, got ${typeName(value)}${shown}${hint}`,
	);
}

function typeName(value: unknown): string {
	if (value === null || value === undefined) return 'nothing:';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a map';
	return typeof value === 'number' ? 'the number' : `the ${typeof value}`;
}

/** ` (did you mean "imagePullPolicy"?)` where a field differs by case or by up to two letters. */
function suggestion(key: string, fields: ReadonlyMap<string, FieldType>): string {
	let best: string | undefined;
	let bestDistance = Math.min(3, Math.ceil(key.length / 2));
	for (const field of fields.keys()) {
		const distance = field.toLowerCase() === key.toLowerCase() ? 0 : editDistance(field, key);
		if (distance < bestDistance) {
			best = field;
			bestDistance = distance;
		}
	}
	return best === undefined ? '' : ` (did you mean "${best}"?)`;
}

function editDistance(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY;
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}
