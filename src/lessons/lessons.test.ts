/** Every lesson is played: by its commands, by kubectl, and wrongly. */
import { describe, expect, it } from 'vitest';
import { advance } from '../engine/engine.ts';
import { kubectl } from '../engine/kubectl/kubectl.ts';
import { parseManifests, toYaml } from '../kubernetes/manifest.ts';
import { holds } from './checks/index.ts';
import type { ActStep, Choice, CompareStep, Lesson, Step } from './format.ts';
import { lessons } from './index.ts';
import {
	type Attempt,
	documentAt,
	give,
	lessonDocument,
	make,
	nextAttempt,
	playOn,
	sceneDocument,
	situationOf,
	solutionOf,
	startAttempt,
	timed,
} from './play.ts';
import { checkOf, wrongTurn } from './progress.ts';

const second = 1_000_000;
const context = { yaml: { parse: parseManifests, toYaml } };

const isDone = (step: Step, attempt: Attempt): boolean => holds(checkOf(step), situationOf(attempt));

/** A line as the console takes it: its commands, and time for what goes on. */
function type(attempt: Attempt, line: string): void {
	const { engine } = attempt;
	const sleep = /^sleep (\d+)s$/.exec(line)?.[1];
	if (sleep !== undefined) {
		advance(engine, engine.state.now + Number(sleep) * second);
		return;
	}
	const { steps, errors, watch } = kubectl(engine, line, context);
	expect(errors, line).toBe('');
	attempt.deeds.push({ kind: 'typed', line });
	for (const { command } of steps) expect(give(attempt, command), line).toBeUndefined();
	for (let passed = 0; watch && passed < 100 && watch(engine).exitCode === undefined; passed += 1)
		advance(engine, engine.state.now + second / 10);
}

/** Of a question's answers, those that have turned out to be so. */
const cameTrue = (choices: readonly Choice[], attempt: Attempt): string[] =>
	choices.filter(({ comesTrue }) => holds(comesTrue, situationOf(attempt))).map(({ key }) => key);

/** Of a question about two runs, the answers that have turned out to be so. */
function sidesCameTrue(lesson: Lesson, { choices, left, right, ...scene }: CompareStep): string[] {
	const [one, other] = [left, right].map(({ shows }) => {
		const attempt = startAttempt(sceneDocument(lesson, scene));
		playOn(attempt, shows, 0, timed(shows).lengthUs);
		return situationOf(attempt);
	});
	if (!one || !other) throw new Error('there are two sides');
	return choices
		.filter(({ comesTrue }) => holds(comesTrue.left, one) && holds(comesTrue.right, other))
		.map(({ key }) => key);
}

function playThrough(lesson: Lesson, act: (step: ActStep, attempt: Attempt) => void): void {
	const attempt = startAttempt(lessonDocument(lesson));
	for (const [number, step] of lesson.steps.entries()) {
		const name = `${lesson.key}.${number + 1} ${step.title.en}`;
		expect(isDone(step, attempt), `${name}: already done at its start`).toBe(false);
		if (step.kind === 'act') act(step, attempt);
		else for (const move of solutionOf(step)) make(attempt, move);
		expect(isDone(step, attempt), `${name}: not done by its solution`).toBe(true);
		if (step.kind === 'compare') expect(sidesCameTrue(lesson, step), name).toEqual([step.answer]);
		if (step.kind === 'predict') expect(cameTrue(step.choices, attempt), name).toEqual([step.answer]);
		nextAttempt(attempt);
	}
}

describe.each(lessons.map((lesson) => [lesson.key, lesson] as const))('the lesson %s', (_, lesson) => {
	it('is done by its commands, step by step, and by nothing less', () => {
		playThrough(lesson, (step, attempt) => {
			for (const move of step.solution) {
				make(attempt, move);
				const { deeds } = attempt;
				expect(deeds.filter(({ kind }) => kind === 'refused')).toEqual([]);
			}
		});
	});

	it('is done from a console, where a console can', () => {
		playThrough(lesson, (step, attempt) => {
			if (step.console) for (const line of step.console) type(attempt, line);
			else for (const move of step.solution) make(attempt, move);
		});
	});

	it.each(lesson.steps.map((step, number) => [number + 1, step] as const))(
		'knows the wrong turns of step %i',
		(number, step) => {
			if (step.kind === 'predict' || step.kind === 'compare') {
				const wrong = step.choices.filter(({ key }) => key !== step.answer);
				expect(wrong.length).toBeGreaterThanOrEqual(2);
				for (const choice of wrong) {
					const attempt = startAttempt(documentAt(lesson, number - 1));
					make(attempt, { deed: { kind: 'answered', question: step.key, choice: choice.key } });
					expect(isDone(step, attempt), choice.key).toBe(false);
					expect(choice.why?.en, choice.key).toBeTruthy();
				}
			}
			if (step.kind === 'cases') {
				expect(new Set(step.cases.map(({ verdict }) => verdict)).size).toBe(2);
				for (const { key, verdict, answers } of step.cases) {
					// The questions decide: three times yes is one pod, and nothing else is.
					expect(answers.every(Boolean) ? 'together' : 'apart', key).toBe(verdict);
					const attempt = startAttempt(documentAt(lesson, number - 1));
					for (const move of solutionOf(step)) make(attempt, move);
					const wrong = verdict === 'together' ? 'apart' : 'together';
					attempt.deeds = attempt.deeds.map((deed) =>
						deed.kind === 'answered' && deed.question === key ? { ...deed, choice: wrong } : deed,
					);
					expect(isDone(step, attempt), key).toBe(false);
				}
			}
			if (step.kind !== 'act') return;
			expect(step.wrong.length).toBeGreaterThanOrEqual(2);
			for (const wrong of step.wrong) {
				const attempt = startAttempt(documentAt(lesson, number - 1));
				expect(wrongTurn(step, situationOf(attempt)), `before: ${wrong.text.en}`).toBeUndefined();
				for (const move of wrong.try) make(attempt, move);
				expect(isDone(step, attempt), wrong.text.en).toBe(false);
				expect(wrongTurn(step, situationOf(attempt))?.text.en).toBe(wrong.text.en);
			}
		},
	);

	it.each(lesson.quiz.map((card, number) => [number + 1, card] as const))(
		'shows the answer of quiz card %i',
		(_, card) => {
			const attempt = startAttempt(sceneDocument(lesson, card));
			for (const move of card.shows) make(attempt, move);
			expect(cameTrue(card.choices, attempt), card.question.en).toEqual([card.answer]);
		},
	);

	it('rests on pages of the documentation, and asks for at least one prediction', () => {
		for (const page of lesson.documentation)
			expect(page).toMatch(/^(concepts|tasks|tutorials|reference)\/[a-z0-9/-]+\/(#[a-z-]+)?$/);
		expect(lesson.documentation.length).toBeGreaterThan(0);
		expect(lesson.quiz.length).toBeGreaterThanOrEqual(3);
		for (const { hints } of lesson.steps) expect(hints.length).toBeGreaterThan(0);
		expect(lesson.steps.length).toBeGreaterThanOrEqual(3);
		expect(lesson.steps.length).toBeLessThanOrEqual(8);
		expect(lesson.steps.some(({ kind }) => kind === 'predict')).toBe(true);
	});
});
