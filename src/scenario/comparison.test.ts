import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtins } from './builtin/index.ts';
import { type Comparison, decodeComparison, designDocument, encodeComparison, newComparison } from './comparison.ts';
import { experiments } from './experiments/index.ts';
import { pack } from './packed.ts';

/** One link of each version, as it was made then: what has been shared must open for ever. */
const frozenLinks = {
	1: 'x1.QEEs7ZpNEoIwDIWvwmm8gUsXjswwrJwRXHp3kybFkpZS-qOUcWmBgSZt35cXjdgZATv1j2FsBuz-NtcOkgW_xh4TrkMILkv7pEbpmbx8XvXQ4e87btja8W_vN7Dm0Bg7bNIq2XBpAFsK9Yz-xA-LBDpUsvDQVvpJZV2qa-Qiw1E368KuWmVd_XQo68q3uZdvagUWWyUp2o1Or5qbL718g51ed4KDTo7JQpCR5gu-8wN9SHcC9mRMQGTmTMesCDS_BIs5vUyTIAXHkX3KmqQ1cIOMzWXzwOTxL8vDlLaUdKada5XJFuy1SmUr3l4rYxruSw43LxyNiZYyqvF45vk8H7p87DcuyG55sJUqm-mM4Bn60j3dIhNOXx7JP6pdIeMNg-vBLtromLUj8X_riaUDzsgXXLouI0sf-wWyrJAivVx3eb0B',
} as const;

const comparison = newComparison({
	title: 'First sight against tiers',
	seed: 7,
	durationUs: 60_000_000,
	designs: [
		{ title: 'welcome', document: builtins.welcome },
		{ title: 'tiers', document: builtins.tiers },
	],
});

const linkOf = async (value: unknown): Promise<string> => `x1.${await pack(JSON.stringify(value))}`;

describe('a comparison’s link', () => {
	it('of every version opens, and gives the comparison that it held', async () => {
		for (const link of Object.values(frozenLinks)) {
			const parsed = await decodeComparison(link);
			if ('error' in parsed) throw new Error(parsed.error.code);
			expect(parsed.comparison.designs.map(({ title }) => title)).toEqual(['welcome', 'tiers']);
			expect(parsed.comparison.seed).toBe(7);
			expect(parsed.comparison.designs[1].document.manifests.length).toBeGreaterThan(5);
		}
	});

	it('gives back what went in, with nothing but characters that chats leave alone', async () => {
		for (const each of [comparison, ...Object.values(experiments)]) {
			const link = await encodeComparison(each);
			expect(link).toMatch(/^x1\.[A-Za-z0-9_-]+$/);
			expect(link.length).toBeLessThan(3_500);
			expect(await decodeComparison(`#${link}`)).toEqual({ comparison: each });
		}
	});

	it('that’s cut, changed or made up never throws and never passes for something else', async () => {
		const link = await encodeComparison(comparison);
		await fc.assert(
			fc.asyncProperty(fc.nat(link.length - 1), fc.boolean(), fc.nat(63), async (at, isCut, digit) => {
				const character = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.charAt(digit);
				const broken = isCut ? link.slice(0, at) : `${link.slice(0, at)}${character}${link.slice(at + 1)}`;
				const parsed = await decodeComparison(broken);
				if ('comparison' in parsed) expect(parsed.comparison).toEqual(comparison);
				else expect(parsed.error.code).toBeTruthy();
			}),
			{ numRuns: 200 },
		);
	});

	it('of another form, of a newer version, or too long is refused by name', async () => {
		expect(await decodeComparison('s2.abc')).toEqual({ error: { code: 'notALink' } });
		expect(await decodeComparison('x9.abc')).toEqual({ error: { code: 'newerVersion', detail: '9' } });
		expect(await decodeComparison(`x1.${'A'.repeat(20_000)}`)).toEqual({ error: { code: 'tooLong' } });
		expect(await decodeComparison('x1.a b')).toEqual({ error: { code: 'badCharacters' } });
		expect(await decodeComparison('x1.')).toEqual({ error: { code: 'damaged' } });
	});

	it('is strict about what it holds', async () => {
		const wrong: [unknown, string][] = [
			[{ ...comparison, surprise: 1 }, 'surprise'],
			[{ ...comparison, durationUs: 1 }, 'durationUs'],
			[{ ...comparison, designs: [comparison.designs[0]] }, 'designs.1'],
		];
		for (const [value, path] of wrong)
			expect(await decodeComparison(await linkOf(value))).toMatchObject({ error: { code: 'invalid', path } });
		const [first] = comparison.designs;
		const newer = { ...comparison, designs: [first, { title: '', document: { ...first.document, version: 99 } }] };
		expect(await decodeComparison(await linkOf(newer))).toMatchObject({ error: { code: 'newerVersion' } });
		const polluted = JSON.stringify(comparison).replace('"layout":{}', '"layout":{"__proto__":{"x":1,"y":1}}');
		expect(await decodeComparison(`x1.${await pack(polluted)}`)).toMatchObject({ error: { code: 'invalid' } });
	});

	it('that unfolds to more than a comparison may be is stopped on the way', async () => {
		expect(await decodeComparison(await linkOf(' '.repeat(600 * 1024)))).toEqual({ error: { code: 'tooLarge' } });
	});
});

it('runs each design with the comparison’s seed, for its time, whatever the design’s own are', () => {
	const own: Comparison = {
		...comparison,
		designs: [
			{ title: '', document: { ...builtins.welcome, seed: 99, at: 5, hash: '0123456789abcdef' } },
			comparison.designs[1],
		],
	};
	expect(designDocument(own, 0)).toMatchObject({ seed: 7, at: 60_000_000, manifests: builtins.welcome.manifests });
	expect(designDocument(own, 0).hash).toBeUndefined();
});
