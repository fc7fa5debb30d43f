import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countLastLine, countOne, countPlaywright, countVitest } from './count.mjs';

const directory = mkdtempSync(join(tmpdir(), 'podarium-count-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function file(report) {
	const path = join(directory, 'report.json');
	writeFileSync(path, typeof report === 'string' ? report : JSON.stringify(report));
	return path;
}

/** A report of vitest: a list of test files, each a list of its tests' statuses. */
function vitest(files, todo = 0) {
	const all = files.flatMap(({ tests }) => tests);
	const number = (wanted) => all.filter((status) => status === wanted).length;
	return file({
		numPassedTests: number('passed'),
		numFailedTests: number('failed'),
		numPendingTests: number('skipped'),
		numTodoTests: todo,
		testResults: files.map(({ status, tests }) => ({ status, assertionResults: tests.map((status) => ({ status })) })),
	});
}

const playwright = (stats) => file({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

test('a check counts as one', () => {
	expect(countOne({ code: 0 })).toEqual({ passed: 1, failed: 0 });
	expect(countOne({ code: 2 })).toEqual({ passed: 0, failed: 1 });
});

test.each([
	['passed', [{ status: 'passed', tests: ['passed', 'passed'] }], 0, 2, 0],
	['one failed', [{ status: 'failed', tests: ['passed', 'failed'] }], 1, 1, 1],
	[
		'a file that cannot be loaded',
		[
			{ status: 'failed', tests: [] },
			{ status: 'passed', tests: ['passed'] },
		],
		1,
		1,
		1,
	],
	['an error outside of the tests', [{ status: 'passed', tests: ['passed'] }], 1, 1, 1],
	['no tests', [], 0, 0, 1],
	['skipped tests only', [{ status: 'passed', tests: ['skipped'] }], 0, 0, 1],
])('vitest: %s', (_title, files, code, passed, failed) => {
	expect(countVitest(vitest(files), code)).toMatchObject({ passed, failed });
});

test.each([
	['passed', { expected: 3 }, 0, 3, 0],
	['one failed', { expected: 3, unexpected: 1 }, 1, 3, 1],
	['flaky is failed', { expected: 3, flaky: 1 }, 0, 3, 1],
	['an error outside of the tests', { expected: 3 }, 1, 3, 1],
	['no tests', {}, 0, 0, 1],
])('Playwright: %s', (_title, stats, code, passed, failed) => {
	expect(countPlaywright(playwright(stats), code)).toMatchObject({ passed, failed });
});

test('no report, or half of one, is a failure', () => {
	for (const count of [countVitest, countPlaywright]) {
		expect(count(join(directory, 'nowhere.json'), 0)).toMatchObject({ passed: 0, failed: 1 });
		expect(count(file('{"stats":'), 0)).toMatchObject({ passed: 0, failed: 1 });
	}
});

test('what is skipped is said', () => {
	expect(countVitest(vitest([{ status: 'passed', tests: ['passed', 'skipped'] }], 1), 0).note).toBe(', 2 skipped');
});

test('a check that counts for itself is believed only where its exit code agrees', () => {
	expect(countLastLine({ code: 0, output: 'a: 2 passed, 0 failed\n7 passed, 0 failed\n' })).toMatchObject({
		passed: 7,
		failed: 0,
	});
	expect(countLastLine({ code: 1, output: '7 passed, 2 failed\n' })).toMatchObject({ passed: 7, failed: 2 });
	expect(countLastLine({ code: 1, output: '7 passed, 0 failed\n' })).toMatchObject({ failed: 1 });
	expect(countLastLine({ code: 0, output: '0 passed, 0 failed\n' })).toMatchObject({ failed: 1 });
	expect(countLastLine({ code: 0, output: 'nothing\n' })).toMatchObject({ failed: 1 });
});
