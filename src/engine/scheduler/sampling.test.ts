import { expect, it } from 'vitest';
import { nodesToFind } from './sampling.ts';

it.each([
	[0, 0],
	[10, 10],
	[99, 99],
	[100, 100],
	[200, 100],
	[1000, 420],
	[5000, 500],
	[6000, 300],
	[50_000, 2500],
])('of %i nodes %i are enough', (nodes, enough) => {
	expect(nodesToFind(nodes)).toBe(enough);
});
