import { describe, expect, it } from 'vitest';
import { operations, problemsOf } from './testSeeds.ts';

describe('the fuzzer', () => {
	it(`finds nothing in seeds 101 to 200 of ${operations} commands`, async () => {
		expect(await problemsOf(101, 200)).toEqual([]);
	}, 300_000);
});
