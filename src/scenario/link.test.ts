import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtins } from './builtin/index.ts';
import { newDocument, type ScenarioDocument } from './document.ts';
import { decodeLink, encodeLink } from './link.ts';
import { loadDocument, parseDocument } from './load.ts';
import { openEngine } from './run.ts';

/** One link of each version, as it was made then: what has been shared must open for ever. */
const frozenLinks = {
	1: 's1.eJylVN9v2jAQ_l_uOVNDGIz5DZWqm7RVqKv2MqHqcK7Fqh17tgNCKP_7ZJOmIQSoVp7C_fq-83d3O1iTdUIXwAYJUPEsCoqfXnhJwGBDkmtFkIAjyqNLYSGeyHkH7M8O0IjfryVgPYAEXkSRA4M7nYc0RR5z9AhsBwWqULPQOX0aQFUl_5-eXUif67w_e0NLSEDikqQLZjSmtlZVAs4Qj8E6p7sDtglwXXgUBdl94wf1hMLn8M_oHK0o1dWGliwkGW3rh2rS59p6YJO0WoQXX7eLXU-vv908Tmeze0hgjbIMRqk5ypV2no2HX75CaLsOn86_d4PRCDZJJymE6pacLi2n2Kilv-VetR1wUwKDbJSq-EhK2y0wGGSTnwKqqoXAka-or7_oON9hYPsRFovzCv8iuxb8xIxEPd_kdCSJe207grfJm0aVY1g0xl21sWdkpN4qKnw_PBrRM2TB2h4yS0YKji5uVZuiQs9XP05ke1JGoqcY2IK-hNY_vnumR_KGMbowvvsBviDuKD0UNxuNG3E_IG_s7Zy8dcCxvP0Cv-tycCn2gndfunacux_ZyfvRVD1eseiJMnTOxMP0_vbmobv64eS8b_EHHVXGnxtRFoGnUljk9Xn3wLJhGn-NK1TyWxNAHUdJJxYjsHUGeYjL6QlL-WptBu9tBYYRW-JWlx7YrkoidI2cVv8AQr0qBw',
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
		for (const document of Object.values(builtins)) {
			const link = await encodeLink(document);
			expect(link).toMatch(/^s1\.[A-Za-z0-9_-]+$/);
			expect(await decodeLink(`#${link}`)).toEqual({ document });
		}
	});

	it('that are cut, changed or made up never throw and never pass for something else', async () => {
		const link = await encodeLink(builtins.welcome);
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
					if ('document' in loaded) expect(loaded.document).toEqual(builtins.welcome);
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
