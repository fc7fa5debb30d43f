import { describe, expect, it } from 'vitest';
import {
	formatLabels,
	formatRequirements,
	formatSelector,
	matchesLabels,
	matchesSelector,
	parseSelector,
} from './labels.ts';

describe('selectors', () => {
	it('matches labels only if every pair is there', () => {
		expect(matchesLabels({ app: 'web' }, { app: 'web', tier: 'front' })).toBe(true);
		expect(matchesLabels({ app: 'web' }, { app: 'db' })).toBe(false);
		expect(matchesLabels({ app: 'web' }, undefined)).toBe(false);
		expect(matchesLabels({}, undefined)).toBe(true);
	});

	it('takes NotIn for met where the label is absent, and never finds what objects inherit', () => {
		const notIn = { matchExpressions: [{ key: 'tier', operator: 'NotIn' as const, values: ['back'] }] };
		expect(matchesSelector(notIn, {})).toBe(true);
		expect(matchesSelector(notIn, { tier: 'back' })).toBe(false);
		expect(matchesSelector({ matchExpressions: [{ key: 'toString', operator: 'Exists' }] }, {})).toBe(false);
	});

	it('prints as kubectl does', () => {
		const matchExpressions = [{ key: 'tier', operator: 'In' as const, values: ['b', 'a'] }];
		expect(formatSelector({ matchLabels: { app: 'web' }, matchExpressions })).toBe('app=web,tier in (a,b)');
		expect(formatSelector({})).toBe('<none>');
		expect(formatLabels({ b: '2', a: '1' })).toBe('a=1,b=2');
		expect(formatLabels(undefined)).toBe('<none>');
	});

	it.each([
		['b=2,a==1', 'a=1,b=2'],
		['a!=1', 'a!=1'],
		['a in (z, y,z)', 'a in (y,z)'],
		['a notin (x)', 'a notin (x)'],
		['a, !b', 'a,!b'],
		['a=', 'a='],
		['', ''],
	])('reads %j', (text, printed) => {
		const parsed = parseSelector(text);
		expect('requirements' in parsed && formatRequirements(parsed.requirements)).toBe(printed);
	});

	it.each(['=a', 'a in', 'a in (b', 'a in b)', 'a,', 'a b', '!a=b', 'a=b=c', 'a=!', 'a/b/c=1', 'a=b c'])(
		'refuses %j',
		(text) => {
			const parsed = parseSelector(text);
			expect(parsed).toHaveProperty('error');
			expect('error' in parsed && parsed.error).toMatch(/^unable to parse requirement: /);
		},
	);
});
