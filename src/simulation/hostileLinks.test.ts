import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { hash32 } from '../engine/hash.ts';
import { toBase64url } from '../scenario/base64url.ts';
import { builtins } from '../scenario/builtin/index.ts';
import { deflateWith } from '../scenario/deflate.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { decodeLink, encodeLink } from '../scenario/link.ts';
import { linkDictionary } from '../scenario/linkDictionary.ts';
import { simulation } from './store.ts';

/** A link whose checksum is right, of any JSON text. */
async function linkOf(json: string): Promise<string> {
	const packed = await deflateWith(linkDictionary, new TextEncoder().encode(json));
	const sum = hash32(json);
	return `s2.${toBase64url(Uint8Array.of(sum & 255, (sum >> 8) & 255, (sum >> 16) & 255, ...packed))}`;
}

const hostileValues = [
	'{"__proto__":{"polluted":1}}',
	'{"constructor":{"prototype":{"polluted":1}}}',
	`${'['.repeat(5_000)}${']'.repeat(5_000)}`,
	`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
	'"<img src=x onerror=alert(1)>"',
	'1e999',
	'-1',
	'null',
	'[]',
	'{}',
	`"${'x'.repeat(20_000)}"`,
	'"\\u0000\\ud800"',
	'9007199254740993',
	'["__proto__"]',
	'{"at":0,"command":{"type":"__proto__"}}',
	'[{"apiVersion":"v1","kind":"constructor","metadata":{"name":"x"}}]',
	'[{"apiVersion":"v1","kind":"Pod","metadata":{"name":"../../x"},"spec":{"containers":[]}}]',
	'[{"apiVersion":"v1","kind":"Pod","metadata":null}]',
];
const fields = ['version', 'engine', 'title', 'seed', 'manifests', 'commands', 'layout', 'at', 'hash', 'note', 'view'];

/** A document's JSON with one field's value replaced, or one added, by hostile text. */
function spoiled(document: ScenarioDocument, field: string, value: string): string {
	const members = Object.entries({ ...document, [field]: 0 }).map(
		([key, own]) => `${JSON.stringify(key)}:${key === field ? value : JSON.stringify(own)}`,
	);
	return `{${members.join()}}`;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%#&=. \u0000é';
const mutation = fc.record({
	at: fc.nat(10_000),
	how: fc.constantFrom('cut', 'flip', 'insert', 'remove', 'double', 'prefix'),
	digit: fc.nat(digits.length - 1),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutate(link: string, { at, how, digit }: Mutation): string {
	const place = at % link.length;
	const [before, after] = [link.slice(0, place), link.slice(place)];
	switch (how) {
		case 'cut':
			return before;
		case 'flip':
			return before + digits.charAt(digit) + after.slice(1);
		case 'insert':
			return before + digits.charAt(digit) + after;
		case 'remove':
			return before + after.slice(1);
		case 'double':
			return before + after + after;
		default:
			return `s${digit}.${after}`;
	}
}

beforeAll(() => simulation.load());

describe('hostile links', () => {
	it('10,000 of them, mutated, cut and made up, are each answered, and the current work isn’t touched', async () => {
		simulation.openBuiltin('welcome');
		const links = [
			await encodeLink({ ...builtins.welcome, title: 'x' }),
			`s1.${(await encodeLink({ ...builtins.empty, title: 'y' })).slice(3)}`,
			'b=welcome&at=5000000',
			'l=anything',
		];
		const tally = new Map<string, number>();
		const before = simulation.getState();
		const answer = async (link: string) => {
			const loaded = await decodeLink(link);
			const code = 'error' in loaded ? loaded.error.code : 'opens';
			tally.set(code, (tally.get(code) ?? 0) + 1);
			if (code === 'opens') return;
			expect(await simulation.openLink(link)).toEqual('error' in loaded ? loaded.error : undefined);
			expect(simulation.getState()).toBe(before);
		};
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...links), fc.array(mutation, { minLength: 1, maxLength: 4 }), (link, all) =>
				answer(all.reduce(mutate, link) || 'x'),
			),
			{ numRuns: 7_000, endOnFailure: true },
		);
		await fc.assert(
			fc.asyncProperty(
				fc.string({ unit: 'binary', maxLength: 300 }),
				fc.constantFrom('', 's1.', 's2.', 'b='),
				(text, prefix) => answer(prefix + text),
			),
			{ numRuns: 1_500, endOnFailure: true },
		);
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...fields), fc.constantFrom(...hostileValues), async (field, value) =>
				answer(await linkOf(spoiled(builtins.empty, field, value))),
			),
			{ numRuns: 1_500, endOnFailure: true },
		);
		// Each kind of refusal was met, so that the run wasn't of one sort of nonsense.
		for (const code of ['notALink', 'newerVersion', 'badCharacters', 'damaged', 'notJSON', 'notAScenario', 'invalid'])
			expect([code, tally.get(code) ?? 0]).toEqual([code, expect.any(Number)]);
		for (const code of ['notALink', 'newerVersion', 'badCharacters', 'damaged', 'invalid'])
			expect(tally.get(code)).toBeGreaterThan(20);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	}, 120_000);

	it('whose manifests a cluster would refuse leave the work alone', async () => {
		simulation.openBuiltin('welcome');
		const before = simulation.getState();
		const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'NO' }, spec: { containers: [] } };
		const link = await linkOf(JSON.stringify({ ...builtins.empty, manifests: [pod] }));
		expect(await simulation.openLink(link)).toMatchObject({ code: 'invalid' });
		expect(simulation.getState()).toBe(before);
	});

	it('to a moment that’s far away leave the page its time, and the work as it is until they’re there', async () => {
		simulation.openBuiltin('empty');
		const before = simulation.getState();
		let turns = 0;
		let turning: ReturnType<typeof setInterval> | undefined;
		const turnedTwice = new Promise<void>((resolve) => {
			turning = setInterval(() => {
				turns += 1;
				expect(simulation.getState()).toBe(before);
				if (turns === 2) resolve();
			}, 1);
		});
		const opening = simulation.openLink('b=welcome&at=1800000000');
		// What's opened meanwhile isn't overrun by it.
		await Promise.race([opening, turnedTwice]);
		clearInterval(turning);
		expect(turns).toBeGreaterThan(1);
		simulation.openBuiltin('portClash');
		expect(await opening).toBeUndefined();
		expect(simulation.getState().title).toBe('portClash');
	}, 60_000);
});
