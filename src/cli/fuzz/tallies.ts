/** How many commands were given and how many accepted, by type and kind: a run that accepted none has tested nothing. */

export interface Tally {
	given: number;
	accepted: number;
}

export type Tallies = ReadonlyMap<string, Tally>;

/** The sums of both. */
export function tallied(a: Tallies, b: Tallies): Tallies {
	const sums = new Map(a);
	for (const [label, { given, accepted }] of b) {
		const before = sums.get(label);
		sums.set(label, { given: (before?.given ?? 0) + given, accepted: (before?.accepted ?? 0) + accepted });
	}
	return sums;
}

/** The same with one more command. */
export function countCommand(tallies: Map<string, Tally>, label: string, accepted: boolean): void {
	const before = tallies.get(label);
	tallies.set(label, { given: (before?.given ?? 0) + 1, accepted: (before?.accepted ?? 0) + (accepted ? 1 : 0) });
}

/** A line a label, for people. */
export function tallyLines(tallies: Tallies): string {
	const lines = [...tallies.keys()].sort().map((label) => {
		const { given, accepted } = tallies.get(label) as Tally;
		const share = Math.round((100 * accepted) / given);
		return `  ${label.padEnd(32)} ${String(accepted).padStart(7)} of ${String(given).padStart(7)}  ${share} %\n`;
	});
	return `accepted of given, by command:\n${lines.join('')}`;
}
