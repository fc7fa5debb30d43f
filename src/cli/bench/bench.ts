/** What a benchmark is: rows of one table, each a number of ours beside a goal and, where there is one, a peer's. */

export interface Goal {
	compare: 'atLeast' | 'atMost';
	value: number;
}

export interface Row {
	/** What was measured, and in what: `10,000 pods to Running`, `CPU s`. */
	what: string;
	unit: string;
	goal?: Goal;
	/** Missing where there's no peer, or where it didn't get so far. */
	peer?: number;
	ours: number;
	/** What to read beside it: how many rounds, why a peer's number is missing. */
	note?: string;
}

export interface Options {
	/** How often each number is taken; the table shows the median. */
	rounds: number;
	/** Tells what is being done: benchmarks take minutes. */
	say: (text: string) => void;
}

export interface Bench {
	/** What's typed after `npm run bench --`. */
	name: string;
	/** Who the peer's numbers are. */
	peer?: string;
	run: (options: Options) => Promise<Row[]>;
}

/** The middle one; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function meets({ goal, ours }: Row): boolean {
	if (!goal) return true;
	return goal.compare === 'atLeast' ? ours >= goal.value : ours <= goal.value;
}

/** How many times better ours is than the peer's: above 1 is better, whichever way the number counts. */
export function ratioOf({ goal, peer, ours }: Row): number | undefined {
	if (peer === undefined || ours === 0 || peer === 0) return undefined;
	return goal?.compare === 'atLeast' ? ours / peer : peer / ours;
}
