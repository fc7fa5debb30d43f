/**
 * Documents as links, in the fragment, which no server sees. Three forms, each read for ever:
 * - `b=KEY` or `b=KEY&at=µs`: a built-in scenario by its name;
 * - `s2.`: base64url of three bytes of checksum and the document's JSON, deflated with a preset dictionary. What's written now.
 * - `s1.`: base64url of the document's JSON as a zlib stream.
 */
import { fromBase64url } from './base64url.ts';
import { builtins } from './builtin/index.ts';
import { builtinKeys } from './builtin/keys.ts';
import { inflate } from './deflate.ts';
import { limits, type ScenarioDocument } from './document.ts';
import { type LoadErrorCode, type Loaded, parseDocument } from './load.ts';
import { pack, textOf, unpack as unpackWithDictionary } from './packed.ts';

const fragmentLengthMax = 16_000;
const documentBytesMax = 256 * 1024;

/** Whether nothing but the moment tells it from the built-in one. */
function isBuiltin(document: ScenarioDocument, builtin: ScenarioDocument): boolean {
	const { at: _at, hash: _hash, ...rest } = document;
	const { at: _ownAt, hash: _ownHash, ...own } = builtin;
	return JSON.stringify(rest) === JSON.stringify(own);
}

/** The fragment of a document's link, without `#`. */
export async function encodeLink(document: ScenarioDocument): Promise<string> {
	const key = builtinKeys.find((candidate) => isBuiltin(document, builtins[candidate]));
	if (key !== undefined) return document.at === builtins[key].at ? `b=${key}` : `b=${key}&at=${document.at}`;
	return `s2.${await pack(JSON.stringify(document))}`;
}

const wrong = (code: LoadErrorCode, detail?: string): Loaded => ({
	error: detail === undefined ? { code } : { code, detail },
});

function openBuiltin(parameters: string): Loaded {
	const given = new URLSearchParams(parameters);
	const key = builtinKeys.find((candidate) => candidate === given.get('b'));
	if (key === undefined) return wrong('notALink');
	const at = given.get('at');
	// As from the menu: it plays. A moment is for looking at.
	if (at === null) return { document: { ...builtins[key], view: { autoplay: true } } };
	if (!/^\d{1,12}$/.test(at) || Number(at) > limits.atMax) return wrong('damaged');
	return { document: { ...builtins[key], at: Number(at) } };
}

/** Each form's way from bytes to JSON. Throws, or gives nothing, at bytes that are none. */
const forms: Record<string, (bytes: Uint8Array) => Promise<string | 'tooLarge' | undefined>> = {
	'1': async (bytes) => textOf(await inflate(bytes, documentBytesMax)),
	'2': (bytes) => unpackWithDictionary(bytes, documentBytesMax),
};

/** The document of a link's fragment (with or without `#`), or what's wrong with it. Never throws. */
export async function decodeLink(fragment: string): Promise<Loaded> {
	const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
	if (text.length > fragmentLengthMax) return wrong('tooLong');
	if (text.startsWith('b=')) return openBuiltin(text);
	const [, version, payload = ''] = /^s(\d{1,6})\.(.*)$/s.exec(text) ?? [];
	if (version === undefined) return wrong('notALink');
	const unpack = forms[version];
	if (!unpack) return wrong('newerVersion', version);
	if (!/^[A-Za-z0-9_-]*$/.test(payload)) return wrong('badCharacters');
	const bytes = fromBase64url(payload);
	if (!bytes || bytes.length === 0) return wrong('damaged');
	try {
		const json = await unpack(bytes);
		if (json === undefined) return wrong('damaged');
		return json === 'tooLarge' ? wrong('tooLarge') : parseDocument(json);
	} catch {
		return wrong('damaged');
	}
}
