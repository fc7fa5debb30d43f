/** How far an attempt at a step has come: done, or on a turn that's known to be wrong. */
import { type Check, holds } from './checks/index.ts';
import type { Situation } from './checks/situation.ts';
import type { Step, Wrong } from './format.ts';

/** What has to hold for the step to be done. */
export function checkOf(step: Step): Check {
	switch (step.kind) {
		case 'act':
			return step.goals ? { is: 'all', of: [...step.goals.map(({ check }) => check), step.check] } : step.check;
		case 'predict':
		case 'compare':
			return { is: 'answered', question: step.key, choice: step.answer };
		case 'cases':
			return {
				is: 'all',
				of: step.cases.map(({ key, verdict }) => ({ is: 'answered', question: key, choice: verdict })),
			};
	}
}

/** The first of the step's usual wrong turns that has been taken, but for those that are known; none once it's done. */
export function wrongTurn(step: Step, situation: Situation, known: ReadonlySet<Wrong> = new Set()): Wrong | undefined {
	if (step.kind !== 'act' || holds(checkOf(step), situation)) return undefined;
	return step.wrong.find((wrong) => !known.has(wrong) && holds(wrong.when, situation));
}
