import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtins } from './builtin/index.ts';
import { newDocument, type ScenarioDocument } from './document.ts';
import { decodeLink, encodeLink } from './link.ts';
import { linkDictionary } from './linkDictionary.ts';
import { loadDocument, parseDocument } from './load.ts';
import { openEngine } from './run.ts';

/** One link of each version, as it was made then: what has been shared must open for ever. */
const frozenLinks = {
	1: 's1.eJylVN9v2jAQ_l_uOVNDGIz5DZWqm7RVqKv2MqHqcK7Fqh17tgNCKP_7ZJOmIQSoVp7C_fq-83d3O1iTdUIXwAYJUPEsCoqfXnhJwGBDkmtFkIAjyqNLYSGeyHkH7M8O0IjfryVgPYAEXkSRA4M7nYc0RR5z9AhsBwWqULPQOX0aQFUl_5-eXUif67w_e0NLSEDikqQLZjSmtlZVAs4Qj8E6p7sDtglwXXgUBdl94wf1hMLn8M_oHK0o1dWGliwkGW3rh2rS59p6YJO0WoQXX7eLXU-vv908Tmeze0hgjbIMRqk5ypV2no2HX75CaLsOn86_d4PRCDZJJymE6pacLi2n2Kilv-VetR1wUwKDbJSq-EhK2y0wGGSTnwKqqoXAka-or7_oON9hYPsRFovzCv8iuxb8xIxEPd_kdCSJe207grfJm0aVY1g0xl21sWdkpN4qKnw_PBrRM2TB2h4yS0YKji5uVZuiQs9XP05ke1JGoqcY2IK-hNY_vnumR_KGMbowvvsBviDuKD0UNxuNG3E_IG_s7Zy8dcCxvP0Cv-tycCn2gndfunacux_ZyfvRVD1eseiJMnTOxMP0_vbmobv64eS8b_EHHVXGnxtRFoGnUljk9Xn3wLJhGn-NK1TyWxNAHUdJJxYjsHUGeYjL6QlL-WptBu9tBYYRW-JWlx7YrkoidI2cVv8AQr0qBw',
	2: 's2.a6fEIxh2wCk5UOE7tAJuiCR6yhqRtGpuIc0RDGBDHZKxqdImIbUFQml7E9K3QE9kIFHs7U1griLY3oTpJra9iW4b9uRLaS-I3J4KuMVJdvSC_YYveqEKMKMXewQTVXLAu_HoIQ2VwFd-gMYCsUfAYBocAIYMarsK2l4DtqhxNdioOZ6I3IqDtqWgNiPaUiEZqQqg-XmF1LwUhcxiBbD9KQol-QolwNUjqXpktbVMQBYAAwJoG4H2Vi0A',
} as const;

describe('links', () => {
	it('of every version open, and give the run that they held', async () => {
		for (const link of Object.values(frozenLinks)) {
			const loaded = await decodeLink(link);
			if ('error' in loaded) throw new Error(loaded.error.code);
			const { engine, refusal } = openEngine(loaded.document);
			expect(refusal).toBeUndefined();
			expect(engine.state.now).toBe(30_000_000);
			expect(
				[...engine.state.objects.Pod.values()].filter(({ metadata }) => metadata.name.startsWith('api-')),
			).toHaveLength(3);
		}
	});

	it('give back what went in, with nothing but characters that chats leave alone', async () => {
		for (const builtin of Object.values(builtins)) {
			const document = {
				...builtin,
				title: 'Mine',
				note: '<b>파드</b>',
				view: { selected: 'node/node-1', autoplay: true },
			};
			const link = await encodeLink(document);
			expect(link).toMatch(/^s2\.[A-Za-z0-9_-]+$/);
			expect(await decodeLink(`#${link}`)).toEqual({ document });
		}
	});

	it('of built-in scenarios are their names, and the moment', async () => {
		for (const [key, document] of Object.entries(builtins)) {
			expect(await encodeLink(document)).toBe(`b=${key}`);
			expect(await decodeLink(`#b=${key}`)).toEqual({ document: { ...document, view: { autoplay: true } } });
			expect(await decodeLink(`#b=${key}&at=1500000`)).toEqual({ document: { ...document, at: 1_500_000 } });
		}
		expect(await encodeLink({ ...builtins.welcome, at: 7, hash: '0123456789abcdef' })).toBe('b=welcome&at=7');
		for (const link of ['b=nothing', 'b=', 'b=__proto__', 'b=constructor'])
			expect(await decodeLink(link)).toEqual({ error: { code: 'notALink' } });
		for (const at of ['-1', '1e9', '999999999999', 'x'])
			expect(await decodeLink(`b=welcome&at=${at}`)).toEqual({ error: { code: 'damaged' } });
	});

	it('of three nodes and twelve pods are no longer than 700 characters', async () => {
		const pods = ['web', 'api', 'db', 'cache', 'proxy', 'client', 'worker', 'queue', 'mail', 'auth', 'search', 'feed'];
		const document = newDocument(
			pods.map((name, index) => ({
				apiVersion: 'v1',
				kind: 'Pod',
				metadata: { name, labels: { app: name } },
				spec: {
					nodeName: `node-${1 + (index % 3)}`,
					containers: [
						{
							name,
							image: `podarium/${name}:1`,
							ports: [{ containerPort: 8_000 + 7 * index }],
							env: [{ name: 'API_ADDR', value: `${pods[(index * 5 + 3) % 12]}:${8_000 + index}` }],
							resources: { requests: { cpu: `${100 + 50 * (index % 4)}m`, memory: `${64 << (index % 3)}Mi` } },
						},
					],
				},
			})),
			{ nodeCount: 3, title: 'Twelve pods' },
		);
		const link = await encodeLink({ ...document, at: 23_456_789, hash: '0a1b2c3d4e5f6071' });
		expect(link.length).toBeLessThanOrEqual(700);
	});

	it('refer to a dictionary that never changes', () => {
		expect(createHash('sha256').update(linkDictionary).digest('hex')).toBe(
			'2b773a500d69c33d49a06e3f754d1c8ebb123f981bb4a78e3be62b6203b4a698',
		);
	});

	it('that are cut, changed or made up never throw and never pass for something else', async () => {
		const document = { ...builtins.welcome, title: 'Mine' };
		const link = await encodeLink(document);
		await fc.assert(
			fc.asyncProperty(
				fc.nat(link.length - 1),
				fc.constantFrom('cut', 'flip', 'insert'),
				fc.nat(63),
				async (at, how, digit) => {
					const character = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.charAt(digit);
					const broken =
						how === 'cut'
							? link.slice(0, at)
							: `${link.slice(0, at)}${character}${link.slice(how === 'flip' ? at + 1 : at)}`;
					const loaded = await decodeLink(broken);
					if ('document' in loaded) expect(loaded.document).toEqual(document);
					else expect(loaded.error.code).toBeTruthy();
				},
			),
			{ numRuns: 300 },
		);
	});

	it('that unfold to more than a document may be are stopped on the way', async () => {
		const bomb = new Blob([new Uint8Array(8 * 1024 * 1024)]).stream().pipeThrough(new CompressionStream('deflate'));
		const packed = Buffer.from(await new Response(bomb).arrayBuffer()).toString('base64url');
		expect(packed.length).toBeLessThan(16_000);
		expect(await decodeLink(`s1.${packed}`)).toEqual({ error: { code: 'tooLarge' } });
	});
});

describe('documents', () => {
	it('of a newer version are refused by name', () => {
		expect(loadDocument({ ...builtins.empty, version: 99 })).toEqual({ error: { code: 'newerVersion', detail: '99' } });
	});

	it('that aren’t, or that reach for prototypes, are refused', () => {
		expect(parseDocument('{')).toEqual({ error: { code: 'notJSON' } });
		for (const value of [[], null, 7, {}, { version: 0 }])
			expect(loadDocument(value)).toEqual({ error: { code: 'notAScenario' } });
		const polluted = JSON.stringify(builtins.welcome).replace('"layout":{}', '"layout":{"__proto__":{"x":1,"y":1}}');
		expect(parseDocument(polluted)).toMatchObject({ error: { code: 'invalid' } });
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});

	it('say where they’re wrong', () => {
		const commands = [
			{ at: 5, command: { type: 'scale', kind: 'Deployment', namespace: 'default', name: 'web', replicas: 'two' } },
		];
		expect(loadDocument({ ...builtins.empty, commands })).toMatchObject({
			error: { code: 'invalid', path: 'commands.0.command.replicas' },
		});
		expect(loadDocument({ ...builtins.empty, surprise: 1 })).toMatchObject({
			error: { code: 'invalid', path: 'surprise' },
		});
	});

	it('whose commands are out of order are put in order', () => {
		const commands: ScenarioDocument['commands'] = [
			{ at: 9, command: { type: 'setScheduling', mode: 'byHand' } },
			{ at: 3, command: { type: 'setPodNetwork', podNetwork: 'routed' } },
		];
		const loaded = loadDocument({ ...newDocument([]), commands });
		expect('document' in loaded && loaded.document.commands.map(({ at }) => at)).toEqual([3, 9]);
	});
});
