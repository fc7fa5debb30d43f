/** Plays lessons: begins steps, looks whether they're done, shows solutions. */
import { copyState } from '../../engine/snapshot.ts';
import type { ClusterState } from '../../engine/state.ts';
import { holds } from '../../lessons/checks/index.ts';
import type { Deed, Situation } from '../../lessons/checks/situation.ts';
import {
	type CompareStep,
	type Lesson,
	lessonTitle,
	type PlayedKey,
	type PredictStep,
	type Step,
	type Wrong,
} from '../../lessons/format.ts';
import { lessons } from '../../lessons/index.ts';
import { documentAt, sceneDocument, solutionOf } from '../../lessons/play.ts';
import { checkOf, wrongTurn } from '../../lessons/progress.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import { packetWalk } from '../follow.ts';
import { runSplit } from '../split/run.ts';
import { closeSplit } from '../split/state.ts';
import { simulation } from '../store.ts';
import { type Progress, withQuizResult, withStepDone, writeProgress } from './kept.ts';
import { show } from './showing.ts';
import { atRest, lessonStore as store } from './state.ts';
import { watchDeeds } from './watching.ts';

/** What the running step began with. */
interface Begun {
	document: ScenarioDocument;
	cluster: ClusterState;
	deeds: Deed[];
	/** Wrong turns that somebody had taken before it began: no news. */
	known: ReadonlySet<Wrong>;
}

let begun: Begun | undefined;
let stopWatching: (() => void) | undefined;
/** Raised when what is being shown has nobody to show it to any more. */
let showingNumber = 0;

/** Checks are looked at so often while time runs, in ms. */
const lookEveryMs = 100;
let lookedAt = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

const asks = (step: Step): step is PredictStep | CompareStep => step.kind === 'predict' || step.kind === 'compare';

const stepNow = (): Step | undefined => {
	const { lesson, step } = store.getState();
	return lesson?.steps[step];
};

function situation({ document, cluster, deeds }: Begun): Situation {
	const { cluster: now } = simulation.getState();
	const commands = simulation
		.document()
		.commands.slice(document.commands.length)
		.filter(({ at }) => at <= now.now);
	return {
		now,
		start: cluster,
		deeds: [...commands.map(({ command }) => ({ kind: 'command' as const, command })), ...deeds],
	};
}

function finish(): void {
	const { lesson, step, progress } = store.getState();
	if (!lesson) return;
	const next = withStepDone(progress, lesson.key, step);
	writeProgress(next);
	store.setState({ phase: 'done', wrong: undefined, progress: next });
}

function look(): void {
	clearTimeout(waiting);
	waiting = undefined;
	lookedAt = performance.now();
	const step = stepNow();
	const { phase, goals } = store.getState();
	if (!begun || !step || phase !== 'doing') return;
	const seen = situation(begun);
	if (step.kind === 'act' && step.goals) {
		const next = step.goals.map(({ check }, index) => goals[index] === true || holds(check, seen));
		if (next.some((reached, index) => reached !== goals[index])) store.setState({ goals: next });
	}
	if (holds(checkOf(step), seen)) {
		finish();
		return;
	}
	const turn = wrongTurn(step, seen, begun.known);
	if (turn !== store.getState().wrong) store.setState({ wrong: turn });
}

function lookSoon(): void {
	if (store.getState().phase !== 'doing') return;
	const since = performance.now() - lookedAt;
	if (since >= lookEveryMs) look();
	else waiting ??= setTimeout(look, lookEveryMs - since);
}

function note(deed: Deed | undefined): void {
	if (!deed || !begun) return;
	begun.deeds.push(deed);
	if (deed.kind === 'looked') answerByPointing(deed);
	lookSoon();
}

/** A choice that stands on the stage may be clicked there. */
function answerByPointing({ at, name, container }: Extract<Deed, { kind: 'looked' }>): void {
	const step = stepNow();
	if (!step || !asks(step) || store.getState().phase !== 'asking') return;
	const place = container === undefined ? `${at}/${name}` : `${at}/${name}/${container}`;
	const choice = step.choices.find((candidate) => candidate.at === place);
	if (choice) void predict(choice.key);
}

/** Begins a step with the cluster as it is now. */
function begin(lesson: Lesson, number: number): void {
	const step = lesson.steps[number];
	if (!step) return;
	showingNumber += 1;
	closeSplit();
	const { cluster } = simulation.getState();
	begun = { document: simulation.document(), cluster: copyState(cluster), deeds: [], known: new Set() };
	if (step.kind === 'act') {
		const start = situation(begun);
		begun.known = new Set(step.wrong.filter(({ when }) => holds(when, start)));
	}
	const progress: Progress = { ...store.getState().progress, last: { lesson: lesson.key, step: number } };
	writeProgress(progress);
	store.setState({ ...atRest, lesson, step: number, phase: asks(step) ? 'asking' : 'doing', progress });
	if (asks(step)) simulation.pause();
	else if (packetWalk.getState().following === undefined) simulation.play();
	look();
}

function watch(): void {
	if (stopWatching) return;
	const stops = [
		watchDeeds(note),
		simulation.subscribe((state) => {
			const { lesson } = store.getState();
			if (lesson && state.title !== lessonTitle(lesson)) leave();
			else lookSoon();
		}),
	];
	stopWatching = () => {
		for (const stop of stops) stop();
		stopWatching = undefined;
	};
}

/** The lesson that somebody made and that was opened last. */
let own: Lesson | undefined;

/** Opens a lesson that isn't one of the built-in ones. */
function openOwn(lesson: Lesson): boolean {
	own = lesson;
	const { own: _, ...done } = store.getState().progress.done;
	store.setState(({ progress }) => ({ progress: { ...progress, done } }));
	return open('own');
}

/** Opens a lesson at a step (from 0), the steps before it done. False when there's no such step. */
function open(key: PlayedKey, step = 0): boolean {
	const lesson = key === 'own' ? own : lessons.find((candidate) => candidate.key === key);
	if (!lesson?.steps[step]) return false;
	stopWatching?.();
	packetWalk.stop();
	if (simulation.openDocument(documentAt(lesson, step))) return false;
	// Only now: while it's being opened the run and the lesson of the moment don't belong together.
	begin(lesson, step);
	watch();
	return true;
}

/** Leaves the lesson; the cluster stays as it is. */
function leave(): void {
	showingNumber += 1;
	closeSplit();
	stopWatching?.();
	clearTimeout(waiting);
	waiting = undefined;
	begun = undefined;
	store.setState(atRest);
}

/** The next step, on the cluster as it is; one that wasn't done is taken as done by the lesson's own solution. */
function next(): void {
	const { lesson, step, phase } = store.getState();
	if (!lesson || step + 1 >= lesson.steps.length) return;
	if (phase === 'done') begin(lesson, step + 1);
	else open(lesson.key, step + 1);
}

/** Back to the step's start: cluster and all. */
function again(): void {
	const { lesson, step } = store.getState();
	if (!lesson || !begun) return;
	packetWalk.stop();
	simulation.returnTo(begun.document);
	begin(lesson, step);
}

async function run(moves: Parameters<typeof show>[0]): Promise<boolean> {
	if (!begun) return false;
	showingNumber += 1;
	const mine = showingNumber;
	const isOver = () => mine !== showingNumber;
	store.setState({ showing: 0 });
	await show(moves, {
		start: begun.cluster,
		isOver,
		onMove: (number) => store.setState({ showing: number }),
		answer: note,
	});
	if (isOver()) return false;
	store.setState({ showing: undefined });
	return true;
}

/** Shows how the step is done, from its start. */
async function showSolution(): Promise<void> {
	const step = stepNow();
	if (!step || !begun) return;
	if (asks(step)) {
		await predict(step.answer);
		return;
	}
	if (situation(begun).deeds.some(({ kind }) => kind === 'command')) again();
	if (!(await run(solutionOf(step)))) return;
	look();
}

/** Shows both runs of a comparison. */
async function compare(step: CompareStep): Promise<boolean> {
	const { lesson } = store.getState();
	if (!lesson) return false;
	showingNumber += 1;
	const mine = showingNumber;
	store.setState({ showing: 0 });
	const isOver = () => mine !== showingNumber;
	await runSplit(sceneDocument(lesson, step), [step.left, step.right], step.pod, isOver);
	if (isOver()) return false;
	store.setState({ showing: undefined });
	return true;
}

/** Answers the question that time stands still for; then it's shown what happens. */
async function predict(key: string): Promise<void> {
	const step = stepNow();
	if (!step || !asks(step) || store.getState().phase !== 'asking') return;
	const choice = step.choices.find((candidate) => candidate.key === key);
	if (!choice) return;
	note({ kind: 'answered', question: step.key, choice: key });
	store.setState({ phase: 'running', choice });
	if (await (step.kind === 'predict' ? run(step.shows) : compare(step))) finish();
}

/** Sorts a case: into one pod or two. The first answer is the one that counts. */
function sort(key: string, verdict: 'together' | 'apart'): void {
	note({ kind: 'answered', question: key, choice: verdict });
	const { sorted } = store.getState();
	if (!(key in sorted)) store.setState({ sorted: { ...sorted, [key]: verdict } });
}

/** Answers the open card of the quiz, once. */
function answerCard(key: string): void {
	const { lesson, quiz, progress } = store.getState();
	if (!lesson || !quiz || quiz.answers[quiz.card] !== undefined) return;
	const answers = [...quiz.answers, key];
	const right = answers.filter((answer, index) => answer === lesson.quiz[index]?.answer).length;
	const next = withQuizResult(progress, lesson.key, right);
	writeProgress(next);
	store.setState({ quiz: { ...quiz, answers }, progress: next });
}

/** Shows on the stage, in a cluster of its own, how the open card's answer comes about. */
async function showCard(): Promise<void> {
	const { lesson, quiz } = store.getState();
	const card = quiz && lesson?.quiz[quiz.card];
	if (!lesson || !card) return;
	packetWalk.stop();
	closeSplit();
	if (simulation.openDocument(sceneDocument(lesson, card))) return;
	const { cluster } = simulation.getState();
	begun = { document: simulation.document(), cluster: copyState(cluster), deeds: [], known: new Set() };
	await run(card.shows);
}

export const lessonPlayer = {
	/** All of them, in their order. */
	lessons,
	open,
	openOwn,
	leave,
	next,
	again,
	showSolution,
	stopShowing: (): void => {
		showingNumber += 1;
		store.setState({ showing: undefined });
	},
	predict,
	sort,
	/** Begins the quiz, or opens its next card. */
	nextCard: (): void =>
		store.setState(({ quiz }) => ({ quiz: quiz ? { ...quiz, card: quiz.card + 1 } : { card: 0, answers: [] } })),
	answerCard,
	showCard,
	/** Opens one hint more. */
	hint: (): void => store.setState(({ hints }) => ({ hints: hints + 1 })),
	/** Forgets all that was done so far. */
	forget: (): void => {
		writeProgress({ done: {} });
		store.setState({ progress: { done: {} } });
	},
	/** A line was given in the console. */
	typed: (line: string): void => note({ kind: 'typed', line }),
};
