import { fuzz } from '../src/cli/fuzz/scenario.ts';
import { hashText } from '../src/engine/hash.ts';
import { builtins } from '../src/scenario/builtin/index.ts';
import { type BuiltinKey, builtinKeys } from '../src/scenario/builtin/keys.ts';
import type { ScenarioDocument } from '../src/scenario/document.ts';
import { encodeLink } from '../src/scenario/link.ts';
import { openEngine } from '../src/scenario/run.ts';
import { expect, pause, test } from './page.ts';

const randomScenarios = 50;

/** The hash that Node comes to at the moment at which the document opens. */
function inNode(document: ScenarioDocument): string {
	return hashText(openEngine(document).engine.state.log.hash);
}

async function scenarios(): Promise<[string, ScenarioDocument][]> {
	const minute = 60_000_000;
	const known = builtinKeys.map((key: BuiltinKey): [string, ScenarioDocument] => [
		key,
		{ ...builtins[key], at: minute },
	]);
	const random: [string, ScenarioDocument][] = [];
	for (let seed = 1; seed <= randomScenarios; seed += 1) random.push([`seed ${seed}`, (await fuzz(seed, 30)).document]);
	return [...known, ...random];
}

/** As much of a run as a link holds. */
async function linked(document: ScenarioDocument): Promise<{ fitting: ScenarioDocument; link: string }> {
	for (let fitting = document; ; ) {
		const link = await encodeLink(fitting);
		if (link.length <= 16_000) return { fitting, link };
		const commands = fitting.commands.slice(0, Math.floor(fitting.commands.length * 0.75));
		fitting = { ...fitting, commands, at: (commands.at(-1)?.at ?? 0) + 10_000_000 };
	}
}

test('the same log hash in Node and in Chromium, for every built-in and 50 random scenarios', async ({ page }) => {
	test.setTimeout(240_000);
	await page.goto('/');
	await pause(page);
	const hash = page.locator('[data-hash]');
	for (const [name, document] of await scenarios()) {
		const { fitting, link } = await linked(document);
		await page.evaluate((fragment) => {
			location.hash = `#${fragment}`;
		}, link);
		await expect(hash, name).toHaveAttribute('data-hash', inNode(fitting), { timeout: 15_000 });
	}
});
