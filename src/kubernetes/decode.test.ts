import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeObject, expandList } from './decode.ts';
import { apiTypes, fieldsOf } from './schema.ts';

function pod(spec: unknown): unknown {
	return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec };
}

function errorsOf(value: unknown): string[] {
	const decoded = decodeObject(value);
	return 'errors' in decoded ? decoded.errors.map(({ field, message }) => `${field}: ${message}`) : [];
}

describe('decoding', () => {
	it('leaves out nulls, makes quantities text, and keeps the rest', () => {
		const decoded = decodeObject({
			...(pod({ containers: [{ name: 'a', command: null, resources: { limits: { cpu: 0.5 } } }] }) as object),
			status: null,
		});
		expect(decoded).toEqual({
			object: pod({ containers: [{ name: 'a', resources: { limits: { cpu: '0.5' } } }] }),
		});
	});

	it.each([
		[{ containers: [{ foo: 1 }] }, 'spec.containers[0].foo: unknown field "spec.containers[0].foo"'],
		[
			{ restartpolicy: 'Never' },
			'spec.restartpolicy: unknown field "spec.restartpolicy" (did you mean "restartPolicy"?)',
		],
		[{ containers: {} }, 'spec.containers: Invalid value: expected a list, got a map'],
		[
			{ hostNetwork: 'true' },
			'spec.hostNetwork: Invalid value: expected a boolean (true or false), got the string "true"',
		],
		[{ priority: 1.5 }, 'spec.priority: Invalid value: expected an integer, got the number 1.5'],
		[{ priority: 2 ** 31 }, 'spec.priority: Invalid value: expected a 32-bit integer, got the number 2147483648'],
		[
			{ nodeSelector: { disk: true } },
			'spec.nodeSelector[disk]: Invalid value: expected a string, got the boolean true (put it in quotes)',
		],
		[{ overhead: { cpu: 'much' } }, /^spec\.overhead\[cpu\]: Invalid value: "much": quantities must match/],
		[
			{ containers: [{ livenessProbe: { httpGet: { port: true } } }] },
			/port: Invalid value: expected an integer or a string/,
		],
	])('refuses %j', (spec, message) => {
		expect(errorsOf(pod(spec))).toEqual([expect.stringMatching(message instanceof RegExp ? message : /./)]);
		if (typeof message === 'string') expect(errorsOf(pod(spec))).toEqual([message]);
	});

	it('asks for apiVersion and kind, and for a version that serves the kind', () => {
		expect(errorsOf({})).toEqual([
			'apiVersion: Required value: apiVersion not set',
			'kind: Required value: kind not set',
		]);
		expect(errorsOf([])).toEqual([
			': Invalid value: expected an object with apiVersion, kind and metadata, got a list',
		]);
		expect(errorsOf({ apiVersion: 'apps/v1beta1', kind: 'Deployment', metadata: {} })).toEqual([
			'apiVersion: no matches for kind "Deployment" in version "apps/v1beta1" (Kubernetes v1.33 serves it in apps/v1)',
		]);
	});

	it.each([
		['policy/v1beta1', 'PodDisruptionBudget', 'policy/v1'],
		['extensions/v1beta1', 'Ingress', 'networking.k8s.io/v1'],
		['batch/v1beta1', 'CronJob', 'batch/v1'],
		['rbac.authorization.k8s.io/v1beta1', 'Role', 'rbac.authorization.k8s.io/v1'],
	])('refuses %s %s, which is gone', (apiVersion, kind, now) => {
		expect(errorsOf({ apiVersion, kind, metadata: { name: 'x' } })).toEqual([
			`apiVersion: no matches for kind "${kind}" in version "${apiVersion}" (Kubernetes v1.33 serves it in ${now})`,
		]);
		expect(decodeObject({ apiVersion: now, kind, metadata: { name: 'x' } })).toHaveProperty('object');
		expect(decodeObject({ apiVersion: 'example.com/v1beta1', kind, metadata: { name: 'x' } })).toHaveProperty('object');
	});

	it('takes other kinds as they are, if they have a name', () => {
		const thing = { apiVersion: 'example.com/v1', kind: 'Service', metadata: { name: 'x' }, anything: [{ goes: 1 }] };
		expect(decodeObject(thing)).toEqual({ object: thing });
		expect(errorsOf({ ...thing, metadata: {} })).toEqual([
			'metadata.name: Required value: name or generateName is required',
		]);
		expect(errorsOf({ ...thing, metadata: { name: 1 } })).toEqual([
			'metadata.name: Invalid value: expected a string, got the number 1 (put it in quotes)',
		]);
	});

	it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s everywhere', (key) => {
		const labels = JSON.parse(`{"${key}": "x"}`);
		expect(errorsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', labels } })).toHaveLength(1);
		expect(errorsOf(pod(JSON.parse(`{"${key}": {}}`)))).toHaveLength(1);
		expect(errorsOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: labels })).toHaveLength(1);
	});

	it('bounds depth and size', () => {
		let deep: unknown = 1;
		for (let level = 0; level < 100; level++) deep = [deep];
		const thing = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } };
		expect(errorsOf({ ...thing, data: deep })).toEqual([expect.stringContaining('too deep')]);
		expect(errorsOf({ ...thing, data: Array.from({ length: 200_000 }, () => 1) })).toEqual([
			expect.stringContaining('too large'),
		]);
		expect(errorsOf(pod({ containers: Array.from({ length: 1000 }, () => ({ foo: 1 })) }))).toHaveLength(50);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom('Pod', 'Service', 'Node', 'Secret'), (text, kind) => {
				const value = JSON.parse(text);
				expect(() => decodeObject(value)).not.toThrow();
				expect(() =>
					decodeObject({ apiVersion: 'v1', kind, metadata: value, spec: value, status: value }),
				).not.toThrow();
			}),
		);
	});

	it('unfolds lists', () => {
		const items = [pod({}), { apiVersion: 'v1', kind: 'List', items: [pod({})] }];
		expect(expandList({ apiVersion: 'v1', kind: 'List', items }).map(({ path }) => path)).toEqual([
			'items[0]',
			'items[1].items[0]',
		]);
		const typed = expandList({ apiVersion: 'v1', kind: 'PodList', items: [{ metadata: { name: 'x' } }] });
		expect(typed).toEqual([{ path: 'items[0]', value: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } } }]);
	});
});

describe('the schema', () => {
	it('has every type that it names, and no field twice in a type', () => {
		for (const [type, groups] of Object.entries(apiTypes)) {
			const names = Object.values(groups).flatMap((fields) => fields.split(' '));
			expect(new Set(names).size, type).toBe(names.length);
			for (const field of fieldsOf(type).values()) {
				let inner = field;
				while (inner.shape === 'list' || inner.shape === 'map') inner = inner.of;
				if (inner.shape === 'object') expect(() => fieldsOf((inner as { type: string }).type)).not.toThrow();
			}
		}
	});
});
