/** Manifests without what the API server would fill in anyway. */
import { withDefaults, withDefaultTolerations } from '../kubernetes/defaults.ts';
import { isRecord, semanticallyEqual } from '../kubernetes/plainData.ts';
import type { ManifestObject, Pod } from '../kubernetes/types.ts';

/** What the cluster would make of the manifest, but for what only its store can give. */
function complete(manifest: ManifestObject): unknown {
	const object = withDefaults(manifest);
	if (object?.kind !== 'Pod') return object;
	return { ...object, spec: withDefaultTolerations(object.spec as Pod['spec']) };
}

type Way = readonly (string | number)[];

/** Every member of maps in it, those inside others last. */
function* waysInto(value: unknown, way: Way): Generator<Way> {
	if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) yield* waysInto(item, [...way, index]);
	} else if (isRecord(value)) {
		for (const key of Object.keys(value)) yield [...way, key];
		for (const [key, member] of Object.entries(value)) yield* waysInto(member, [...way, key]);
	}
}

/** The value without the member at the end of the way, if it's still there. */
function without(value: unknown, [step, ...rest]: Way): unknown {
	if (step === undefined || typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((item, index) => (index === step ? without(item, rest) : item));
	const record = value as Record<string, unknown>;
	if (!Object.hasOwn(record, step)) return value;
	const { [step]: member, ...others } = record;
	if (rest.length === 0) return others;
	// In its place, so that the order of the fields stays.
	return Object.fromEntries(
		Object.entries(record).map(([key, own]) => [key, key === step ? without(member, rest) : own]),
	);
}

/** The smallest manifest of the same object: each member whose default says the same is left out. */
export function minimal(manifest: ManifestObject): ManifestObject {
	const whole = complete(manifest);
	if (whole === undefined) return manifest;
	let least = manifest;
	for (const field of ['spec', 'status'] as const) {
		for (const way of waysInto(manifest[field], [field])) {
			const less = without(least, way) as ManifestObject;
			if (less !== least && semanticallyEqual(complete(less), whole)) least = less;
		}
		const { [field]: left, ...others } = least;
		if (
			isRecord(left) &&
			Object.keys(left).length === 0 &&
			semanticallyEqual(complete(others as ManifestObject), whole)
		)
			least = others as ManifestObject;
	}
	return least;
}
