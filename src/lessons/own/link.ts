/** A made lesson as a link: `#o1.` and base64url of the deflated JSON, in the fragment, which no server sees. */
import { fromBase64url, toBase64url } from '../../scenario/base64url.ts';
import { deflateWith, inflateWith } from '../../scenario/deflate.ts';
import { type OwnLesson, type OwnLoaded, parseOwnLesson } from './ownLesson.ts';

const prefix = 'o1.';
const fragmentLengthMax = 16_000;
const bytesMax = 256 * 1024;

const dictionary = async (): Promise<Uint8Array> => (await import('../../scenario/linkDictionary.ts')).linkDictionary;

export async function encodeOwnLesson(lesson: OwnLesson): Promise<string> {
	const bytes = new TextEncoder().encode(JSON.stringify(lesson));
	return prefix + toBase64url(await deflateWith(await dictionary(), bytes));
}

/** The lesson of a fragment (with or without `#`), or what's wrong with it. Never throws. */
export async function decodeOwnLesson(fragment: string): Promise<OwnLoaded> {
	const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
	if (!text.startsWith(prefix)) return { error: { code: 'notALink' } };
	if (text.length > fragmentLengthMax) return { error: { code: 'tooLong' } };
	const packed = fromBase64url(text.slice(prefix.length));
	if (!packed || packed.length === 0) return { error: { code: 'damaged' } };
	try {
		const bytes = await inflateWith(await dictionary(), packed, bytesMax);
		if (bytes === 'tooLarge') return { error: { code: 'tooLarge' } };
		return parseOwnLesson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return { error: { code: 'damaged' } };
	}
}
