import { describe, expect, it } from 'vitest';
import { parseJsonPath } from './jsonPath.ts';

const root = {
	items: [
		{
			metadata: { name: 'a', labels: { 'app.kubernetes.io/name': 'x' } },
			status: { conditions: [{ type: 'Ready', status: 'True' }] },
		},
		{ metadata: { name: 'b' }, status: { conditions: [{ type: 'Ready', status: 'False' }] } },
	],
};
const print = (template: string): string => {
	const path = parseJsonPath(template);
	return 'error' in path ? `error: ${path.error}` : path.print(root);
};

describe('jsonpath', () => {
	it.each([
		['{.items[0].metadata.name}', 'a'],
		['{.items[*].metadata.name}', 'a b'],
		['{.items[-1].metadata.name}', 'b'],
		['.items[1].metadata.name', 'b'],
		["{.items[0].metadata.labels['app.kubernetes.io/name']}", 'x'],
		['{.items[0].metadata.labels.app\\.kubernetes\\.io/name}', 'x'],
		[
			'{range .items[*]}{.metadata.name}{"\\t"}{.status.conditions[?(@.type=="Ready")].status}{"\\n"}{end}',
			'a\tTrue\nb\tFalse\n',
		],
		['name: {.items[0].metadata.name}!', 'name: a!'],
		['{.nothing.at.all}', ''],
		['{.items[0].metadata}', '{"name":"a","labels":{"app.kubernetes.io/name":"x"}}'],
		['{.items[0', 'error: unclosed action'],
		['{range .items[*]}', 'error: unexpected end of range'],
		['{end}', 'error: not in range, nothing to end'],
		['{.items[}', 'error: unrecognized character in action: ['],
	])('%s', (template, text) => {
		expect(print(template)).toBe(text);
	});
});
