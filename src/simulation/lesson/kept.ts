/** How far somebody has come in the lessons, kept on the device; where storage is blocked, for as long as the page lives. */
import { type LessonKey, lessonKeys, type PlayedKey } from '../../lessons/format.ts';

export interface Progress {
	/** Numbers of the steps (from 0) that are done, by lesson. */
	done: Partial<Record<PlayedKey, readonly number[]>>;
	/** Quiz cards answered right, by lesson: the best time. */
	quiz?: Partial<Record<PlayedKey, number>>;
	/** Where one was last. */
	last?: { lesson: PlayedKey; step: number };
}

const storageKey = 'podarium.lessons';

export const isLessonKey = (text: unknown): text is LessonKey => lessonKeys.some((key) => key === text);

/** What a stored text holds, as far as it makes sense. */
export function parseProgress(text: string | null): Progress {
	try {
		const {
			done = {},
			quiz = {},
			last,
		} = JSON.parse(text ?? '{}') as {
			done?: Record<string, unknown>;
			quiz?: Record<string, unknown>;
			last?: Progress['last'];
		};
		const lists = Object.entries(done).filter(
			(entry): entry is [LessonKey, number[]] =>
				isLessonKey(entry[0]) && Array.isArray(entry[1]) && entry[1].every((step) => Number.isInteger(step)),
		);
		const scores = Object.entries(quiz).filter(([key, right]) => isLessonKey(key) && Number.isInteger(right));
		const isPlace = isLessonKey(last?.lesson) && Number.isInteger(last.step);
		return {
			done: Object.fromEntries(lists),
			...(scores.length > 0 ? { quiz: Object.fromEntries(scores) } : {}),
			...(last && isPlace ? { last } : {}),
		};
	} catch {
		return { done: {} };
	}
}

export function readProgress(): Progress {
	try {
		return parseProgress(localStorage.getItem(storageKey));
	} catch {
		return { done: {} };
	}
}

export function writeProgress(progress: Progress): void {
	try {
		localStorage.setItem(storageKey, JSON.stringify(progress));
	} catch {
		// Blocked or full: it lasts as long as the page.
	}
}

export function withStepDone(progress: Progress, lesson: PlayedKey, step: number): Progress {
	const before = progress.done[lesson] ?? [];
	if (before.includes(step)) return progress;
	return { ...progress, done: { ...progress.done, [lesson]: [...before, step].sort((a, b) => a - b) } };
}

/** The better of what was and what is now. */
export function withQuizResult(progress: Progress, lesson: PlayedKey, right: number): Progress {
	const best = Math.max(progress.quiz?.[lesson] ?? 0, right);
	return { ...progress, quiz: { ...progress.quiz, [lesson]: best } };
}

const ownKey = 'podarium.ownLesson';

/** The text of the lesson that's being made on this device. */
export function readOwnLesson(): string {
	try {
		return localStorage.getItem(ownKey) ?? '';
	} catch {
		return '';
	}
}

export function writeOwnLesson(text: string): void {
	try {
		localStorage.setItem(ownKey, text);
	} catch {
		// Blocked or full: it lasts as long as the page.
	}
}
