/** Asks once for each distinct set of labels or of affinity terms, however many pods carry it. */
import type { AffinityTerms } from './affinityTerms.ts';
import type { LabelCount } from './nodeInfo.ts';
import type { LabelSet } from './podFacts.ts';

export type LabelMatch = (set: LabelSet) => boolean;

/** The same answers as `matches`, each worked out once. For use within one cycle. */
export function remembered(matches: LabelMatch): LabelMatch {
	const answers = new Map<LabelSet, boolean>();
	// Most nodes carry pods of the same few sets: the last one is asked for again and again.
	let last: LabelSet | undefined;
	let lastAnswer = false;
	return (set) => {
		if (set === last) return lastAnswer;
		let answer = answers.get(set);
		if (answer === undefined) {
			answer = matches(set);
			answers.set(set, answer);
		}
		last = set;
		lastAnswer = answer;
		return answer;
	};
}

/** The same for what a pod's affinity terms come to. */
export function rememberedTerms<Result>(work: (terms: AffinityTerms) => Result): (terms: AffinityTerms) => Result {
	const results = new Map<AffinityTerms, Result>();
	return (terms) => {
		let result = results.get(terms);
		if (result === undefined) {
			result = work(terms);
			results.set(terms, result);
		}
		return result;
	};
}

/** How many of the counted pods match; those that are being deleted count only if asked for. */
export function countMatching(counts: readonly LabelCount[], matches: LabelMatch, withTerminating: boolean): number {
	let total = 0;
	for (const { set, count, terminating } of counts) {
		if (matches(set)) total += withTerminating ? count : count - terminating;
	}
	return total;
}
