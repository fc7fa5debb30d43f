/**
 * Some tables keep the shape of Go's internal structs where it differs from the API's JSON: embedded structs under their
 * own name, host settings inside the security context, null for a nil pointer. This turns them into the API's shape.
 */

/** Embedded structs, whose members belong to the object around them. */
const embedded = new Set([
	'localObjectReference',
	'ephemeralContainerCommon',
	'volumeSource',
	'handler',
	'probeHandler',
	'objectMeta',
]);
/** In Go's internal pod these are in the security context. */
const hostSettings = ['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers', 'shareProcessNamespace'] as const;

export function fromGoShape(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(fromGoShape);
	if (typeof value !== 'object' || value === null) return value;
	const result: Record<string, unknown> = {};
	for (const [key, raw] of Object.entries(value)) {
		if (raw === null) continue;
		const member = fromGoShape(raw);
		if (embedded.has(key) && typeof member === 'object') Object.assign(result, member);
		else result[key] = member;
	}
	return result;
}

/** A pod, with the host settings of its security context where the API has them. */
export function podFromGoShape(value: unknown): Record<string, unknown> {
	const pod = fromGoShape(value ?? {}) as Record<string, unknown>;
	const spec = pod.spec as Record<string, unknown> | undefined;
	const context = spec?.securityContext as Record<string, unknown> | undefined;
	if (!spec || !context) return pod;
	const lifted: Record<string, unknown> = { ...spec, securityContext: { ...context } };
	for (const name of hostSettings) {
		if (!(name in context)) continue;
		lifted[name] = context[name];
		delete (lifted.securityContext as Record<string, unknown>)[name];
	}
	return { ...pod, spec: lifted };
}
