/** Unpacks a bomb, in a process of its own: what the answer is, how long it takes and how much memory. */
import { readFileSync } from 'node:fs';
import { inflate } from '../../../scenario/deflate.ts';
import { decodeLink } from '../../../scenario/link.ts';

export interface BombJob {
	/** A zlib stream, base64url. */
	packed: string;
	/** What may be unpacked of it. */
	bytesMax: number;
}

export interface BombResult {
	refused: boolean;
	/** How the link of it is answered. */
	linkCode: string | undefined;
	milliseconds: number;
	/** Growth of the process's highest resident memory. */
	bytesGrown: number;
}

/** Highest resident memory of this process. (Linux hands `maxRSS` down from the parent, so there it's read elsewhere.) */
function peakBytes(): number {
	try {
		const [, kibibytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
		if (kibibytes !== undefined) return Number(kibibytes) * 1024;
	} catch {
		// Not Linux.
	}
	return process.resourceUsage().maxRSS * 1024;
}
/** Of `[]`, as a zlib stream. */
const small = Uint8Array.of(0x78, 0x9c, 0x8b, 0x8e, 0x05, 0x00, 0x01, 0x15, 0x00, 0xb9);

async function measure({ packed, bytesMax }: BombJob): Promise<BombResult> {
	// The stream's code is loaded and warm before anything is counted.
	await inflate(small, bytesMax);
	const bytes = Buffer.from(packed, 'base64url');
	const before = peakBytes();
	const begun = performance.now();
	const refused = (await inflate(bytes, bytesMax)) === 'tooLarge';
	const loaded = await decodeLink(`s1.${packed}`);
	return {
		refused,
		linkCode: 'error' in loaded ? loaded.error.code : undefined,
		milliseconds: performance.now() - begun,
		bytesGrown: peakBytes() - before,
	};
}

process.stdout.write(`${JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as BombJob))}\n`);
