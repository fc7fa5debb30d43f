/** From a seed to a cluster and what happens in it. */

import { type Chance, chanceOf } from '../../engine/fuzz/chance.ts';
import { anyCommand } from '../../engine/fuzz/commands.ts';
import { anyNodeManifest } from '../../engine/fuzz/manifests.ts';
import { nodeNames } from '../../engine/fuzz/world.ts';
import { second } from '../../engine/timing.ts';
import { newDocument } from '../../scenario/document.ts';
import { type Examination, examine, type Source } from './examine.ts';
import { ways } from './sameness.ts';

const usualWaitsUs = [0, 0, 20_000, 500_000, second, second, 2 * second, 3 * second, 5 * second] as const;

/** µs from one command to the next: often none, mostly a moment, sometimes long enough for everything to settle. */
function anyWait(chance: Chance): number {
	const longest = chance.percent(1) ? 60 * second : chance.pick(usualWaitsUs);
	return longest === 0 ? 0 : chance.int(longest);
}

/** `thorough` compares the run with itself in every way and from two moments; `quick` in one way, from one. */
export type Care = 'thorough' | 'quick';

/** Runs the scenario of that seed with `operations` commands and every rule after every event. */
export function fuzz(seed: number, operations: number, care: Care = 'thorough'): Promise<Examination> {
	const chance = chanceOf(seed);
	const names = chance.some(nodeNames, chance.between(1, nodeNames.length));
	const nodes = names.map((name) => anyNodeManifest({ chance }, name));
	const start = newDocument(nodes, { seed: chance.int(0x7fff_ffff), title: `fuzz ${seed}` });
	const moments = [chance.int(operations), chance.int(operations)];
	const marked = new Set(care === 'thorough' ? moments : moments.slice(0, 1));
	const compared = care === 'thorough' ? ways : ways.filter((_, index) => index === seed % ways.length);
	let given = 0;
	const source: Source = {
		nextAt: (now) => (given < operations ? now + anyWait(chance) : undefined),
		next: ({ state }) => {
			given += 1;
			return anyCommand({ chance, state });
		},
	};
	return examine(start, source, { isMarked: (index) => marked.has(index), compared });
}
