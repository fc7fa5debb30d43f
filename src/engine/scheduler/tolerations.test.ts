import { describe, expect, it } from 'vitest';
import type { Taint } from '../../kubernetes/types.ts';
import { repellingEffects, tolerates, untoleratedTaint } from './tolerations.ts';

const taint: Taint = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' };

describe('tolerates', () => {
	it.each([
		[{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }, true],
		[{ key: 'dedicated', operator: 'Equal', value: 'gpu' }, true],
		[{ key: 'dedicated', operator: 'Equal', value: 'cpu' }, false],
		[{ key: 'dedicated' }, false],
		[{ key: 'dedicated', operator: 'Exists' }, true],
		[{ key: 'other', operator: 'Exists' }, false],
		[{ operator: 'Exists' }, true],
		[{ operator: 'Exists', effect: 'NoExecute' }, false],
		[{ key: 'dedicated', operator: 'Like', value: 'gpu' }, false],
	])('%j is %s', (toleration, tolerated) => {
		expect(tolerates(toleration, taint)).toBe(tolerated);
	});

	it('takes a taint without a value for one with an empty value', () => {
		expect(tolerates({ key: 'k', operator: 'Equal' }, { key: 'k', effect: 'NoExecute' })).toBe(true);
	});
});

describe('untoleratedTaint', () => {
	it('finds the first of the wanted effects', () => {
		const soft: Taint = { key: 'soft', effect: 'PreferNoSchedule' };
		const second: Taint = { key: 'second', effect: 'NoExecute' };
		expect(untoleratedTaint([soft, taint, second], undefined, repellingEffects)).toBe(taint);
		expect(untoleratedTaint([soft, taint, second], [{ key: 'dedicated', operator: 'Exists' }], repellingEffects)).toBe(
			second,
		);
		expect(untoleratedTaint([soft], undefined, repellingEffects)).toBeUndefined();
		expect(untoleratedTaint(undefined, undefined, repellingEffects)).toBeUndefined();
	});
});
