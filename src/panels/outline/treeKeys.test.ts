import { expect, it } from 'vitest';
import type { Row } from './rows.ts';
import { treeMove } from './treeKeys.ts';

function row(key: string, level: number, expanded?: boolean, parent?: string): Row {
	return { key, level, expanded, parent, position: 1, siblings: 1, content: { kind: 'node', name: key } };
}
const rows = [row('a', 1, true), row('a1', 2, undefined, 'a'), row('b', 1, false), row('c', 1)];

it.each([
	['a', 'ArrowDown', { type: 'focus', key: 'a1' }],
	['a', 'ArrowUp', undefined],
	['c', 'ArrowDown', undefined],
	['a1', 'End', { type: 'focus', key: 'c' }],
	['c', 'Home', { type: 'focus', key: 'a' }],
	['a', 'ArrowRight', { type: 'focus', key: 'a1' }],
	['b', 'ArrowRight', { type: 'open', key: 'b' }],
	['c', 'ArrowRight', undefined],
	['a', 'ArrowLeft', { type: 'close', key: 'a' }],
	['a1', 'ArrowLeft', { type: 'focus', key: 'a' }],
	['b', 'ArrowLeft', undefined],
	['gone', 'ArrowDown', undefined],
	['a', 'x', undefined],
] as const)('on %s, %s', (at, key, move) => {
	expect(treeMove(rows, at, key)).toEqual(move);
});
