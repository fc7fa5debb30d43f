import { expect, it } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
	key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	shiftKey: false,
	...held,
});

it.each([
	[press(' '), 'playPause'],
	[press('.'), 'step'],
	[press(','), 'stepBack'],
	[press('?', { shiftKey: true }), 'help'],
	[press('f'), 'follow'],
	[press('F', { shiftKey: true }), undefined],
	[press('f', { ctrlKey: true }), undefined],
	[press('Escape'), 'clearSelection'],
	[press('z', { ctrlKey: true }), 'undo'],
	[press('z', { metaKey: true }), 'undo'],
	[press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
	[press('Z', { metaKey: true, shiftKey: true }), 'redo'],
	[press('y', { ctrlKey: true }), 'redo'],
	[press('y', { metaKey: true }), undefined],
	[press('z'), undefined],
	[press('.', { altKey: true }), undefined],
	[press('.', { ctrlKey: true }), undefined],
] as const)('%j', (event, shortcut) => {
	expect(shortcutOf(event, 'other')).toBe(shortcut);
});

it('leaves text fields alone, and Space to buttons', () => {
	for (const key of [' ', '.', ',', '?', 'Escape']) expect(shortcutOf(press(key), 'text')).toBeUndefined();
	expect(shortcutOf(press('z', { ctrlKey: true }), 'text')).toBeUndefined();
	expect(shortcutOf(press(' '), 'control')).toBeUndefined();
	expect(shortcutOf(press('.'), 'control')).toBe('step');
});
