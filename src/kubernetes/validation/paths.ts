/** Paths and file modes in volumes (`pkg/apis/core/validation/validation.go`). */
import { child, type FieldErrors, invalidValue } from './field.ts';

/** validatePathNoBacksteps. */
export function noBacksteps(path: string, field: string): FieldErrors {
	return path.split('/').includes('..') ? [invalidValue(field, path, "must not contain '..'")] : [];
}

/** validateLocalDescendingPath: relative, and never up. */
export function relativePath(path: string, field: string): FieldErrors {
	const errors = path.startsWith('/') ? [invalidValue(field, path, 'must be a relative path')] : [];
	return [...errors, ...noBacksteps(path, field)];
}

/** ValidateLocalNonReservedPath: relative, and not among the names that the kubelet keeps for itself. */
export function relativeUnreservedPath(path: string, field: string): FieldErrors {
	const errors = relativePath(path, field);
	if (path.startsWith('..') && !path.startsWith('../'))
		errors.push(invalidValue(field, path, "must not start with '..'"));
	return errors;
}

/** A file mode: 0 to 0777, written as a decimal in JSON. */
export function fileMode(mode: unknown, path: string, name: string): FieldErrors {
	if (typeof mode !== 'number' || (mode >= 0 && mode <= 0o777)) return [];
	const detail = 'must be a number between 0 and 0777 (octal), both inclusive';
	return [invalidValue(child(path, name), mode, detail)];
}
