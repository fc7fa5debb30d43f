/** A running 64-bit hash of what happened: two 32-bit words, changed in place since every event goes in. */
export interface HashState {
	high: number;
	low: number;
}

export function emptyHash(): HashState {
	return { high: 0x811c9dc5 | 0, low: 0x2545f491 | 0 };
}

/** Takes in one 32-bit word: two rounds of murmur3's mixing, with different constants a word. */
export function mixWord(hash: HashState, word: number): void {
	let k = Math.imul(word, 0xcc9e2d51);
	k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
	let a = hash.high ^ k;
	a = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
	let b = hash.low ^ Math.imul(word ^ (a >>> 16), 0x85ebca6b);
	b = (Math.imul((b << 17) | (b >>> 15), 0xc2b2ae35) + a) | 0;
	hash.high = a;
	hash.low = b;
}

/** Takes in a non-negative integer below 2^53. */
export function mixNumber(hash: HashState, value: number): void {
	mixWord(hash, value | 0);
	mixWord(hash, Math.floor(value / 0x1_0000_0000));
}

/** Takes in a text and its length. */
export function mixText(hash: HashState, text: string): void {
	mixWord(hash, text.length);
	for (let index = 0; index < text.length; index += 2) {
		mixWord(hash, text.charCodeAt(index) | ((text.charCodeAt(index + 1) || 0) << 16));
	}
}

/** 16 hexadecimal digits. */
export function hashText({ high, low }: HashState): string {
	const word = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
	return word(high) + word(low);
}

/** FNV-1a over the text's UTF-16 units, 32 bits: for names and seeds that are made from a text. */
export function hash32(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return hash >>> 0;
}
