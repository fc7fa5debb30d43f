/** What's wrong with a lesson that's being made: found by playing it. */
import { holds } from '../checks/index.ts';
import { documentAt, make, nextAttempt, situationOf, startAttempt } from '../play.ts';
import { checkOf } from '../progress.ts';
import { type OwnLesson, playable } from './ownLesson.ts';

export const problemCodes = ['alreadyTrue', 'unreachable', 'noText', 'noTitle'] as const;
export type ProblemCode = (typeof problemCodes)[number];
export interface Problem {
	/** From 0; of the whole lesson where there's none. */
	step?: number;
	code: ProblemCode;
}

/** Plays the lesson by its own moves, and tells which checks hold too early or never. */
export function review(own: OwnLesson): Problem[] {
	const problems: Problem[] = own.title.trim() === '' ? [{ code: 'noTitle' }] : [];
	const lesson = playable(own);
	const attempt = startAttempt(documentAt(lesson, 0));
	for (const [step, { text }] of own.steps.entries()) {
		const played = lesson.steps[step];
		if (played?.kind !== 'act') continue;
		if (text.trim() === '') problems.push({ step, code: 'noText' });
		if (holds(checkOf(played), situationOf(attempt))) problems.push({ step, code: 'alreadyTrue' });
		for (const move of played.solution) make(attempt, move);
		if (!holds(checkOf(played), situationOf(attempt))) problems.push({ step, code: 'unreachable' });
		nextAttempt(attempt);
	}
	return problems;
}
