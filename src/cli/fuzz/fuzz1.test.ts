import { describe, expect, it } from 'vitest';
import { fuzz } from './scenario.ts';
import { operations, problemsOf } from './testSeeds.ts';

describe('the fuzzer', () => {
	it(`finds nothing in seeds 1 to 100 of ${operations} commands`, async () => {
		expect(await problemsOf(1, 100)).toEqual([]);
	}, 300_000);

	it('comes to the same run from the same seed', async () => {
		const first = await fuzz(7, 60, 'quick');
		const second = await fuzz(7, 60, 'quick');
		expect(second.document).toEqual(first.document);
		expect(second.hash).toBe(first.hash);
	});
});
