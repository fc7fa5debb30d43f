/** What lessons say, held against what the page says: both languages whole, particles right, the page's own words as they are. */
import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en/index.ts';
import { ko } from '../i18n/ko/index.ts';
import { josa, type Particle } from '../i18n/particles.ts';
import type { Text } from '../lessons/format.ts';
import { lessonKeys } from '../lessons/format.ts';
import { lessons } from '../lessons/index.ts';
import { paletteEntries } from '../simulation/palette.ts';

/** Every text of a lesson, found by its form, with where it stands. */
function textsIn(value: unknown, path: string): [string, Text][] {
	if (typeof value !== 'object' || value === null) return [];
	const { en: english, ko: korean } = value as Partial<Text>;
	if (typeof english === 'string' && typeof korean === 'string') return [[path, { en: english, ko: korean }]];
	return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

/** Every sentence of a catalogue; of those with parameters, what stands before and after them. */
function sentences(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(sentences);
}

const all = lessons.flatMap((lesson) => textsIn(lesson, lesson.key));
const said = { en: new Set(sentences(en)), ko: new Set(sentences(ko)) };

const pairs: readonly [Particle, RegExp][] = [
	['은/는', /^(은|는)$/],
	['이/가', /^(이|가)$/],
	['을/를', /^(을|를)$/],
	['과/와', /^(과|와)$/],
	['으로/로', /^(으로|로)$/],
	['이라/라', /^(이라|라)$/],
];

/** `web`을, 파드는, *다음*을: a word that can be judged, and the particle after it. */
const afterWord =
	/(`[^`]+`|\*[^*]+\*|파드|노드|컨테이너|볼륨|서비스|네임스페이스|포트|프로세스|클라이언트|머신|이미지|초안|레플리카|디플로이먼트|클러스터|스케줄러|로그|서버|주소|패킷)(은|는|이|가|을|를|과|와|으로|로|이라|라)(?=[\s,.)?!]|$)/g;

function wrongParticles(text: string): string[] {
	return [...text.matchAll(afterWord)].flatMap(([whole, word = '', particle = '']) => {
		const found = pairs.find(([, pattern]) => pattern.test(particle));
		const bare = word.replace(/[`*]/g, '');
		return found && josa(bare, found[0]) !== `${bare}${particle}` ? [whole] : [];
	});
}

describe('the texts of the lessons', () => {
	it('are of all thirteen lessons, in their order', () => {
		expect(lessons.map(({ key }) => key)).toEqual([...lessonKeys]);
		expect(all.length).toBeGreaterThan(500);
	});

	it('are there in both languages, Korean in Korean', () => {
		for (const [path, text] of all) {
			expect(text.en.trim(), path).not.toBe('');
			expect(text.ko.trim(), path).not.toBe('');
			// Only what is nothing but a name may stand as it is.
			if (!/^`[^`]+`$/.test(text.ko)) expect(text.ko, path).toMatch(/[가-힣]/);
			expect(text.en, path).not.toMatch(/[가-힣]/);
		}
	});

	it('name the same things in both', () => {
		const names = (text: string) => [...new Set(text.match(/`[^`]+`/g) ?? [])].sort();
		for (const [path, text] of all) expect(names(text.ko), path).toEqual(names(text.en));
	});

	it('have the Korean particles that fit', () => {
		expect(all.flatMap(([path, text]) => wrongParticles(text.ko).map((wrong) => `${path}: ${wrong}`))).toEqual([]);
	});

	it('call buttons and menus as the page calls them', () => {
		const labels = (text: string) => (text.match(/\*[^*]+\*/g) ?? []).map((label) => label.slice(1, -1));
		const unknown = all.flatMap(([path, text]) =>
			(['en', 'ko'] as const).flatMap((language) =>
				labels(text[language])
					.filter((label) => !said[language].has(label))
					.map((label) => `${path}: ${label}`),
			),
		);
		expect(unknown).toEqual([]);
	});

	it('point at palette entries that there are', () => {
		const keys = new Set(paletteEntries.map(({ key }) => key));
		const points = lessons.flatMap(({ steps }) => steps.flatMap(({ point }) => point ?? []));
		for (const point of points) if (point.startsWith('palette/')) expect(keys, point).toContain(point.slice(8));
	});
});
