import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { ko } from './ko/index.ts';
import { pickLanguage } from './language.ts';

type Leaf = string | ((...parameters: never[]) => string);

/** Every sentence by its path: `timeline.links.pod.label`. */
function leaves(value: unknown, path = ''): [string, Leaf][] {
	if (typeof value === 'string' || typeof value === 'function') return [[path, value as Leaf]];
	if (typeof value !== 'object' || value === null) throw new Error(`${path} is neither a sentence nor a group`);
	return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}
const english = new Map(leaves(en));
const korean = new Map(leaves(ko));

/** Latin words that Korean engineers write as they are. */
const untranslated = new Set([
	'app.name',
	'manifest.placeholder',
	'timeline.speedValue',
	'timeline.links.localhost.label',
]);

describe('the catalogues', () => {
	it('have the same keys', () => {
		expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
	});

	it.each([
		['en', english],
		['ko', korean],
	] as const)('%s has no empty sentence', (_, sentences) => {
		for (const [path, sentence] of sentences)
			if (typeof sentence === 'string') expect(sentence.trim(), path).not.toBe('');
	});

	it('take the same number of parameters', () => {
		for (const [path, sentence] of english) {
			const translated = korean.get(path);
			expect(typeof translated, path).toBe(typeof sentence);
			if (typeof sentence === 'function' && typeof translated === 'function') {
				expect(translated.length, path).toBe(sentence.length);
			}
		}
	});

	it('are translated: a Korean sentence has Korean in it', () => {
		const forgotten = [...korean].filter(
			([path, sentence]) =>
				typeof sentence === 'string' &&
				/[a-z]{3}/i.test(sentence) &&
				!/[가-힣]/.test(sentence) &&
				english.get(path) === sentence &&
				!untranslated.has(path) &&
				!/^(YAML|CPU|podCIDR|Ready|NotReady|UID)$/.test(sentence),
		);
		expect(forgotten.map(([path]) => path)).toEqual([]);
	});

	it('never leave a parameter out', () => {
		for (const [language, sentences] of [
			['en', english],
			['ko', korean],
		] as const) {
			for (const [path, sentence] of sentences) {
				// These take an object of which each says what it needs.
				const takesObject = /^(notices|packet|packet\.contrast|exporting)\.codes\./.test(path);
				if (typeof sentence !== 'function' || takesObject) continue;
				const parameters = Array.from({ length: sentence.length }, (_, index) => `⟦${index}⟧`);
				const text = (sentence as (...parameters: string[]) => string)(...parameters);
				const missing = parameters.filter((parameter) => !text.includes(parameter));
				// A count that comes with its formatted text is only for the plural.
				if (path === 'share.characters') missing.shift();
				expect(missing, `${language} ${path}: ${text}`).toEqual([]);
			}
		}
	});
});

it.each([
	[['ko-KR', 'en'], 'ko'],
	[['fr', 'en-GB'], 'en'],
	[['fr'], 'en'],
	[['', 'KO'], 'ko'],
	[[], 'en'],
] as const)('%j speaks %s', (wanted, language) => {
	expect(pickLanguage(wanted)).toBe(language);
});
