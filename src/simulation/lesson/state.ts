/** What is shown of a lesson. Light, for the page's first sight; `player.ts` does the playing and comes when it's needed. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Choice, type Lesson, type LessonKey, lessonKeys, lessonTitle, type Wrong } from '../../lessons/format.ts';
import type { LoadError } from '../../scenario/load.ts';
import { isLessonKey, type Progress, readProgress } from './kept.ts';

/** `asking`: time stands still until a prediction is made; `running`: it's being shown. */
export type StepPhase = 'doing' | 'asking' | 'running' | 'done';

export interface LessonState {
	/** A lesson is being made. */
	writing: boolean;
	lesson: Lesson | undefined;
	/** From 0. */
	step: number;
	phase: StepPhase;
	/** The usual wrong turn that was taken, if one was. */
	wrong: Wrong | undefined;
	/** Of the step's goals, which are reached. */
	goals: readonly boolean[];
	/** Hints that are open. */
	hints: number;
	/** What was predicted. */
	choice: Pick<Choice, 'key' | 'why'> | undefined;
	/** The solution is being shown: the move that's being made, from 0. */
	showing: number | undefined;
	progress: Progress;
	/** The quiz at the lesson's end: the card that's open, and what was answered to each. */
	quiz: { card: number; answers: readonly string[] } | undefined;
	/** First answers in the game of cases, by case. */
	sorted: Readonly<Record<string, 'together' | 'apart'>>;
}

export const atRest = {
	lesson: undefined,
	step: 0,
	phase: 'doing',
	wrong: undefined,
	goals: [],
	hints: 0,
	choice: undefined,
	showing: undefined,
	quiz: undefined,
	sorted: {},
} as const satisfies Partial<LessonState>;

export const lessonStore = createStore<LessonState>(() => ({ ...atRest, writing: false, progress: readProgress() }));

/** From 1: which lesson a run of that title is of; nothing for other runs. */
export function lessonNumber(title: string): number | undefined {
	const index = lessonKeys.findIndex((key) => title === lessonTitle({ key }));
	return index < 0 ? undefined : index + 1;
}

/** The lesson and step (from 0) that a link names: `#l=first-pod`, `#l=first-pod.3`. */
export function lessonOf(fragment: string): { key: LessonKey; step: number } | undefined {
	const [, key, step = '1'] = /^#?l=([a-z-]+)(?:\.(\d{1,2}))?$/.exec(fragment) ?? [];
	return isLessonKey(key) ? { key, step: Number(step) - 1 } : undefined;
}

/** Opens a lesson that somebody made: a link's, or a file's text. Answers what's wrong with it, if it can't be. */
export async function openOwnLesson(from: { fragment: string } | { text: string }): Promise<LoadError | undefined> {
	const [{ lessonPlayer }, { decodeOwnLesson }, { parseOwnLesson, playable }] = await Promise.all([
		import('./player.ts'),
		import('../../lessons/own/link.ts'),
		import('../../lessons/own/ownLesson.ts'),
	]);
	const loaded = 'text' in from ? parseOwnLesson(from.text) : await decodeOwnLesson(from.fragment);
	if ('error' in loaded) return loaded.error;
	return lessonPlayer.openOwn(playable(loaded.lesson)) ? undefined : { code: 'invalid' };
}

/** Opens a lesson (`step` from 0), or the list's first with what's needed for it fetched. False when there's no such step. */
export async function openLesson(key: LessonKey, step = 0): Promise<boolean> {
	const { lessonPlayer } = await import('./player.ts');
	return lessonPlayer.open(key, step);
}

/** Opens the panel in which a lesson is made, or closes it. */
export const setWriting = (writing: boolean): void => lessonStore.setState({ writing });

export const firstLesson: LessonKey = lessonKeys[0];

/** What a component shows of the lesson. */
export function useLesson<T>(select: (state: LessonState) => T): T {
	return useStore(lessonStore, select);
}

export type {
	ActStep,
	CasesStep,
	CompareStep,
	Lesson,
	LessonKey,
	PointTarget,
	PredictStep,
	QuizCard,
	Step,
	Text,
} from '../../lessons/format.ts';
export { lessonTitle };
