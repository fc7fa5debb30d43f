import { expect, it } from 'vitest';
import { fitError, reasonHistogram } from './fitError.ts';

it('counts reasons over nodes and sorts the counts as text', () => {
	const reasons = [['Insufficient cpu', 'Insufficient memory'], ['Insufficient cpu'], ['Too many pods']];
	expect(reasonHistogram(reasons)).toBe('1 Insufficient memory, 1 Too many pods, 2 Insufficient cpu');
	const many = Array.from({ length: 10 }, () => ['b']);
	expect(reasonHistogram([...many, ['a'], ['a']])).toBe('10 b, 2 a');
});

it('builds the sentence', () => {
	expect(fitError(3, '3 Insufficient cpu', undefined)).toBe('0/3 nodes are available: 3 Insufficient cpu.');
	expect(fitError(2, '2 a', 'why not')).toBe('0/2 nodes are available: 2 a. preemption: why not');
	expect(fitError(1, '', undefined)).toBe('0/1 nodes are available:');
});
