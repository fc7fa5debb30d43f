import { expect, it } from 'vitest';
import { freeNodeName } from './freeNodeName.ts';

it('takes the first free number', () => {
	expect(freeNodeName(new Set())).toBe('node-1');
	expect(freeNodeName(new Set(['node-1', 'node-3']))).toBe('node-2');
});
