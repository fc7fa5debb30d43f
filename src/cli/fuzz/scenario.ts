/** From a seed to a cluster and what happens in it. */

import { type Chance, chanceOf } from '../../engine/fuzz/chance.ts';
import { anyCommand } from '../../engine/fuzz/commands.ts';
import { anyNodeManifest } from '../../engine/fuzz/manifests.ts';
import { nodeNames } from '../../engine/fuzz/world.ts';
import { second } from '../../engine/timing.ts';
import { newDocument } from '../../scenario/document.ts';
import { type Examination, examine } from './examine.ts';

/** µs from one command to the next: often none, mostly a moment, sometimes long enough for everything to settle. */
function anyWait(chance: Chance): number {
	const longest = chance.percent(3)
		? 60 * second
		: chance.pick([0, 0, 20_000, 500_000, second, second, 2 * second, 5 * second, 10 * second]);
	return longest === 0 ? 0 : chance.int(longest);
}

const marksPerRun = 2;

/** Runs the scenario of that seed with `operations` commands and every check. */
export function fuzz(seed: number, operations: number): Promise<Examination> {
	const chance = chanceOf(seed);
	const nodes = chance
		.some(nodeNames, chance.between(1, nodeNames.length))
		.map((name) => anyNodeManifest({ chance }, name));
	const start = { ...newDocument(nodes, { seed: chance.int(0x7fff_ffff), title: `fuzz ${seed}` }) };
	const marked = new Set(Array.from({ length: marksPerRun }, () => chance.int(operations)));
	let given = 0;
	return examine(
		start,
		{
			nextAt: (now) => (given < operations ? now + anyWait(chance) : undefined),
			next: ({ state }) => {
				given += 1;
				return anyCommand({ chance, state });
			},
		},
		{ isMarked: (index) => marked.has(index) },
	);
}
