/** Runs tables of facts through their adapters. Pure: reading files and printing is run.ts's. */
import type { TableAdapter, TestCase } from './adapter.ts';

export interface CaseFailure {
	name: string;
	expected: unknown;
	got: unknown;
}

export interface TableResult {
	table: string;
	passed: number;
	failures: CaseFailure[];
	/** Cases that a newer release decides otherwise, with why. They aren't among passed or failures. */
	superseded: { name: string; why: string }[];
}

/** Runs one parsed table. A table that nobody knows, or that holds no cases, is one failure. */
export function runTable(table: string, content: unknown, adapters: readonly TableAdapter[]): TableResult {
	const result: TableResult = { table, passed: 0, failures: [], superseded: [] };
	const cases = casesOf(content);
	if (cases === undefined || cases.length === 0) {
		result.failures.push({ name: '(whole table)', expected: 'a list of cases', got: 'none' });
		return result;
	}
	for (const testCase of cases) {
		const name = String(testCase.name ?? '(unnamed)');
		const adapter = findAdapter(table, testCase, adapters);
		if (!adapter) {
			result.failures.push({ name, expected: testCase.expected, got: 'no adapter knows this case' });
			continue;
		}
		const why = adapter.superseded?.(testCase);
		const outcome = runCase(adapter, testCase);
		if (outcome.pass) result.passed++;
		else if (why !== undefined) result.superseded.push({ name, why });
		else result.failures.push({ name, expected: testCase.expected, got: outcome.got });
	}
	return result;
}

function runCase(adapter: TableAdapter, testCase: TestCase): { pass: boolean; got: unknown } {
	try {
		return adapter.run(testCase);
	} catch (error) {
		return { pass: false, got: `threw ${error instanceof Error ? error.message : String(error)}` };
	}
}

/** The table's own adapter if it has the table's name and knows the case, else whoever recognises the case. */
function findAdapter(table: string, testCase: TestCase, adapters: readonly TableAdapter[]): TableAdapter | undefined {
	const named = adapters.find((adapter) => adapter.table === table);
	if (named?.recognises(testCase)) return named;
	return adapters.find((adapter) => adapter.recognises(testCase)) ?? named;
}

function casesOf(content: unknown): TestCase[] | undefined {
	if (typeof content !== 'object' || content === null) return undefined;
	if ('cases' in content && Array.isArray(content.cases)) return content.cases as TestCase[];
	if (!('facts' in content) || !Array.isArray(content.facts)) return undefined;
	return (content.facts as TestCase[]).map((fact) => ({ ...fact, expected: fact.value }));
}
