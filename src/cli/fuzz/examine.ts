/** Runs one scenario under every rule there is, and says what broke first. */
import type { Command } from '../../engine/commands/command.ts';
import { advance, dispatch, type Engine, type Snapshot, snapshot } from '../../engine/engine.ts';
import { healing, labelOf } from '../../engine/fuzz/commands.ts';
import { staleIndexes } from '../../engine/fuzz/indexes.ts';
import { hashText } from '../../engine/hash.ts';
import { newWatch, violations } from '../../engine/invariants.ts';
import { unsettled } from '../../engine/settled.ts';
import type { ClusterState } from '../../engine/state.ts';
import { second } from '../../engine/timing.ts';
import { formatTime } from '../../kubernetes/time.ts';
import type { ScenarioDocument, TimedCommand } from '../../scenario/document.ts';
import { startEngine } from '../../scenario/run.ts';
import { findDifference, type Mark, type Way, ways } from './sameness.ts';
import { countCommand, type Tallies, type Tally } from './tallies.ts';

export const failureKinds = [
	'notStarted',
	'threw',
	'invariant',
	'changedByRefusal',
	'staleIndex',
	'unsettled',
	'restless',
	'differs',
] as const;
export interface Failure {
	kind: (typeof failureKinds)[number];
	/** Which promise was broken, in words. */
	message: string;
	/** µs of virtual time. */
	at: number;
	/** Number of the command before which a snapshot was taken that came out differently. */
	mark?: number;
}

/** Where commands come from: a list, or a generator that looks at the cluster. */
export interface Source {
	/** When the next command is due, or nothing when there are no more. */
	nextAt: (now: number) => number | undefined;
	next: (engine: Engine) => Command;
}

export interface Examination {
	/** The run as a document: the commands as they were given, faults healed, to the moment of rest or of failure. */
	document: ScenarioDocument;
	/** How many of its commands the source gave; those after them heal. */
	given: number;
	failure?: Failure;
	/** Commands by type and kind. */
	tallies: Tallies;
	events: number;
	hash: string;
}

/** Virtual time within which a cluster without faults must come to rest, in µs, and how often that's looked at. */
const restWithinUs = 900 * second;
const restStepUs = 30 * second;

class Broken extends Error {
	readonly kind: Failure['kind'];
	constructor(kind: Failure['kind'], message: string) {
		super(message);
		this.kind = kind;
	}
}

/** Checks every invariant now and after each event from now on. */
function guard(engine: Engine, count: () => void): void {
	const watched = newWatch();
	engine.afterEvent = ({ state }) => {
		count();
		const problems = violations(state, watched);
		if (problems.length > 0) throw new Broken('invariant', problems.join('\n'));
	};
	engine.afterEvent(engine);
}

/** Gives a command; one that's refused must change nothing but the log. */
function give(engine: Engine, command: Command): boolean {
	const { resourceVersion, event, uid } = engine.state.counters;
	const refusal = dispatch(engine, command);
	if (!refusal) return true;
	const after = engine.state.counters;
	if (after.resourceVersion !== resourceVersion || after.event !== event || after.uid !== uid) {
		throw new Broken('changedByRefusal', `refused (${refusal.message}), and yet it changed something`);
	}
	return false;
}

export interface Options {
	/** Whether a snapshot is taken before the command of that number. */
	isMarked?: (index: number) => boolean;
	/** How the run is done again for comparison; by default in every way. */
	compared?: readonly Way[];
}

/** Runs a scenario to its rest with every check. */
export async function examine(
	start: ScenarioDocument,
	source: Source,
	{ isMarked = () => false, compared = ways }: Options = {},
): Promise<Examination> {
	const tallies = new Map<string, Tally>();
	const commands: TimedCommand[] = [];
	const marks: Mark[] = [];
	let events = 0;
	let given = 0;
	const { engine, refusal } = startEngine({ ...start, commands: [] });
	const document = (): ScenarioDocument => ({
		...start,
		commands,
		at: Math.max(engine.state.now, commands.at(-1)?.at ?? 0),
	});
	const outcome = (failure?: Failure): Examination => ({
		document: document(),
		given,
		tallies,
		events,
		hash: hashText(engine.state.log.hash),
		...(failure ? { failure } : {}),
	});
	const failed = (kind: Failure['kind'], message: string) => outcome({ kind, message, at: engine.state.now });
	if (refusal) return failed('notStarted', refusal.message);
	const submit = (command: Command) => {
		commands.push({ at: engine.state.now, command });
		const accepted = give(engine, command);
		engine.afterEvent?.(engine);
		countCommand(tallies, labelOf(command), accepted);
	};
	try {
		guard(engine, () => {
			events += 1;
		});
		for (let index = 0; ; index += 1) {
			const at = source.nextAt(engine.state.now);
			if (at === undefined) break;
			advance(engine, at);
			if (compared.length > 0 && isMarked(index)) {
				checkIndexes(engine);
				marks.push(markOf(engine, index));
			}
			given += 1;
			submit(source.next(engine));
		}
		for (const command of healing(engine.state)) {
			advance(engine, engine.state.now);
			submit(command);
		}
		const restBy = engine.state.now + restWithinUs;
		let problems: string[];
		let restless: string | undefined;
		do {
			const from = engine.state.now;
			advance(engine, from + restStepUs);
			problems = unsettled(engine.state);
			restless = restlessness(engine.state, from);
		} while ((problems.length > 0 || restless !== undefined) && engine.state.now < restBy);
		if (problems.length > 0) return failed('unsettled', problems.join('\n'));
		if (restless !== undefined) return failed('restless', restless);
		checkIndexes(engine);
	} catch (error) {
		if (error instanceof Broken) return failed(error.kind, error.message);
		return failed('threw', error instanceof Error ? (error.stack ?? error.message) : String(error));
	}
	if (compared.length === 0) return outcome();
	const differing = await findDifference(document(), engine, marks, compared);
	return differing ? outcome({ kind: 'differs', at: engine.state.now, ...differing }) : outcome();
}

/** Pods that may come and go in a cluster at rest: those of Jobs. */
const podsAtRestMax = 30;

/** A pod that tolerates its node's taint for a time goes after that time, and its controller makes the next, for ever. */
function hasEvictions({ objects, now }: ClusterState): boolean {
	const since = formatTime(now - restStepUs);
	return [...objects.Event.values()].some(
		({ reason, lastTimestamp }) => reason === 'TaintManagerEviction' && lastTimestamp >= since,
	);
}

/** What a controller makes or deletes over and over although nothing has changed; nothing when all keep still. */
function restlessness(state: ClusterState, since: number): string | undefined {
	const { log } = state;
	const written = log.entries.filter(
		({ at, code }) => at > since && (code === 'objectCreated' || code === 'objectDeleted'),
	);
	const of = (kind: string) => written.filter(({ parameters }) => parameters[0] === kind);
	const template = of('ReplicaSet')[0] ?? of('ControllerRevision')[0];
	if (template) return `${template.code} ${template.parameters[0]} ${template.parameters[1]} in a cluster at rest`;
	const pods = of('Pod');
	const last = pods.at(-1);
	if (!last || pods.length <= podsAtRestMax || hasEvictions(state)) return undefined;
	return `${pods.length} Pods, ${last.parameters[1]} the last, made or deleted in a cluster at rest`;
}

function checkIndexes(engine: Engine): void {
	const stale = staleIndexes(engine);
	if (stale.length > 0) throw new Broken('staleIndex', stale.join('\n'));
}

function markOf(engine: Engine, applied: number): Mark {
	const kept: Snapshot = snapshot(engine);
	return { applied, kept, copy: structuredClone(kept) };
}

/** The commands of a list. */
export function listed(commands: readonly TimedCommand[]): Source {
	let index = 0;
	return {
		nextAt: () => commands[index]?.at,
		next: () => {
			const timed = commands[index] as TimedCommand;
			index += 1;
			return timed.command;
		},
	};
}
