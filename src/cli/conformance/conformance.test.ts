import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sameData, type TableAdapter } from './adapter.ts';
import { adapters } from './adapters/index.ts';
import { runTable } from './conformance.ts';

const doubling: TableAdapter = {
	table: 'doubling',
	recognises: ({ op }) => op === 'double',
	run: ({ input, expected }) => {
		if (input === 'boom') throw new Error('boom');
		const got = Number(input) * 2;
		return { pass: sameData(got, expected), got };
	},
	superseded: ({ input }) => (input === 'old' ? 'changed in v2' : undefined),
};

function run(table: string, cases: unknown): ReturnType<typeof runTable> {
	return runTable(table, { cases }, [doubling]);
}

describe('the conformance runner', () => {
	it('counts what passes and shows what fails', () => {
		const result = run('doubling', [
			{ name: 'two', op: 'double', input: 1, expected: 2 },
			{ name: 'wrong', op: 'double', input: 1, expected: 3 },
		]);
		expect(result).toMatchObject({ passed: 1, failures: [{ name: 'wrong', expected: 3, got: 2 }], superseded: [] });
	});

	it('knows a table under another name by its cases', () => {
		expect(run('renamed', [{ name: 'two', op: 'double', input: 1, expected: 2 }]).passed).toBe(1);
	});

	it.each([
		['an unknown table', 'unknown', [{ name: 'x', op: 'halve', expected: 1 }]],
		['a table without cases', 'doubling', []],
		['what is no table', 'doubling', undefined],
		['a case that throws', 'doubling', [{ name: 'x', op: 'double', input: 'boom', expected: 1 }]],
	])('fails %s', (_, table, cases) => {
		expect(run(table, cases)).toMatchObject({ passed: 0, failures: [expect.anything()] });
	});

	it('counts a superseded case apart, and only while it differs', () => {
		const differs = run('doubling', [{ name: 'x', op: 'double', input: 'old', expected: 1 }]);
		expect(differs).toMatchObject({ passed: 0, failures: [], superseded: [{ name: 'x', why: 'changed in v2' }] });
	});
});

describe('sameData', () => {
	it('compares deeply, without regard to the order of members', () => {
		expect(sameData({ a: [1, { b: undefined }], c: 2 }, { c: 2, a: [1, {}] })).toBe(true);
		expect(sameData({ a: [1] }, { a: [1, 2] })).toBe(false);
		expect(sameData([], {})).toBe(false);
		expect(sameData(null, {})).toBe(false);
	});
});

describe('what Kubernetes says', () => {
	it.each(adapters)('agrees with the table $table', (adapter) => {
		const content = JSON.parse(readFileSync(new URL(`tables/${adapter.table}.json`, import.meta.url), 'utf8'));
		const { passed, failures, superseded } = runTable(adapter.table, content, [adapter]);
		expect(failures).toEqual([]);
		expect(passed + superseded.length).toBe((content.cases ?? content.facts).length);
		expect(superseded.length).toBeLessThan(passed);
	});
});
