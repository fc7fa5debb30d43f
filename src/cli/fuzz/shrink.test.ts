import { describe, expect, it } from 'vitest';
import { newDocument, type TimedCommand } from '../../scenario/document.ts';
import { dropCommands, shortenWaits } from './shrink.ts';

const begun = newDocument([], { nodeCount: 1 });
const at = (time: number, name: string): TimedCommand => ({ at: time, command: { type: 'discardDraft', name } });

/** A search that takes every candidate in which the named commands are left, in their order and `gap` µs apart. */
function searchFor(commands: readonly TimedCommand[], wanted: readonly string[], gap = 0) {
	const search = {
		best: { ...begun, commands: [...commands] },
		isOver: () => false,
		accepts: async (candidate: typeof begun) => {
			const left = candidate.commands.filter(({ command }) => 'name' in command && wanted.includes(command.name));
			const times = left.map((timed) => timed.at);
			const fails = left.length === wanted.length && (times.at(-1) ?? 0) - (times[0] ?? 0) >= gap;
			if (fails) search.best = candidate;
			return fails;
		},
	};
	return search;
}

const many = Array.from({ length: 100 }, (_, index) => at(index * 1_000_000, `c${index}`));

describe('shrinking', () => {
	it('leaves the commands that a failure needs', async () => {
		const search = searchFor(many, ['c13', 'c77']);
		await dropCommands(search);
		expect(search.best.commands).toEqual([many[13], many[77]]);
	});

	it('leaves the time that a failure needs', async () => {
		const search = searchFor([at(5_000_000, 'first'), at(95_000_000, 'last')], ['first', 'last'], 12_000_000);
		await shortenWaits(search);
		expect(search.best.commands[0]?.at).toBe(0);
		expect(search.best.commands[1]?.at).toBeLessThan(12_001_000);
	});
});
