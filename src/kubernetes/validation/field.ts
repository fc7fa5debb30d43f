/** field.Path and field.Error (`k8s.io/apimachinery/pkg/util/validation/field`): paths are plain text here. */
import { isRecord } from '../plainData.ts';
import type { FieldError } from '../status.ts';

export type FieldErrors = FieldError[];

/** `path.name`. */
export function child(path: string, name: string): string {
	return path === '' ? name : `${path}.${name}`;
}

/** `path[index]` for a list, `path[key]` for a map. */
export function at(path: string, index: number | string): string {
	return `${path}[${index}]`;
}

export function required(field: string, detail = ''): FieldError {
	return { type: 'FieldValueRequired', field, message: withDetail('Required value', detail) };
}

export function invalidValue(field: string, value: unknown, detail: string): FieldError {
	return { type: 'FieldValueInvalid', field, message: withDetail(`Invalid value: ${goValue(value)}`, detail) };
}

export function duplicate(field: string, value: unknown, detail = ''): FieldError {
	return { type: 'FieldValueDuplicate', field, message: withDetail(`Duplicate value: ${goValue(value)}`, detail) };
}

export function notFoundValue(field: string, value: unknown, detail = ''): FieldError {
	return { type: 'FieldValueNotFound', field, message: withDetail(`Not found: ${goValue(value)}`, detail) };
}

export function forbiddenField(field: string, detail: string): FieldError {
	return { type: 'FieldValueForbidden', field, message: withDetail('Forbidden', detail) };
}

/** `supported` is printed in the order given; upstream sorts where it keeps a set. */
export function notSupported(field: string, value: unknown, supported: readonly string[]): FieldError {
	const list = supported.map((one) => goValue(one)).join(', ');
	return {
		type: 'FieldValueNotSupported',
		field,
		message: `Unsupported value: ${goValue(value)}: supported values: ${list}`,
	};
}

export function tooLong(field: string, bytesMax: number): FieldError {
	return { type: 'FieldValueTooLong', field, message: `Too long: may not be more than ${bytesMax} bytes` };
}

/** One Invalid error for each reason. */
export function invalidEach(field: string, value: unknown, reasons: readonly string[]): FieldErrors {
	return reasons.map((reason) => invalidValue(field, value, reason));
}

export function nonNegative(field: string, value: number | undefined): FieldErrors {
	if (value === undefined || value >= 0) return [];
	return [invalidValue(field, value, 'must be greater than or equal to 0')];
}

/** Required when empty, NotSupported when not in the list. */
export function oneOf(field: string, value: string | undefined, supported: readonly string[]): FieldErrors {
	if (value === undefined || value === '') return [required(field)];
	return supported.includes(value) ? [] : [notSupported(field, value, supported)];
}

/** NotSupported when set and not in the list; nothing when unset. */
export function oneOfIfSet(field: string, value: string | undefined, supported: readonly string[]): FieldErrors {
	return value === undefined || supported.includes(value) ? [] : [notSupported(field, value, supported)];
}

/** A value as Go prints it in field errors: text quoted, maps of text with their type, the rest as JSON. */
export function goValue(value: unknown): string {
	if (value === undefined || value === null) return 'null';
	if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
		return `[]string{${value.map((item) => JSON.stringify(item)).join(', ')}}`;
	}
	if (isRecord(value) && Object.values(value).every((item) => typeof item === 'string')) {
		const pairs = Object.keys(value).sort();
		return `map[string]string{${pairs.map((key) => `${JSON.stringify(key)}:${JSON.stringify(value[key])}`).join(', ')}}`;
	}
	return JSON.stringify(value) ?? 'null';
}

function withDetail(text: string, detail: string): string {
	return detail === '' ? text : `${text}: ${detail}`;
}
