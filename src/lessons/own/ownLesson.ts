/** A lesson that somebody made in the page: one recorded run, cut into steps, each with its words and its check. */
import * as v from 'valibot';
import { roles } from '../../engine/images/program.ts';
import { legLinks } from '../../engine/network/traffic.ts';
import { podNetworks, schedulingModes } from '../../engine/state.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import { type LoadError, loadDocument } from '../../scenario/load.ts';
import type { Check } from '../checks/index.ts';
import type { Lesson, Move, Step, Text } from '../format.ts';

const ownLessonVersion = 1;

export interface OwnStep {
	title: string;
	/** Markdown, as are the hint and the explanation. */
	text: string;
	hint: string;
	explanation: string;
	check: Check;
	/** When, in the recorded run, the step was done: µs. The next one begins there. */
	until: number;
}

export interface OwnLesson {
	ownLesson: typeof ownLessonVersion;
	title: string;
	goal: string;
	/** What was done while it was recorded; the first step begins at its `at`. */
	run: ScenarioDocument;
	steps: readonly OwnStep[];
}

export const emptyOwnLesson = (run: ScenarioDocument): OwnLesson => ({
	ownLesson: ownLessonVersion,
	title: '',
	goal: '',
	run,
	steps: [],
});

const ownLimits = { steps: 30, words: 4_000, checks: 12 } as const;

const words = v.pipe(v.string(), v.maxLength(ownLimits.words));
const name = v.pipe(v.string(), v.maxLength(253));
const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)));
const someRoles = v.pipe(v.array(v.picklist(roles)), v.maxLength(20));
const pods = v.strictObject({
	name: v.optional(name),
	has: v.optional(someRoles),
	only: v.optional(someRoles),
	node: v.optional(name),
	state: v.optional(v.picklist(['bound', 'pending', 'running', 'ready', 'failing'])),
	since: v.optional(v.picklist(['kept', 'new'])),
	owner: v.optional(v.picklist(['none', 'ReplicaSet', 'StatefulSet'])),
});
/** The predicates that a made lesson may use: those that the page offers while it's made. */
const simpleCheck = v.variant('is', [
	v.strictObject({ is: v.literal('pods'), which: pods, atLeast: count, atMost: count }),
	v.strictObject({ is: v.literal('gone'), which: pods }),
	v.strictObject({ is: v.literal('restarted'), which: pods, role: v.optional(v.picklist(roles)) }),
	v.strictObject({ is: v.literal('draft'), only: someRoles }),
	v.strictObject({ is: v.literal('podNetwork'), value: v.picklist(podNetworks) }),
	v.strictObject({ is: v.literal('scheduling'), value: v.picklist(schedulingModes) }),
	v.strictObject({
		is: v.literal('packet'),
		kind: v.literal('request'),
		outcome: v.literal('delivered'),
		link: v.picklist(legLinks),
		crosses: v.boolean(),
		from: pods,
		to: pods,
	}),
]);
const schema = v.strictObject({
	ownLesson: v.literal(ownLessonVersion),
	title: v.pipe(v.string(), v.maxLength(120)),
	goal: words,
	run: v.unknown(),
	steps: v.pipe(
		v.array(
			v.strictObject({
				title: v.pipe(v.string(), v.maxLength(120)),
				text: words,
				hint: words,
				explanation: words,
				check: v.strictObject({
					is: v.literal('all'),
					of: v.pipe(v.array(simpleCheck), v.minLength(1), v.maxLength(ownLimits.checks)),
				}),
				until: v.pipe(v.number(), v.integer(), v.minValue(0)),
			}),
		),
		v.minLength(1),
		v.maxLength(ownLimits.steps),
	),
});

export type OwnLoaded = { lesson: OwnLesson } | { error: LoadError };

/** Reads a lesson from JSON text that anybody may have written. Never throws. */
export function parseOwnLesson(text: string): OwnLoaded {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { error: { code: 'notJSON' } };
	}
	const parsed = v.safeParse(schema, value);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		return { error: { code: 'invalid', path: v.getDotPath(issue) ?? '', detail: issue.message } };
	}
	const run = loadDocument(parsed.output.run);
	if ('error' in run) return run;
	const { steps } = parsed.output;
	let before = run.document.at;
	for (const { until } of steps) {
		if (until < before) return { error: { code: 'invalid', path: 'steps', detail: 'a step ends before it begins' } };
		before = until;
	}
	return { lesson: { ...parsed.output, run: run.document, steps: steps as unknown as OwnStep[] } };
}

/** The commands given from one moment to another, with the waits between them. */
function movesBetween({ commands }: ScenarioDocument, from: number, until: number): Move[] {
	const moves: Move[] = [];
	let at = from;
	const pass = (to: number) => {
		if (to > at) moves.push({ wait: (to - at) / 1_000_000 });
		at = to;
	};
	for (const given of commands) {
		if (given.at < from || given.at >= until) continue;
		pass(given.at);
		moves.push({ do: given.command });
	}
	pass(until);
	return moves;
}

const own = (text: string): Text => ({ en: text, ko: text, markdown: true });

/** The lesson as the player plays it. */
export function playable({ title, goal, run, steps }: OwnLesson): Lesson {
	let from = run.at;
	const played = steps.map((step): Step => {
		const solution = movesBetween(run, from, step.until);
		from = step.until;
		return {
			kind: 'act',
			title: own(step.title),
			text: own(step.text),
			hints: step.hint === '' ? [] : [own(step.hint)],
			explanation: own(step.explanation),
			check: step.check,
			wrong: [],
			solution,
		};
	});
	return {
		key: 'own',
		title: own(title),
		goal: own(goal),
		document: { ...run, commands: run.commands.filter(({ at }) => at < run.at) },
		nodes: 0,
		manifests: [],
		startSeconds: 0,
		steps: played,
		quiz: [],
		documentation: [],
	};
}
