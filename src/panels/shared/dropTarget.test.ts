import { expect, it } from 'vitest';
import { targetAt } from './dropTarget.ts';

const surface = { x: 3, y: 4 };

it('takes the innermost place', () => {
	expect(targetAt({ drops: ['pod:default/web', 'node:node-1', 'canvas'], surface })).toEqual({
		kind: 'pod',
		namespace: 'default',
		name: 'web',
	});
	expect(targetAt({ drops: ['node:node-1', 'canvas'], surface })).toEqual({ kind: 'node', name: 'node-1' });
	expect(targetAt({ drops: ['draft:a'], surface })).toEqual({ kind: 'draft', name: 'a' });
	expect(targetAt({ drops: ['tray', 'canvas'], surface })).toEqual({ kind: 'tray' });
});

it('gives the point on the bare canvas, and nothing where there is none', () => {
	expect(targetAt({ drops: ['canvas'], surface })).toEqual({ kind: 'canvas', x: 3, y: 4 });
	expect(targetAt({ drops: ['canvas'], surface: undefined })).toBeUndefined();
	expect(targetAt({ drops: [], surface })).toBeUndefined();
});

it('skips what it cannot read', () => {
	expect(targetAt({ drops: ['pod:web', 'node:', 'lid:x', 'tray'], surface })).toEqual({ kind: 'tray' });
});
