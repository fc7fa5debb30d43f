/**
 * `tsx src/cli/conformance/run.ts [DIR]`: runs every JSON table of a directory (default: the project's own) against the
 * project's real functions. Prints each failed case, a line a table, and last `N passed, N failed`; exit 1 on any
 * failure, 2 on bad usage.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adapters } from './adapters/index.ts';
import { runTable, type TableResult } from './conformance.ts';

function main(args: string[]): number {
	if (args.length > 1 || args[0]?.startsWith('-')) {
		console.error('usage: run.ts [DIR]');
		return 2;
	}
	const directory = args[0] ?? fileURLToPath(new URL('./tables', import.meta.url));
	const files = listTables(directory);
	if (typeof files === 'string') {
		console.error(files);
		return 2;
	}
	let passed = 0;
	let failed = 0;
	let superseded = 0;
	for (const file of files) {
		const table = file.slice(0, -'.json'.length);
		const result = runTable(table, readTable(join(directory, file)), adapters);
		print(result);
		passed += result.passed;
		failed += result.failures.length;
		superseded += result.superseded.length;
	}
	if (superseded > 0) console.log(`${superseded} superseded`);
	console.log(`${passed} passed, ${failed} failed`);
	return failed > 0 ? 1 : 0;
}

function listTables(directory: string): string[] | string {
	try {
		const tables = readdirSync(directory)
			.filter((file) => file.endsWith('.json'))
			.sort();
		return tables.length > 0 ? tables : `${directory}: no tables (*.json) here`;
	} catch (error) {
		return `${directory}: ${error instanceof Error ? error.message : String(error)}`;
	}
}

function readTable(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

function print(result: TableResult): void {
	for (const { name, expected, got } of result.failures) {
		console.log(`FAIL ${result.table}: ${name}`);
		console.log(`  expected ${JSON.stringify(expected)}`);
		console.log(`  got      ${JSON.stringify(got)}`);
	}
	for (const { name, why } of result.superseded) console.log(`superseded ${result.table}: ${name}: ${why}`);
	const more = result.superseded.length > 0 ? `, ${result.superseded.length} superseded` : '';
	console.log(`${result.table}: ${result.passed} passed, ${result.failures.length} failed${more}`);
}

process.exitCode = main(process.argv.slice(2));
