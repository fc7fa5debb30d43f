import { describe, expect, it } from 'vitest';
import { presenterAction } from './presenterKeys.ts';

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('a presenter’s keys', () => {
	it.each([
		['PageDown', 'next'],
		['PageUp', 'back'],
		['.', 'blank'],
		['B', 'blank'],
		['q', 'qr'],
		['Escape', 'leave'],
		['x', undefined],
	])('%s means %s', (key, action) => expect(presenterAction(press(key), false)).toBe(action));

	it('leave Space and Enter to a button, and the browser’s own keys to the browser', () => {
		expect(presenterAction(press(' '), true)).toBeUndefined();
		expect(presenterAction(press('Enter'), true)).toBeUndefined();
		expect(presenterAction(press('PageDown'), true)).toBe('next');
		expect(presenterAction(press('l', { ctrlKey: true }), false)).toBeUndefined();
	});
});
