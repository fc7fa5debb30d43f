/** Lessons without a page: an attempt at a step, on an engine, move by move. */
import type { Command } from '../engine/commands/command.ts';
import { advance, dispatch, type Engine } from '../engine/engine.ts';
import { copyState } from '../engine/snapshot.ts';
import type { ClusterState } from '../engine/state.ts';
import type { Status } from '../kubernetes/status.ts';
import { newDocument, type ScenarioDocument, type TimedCommand } from '../scenario/document.ts';
import { openEngine } from '../scenario/run.ts';
import { matchesQuery, type PodQuery } from './checks/pods.ts';
import type { Deed, Situation } from './checks/situation.ts';
import { type Lesson, lessonTitle, type Move, type Scene, type Step } from './format.ts';

const second = 1_000_000;

export interface Attempt {
	engine: Engine;
	/** Everything that was asked of the cluster, with its time. */
	commands: TimedCommand[];
	start: ClusterState;
	deeds: Deed[];
}

/** The document that a lesson begins with. */
export function lessonDocument(lesson: Lesson): ScenarioDocument {
	const { nodes, manifests, seed = 1, startSeconds, document } = lesson;
	if (document) return { ...document, title: lessonTitle(lesson) };
	return {
		...newDocument(manifests, { title: lessonTitle(lesson), seed, nodeCount: nodes }),
		at: startSeconds * second,
	};
}

/** The document of a scene of its own: a quiz card's, or that of two runs side by side. */
export function sceneDocument(lesson: Lesson, { nodes, manifests, startSeconds }: Scene): ScenarioDocument {
	return {
		...newDocument(manifests, { title: lessonTitle(lesson), seed: 1, nodeCount: nodes }),
		at: startSeconds * second,
	};
}

/** An attempt at the step that begins where the document opens. */
export function startAttempt(document: ScenarioDocument): Attempt {
	const { engine, refusal } = openEngine(document);
	if (refusal) throw new Error(`the lesson can't begin: ${refusal.message}`);
	return { engine, commands: [...document.commands], start: copyState(engine.state), deeds: [] };
}

/** Ends a step: what comes counts for the next one. */
export function nextAttempt(attempt: Attempt): void {
	attempt.start = copyState(attempt.engine.state);
	attempt.deeds = [];
}

export function situationOf({ engine, start, deeds }: Attempt): Situation {
	return { now: engine.state, start, deeds };
}

/** The command with the name of the first pod that fits in it, or of that pod's node; as it is when none does. */
export function addressed(
	now: ClusterState,
	start: ClusterState,
	command: Command,
	pod: PodQuery | undefined,
): Command {
	if (pod === undefined) return command;
	const found = [...now.objects.Pod.values()].find((candidate) => matchesQuery(now, start, candidate, pod));
	if (!found) return command;
	if ('name' in command) return { ...command, name: found.metadata.name };
	const { nodeName } = found.spec;
	return 'node' in command && nodeName !== undefined ? { ...command, node: nodeName } : command;
}

/** Makes a move. */
export function make(attempt: Attempt, move: Move): void {
	const { engine, deeds, start } = attempt;
	if ('wait' in move) advance(engine, engine.state.now + Math.round(move.wait * second));
	else if ('deed' in move) deeds.push(move.deed);
	else give(attempt, addressed(engine.state, start, move.do, move.pod));
}

/** Gives the cluster a command and remembers what it said to it. */
export function give({ engine, commands, deeds }: Attempt, command: Command): Status | undefined {
	const refusal = dispatch(engine, command);
	if (refusal) deeds.push({ kind: 'refused', command, reason: refusal.reason });
	else {
		commands.push({ at: engine.state.now, command });
		deeds.push({ kind: 'command', command });
	}
	return refusal;
}

/** What brings a step to its end. */
export function solutionOf(step: Step): readonly Move[] {
	switch (step.kind) {
		case 'act':
			return step.solution;
		case 'predict':
			return [{ deed: { kind: 'answered', question: step.key, choice: step.answer } }, ...step.shows];
		case 'compare':
			return [{ deed: { kind: 'answered', question: step.key, choice: step.answer } }];
		case 'cases':
			return step.cases.map(({ key, verdict }) => ({
				deed: { kind: 'answered' as const, question: key, choice: verdict },
			}));
	}
}

/** The run up to the beginning of a step (from 0), the steps before it solved as the lesson solves them. */
export function documentAt(lesson: Lesson, step: number): ScenarioDocument {
	const document = lessonDocument(lesson);
	if (step === 0) return document;
	const attempt = startAttempt(document);
	for (const earlier of lesson.steps.slice(0, step)) {
		for (const move of solutionOf(earlier)) make(attempt, move);
		nextAttempt(attempt);
	}
	return { ...document, commands: attempt.commands, at: attempt.engine.state.now };
}

/** Moves with the time (µs from their start) at which each is made, and when the last wait is over. */
export function timed(moves: readonly Move[]): { moves: { at: number; move: Move }[]; lengthUs: number } {
	let at = 0;
	const made: { at: number; move: Move }[] = [];
	for (const move of moves) {
		if ('wait' in move) at += Math.round(move.wait * second);
		else made.push({ at, move });
	}
	return { moves: made, lengthUs: at };
}

/** Runs an attempt on, to so many µs after its step began; `done` moves of its have been made. Answers how many have now. */
export function playOn(attempt: Attempt, moves: readonly Move[], done: number, elapsedUs: number): number {
	const { moves: made } = timed(moves);
	let next = done;
	for (;;) {
		const due = made[next];
		const until = due && due.at <= elapsedUs ? due.at : elapsedUs;
		advance(attempt.engine, Math.max(attempt.engine.state.now, attempt.start.now + until));
		if (!due || due.at > elapsedUs) return next;
		make(attempt, due.move);
		next += 1;
	}
}
