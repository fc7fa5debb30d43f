/** The ways by which a run must come to the same end: again, in slices, from a snapshot, undone and redone, saved, linked. */
import { isDeepStrictEqual } from 'node:util';
import { type Engine, restore, type Snapshot, snapshot } from '../../engine/engine.ts';
import { hashText } from '../../engine/hash.ts';
import type { ClusterState } from '../../engine/state.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import { decodeLink, encodeLink } from '../../scenario/link.ts';
import { type Loaded, parseDocument } from '../../scenario/load.ts';
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

/** Which part of the state came out differently; nothing when all is the same. */
function differingPart(a: ClusterState, b: ClusterState): string | undefined {
	if (a.log.length !== b.log.length || hashText(a.log.hash) !== hashText(b.log.hash))
		return `the log (${a.log.length} entries, then ${b.log.length})`;
	for (const part of Object.keys(a) as (keyof ClusterState)[]) {
		if (!isDeepStrictEqual(a[part], b[part])) return part;
	}
	return undefined;
}

/** The first way by which the document doesn't come to the state that `engine` came to; nothing when all do. */
export async function differences(
	document: ScenarioDocument,
	engine: Engine,
	marks: readonly Mark[],
): Promise<string | undefined> {
	const compare = (way: string, other: Engine): string | undefined => {
		const part = differingPart(engine.state, other.state);
		return part === undefined ? undefined : `${way} came out differently: ${part}`;
	};
	const reopened = (way: string, loaded: Loaded): string | undefined =>
		'error' in loaded
			? `${way} can't be opened: ${JSON.stringify(loaded.error)}`
			: compare(way, openEngine(loaded.document).engine);

	for (const { applied, kept, copy } of marks) {
		if (!isDeepStrictEqual(kept, copy)) return `the run changed the snapshot taken before command ${applied}`;
		const resumed = restore(copy);
		runUntil(resumed, document, applied, document.at);
		const fromCopy = compare(`the snapshot taken before command ${applied}`, resumed);
		if (fromCopy !== undefined) return fromCopy;
		// Undone: the run goes on without the command. Redone: the same snapshot, with it.
		const undone = restore(kept);
		runUntil(undone, { ...document, commands: document.commands.toSpliced(applied, 1) }, applied, document.at);
		const redone = restore(kept);
		runUntil(redone, document, applied, document.at);
		const afterRedo = compare(`undoing and redoing command ${applied}`, redone);
		if (afterRedo !== undefined) return afterRedo;
	}
	const saved = reopened('the saved file', parseDocument(JSON.stringify(document)));
	if (saved !== undefined) return saved;
	return compare('the same run in slices', inSlices(document)) ?? (await throughLink(document, engine));
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
		const direct = isWhole ? whole : openEngine(linked).engine;
		const part = differingPart(direct.state, openEngine(loaded.document).engine.state);
		return part === undefined ? undefined : `the link with ${count} commands came out differently: ${part}`;
	}
}
