/**
 * Korean particles change with the last sound of the word before them: 파드는, 컨테이너를, 볼륨은. Names in a
 * cluster are mostly Latin letters and digits, which are judged as a Korean reader says them aloud.
 */
const pairs = {
	'은/는': ['은', '는'],
	'이/가': ['이', '가'],
	'을/를': ['을', '를'],
	'과/와': ['과', '와'],
	'으로/로': ['으로', '로'],
	'이라/라': ['이라', '라'],
} as const;
export type Particle = keyof typeof pairs;

type Ending = 'vowel' | 'rieul' | 'consonant';

/** 영 일 이 삼 사 오 육 칠 팔 구 */
const digits: readonly Ending[] = [
	'consonant',
	'rieul',
	'vowel',
	'consonant',
	'vowel',
	'vowel',
	'consonant',
	'rieul',
	'rieul',
	'vowel',
];

function latinEnding(word: string): Ending {
	if (/l$/i.test(word)) return 'rieul';
	// web, app, stack, nginx-proxy: a stop after a short vowel closes the syllable; elsewhere Korean adds a vowel.
	// name, time and volume end on the sound before their e.
	if (/([mn]|ng|[aeiou][mn]e)$/i.test(word) || /(^|[^aeiou])[aeiou](b|c|ck|k|p|pp|t)$/i.test(word)) return 'consonant';
	return 'vowel';
}

function endingOf(word: string): Ending {
	const said = word.replace(/[^\p{L}\p{N}]+$/u, '');
	const last = said.at(-1) ?? '';
	const code = last.charCodeAt(0);
	if (code >= 0xac00 && code <= 0xd7a3) {
		const final = (code - 0xac00) % 28;
		if (final === 0) return 'vowel';
		return final === 8 ? 'rieul' : 'consonant';
	}
	if (/\d/.test(last)) return digits[Number(last)] ?? 'vowel';
	return latinEnding(said);
}

/** The word with the form of the particle that fits it: `josa('web', '을/를')` is `web을`. */
export function josa(word: string | number, particle: Particle): string {
	const [closed, open] = pairs[particle];
	const ending = endingOf(String(word));
	const isOpen = ending === 'vowel' || (ending === 'rieul' && particle === '으로/로');
	return `${word}${isOpen ? open : closed}`;
}
