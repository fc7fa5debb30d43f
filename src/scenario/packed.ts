/** JSON as the text of a link: base64url of three bytes of checksum and the JSON, deflated with the preset dictionary. */
import { hash32 } from '../engine/hash.ts';
import { toBase64url } from './base64url.ts';
import { deflateWith, inflateWith } from './deflate.ts';

const checksumBytes = 3;

/** The dictionary is only needed once a link is made or opened. */
const dictionary = async (): Promise<Uint8Array> => (await import('./linkDictionary.ts')).linkDictionary;

function checksumOf(json: string): Uint8Array {
	const sum = hash32(json);
	return Uint8Array.of(sum & 255, (sum >> 8) & 255, (sum >> 16) & 255);
}

export async function pack(json: string): Promise<string> {
	const packed = await deflateWith(await dictionary(), new TextEncoder().encode(json));
	const bytes = new Uint8Array(checksumBytes + packed.length);
	bytes.set(checksumOf(json));
	bytes.set(packed, checksumBytes);
	return toBase64url(bytes);
}

export function textOf(bytes: Uint8Array | 'tooLarge'): string | 'tooLarge' {
	return bytes === 'tooLarge' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** The JSON again, of at most `bytesMax` bytes; nothing when the checksum is another. Throws at bytes that are none. */
export async function unpack(bytes: Uint8Array, bytesMax: number): Promise<string | 'tooLarge' | undefined> {
	const json = textOf(await inflateWith(await dictionary(), bytes.subarray(checksumBytes), bytesMax));
	if (json === 'tooLarge') return json;
	return checksumOf(json).every((byte, index) => byte === bytes[index]) ? json : undefined;
}
