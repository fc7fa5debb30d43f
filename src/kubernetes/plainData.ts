/** Small helpers over JSON-like data. */

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
	[K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without its members that are undefined, so that absent and undefined are never two things. */
export function withoutUndefined<T extends object>(object: T): Defined<T> {
	const defined = {} as Record<string, unknown>;
	for (const [key, value] of Object.entries(object)) if (value !== undefined) defined[key] = value;
	return defined as Defined<T>;
}

/** True for a plain object: not null, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deep equality of JSON-like data, where an absent member, undefined, null, an empty list and an empty map are the same (Go's `apiequality.Semantic`). */
export function semanticallyEqual(a: unknown, b: unknown): boolean {
	if (a === b || (isNothing(a) && isNothing(b))) return true;
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((item, index) => semanticallyEqual(item, b[index]));
	}
	if (!isRecord(a) || !isRecord(b)) return false;
	for (const key of Object.keys(a)) if (!semanticallyEqual(a[key], b[key])) return false;
	for (const key of Object.keys(b)) if (!(key in a) && !isNothing(b[key])) return false;
	return true;
}

function isNothing(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	return Array.isArray(value) && value.length === 0;
}

/** The paths (`spec.containers[0].image`) at which two JSON-like values differ, in the sense of `semanticallyEqual`. */
export function differingPaths(a: unknown, b: unknown, path: string): string[] {
	if (semanticallyEqual(a, b)) return [];
	if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
		return a.flatMap((item, index) => differingPaths(item, b[index], `${path}[${index}]`));
	}
	if (!isRecord(a) || !isRecord(b)) return [path];
	const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
	return keys.flatMap((key) => differingPaths(a[key], b[key], `${path}.${key}`));
}
