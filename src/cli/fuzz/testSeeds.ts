/** A part of the seeds that `npm test` runs: two files of tests share them, and so two cores. */
import { expect } from 'vitest';
import { labels } from '../../engine/fuzz/commands.ts';
import { fuzz } from './scenario.ts';
import { type Tallies, tallied } from './tallies.ts';

export const operations = 200;

/** Expects that nothing is wrong with any of the seeds, and that every command was accepted now and then. */
export async function expectSound(first: number, last: number): Promise<void> {
	let tallies: Tallies = new Map();
	for (let seed = first; seed <= last; seed += 1) {
		const result = await fuzz(seed, operations, 'quick');
		expect(result.failure, `npm run fuzz -- --seed ${seed} --ops ${operations}`).toBeUndefined();
		tallies = tallied(tallies, result.tallies);
	}
	expect(labels.filter((label) => !tallies.get(label)?.accepted)).toEqual([]);
}
