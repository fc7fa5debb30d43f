/** How a conformance table meets the project: one adapter a table, which calls the real functions. */

/** One row of a table: `name`, usually `op`, inputs in Kubernetes' API shapes, and what upstream asserts as `expected`. */
export type TestCase = Record<string, unknown>;

export interface Outcome {
	pass: boolean;
	/** What the project's function gave, in the shape of the case's `expected`; printed when the case fails. */
	got: unknown;
}

/** Runs one case through the function that the product uses. */
export type Adapter = (testCase: TestCase) => Outcome;

/** A table's adapter and how to know the table when its file has another name. */
export interface TableAdapter {
	/** File name without `.json`. */
	table: string;
	/** True for a case of this table, judged by its `op` or, where cases have none, by the members that it has. */
	recognises: (testCase: TestCase) => boolean;
	run: Adapter;
	/** Which release and change decides a case otherwise than the older one that the table was taken from, if one does. */
	superseded?: (testCase: TestCase) => string | undefined;
}

/** Deep equality of JSON-like data; member order doesn't count, a member that is undefined counts as absent. */
export function sameData(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) || Array.isArray(b)) {
		if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
		return a.every((item, index) => sameData(item, b[index]));
	}
	const left = a as Record<string, unknown>;
	const right = b as Record<string, unknown>;
	const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
	for (const key of keys) if (!sameData(left[key], right[key])) return false;
	return true;
}
