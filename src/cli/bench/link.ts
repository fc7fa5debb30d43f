/** `npm run bench -- link`: lengths of links beside other packings of the same JSON, round trips, and a bomb. */
import { constants, deflateSync } from 'node:zlib';
import lzString from 'lz-string';
import type { ScenarioDocument } from '../../scenario/document.ts';
import { decodeLink, encodeLink } from '../../scenario/link.ts';
import { type Bench, median, type Row } from './bench.ts';
import { bundle } from './child.ts';
import type { BombJob, BombResult } from './link/bomb.ts';
import { scenarioOf } from './link/scenarios.ts';

const podCounts = [1, 4, 12, 60] as const;
const lengthMax: Partial<Record<number, number>> = { 12: 700 };
const tripsPerRound = 40;
const mebibyte = 1024 * 1024;

function plainDeflate(document: ScenarioDocument): string {
	return deflateSync(JSON.stringify(document), { level: constants.Z_BEST_COMPRESSION }).toString('base64url');
}

async function lengthRows(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const count of podCounts) {
		const document = scenarioOf(count);
		const link = await encodeLink(document);
		const most = lengthMax[count];
		const json = JSON.stringify(document);
		rows.push({
			what: `link of ${count} ${count === 1 ? 'pod' : 'pods'}, 3 nodes`,
			unit: 'characters',
			ours: link.length,
			peer: lzString.compressToEncodedURIComponent(json).length,
			...(most === undefined ? {} : { goal: { compare: 'atMost', value: most } }),
			note: `plain deflate ${plainDeflate(document).length}, the JSON ${json.length}`,
		});
	}
	return rows;
}

async function tripRow(count: number, rounds: number): Promise<Row> {
	const document = scenarioOf(count);
	const times: number[] = [];
	for (let trip = 0; trip < rounds * tripsPerRound; trip += 1) {
		const begun = performance.now();
		const loaded = await decodeLink(await encodeLink(document));
		times.push(performance.now() - begun);
		if ('error' in loaded) throw new Error(`its own link is refused: ${loaded.error.code}`);
	}
	return {
		what: `to a link of ${count} pods and back`,
		unit: 'ms',
		ours: median(times),
		goal: { compare: 'atMost', value: 100 },
		note: `of ${times.length}, the slowest ${Math.max(...times).toFixed(1)} ms`,
	};
}

const hostileCount = 10_000;

/** Links that were cut, or changed in one to four places, the same ones each time. */
async function hostileRow(): Promise<Row> {
	const link = await encodeLink(scenarioOf(12));
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=%';
	let state = 1;
	const below = (count: number): number => {
		state = (state * 48_271) % 0x7fff_ffff;
		return state % count;
	};
	const answers: Record<string, number> = {};
	let slowest = 0;
	for (let index = 0; index < hostileCount; index += 1) {
		const text = [...link];
		for (let change = below(4); change >= 0; change -= 1)
			text.splice(below(text.length), below(3), alphabet.charAt(below(alphabet.length)));
		const broken = text.join('').slice(0, index % 3 === 0 ? below(text.length) : undefined);
		const begun = performance.now();
		const loaded = await decodeLink(broken);
		slowest = Math.max(slowest, performance.now() - begun);
		const code = 'error' in loaded ? loaded.error.code : 'opened';
		answers[code] = (answers[code] ?? 0) + 1;
	}
	const tally = Object.entries(answers).map(([code, count]) => `${code} ${count}`);
	return {
		what: `${hostileCount} hostile links: the slowest answer`,
		unit: 'ms',
		ours: slowest,
		goal: { compare: 'atMost', value: 100 },
		note: tally.join(', '),
	};
}

/** Unpacks a zlib stream of 64 MiB of spaces, of which `bytesMax` are taken, in a process whose memory is measured. */
export async function measureBomb(bytesMax = mebibyte / 4): Promise<BombResult> {
	const packed = deflateSync(Buffer.alloc(64 * mebibyte, ' '), { level: 9 }).toString('base64url');
	const job: BombJob = { packed, bytesMax };
	const child = await bundle(new URL('./link/bomb.ts', import.meta.url));
	try {
		const result = await child.run<BombResult>(job, 60_000);
		if (!result) throw new Error('a bomb wasn’t answered within a minute');
		return result;
	} finally {
		child.remove();
	}
}

async function bombRows(): Promise<Row[]> {
	const { refused, milliseconds, bytesGrown } = await measureBomb();
	if (!refused) throw new Error('a bomb was taken for a document');
	const what = 'a bomb of 64 MiB';
	return [
		{ what: `${what}: refused after`, unit: 'ms', ours: milliseconds, goal: { compare: 'atMost', value: 100 } },
		{
			what: `${what}: memory grown by`,
			unit: 'MiB',
			ours: bytesGrown / mebibyte,
			goal: { compare: 'atMost', value: 16 },
		},
	];
}

export const link: Bench = {
	name: 'link',
	peer: 'lz-string 1.5.0',
	run: async ({ rounds, say }) => {
		say('lengths');
		const lengths = await lengthRows();
		say('round trips');
		const trips = [];
		for (const count of podCounts) trips.push(await tripRow(count, rounds));
		say('hostile links');
		const hostile = await hostileRow();
		say('a bomb');
		return [...lengths, ...trips, hostile, ...(await bombRows())];
	},
};
