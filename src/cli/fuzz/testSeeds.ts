/** A part of the seeds that `npm test` runs: two files of tests share them, and so two cores. */
import { labels } from '../../engine/fuzz/commands.ts';
import { fuzz } from './scenario.ts';
import { type Tallies, tallied } from './tallies.ts';

export const operations = 200;

/** What's wrong with the first of the seeds that fails, or which commands were never accepted; none when all is well. */
export async function problemsOf(first: number, last: number): Promise<string[]> {
	let tallies: Tallies = new Map();
	for (let seed = first; seed <= last; seed += 1) {
		const { failure, tallies: own } = await fuzz(seed, operations, 'quick');
		if (failure) return [`npm run fuzz -- --seed ${seed} --ops ${operations}`, failure.kind, failure.message];
		tallies = tallied(tallies, own);
	}
	return labels.filter((label) => !tallies.get(label)?.accepted).map((label) => `never accepted: ${label}`);
}
