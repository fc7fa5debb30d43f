/** Light or dark: the device's preference until the person chooses. `data-theme` on <html> is always what's shown. */
import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from './stored.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Theme = 'light' | 'dark';

const storageKey = 'podarium.theme';
const listeners = new Set<() => void>();
let choice: ThemeChoice = 'system';

function preferred(): Theme {
	return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function shown(): Theme {
	return choice === 'system' ? preferred() : choice;
}

function show(): void {
	document.documentElement.dataset.theme = shown();
	for (const listener of listeners) listener();
}

/** Reads the remembered choice and follows the device from now on. Call once, before the first render. */
export function startTheme(): void {
	const stored = readStored(storageKey);
	choice = themeChoices.find((candidate) => candidate === stored) ?? 'system';
	window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
	show();
}

export function chooseTheme(next: ThemeChoice): void {
	choice = next;
	writeStored(storageKey, next === 'system' ? undefined : next);
	show();
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** What was chosen, and what's shown for it. */
export function useTheme(): { choice: ThemeChoice; theme: Theme } {
	const chosen = useSyncExternalStore(subscribe, () => choice);
	const theme = useSyncExternalStore(subscribe, shown);
	return { choice: chosen, theme };
}
