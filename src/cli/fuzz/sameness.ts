/** The ways by which a run must come to the same end: again, in slices, from a snapshot, undone and redone, saved, linked. */
import { isDeepStrictEqual } from 'node:util';
import { type Engine, restore, type Snapshot, snapshot } from '../../engine/engine.ts';
import { hashText } from '../../engine/hash.ts';
import type { EventLog } from '../../engine/log.ts';
import type { ClusterState } from '../../engine/state.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import { decodeLink, encodeLink } from '../../scenario/link.ts';
import { parseDocument } from '../../scenario/load.ts';
import { openEngine, runUntil, startEngine } from '../../scenario/run.ts';

/** A moment of the run, right before a command of the document. */
export interface Mark {
	/** How many of the document's commands had been given. */
	applied: number;
	/** As the page keeps it, sharing objects with the run that goes on. */
	kept: Snapshot;
	/** The same as a copy that nothing can reach. */
	copy: Snapshot;
}

/** Something that came out differently, and the number of the command at whose mark it did. */
export interface Difference {
	message: string;
	mark?: number;
}

/** The first of the newest log entries that are told in only one of the runs. */
function differingEntry(a: EventLog, b: EventLog): string {
	const index = a.entries.findIndex((entry, at) => !isDeepStrictEqual(entry, b.entries[at]));
	if (index < 0) return `${a.length} entries, then ${b.length}`;
	return `${JSON.stringify(a.entries[index])}, then ${JSON.stringify(b.entries[index])}`;
}

/** Which part of the state came out differently; nothing when all is the same. */
function differingPart(a: ClusterState, b: ClusterState): string | undefined {
	if (a.log.length !== b.log.length || hashText(a.log.hash) !== hashText(b.log.hash)) {
		return `the log: ${differingEntry(a.log, b.log)}`;
	}
	const parts = Object.keys(a) as (keyof ClusterState)[];
	return parts.find((part) => !isDeepStrictEqual(a[part], b[part]));
}

function compare(way: string, { state }: Engine, other: Engine): string | undefined {
	const part = differingPart(state, other.state);
	return part === undefined ? undefined : `${way} came out differently: ${part}`;
}

/** Going on from a copy of a snapshot. */
function resumed({ applied, copy }: Mark, document: ScenarioDocument): Engine {
	const engine = restore(copy);
	runUntil(engine, document, applied, document.at);
	return engine;
}

/** The command undone (the run goes on without it), and then redone from the same snapshot. */
function redone({ applied, kept }: Mark, document: ScenarioDocument): Engine {
	const undone = restore(kept);
	runUntil(undone, { ...document, commands: document.commands.toSpliced(applied, 1) }, applied, document.at);
	const engine = restore(kept);
	runUntil(engine, document, applied, document.at);
	return engine;
}

function saved(document: ScenarioDocument, engine: Engine): string | undefined {
	const loaded = parseDocument(JSON.stringify(document));
	if ('error' in loaded) return `the saved file can't be opened: ${JSON.stringify(loaded.error)}`;
	return compare('the saved file', engine, openEngine(loaded.document).engine);
}

export const ways = ['resumed', 'redone', 'saved', 'sliced', 'linked'] as const;
export type Way = (typeof ways)[number];

/** The first of the ways by which the document doesn't come to the state that `engine` came to; nothing when all do. */
export async function findDifference(
	document: ScenarioDocument,
	engine: Engine,
	marks: readonly Mark[],
	compared: readonly Way[],
): Promise<Difference | undefined> {
	for (const mark of marks) {
		const message =
			(compared.includes('resumed')
				? compare('going on from a snapshot', engine, resumed(mark, document))
				: undefined) ??
			(compared.includes('redone') ? compare('undoing and redoing', engine, redone(mark, document)) : undefined) ??
			(isDeepStrictEqual(mark.kept, mark.copy) ? undefined : 'the run changed a snapshot that was taken on its way');
		if (message !== undefined) return { message, mark: mark.applied };
	}
	const message =
		(compared.includes('saved') ? saved(document, engine) : undefined) ??
		(compared.includes('sliced') ? compare('the same run in slices', engine, inSlices(document)) : undefined) ??
		(compared.includes('linked') ? await throughLink(document, engine) : undefined);
	return message === undefined ? undefined : { message };
}

/** Runs a document a few events at a time, through a copied snapshot each time. */
function inSlices(document: ScenarioDocument): Engine {
	let { engine } = startEngine(document);
	let applied = 0;
	for (let slice = 1; ; slice += 1) {
		const budget = 50 + ((slice * 7919) % 3000);
		const result = runUntil(engine, document, applied, document.at, budget);
		applied = result.applied;
		if (result.handled < budget) return engine;
		engine = restore(structuredClone(snapshot(engine)));
	}
}

/** A link holds only so much: of a long document, the beginning that fits. */
async function throughLink(document: ScenarioDocument, whole: Engine): Promise<string | undefined> {
	for (let count = document.commands.length; ; count = Math.floor(count / 2)) {
		const isWhole = count === document.commands.length;
		const linked = isWhole
			? document
			: { ...document, commands: document.commands.slice(0, count), at: document.commands[count]?.at ?? 0 };
		const loaded = await decodeLink(await encodeLink(linked));
		if ('error' in loaded) {
			if (loaded.error.code === 'tooLong' && count > 0) continue;
			return `the link can't be opened: ${JSON.stringify(loaded.error)}`;
		}
		return compare('the link', isWhole ? whole : openEngine(linked).engine, openEngine(loaded.document).engine);
	}
}
