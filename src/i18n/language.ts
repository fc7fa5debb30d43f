/** Which language the page speaks. Chosen by the person, else by the browser; remembered on the device. */
import { useSyncExternalStore } from 'react';
import { en, type Messages } from './en/index.ts';
import { ko } from './ko/index.ts';

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words. */
export const languageNames: Record<Language, string> = { en: 'English', ko: '한국어' };

const catalogues: Record<Language, Messages> = { en, ko };
const storageKey = 'podarium.language';
const listeners = new Set<() => void>();
let current: Language = 'en';

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

function show(language: Language): void {
	current = language;
	document.documentElement.lang = language;
	for (const listener of listeners) listener();
}

/** Takes up the remembered or the browser's language. Call once, before the first render. */
export function startLanguage(): void {
	show(pickLanguage([...stored(), ...navigator.languages]));
}

export function chooseLanguage(language: Language): void {
	try {
		localStorage.setItem(storageKey, language);
	} catch {
		// Blocked or full: the choice lasts as long as the page.
	}
	show(language);
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
	return catalogues[useLanguage()];
}
