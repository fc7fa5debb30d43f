// How many tests passed and failed, from what the tools report. A tool that failed for any other reason counts as one
// failure, and so does a run without tests.
import { readFileSync } from 'node:fs';

/** A check that passes or fails as a whole. */
export function countOne({ code }) {
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A check whose last line says `N passed, N failed`. */
export function countLastLine({ code, output }) {
	const counts = /(\d+) passed, (\d+) failed$/.exec(output.trimEnd());
	if (!counts) return { passed: 0, failed: 1, note: ' (no count)' };
	return settle(Number(counts[1]), Number(counts[2]), 0, code);
}

/** The JSON report of vitest in `file`; `code` is its exit code. A test file that couldn't be loaded is a failure. */
export function countVitest(file, code) {
	const report = read(file);
	if (!report) return { passed: 0, failed: 1, note: ' (no report)' };
	const unloaded = report.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
	).length;
	const skipped = report.numPendingTests + report.numTodoTests;
	return settle(report.numPassedTests, report.numFailedTests + unloaded, skipped, code);
}

/** The JSON report of Playwright in `file`; `code` is its exit code. A flaky test is a failed one. */
export function countPlaywright(file, code) {
	const report = read(file);
	if (!report) return { passed: 0, failed: 1, note: ' (no report)' };
	const { expected, unexpected, flaky, skipped } = report.stats;
	return settle(expected, unexpected + flaky, skipped, code);
}

function settle(passed, counted, skipped, code) {
	const failed = counted === 0 && (code !== 0 || passed === 0) ? 1 : counted;
	const none = passed + counted === 0 ? ' (no tests ran)' : '';
	return { passed, failed, note: `${none}${skipped > 0 ? `, ${skipped} skipped` : ''}` };
}

function read(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}
