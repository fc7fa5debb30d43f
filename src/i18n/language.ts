/** Which language the page speaks. Chosen by the person, else by the browser; remembered on the device. */
import { useSyncExternalStore } from 'react';
import type { Messages } from './en/index.ts';

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words. */
export const languageNames: Record<Language, string> = { en: 'English', ko: '한국어' };

interface Source {
	first(): Promise<Pick<Messages, 'app' | 'canvas' | 'common' | 'notices' | 'palette' | 'timeline'>>;
	all(): Promise<Messages>;
}

/** A page needs the sentences of one language, and at first sight not all of them: they are files of their own. */
const sources: Record<Language, Source> = {
	en: {
		first: () => import('./en/first.ts').then(({ first }) => first),
		all: () => import('./en/index.ts').then(({ en }) => en),
	},
	ko: {
		first: () => import('./ko/first.ts').then(({ first }) => first),
		all: () => import('./ko/index.ts').then(({ ko }) => ko),
	},
};
const storageKey = 'podarium.language';
const listeners = new Set<() => void>();
let current: Language = 'en';
let wanted: Language = current;
let messages: Messages;

/** The first of the wanted languages (`ko-KR`, `en`) that there is, or English. */
export function pickLanguage(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const primary = tag.toLowerCase().split('-')[0];
		const found = languages.find((language) => language === primary);
		if (found) return found;
	}
	return 'en';
}

function stored(): string[] {
	try {
		return [localStorage.getItem(storageKey) ?? ''];
	} catch {
		return [];
	}
}

/** Speaks a language once its sentences are there. The last one that was asked for wins. */
async function show(language: Language, load: () => Promise<Messages>): Promise<void> {
	wanted = language;
	const found = await load();
	if (wanted !== language) return;
	messages = found;
	current = language;
	document.documentElement.lang = language;
	for (const listener of listeners) listener();
}

/**
 * Takes up the remembered or the browser's language. Await it once, before the first render; the sentences of what
 * isn't seen at first come right after, before anybody can open it.
 */
export async function startLanguage(): Promise<void> {
	const language = pickLanguage([...stored(), ...navigator.languages]);
	const { first, all } = sources[language];
	await show(language, async () => (await first()) as Messages);
	void show(language, all);
}

export function chooseLanguage(language: Language): void {
	try {
		localStorage.setItem(storageKey, language);
	} catch {
		// Blocked or full: the choice lasts as long as the page.
	}
	void show(language, sources[language].all);
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

export function useLanguage(): Language {
	return useSyncExternalStore(subscribe, () => current);
}

/** The sentences in the page's language. */
export function useMessages(): Messages {
	return useSyncExternalStore(subscribe, () => messages);
}
