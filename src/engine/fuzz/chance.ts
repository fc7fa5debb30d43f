/** Choices for generated tests: from one seed the same every time. */
import { drawInt, stream } from '../random.ts';

export interface Chance {
	/** A whole number in [0, range). */
	int: (range: number) => number;
	/** A whole number from `low` to `high`, both included. */
	between: (low: number, high: number) => number;
	/** True that many times in a hundred. */
	percent: (share: number) => boolean;
	pick: <T>(list: readonly T[]) => T;
	/** `count` different items, in the list's order. */
	some: <T>(list: readonly T[], count: number) => T[];
	/** One of the entries, each as often as its weight says. */
	weighted: <T extends { weight: number }>(entries: readonly T[]) => T;
}

export function chanceOf(seed: number): Chance {
	const generator = stream(new Map(), seed, 'fuzz');
	const int = (range: number): number => drawInt(generator, range);
	const pick = <T>(list: readonly T[]): T => {
		if (list.length === 0) throw new Error('nothing to pick from');
		return list[int(list.length)] as T;
	};
	const weighted = <T extends { weight: number }>(entries: readonly T[]): T => {
		let left = int(entries.reduce((sum, { weight }) => sum + weight, 0));
		for (const entry of entries) {
			left -= entry.weight;
			if (left < 0) return entry;
		}
		throw new Error('the weights add up to nothing');
	};
	const some = <T>(list: readonly T[], count: number): T[] => {
		let needed = Math.min(count, list.length);
		return list.filter((_, index) => {
			const taken = int(list.length - index) < needed;
			if (taken) needed -= 1;
			return taken;
		});
	};
	return {
		int,
		between: (low, high) => low + int(high - low + 1),
		percent: (share) => int(100) < share,
		pick,
		some,
		weighted,
	};
}
