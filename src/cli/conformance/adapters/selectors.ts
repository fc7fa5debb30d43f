/** Drives label and node selectors with `tables/selectors.json`. */
import { type NodeSelectorTerm, termMatches } from '../../../engine/scheduler/nodeSelector.ts';
import { nodeOf } from '../../../engine/scheduler/testObjects.ts';
import { matchesRequirements, matchesSelector, parseSelector } from '../../../kubernetes/labels.ts';
import type { LabelSelector, Labels } from '../../../kubernetes/types.ts';
import { sameData, type TableAdapter } from '../adapter.ts';

interface SelectorCase {
	op: string;
	selector: string;
	labelSelector: LabelSelector;
	matchExpressions: NonNullable<NodeSelectorTerm['matchExpressions']>;
	labels: Labels;
	expected: { valid?: boolean; requirements?: unknown; matches?: boolean };
}

const runs: Readonly<Record<string, (testCase: SelectorCase) => unknown>> = {
	parseSelector({ selector, expected }) {
		const parsed = parseSelector(selector);
		if ('error' in parsed) return { valid: false };
		if (!expected.requirements) return { valid: true };
		const requirements = parsed.requirements.map((requirement) => ({
			...requirement,
			values: requirement.values.map((value) => value).sort(),
		}));
		return { valid: true, requirements };
	},
	matchSelector({ selector, labels }) {
		const parsed = parseSelector(selector);
		return 'error' in parsed ? parsed : { matches: matchesRequirements(parsed.requirements, labels) };
	},
	labelSelector: ({ labelSelector, labels }) => ({ matches: matchesSelector(labelSelector, labels) }),
	nodeSelectorTerm: ({ matchExpressions, labels }) => ({
		matches: termMatches({ matchExpressions }, nodeOf({ labels })),
	}),
};

export const selectors: TableAdapter = {
	table: 'selectors',
	recognises: ({ op }) => typeof op === 'string' && op in runs,
	run(testCase) {
		const typed = testCase as unknown as SelectorCase;
		const got = runs[typed.op]?.(typed);
		return { pass: sameData(got, typed.expected), got };
	},
};
