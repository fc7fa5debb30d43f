/** Making a lesson: what's done on the stage is recorded, step by step, and each step gets its words and its check. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { copyState } from '../../engine/snapshot.ts';
import type { ClusterState } from '../../engine/state.ts';
import type { Check } from '../../lessons/checks/index.ts';
import { encodeOwnLesson } from '../../lessons/own/link.ts';
import { emptyOwnLesson, type OwnLesson, type OwnStep, parseOwnLesson, playable } from '../../lessons/own/ownLesson.ts';
import { type Problem, review } from '../../lessons/own/review.ts';
import { suggestChecks } from '../../lessons/own/suggest.ts';
import { simulation } from '../store.ts';
import { readOwnLesson, writeOwnLesson } from './kept.ts';
import { lessonPlayer } from './player.ts';

export type { Check, OwnLesson, Problem };

interface WritingState {
	/** Nothing until it's begun. */
	own: OwnLesson | undefined;
	/** What has come about in the step that's being made. */
	suggestions: readonly Check[];
	problems: readonly Problem[];
}

const store = createStore<WritingState>(() => ({
	own: undefined,
	suggestions: [],
	problems: [],
}));

let start: ClusterState | undefined;
let stop: (() => void) | undefined;
let lookedAt = 0;
const lookEveryMs = 300;

function keep(own: OwnLesson): void {
	writeOwnLesson(JSON.stringify(own));
	store.setState({ own, problems: own.steps.length > 0 ? review(own) : [] });
}

/** The step that's being made begins with the cluster as it is. */
function beginStep(): void {
	start = copyState(simulation.getState().cluster);
	store.setState({ suggestions: [] });
}

function look(): void {
	if (!start) return;
	const { cluster } = simulation.getState();
	// Rewound to before the step: what's shown now isn't what it began with.
	if (cluster.now < start.now) {
		beginStep();
		return;
	}
	const suggestions = suggestChecks({ now: cluster, start, deeds: [] });
	if (JSON.stringify(suggestions) !== JSON.stringify(store.getState().suggestions)) store.setState({ suggestions });
}

/** Goes on with the lesson that was begun on this device, or begins one with the cluster as it is. */
function begin(): void {
	lessonPlayer.leave();
	const kept = parseOwnLesson(readOwnLesson());
	if ('lesson' in kept) {
		const { lesson } = kept;
		simulation.openDocument({ ...lesson.run, at: lesson.steps.at(-1)?.until ?? lesson.run.at });
		keep(lesson);
	} else keep(emptyOwnLesson(simulation.document()));
	beginStep();
	stop ??= simulation.subscribe(() => {
		if (performance.now() - lookedAt < lookEveryMs) return;
		lookedAt = performance.now();
		look();
	});
}

function end(): void {
	stop?.();
	stop = undefined;
	start = undefined;
}

/** Takes what was done since the last step as a step of its own. */
function addStep(words: Omit<OwnStep, 'check' | 'until'>, checks: readonly Check[]): void {
	const { own } = store.getState();
	if (!own) return;
	const { now } = simulation.getState();
	const run = { ...simulation.document(), at: own.run.at };
	const step: OwnStep = { ...words, check: { is: 'all', of: checks }, until: now };
	keep({ ...own, run, steps: [...own.steps, step] });
	beginStep();
}

/** Takes the last step away and goes back to where it began. */
function removeLast(): void {
	const { own } = store.getState();
	if (!own) return;
	const steps = own.steps.slice(0, -1);
	const at = steps.at(-1)?.until ?? own.run.at;
	const run = { ...own.run, commands: own.run.commands.filter((given) => given.at < at) };
	simulation.openDocument({ ...run, at });
	keep({ ...own, run, steps });
	beginStep();
}

/** Forgets it all and begins anew with the cluster as it is. */
function startOver(): void {
	keep(emptyOwnLesson(simulation.document()));
	beginStep();
}

export const lessonWriter = {
	begin,
	end,
	/** Looks at once at what has come about. */
	look,
	addStep,
	removeLast,
	startOver,
	name: (words: Pick<OwnLesson, 'title' | 'goal'>): void => {
		const { own } = store.getState();
		if (own) keep({ ...own, ...words });
	},
	/** Plays it as others will. */
	tryIt: (): void => {
		const { own } = store.getState();
		if (!own) return;
		end();
		lessonPlayer.openOwn(playable(own));
	},
	link: async (own: OwnLesson): Promise<string> =>
		`${location.origin}${location.pathname}#${await encodeOwnLesson(own)}`,
};

/** What a component shows of the lesson that's being made. */
export function useWriting<T>(select: (state: WritingState) => T): T {
	return useStore(store, select);
}
