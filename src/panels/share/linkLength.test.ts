import { expect, it } from 'vitest';
import { linkVerdict } from './linkLength.ts';

it.each([
	[1, 'fits'],
	[1800, 'fits'],
	[1801, 'long'],
	[3500, 'long'],
	[3501, 'veryLong'],
	[8000, 'veryLong'],
	[8001, 'tooLong'],
] as const)('%i characters: %s', (length, verdict) => {
	expect(linkVerdict(length)).toBe(verdict);
});
