/** Documents as links: `#s1.` and base64url of zlib-deflated JSON, in the fragment, which no server sees. */
import type { ScenarioDocument } from './document.ts';
import { type Loaded, parseDocument } from './load.ts';

const linkPrefix = 's1.';
const fragmentLengthMax = 16_000;
const documentBytesMax = 256 * 1024;

function toBase64url(bytes: Uint8Array): string {
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
	try {
		const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		return Uint8Array.from(binary, (character) => character.charCodeAt(0));
	} catch {
		return undefined;
	}
}

async function collect(stream: ReadableStream<Uint8Array>, bytesMax: number): Promise<Uint8Array | 'tooLarge'> {
	const reader = stream.getReader();
	const chunks: Uint8Array[] = [];
	let length = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) break;
		length += value.length;
		if (length > bytesMax) {
			await reader.cancel().catch(() => undefined);
			return 'tooLarge';
		}
		chunks.push(value);
	}
	const all = new Uint8Array(length);
	let offset = 0;
	for (const chunk of chunks) {
		all.set(chunk, offset);
		offset += chunk.length;
	}
	return all;
}

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
	return new ReadableStream({
		start(controller) {
			controller.enqueue(bytes);
			controller.close();
		},
	});
}

/** The fragment of a document's link, without `#`. */
export async function encodeLink(document: ScenarioDocument): Promise<string> {
	const json = new TextEncoder().encode(JSON.stringify(document));
	const packed = await collect(streamOf(json).pipeThrough(new CompressionStream('deflate')), Number.POSITIVE_INFINITY);
	if (packed === 'tooLarge') throw new Error('no bound was set');
	return linkPrefix + toBase64url(packed);
}

/** The document of a link's fragment (with or without `#`), or what's wrong with it. Never throws. */
export async function decodeLink(fragment: string): Promise<Loaded> {
	const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
	if (!text.startsWith(linkPrefix)) {
		const version = /^s(\d+)\./.exec(text)?.[1];
		return { error: version === undefined ? { code: 'notALink' } : { code: 'newerVersion', detail: version } };
	}
	if (text.length > fragmentLengthMax) return { error: { code: 'tooLong' } };
	const payload = text.slice(linkPrefix.length);
	if (!/^[A-Za-z0-9_-]*$/.test(payload)) return { error: { code: 'badCharacters' } };
	const packed = fromBase64url(payload);
	if (!packed || packed.length === 0) return { error: { code: 'damaged' } };
	let bytes: Uint8Array | 'tooLarge';
	try {
		bytes = await collect(streamOf(packed).pipeThrough(new DecompressionStream('deflate')), documentBytesMax);
	} catch {
		return { error: { code: 'damaged' } };
	}
	if (bytes === 'tooLarge') return { error: { code: 'tooLarge' } };
	try {
		return parseDocument(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return { error: { code: 'damaged' } };
	}
}
