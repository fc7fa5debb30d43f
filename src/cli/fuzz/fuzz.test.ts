import { describe, expect, it } from 'vitest';
import { labels } from '../../engine/fuzz/commands.ts';
import { fuzz } from './scenario.ts';
import { type Tally, tallied } from './tallies.ts';

const seeds = 200;
const operations = 200;

describe('the fuzzer', () => {
	it(`finds nothing in ${seeds} seeds of ${operations} commands, and leaves no command untested`, async () => {
		let total: ReadonlyMap<string, Tally> = new Map();
		for (let seed = 1; seed <= seeds; seed += 1) {
			const { failure, tallies } = await fuzz(seed, operations, 'quick');
			expect(failure, `npm run fuzz -- --seed ${seed} --ops ${operations}`).toBeUndefined();
			total = tallied(total, tallies);
		}
		expect(labels.filter((label) => !total.get(label)?.accepted)).toEqual([]);
	}, 300_000);

	it('comes to the same run from the same seed', async () => {
		const [first, second] = [await fuzz(7, 60, 'quick'), await fuzz(7, 60, 'quick')];
		expect(second.document).toEqual(first.document);
		expect(second.hash).toBe(first.hash);
	});
});
