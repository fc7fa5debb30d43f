// The room rule of src/ and the purity of the engine, tested from the outside: what is forbidden is planted in a copy of
// the configuration, and the linter and the compiler have to see it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const biome = join(root, 'node_modules/.bin/biome');
const tsc = join(root, 'node_modules/.bin/tsc');

/** DESIGN: which rooms a room may import. */
const knows = {
	kubernetes: [],
	engine: ['kubernetes'],
	scenario: ['kubernetes', 'engine'],
	lessons: ['kubernetes', 'engine', 'scenario'],
	simulation: ['kubernetes', 'engine', 'scenario', 'lessons'],
	ui: [],
	i18n: [],
	canvas: ['simulation', 'ui', 'i18n'],
	panels: ['simulation', 'ui', 'i18n'],
	app: ['kubernetes', 'engine', 'scenario', 'lessons', 'simulation', 'ui', 'i18n', 'canvas', 'panels'],
	cli: ['kubernetes', 'engine', 'scenario'],
};
const rooms = Object.keys(knows);

/** Which rooms may import a package. */
const packages = {
	zustand: ['simulation'],
	'zustand/vanilla': ['simulation'],
	react: ['simulation', 'ui', 'i18n', 'canvas', 'panels', 'app'],
	'react/jsx-runtime': ['simulation', 'ui', 'i18n', 'canvas', 'panels', 'app'],
	'@xyflow/react': ['canvas', 'panels', 'app'],
	yaml: [],
	'node:fs': ['cli'],
};

const importForms = {
	'an import': (path) => `import { x } from '${path}';\nexport const y = x;\n`,
	'a type import': (path) => `import type { X } from '${path}';\nexport type Y = X;\n`,
	'an import for its effect': (path) => `import '${path}';\n`,
	'a dynamic import': (path) => `export const x = () => import('${path}');\n`,
	'a re-export': (path) => `export { x } from '${path}';\n`,
	'a re-export of everything': (path) => `export * from '${path}';\n`,
	'a type in an expression': (path) => `export type X = import('${path}').X;\n`,
	'a glob': (path) => `export const x = import.meta.glob('${path}');\n`,
	'a URL': (path) => `export const x = new URL('${path}', import.meta.url);\n`,
	'a require': (path) => `export const x = require('${path}');\n`,
};
/** The forms that a linter rule other than the room rule forbids, whatever they name. */
const neverAllowed = ['a type in an expression', 'a glob', 'a URL', 'a require'];

const impure = {
	Date: 'export const x = () => Date.now();',
	'new Date': 'export const x = () => new Date();',
	performance: 'export const x = () => performance.now();',
	setTimeout: 'export const x = () => setTimeout(() => {}, 1);',
	setInterval: 'export const x = () => setInterval(() => {}, 1);',
	queueMicrotask: 'export const x = () => queueMicrotask(() => {});',
	Promise: 'export const x = () => Promise.resolve(1);',
	'type Promise': 'export type X = Promise<void>;',
	'async function': 'export async function x() {}',
	'async default function': 'export default async function () {}',
	'async arrow': 'export const x = async () => 1;',
	'async arrow of one': 'export const x = async (y: number) => y;',
	'async function expression': 'export const x = async function () {};',
	'async generator': 'export async function* x() { yield 1; }',
	'async method of an object': 'export const x = { async y() {} };',
	'async method of a class': 'export class X { private async y() {} }',
	'dynamic import': "export const x = () => import('./y.ts');",
	'import.meta': 'export const x = import.meta.url;',
	'Math.random': 'export const x = () => Math.random();',
	'Math.random by destructuring': 'const { random } = Math;\nexport const x = random;',
	'Math by an alias': 'const m = Math;\nexport const x = m;',
	'Math by a computed name': "export const x = (name: 'log') => Math[name];",
	'Math.log': 'export const x = Math.log(2);',
	'Math.exp': 'export const x = Math.exp(2);',
	'Math.pow': 'export const x = (y: number) => Math.pow(y, 3);',
	'Math.sin': 'export const x = Math.sin(2);',
	'**': 'export const x = (y: number) => y ** 3;',
	'**=': 'export function x(y: number) { let z = y; z **= 3; return z; }',
	Intl: "export const x = new Intl.NumberFormat('en');",
	localeCompare: "export const x = 'a'.localeCompare('b');",
	toLocaleString: 'export const x = (1).toLocaleString();',
	globalThis: 'export const x = globalThis;',
	document: 'export const x = document.title;',
	window: 'export const x = window.name;',
	fetch: "export const x = () => fetch('/');",
	crypto: 'export const x = () => crypto.randomUUID();',
	console: "export const x = () => console.log('x');",
	process: 'export const x = process.env;',
};
const pureCode = `export const x = Math.floor(Math.max(1, 2)) + 2 ** 20;
export const y = 10n ** 3n;
export function z(asyncCount: number): number[] { return [asyncCount].sort((a, b) => a - b); }
`;

const directory = mkdtempSync(join(tmpdir(), 'podarium-rooms-'));
const imports = ['lint/style/noRestrictedImports'];
const modules = [...imports, 'lint/correctness/noNodejsModules'];
const roads = [...imports, 'plugin', 'lint/style/noCommonJs'];
const purity = ['plugin', 'lint/style/noRestrictedGlobals', 'lint/nursery/noJsRestrictedProperties'];
const guards = [...new Set([...modules, ...roads, ...purity])];

/** One test each: its title, and the files that were planted for it. */
const tests = new Map();

/** Plants `code` in a file of its own. One of the rules `by` has to catch it; none of the guards, if `by` is empty. */
function plant(title, path, code, by) {
	const file = `src/${path}`;
	mkdirSync(dirname(join(directory, file)), { recursive: true });
	writeFileSync(join(directory, file), code, { flag: 'wx' });
	tests.set(title, [...(tests.get(title) ?? []), { file, by }]);
}

const slug = (text) => text.replace(/\W+/g, '_');

for (const from of rooms) {
	for (const to of rooms) {
		if (from === to) continue;
		const allowed = knows[from].includes(to);
		const title = `${from} ${allowed ? 'may' : 'may not'} import ${to}`;
		const statement = importForms['an import'];
		plant(title, `${from}/${to}.ts`, statement(`../${to}/x.ts`), allowed ? [] : imports);
		plant(title, `${from}/deep/down/${to}.ts`, statement(`../../../${to}/a/x.tsx`), allowed ? [] : imports);
		plant(title, `${from}/${to}.test.ts`, statement(`../${to}/x.ts`), allowed ? [] : imports);
		if (allowed) continue;
		for (const [form, code] of Object.entries(importForms)) {
			const by = neverAllowed.includes(form) ? roads : imports;
			plant(title, `${from}/${slug(form)}_${to}.ts`, code(`../${to}/x.ts`), by);
		}
	}
	for (const [name, allowedIn] of Object.entries(packages)) {
		const by = allowedIn.includes(from) ? [] : modules;
		plant(`${from} and packages`, `${from}/${slug(name)}.ts`, importForms['an import'](name), by);
	}
	plant(`${from} imports itself`, `${from}/self.ts`, importForms['an import']('./x.ts'), []);
	plant(`${from} imports itself`, `${from}/deep/self.ts`, importForms['an import']('../x.ts'), []);
}
plant('only kubernetes/manifest.ts imports yaml', 'kubernetes/manifest.ts', importForms['an import']('yaml'), []);
plant(
	'only kubernetes/manifest.ts imports yaml',
	'kubernetes/deep/manifest.ts',
	importForms['an import']('yaml'),
	imports,
);
plant('only kubernetes/manifest.ts imports yaml', 'scenario/manifest.ts', importForms['an import']('yaml'), imports);
for (const [index, [name, code]] of Object.entries(impure).entries()) {
	for (const room of ['kubernetes', 'engine']) {
		plant(`the engine may not use ${name}`, `${room}/deep/impure${index}.ts`, `${code}\n`, purity);
	}
}
plant('the engine may be pure', 'kubernetes/pure.ts', pureCode, []);
plant('the engine may be pure', 'engine/pure.ts', pureCode, []);
plant('tests of the engine may wait', 'engine/wait.test.ts', impure['async arrow'], []);
plant('other rooms may use a clock', 'simulation/clock.ts', `${impure.performance}\n${impure['async function']}\n`, []);

const complaints = new Map();

beforeAll(() => {
	for (const path of ['biome.json', 'package.json', '.ci/purity.grit', '.ci/rooms.grit']) {
		cpSync(join(root, path), join(directory, path));
	}
	const args = ['lint', '--reporter=json', '--max-diagnostics=none', 'src'];
	const { stdout, stderr } = spawnSync(biome, args, { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 28 });
	if (stdout === '') throw new Error(stderr);
	for (const { category, severity, location, message } of JSON.parse(stdout).diagnostics) {
		if (severity !== 'error' || !guards.includes(category)) continue;
		complaints.set(location.path, [...(complaints.get(location.path) ?? []), { category, message }]);
	}
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('the rooms of src/', () => {
	test('are all in the table, and nothing else is there', () => {
		const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
		expect(folders.map(({ name }) => name).filter((name) => !rooms.includes(name))).toEqual([]);
	});

	test('are guarded by plugins that work', () => {
		expect([...complaints.values()].flat().filter(({ message }) => message.includes('errored'))).toEqual([]);
	});

	test.each([...tests])('%s', (_title, files) => {
		for (const { file, by } of files) {
			const heard = (complaints.get(file) ?? []).map(({ category }) => category);
			if (by.length === 0) expect(heard, file).toEqual([]);
			else
				expect(
					heard.filter((category) => by.includes(category)),
					file,
				).not.toEqual([]);
		}
	});
});

describe('the compiler of src/engine', () => {
	/** Compiles `code` as a file of the engine, with the engine's own tsconfig. Gives what the compiler prints. */
	function compile(code) {
		const copy = mkdtempSync(join(tmpdir(), 'podarium-engine-'));
		try {
			mkdirSync(join(copy, 'src/engine'), { recursive: true });
			symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
			cpSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'));
			cpSync(join(root, 'src/engine/tsconfig.json'), join(copy, 'src/engine/tsconfig.json'));
			writeFileSync(join(copy, 'src/engine/planted.ts'), code);
			return spawnSync(tsc, ['-p', 'src/engine/tsconfig.json', '--pretty', 'false'], { cwd: copy, encoding: 'utf8' })
				.stdout;
		} finally {
			rmSync(copy, { recursive: true, force: true });
		}
	}

	test('compiles what is pure', () => {
		expect(compile('export const x: number = Math.floor(1.5);\n')).toBe('');
	});

	test.each([
		['document', 'export const x = document.title;\n'],
		['window', 'export const x = window;\n'],
		['performance', 'export const x = performance.now();\n'],
		['setTimeout', 'export const x = setTimeout(() => {}, 1);\n'],
		['console', "console.log('x');\nexport {};\n"],
		['process', 'export const x = process.env;\n'],
		["'node:fs'", "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n"],
	])('refuses %s', (name, code) => {
		expect(compile(code)).toMatch(/planted\.ts\(1,\d+\): error TS2\d+: .*/);
		expect(compile(code)).toContain(name.replaceAll("'", ''));
	});
});
