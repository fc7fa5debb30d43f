/**
 * Deflate in and out, with an optional *preset dictionary*: text that both sides know, to which the packed bytes may
 * refer. Browsers can't unpack with one, but a raw deflate stream may begin with a stored block, and the dictionary as
 * such a block says the same; so unpacking needs no library. Packing with one does (fflate, fetched at the first call).
 */

/** Into the decompressor by so few bytes at a time that it can't unpack much more than it's asked for. */
const bytesPerPiece = 256;
const dictionaryBytesMax = 32_768;

/** Gives the bytes piece by piece, each when it's asked for. */
function inPieces(parts: readonly Uint8Array[]): ReadableStream<Uint8Array<ArrayBuffer>> {
	const pieces = (function* () {
		for (const part of parts)
			for (let start = 0; start < part.length; start += bytesPerPiece)
				yield new Uint8Array(part.subarray(start, start + bytesPerPiece));
	})();
	return new ReadableStream(
		{
			pull(controller) {
				const { done, value } = pieces.next();
				if (done) controller.close();
				else controller.enqueue(value);
			},
		},
		{ highWaterMark: 0 },
	);
}

/** A stream's bytes, or `tooLarge` as soon as there are more than `bytesMax`; what's left isn't unpacked. */
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

/** A non-final stored block (RFC 1951, 3.2.4) of at most 65,535 bytes. */
function storedBlock(bytes: Uint8Array): Uint8Array {
	const { length } = bytes;
	const block = new Uint8Array(5 + length);
	block.set([0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255]);
	block.set(bytes, 5);
	return block;
}

/** Unpacks a zlib stream to at most `bytesMax` bytes. Throws at bytes that are none. */
export function inflate(packed: Uint8Array, bytesMax: number): Promise<Uint8Array | 'tooLarge'> {
	return collect(inPieces([packed]).pipeThrough(new DecompressionStream('deflate')), bytesMax);
}

/** Unpacks raw deflate that was packed with the dictionary, to at most `bytesMax` bytes. Throws at bytes that are none. */
export async function inflateWith(
	dictionary: Uint8Array,
	packed: Uint8Array,
	bytesMax: number,
): Promise<Uint8Array | 'tooLarge'> {
	const stream = inPieces([storedBlock(dictionary), packed]).pipeThrough(new DecompressionStream('deflate-raw'));
	const all = await collect(stream, dictionary.length + bytesMax);
	return all === 'tooLarge' ? all : all.subarray(dictionary.length);
}

/** Packs as raw deflate with the dictionary, of at most 32 KiB. */
export async function deflateWith(dictionary: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
	if (dictionary.length > dictionaryBytesMax) throw new Error('deflate looks back 32 KiB and no further');
	const { deflateSync } = await import('fflate');
	return deflateSync(bytes, { level: 9, mem: 6, dictionary });
}
