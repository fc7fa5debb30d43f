import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeObject } from '../decode.ts';
import { withDefaults, withDefaultTolerations } from '../defaults.ts';
import { podLimits, podRequests } from '../podRequests.ts';
import { apiVersions, type FieldType, fieldsOf } from '../schema.ts';
import { simulatedKinds } from '../types.ts';
import { objectWarnings, validateObject, validateUpdate } from './validate.ts';

const word = fc.oneof(
	fc.constantFrom(
		'',
		'a',
		'web',
		'Always',
		'Never',
		'None',
		'Exists',
		'In',
		'RollingUpdate',
		'NodePort',
		'a/b',
		'..',
		'/',
	),
	fc.string({ maxLength: 3 }),
);

/** Any value that decodes as a type: most fields missing, the rest with values that may make no sense. */
function anyOf(type: FieldType, depth: number): fc.Arbitrary<unknown> {
	switch (type.shape) {
		case 'list':
			return fc.array(anyOf(type.of, depth), { maxLength: depth > 0 ? 2 : 0 });
		case 'map':
			return fc.dictionary(fc.constantFrom('cpu', 'memory', 'app', 'a/b/c', 'toString'), anyOf(type.of, depth), {
				maxKeys: 2,
			});
		case 'object':
			return depth > 0 ? anyObject(type.type, depth - 1) : fc.constant({});
		case 'basic':
			return {
				string: word,
				boolean: fc.boolean(),
				int32: fc.integer({ min: -2, max: 70_000 }),
				int64: fc.integer({ min: -2, max: 70_000 }),
				IntOrString: fc.oneof(fc.integer({ min: -1, max: 70_000 }), fc.constantFrom('25%', '0%', 'http', '')),
				Quantity: fc.constantFrom('0', '-1', '1.5Gi', '100m', '0.1', '1e3'),
				Time: fc.constant('2025-01-01T00:00:00Z'),
				any: fc.constant({}),
			}[type.type];
	}
}

function anyObject(type: string, depth: number): fc.Arbitrary<Record<string, unknown>> {
	const fields = Object.fromEntries([...fieldsOf(type)].map(([name, field]) => [name, anyOf(field, depth)]));
	return fc.record(fields, { requiredKeys: [] });
}

describe.each(simulatedKinds)('any %s that decodes', (kind) => {
	const any = anyObject(kind, 7).map((object) => ({ ...object, apiVersion: apiVersions[kind], kind }));

	it('is defaulted, validated and warned of without a throw', () => {
		let decodedCount = 0;
		fc.assert(
			fc.property(any, any, (first, second) => {
				const [old, next] = [first, second].map((value) => {
					const decoded = decodeObject(value);
					if (!('object' in decoded)) throw new Error(JSON.stringify(decoded.errors));
					return withDefaults(decoded.object);
				});
				if (!old || !next) throw new Error('not simulated');
				decodedCount++;
				for (const error of [...validateObject(old), ...validateUpdate(old, next)])
					expect(error.message).not.toMatch(/undefined/);
				expect(Array.isArray(objectWarnings(old))).toBe(true);
				if (old.kind !== 'Pod') return;
				for (const amounts of [podRequests(old), podLimits(old)])
					expect(Number.isFinite(amounts.cpu + amounts.memory)).toBe(true);
				expect(withDefaultTolerations(old.spec).tolerations?.length).toBeGreaterThan(0);
			}),
			{ numRuns: 50 },
		);
		expect(decodedCount).toBeGreaterThan(40);
	});

	it('is defaulted to what defaulting leaves alone', () => {
		fc.assert(
			fc.property(any, (value) => {
				const decoded = decodeObject(value);
				const once = 'object' in decoded && withDefaults(decoded.object);
				if (!once) throw new Error('not defaulted');
				const { status: _, ...given } = JSON.parse(JSON.stringify(once));
				const { status: __, ...twice } = JSON.parse(
					JSON.stringify(withDefaults({ ...given, ...(once.kind === 'Node' ? { status: once.status } : {}) })),
				);
				expect(twice).toEqual(kind === 'Node' ? { ...given, metadata: { ...given.metadata, namespace: '' } } : given);
			}),
			{ numRuns: 50 },
		);
	});
});
