/**
 * A lesson is data: what is said, what is pointed at, when a step is done, what the usual wrong turns mean, and a
 * solution that a test really plays. What every part is for stands here; how to write one, in CONTRIBUTING.md.
 */
import type { Command } from '../engine/commands/command.ts';
import type { ManifestObject } from '../kubernetes/types.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { Check } from './checks/index.ts';
import type { PodQuery } from './checks/pods.ts';
import type { Deed } from './checks/situation.ts';

/** The same in every language of the page. `code` in backticks is a name, a command or a word of Kubernetes. */
export interface Text {
	en: string;
	ko: string;
	/** Written by somebody in the page: Markdown, without HTML. */
	markdown?: true;
}

export const lessonKeys = [
	'one-container',
	'one-process',
	'first-pod',
	'isolation',
	'ports',
	'volume',
	'flat-network',
	'sdn',
	'logical-host',
	'tiers',
	'scaling',
	'together',
	'free-build',
] as const;
export type LessonKey = (typeof lessonKeys)[number];

/** A lesson that somebody made in the page has no key of its own. */
export type PlayedKey = LessonKey | 'own';

/** By this title a run is known to be the lesson's. */
export const lessonTitle = ({ key }: { key: PlayedKey }): string => `lesson/${key}`;

/**
 * What a step points at: something on the stage by its name (`pod/api*`: the first whose name begins so), an entry of
 * the palette, or a part of the panels.
 */
export type PointTarget =
	| `palette/${string}`
	| `node/${string}`
	| `pod/${string}`
	| `container/${string}/${string}`
	| `draft/${string}`
	| 'tray'
	| 'stage'
	| 'inspector'
	| 'inspector/crash'
	| 'inspector/processes'
	| 'inspector/log'
	| 'inspector/isolation'
	| 'inspector/move'
	| 'inspector/share'
	| 'transport/follow'
	| 'packet/contrast'
	| 'topBar/podNetwork'
	| 'choices';

/** One thing done: a command, time that passes, or something that changes no cluster (a look, an answer). */
export type Move =
	/** With `pod`, the command is about the first pod that fits, or its node: names that nobody can know beforehand. */
	| { do: Command; pod?: PodQuery }
	/** Seconds of virtual time. */
	| { wait: number }
	| { deed: Deed };

/** A usual wrong turn: how it's made, how it's told from others, and what it means. */
export interface Wrong {
	try: readonly Move[];
	when: Check;
	text: Text;
}

interface StepBase {
	/** What it's about, in a few words. */
	title: Text;
	text: Text;
	point?: PointTarget;
	/** From mild to plain. */
	hints: readonly Text[];
	/** Said once the step is done: why it is so. */
	explanation: Text;
}

/** Something to do, until its check holds. */
export interface ActStep extends StepBase {
	kind: 'act';
	check: Check;
	/** Parts of the check that are ticked off one by one, where there's more than one thing to do. */
	goals?: readonly { text: Text; check: Check }[];
	/** The first that holds is shown; of a built-in lesson's step there are at least two. */
	wrong: readonly Wrong[];
	solution: readonly Move[];
	/** The same for a console: kubectl lines; `sleep 5s` lets virtual time pass. */
	console?: readonly string[];
}

export interface Choice {
	key: string;
	text: Text;
	/** Clicking this on the stage is the same answer. */
	at?: PointTarget;
	/** What has turned out to be so when this answer is right; of a step's choices only the right one's holds at the end. */
	comesTrue: Check;
	/** Why not, for a wrong one. */
	why?: Text;
}

/** A question before something happens: time stands still until it's answered, then `shows` runs. */
export interface PredictStep extends StepBase {
	kind: 'predict';
	/** Names the question in what has been done. */
	key: string;
	choices: readonly [Choice, Choice, ...Choice[]];
	answer: string;
	shows: readonly Move[];
}

/** One of two runs that begin alike. */
export interface Side {
	/** What happens here and not there. */
	label: Text;
	shows: readonly Move[];
}

export interface SidesChoice extends Omit<Choice, 'comesTrue'> {
	/** What has turned out to be so, on the one side and on the other, when this answer is right. */
	comesTrue: { left: Check; right: Check };
}

/** A question about two runs of one scene, which are then seen side by side. */
export interface CompareStep extends StepBase, Scene {
	kind: 'compare';
	key: string;
	/** Whose facts stand under each run. */
	pod: PodQuery;
	left: Side;
	right: Side;
	choices: readonly [SidesChoice, SidesChoice, ...SidesChoice[]];
	answer: string;
}

/** A case of containers that somebody might put into one pod. */
export interface Case {
	key: string;
	text: Text;
	/** Of the three questions: same host, one unit, scaled together; whether each says *one pod*. */
	answers: readonly [boolean, boolean, boolean];
	verdict: 'together' | 'apart';
	why: Text;
}

/** The game of cases: each is sorted into one pod or two. */
export interface CasesStep extends StepBase {
	kind: 'cases';
	questions: readonly [Text, Text, Text];
	cases: readonly [Case, Case, ...Case[]];
}

export type Step = ActStep | PredictStep | CompareStep | CasesStep;

/** A small cluster of its own, and how old it is when something begins. */
export interface Scene {
	nodes: number;
	manifests: readonly ManifestObject[];
	startSeconds: number;
}

/** A question at the end, and how the engine shows its answer. */
export interface QuizCard extends Scene {
	question: Text;
	choices: readonly [Choice, Choice, ...Choice[]];
	answer: string;
	explanation: Text;
	/** What the demonstration does. */
	shows: readonly Move[];
}

export type Quiz = readonly [QuizCard, QuizCard, QuizCard, ...QuizCard[]];

export interface Lesson {
	key: PlayedKey;
	title: Text;
	/** What one knows afterwards, in a sentence. */
	goal: Text;
	/** The cluster at the start: nodes, objects, and how many seconds have passed. */
	nodes: number;
	manifests: readonly ManifestObject[];
	startSeconds: number;
	seed?: number;
	/** It begins where this opens, instead. */
	document?: ScenarioDocument;
	steps: readonly Step[];
	quiz: readonly QuizCard[];
	/** Pages of kubernetes.io/docs that it rests on: `concepts/workloads/pods/`. */
	documentation: readonly string[];
}
