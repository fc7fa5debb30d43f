import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatManifestError, locateErrors, parseManifests, toYaml } from './manifest.ts';

const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    app.kubernetes.io/name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: web
        image: nginx
        ports:
        - containerPort: 80
        - containerPort: 443
          name: https
`;

function messages(text: string, file?: string): string[] {
	return parseManifests(text, file).errors.map(formatManifestError);
}

describe('manifests', () => {
	it('read several documents and skip empty ones', () => {
		const { objects, errors } = parseManifests(
			`# first\n---\n${web}---\n# nothing\n---\n${web.replace('name: web', 'name: two')}`,
		);
		expect(errors).toEqual([]);
		expect(objects.map(({ object, document }) => [object.metadata.name, document])).toEqual([
			['web', 1],
			['two', 3],
		]);
	});

	it('read JSON and lists', () => {
		const line = '\t"kind": "List", "items": [{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}}]}';
		const { objects, errors } = parseManifests(`{\n"apiVersion": "v1",\n${line}`);
		expect(errors).toEqual([]);
		expect(objects[0]?.object.kind).toBe('Node');
		expect(objects[0]?.locate('metadata.name')).toEqual({ line: 3, column: line.indexOf('"name"') + 1 });
	});

	it('give nothing for nothing', () => {
		for (const text of ['', '\n', '# a\n', '---\n---\n', '\uFEFF'])
			expect(parseManifests(text)).toEqual({ objects: [], errors: [] });
	});

	it('locate fields, and the nearest thing around a missing one', () => {
		const [entry] = parseManifests(web).objects;
		expect(entry?.locate('spec.template.spec.containers[0].ports[1].name')).toEqual({ line: 20, column: 11 });
		expect(entry?.locate('metadata.labels[app.kubernetes.io/name]')).toEqual({ line: 6, column: 5 });
		expect(entry?.locate('spec.template.spec.containers[0].ports[0].protocol')).toEqual({ line: 18, column: 11 });
		expect(entry?.locate('spec.replicas')).toEqual({ line: 7, column: 1 });
		expect(entry?.locate('')).toEqual({ line: 1, column: 1 });
	});

	it('name file, line, column and path of an error', () => {
		const text = `${web}---\n${web.replace('image: nginx', 'imag: nginx')}`;
		expect(messages(text, 'web.yaml')).toEqual([
			'web.yaml:37:9: spec.template.spec.containers[0].imag: unknown field "spec.template.spec.containers[0].imag" (did you mean "image"?)',
		]);
		const [entry] = parseManifests(web).objects;
		if (!entry) throw new Error('no entry');
		const error = { type: 'FieldValueInvalid' as const, field: 'metadata.name', message: 'Invalid value' };
		expect(locateErrors([error], entry, 'f')).toEqual([
			{ file: 'f', document: 1, line: 4, column: 3, path: 'metadata.name', message: 'Invalid value' },
		]);
	});

	it.each([
		['a: 1\na: 2\n', '2:1: key "a" already set in map'],
		['a: [1\n', /^2:1: /],
		['a: b: c\n', /^1:\d+: /],
		['\ta: 1\n', /^1:1: /],
		['{{ .Values.x }}: 1', /^1:/],
		['hello', /expected an object with apiVersion/],
		['apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {hostNetwork: "yes"}\n', /^4:8: spec.hostNetwork: /],
	])('refuse %j', (text, message) => {
		const [first = ''] = messages(text);
		if (typeof message === 'string') expect(first).toBe(message);
		else expect(first).toMatch(message);
	});

	it('read scalars as kubectl does', () => {
		const { objects } = parseManifests(
			'apiVersion: v1\nkind: Thing\nmetadata: {name: x}\nv: [yes, "yes", off, 0644, 0o644, 0x1f, 1_000, 12:30, 2025-01-01, ~, 1e3, .5]\n<<: {w: 1}\n',
		);
		expect(objects[0]?.object.v).toEqual([
			true,
			'yes',
			false,
			420,
			420,
			31,
			1000,
			'12:30',
			'2025-01-01',
			null,
			1000,
			0.5,
		]);
		expect(objects[0]?.object.w).toBe(1);
	});

	it('refuse bombs, depth and size in good time', () => {
		const letters = [...'abcdefghij'];
		const levels = letters
			.slice(1)
			.map((letter, index) => `${letter}: &${letter} [${Array(9).fill(`*${letters[index]}`)}]`);
		expect(messages(`a: &a [x]\n${levels.join('\n')}`)).toEqual(['1:1: aliases unfold to too much']);
		expect(messages('['.repeat(20_000))).toEqual([expect.stringContaining('too deeply nested')]);
		expect(messages(`${'{"a":'.repeat(80)}1${'}'.repeat(80)}`)).toEqual([expect.stringContaining('too deeply nested')]);
		expect(messages('a'.repeat(2 ** 20 + 1))).toEqual([expect.stringContaining('too large')]);
		expect(messages('a: 1\n'.repeat(20_000))).toHaveLength(50);
	});

	it('merge what can be merged, and name what can’t', () => {
		const merged = parseManifests('apiVersion: v1\nkind: Thing\nmetadata: {name: x}\na: &a {b: 1}\nc:\n  <<: *a\n');
		expect(merged.objects[0]?.object.c).toEqual({ b: 1 });
		expect(messages('apiVersion: v1\nkind: Thing\nmetadata: {name: x}\nc:\n  <<: yes\n')).toEqual([
			expect.stringContaining('map merge requires map or sequence of maps as the value'),
		]);
	});

	it('come back from YAML as they were', () => {
		const word = fc.constantFrom(
			'yes',
			'no',
			'n',
			'null',
			'~',
			'012',
			'0o17',
			'1e3',
			'12:30',
			'2025-01-01',
			' a',
			'a: b',
			'- x',
			'#',
			'<<',
			'',
		);
		const scalar = fc.oneof(word, fc.string(), fc.integer(), fc.boolean());
		fc.assert(
			fc.property(
				fc.array(
					fc.dictionary(
						fc.oneof(
							word,
							fc.string().filter((key) => !key.includes('__proto__') && key !== 'constructor' && key !== 'prototype'),
						),
						scalar,
					),
				),
				(data) => {
					const object = { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'x' }, data };
					const { objects, errors } = parseManifests(toYaml([object, object]));
					expect(errors).toEqual([]);
					expect(objects.map((entry) => entry.object)).toEqual([object, object]);
				},
			),
		);
	});

	it('print sorted keys and flush lists', () => {
		expect(toYaml([{ kind: 'X', apiVersion: 'v1', list: [{ b: 1, a: 'yes' }] }])).toBe(
			'apiVersion: v1\nkind: X\nlist:\n- a: "yes"\n  b: 1\n',
		);
	});
});
