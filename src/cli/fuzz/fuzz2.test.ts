import { describe, it } from 'vitest';
import { expectSound, operations } from './testSeeds.ts';

describe('the fuzzer', () => {
	it(`finds nothing in seeds 101 to 200 of ${operations} commands`, () => expectSound(101, 200), 300_000);
});
