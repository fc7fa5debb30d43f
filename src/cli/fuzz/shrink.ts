/** Makes a failing scenario as small as it can be and still fail the same way. */
import type { Command } from '../../engine/commands/command.ts';
import type { ManifestObject } from '../../kubernetes/types.ts';
import type { ScenarioDocument, TimedCommand } from '../../scenario/document.ts';
import { type Examination, examine, type Failure, listed } from './examine.ts';

/** Failures of one cause: the first line without names and numbers. */
function signatureOf({ kind, message }: Failure): string {
	const [line = ''] = message.split('\n');
	return `${kind} ${line
		.split(' ')
		.filter((word) => /^[a-zA-Z,'’]+$/.test(word))
		.join(' ')}`;
}

export interface Shrunk extends Examination {
	failure: Failure;
	/** How many smaller scenarios were tried. */
	tries: number;
}

interface Search {
	best: ScenarioDocument;
	/** Runs a candidate; takes it as the best when it fails as the first one did. */
	accepts: (candidate: ScenarioDocument) => Promise<boolean>;
	isOver: () => boolean;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Every way to leave one member or item out of JSON-like data, outermost first. */
function* without(value: unknown): Generator<unknown> {
	if (isList(value)) {
		for (let index = 0; index < value.length; index += 1) yield value.toSpliced(index, 1);
		for (const [index, item] of value.entries()) for (const smaller of without(item)) yield value.with(index, smaller);
	} else if (typeof value === 'object' && value !== null) {
		for (const [key] of Object.entries(value)) {
			const { [key]: _, ...rest } = value as Record<string, unknown>;
			yield rest;
		}
		for (const [key, member] of Object.entries(value)) {
			for (const smaller of without(member)) yield { ...value, [key]: smaller };
		}
	}
}

/** Leaves out runs of commands: halves first, single ones last (delta debugging). */
export async function dropCommands(search: Search): Promise<void> {
	let size = Math.ceil(search.best.commands.length / 2);
	while (size >= 1) {
		for (let from = search.best.commands.length - 1; from >= 0; from -= size) {
			if (search.isOver()) return;
			const start = Math.max(0, from - size + 1);
			await search.accepts({
				...search.best,
				commands: search.best.commands.toSpliced(start, Math.min(size, from - start + 1)),
			});
		}
		size = size === 1 ? 0 : Math.ceil(size / 2);
	}
}

/** Moves everything from command `index` on nearer to what came before. */
function earlier(commands: readonly TimedCommand[], index: number, by: number): TimedCommand[] {
	return commands.map((timed, position) => (position < index ? timed : { ...timed, at: timed.at - by }));
}

export async function shortenWaits(search: Search): Promise<void> {
	for (let index = 0; index < search.best.commands.length; index += 1) {
		const wait = () => (search.best.commands[index]?.at ?? 0) - (search.best.commands[index - 1]?.at ?? 0);
		let cut = wait();
		while (cut >= 1_000) {
			if (search.isOver()) return;
			const round = cut < wait() ? Math.floor(cut / 1_000) * 1_000 : cut;
			const accepted = await search.accepts({ ...search.best, commands: earlier(search.best.commands, index, round) });
			cut = accepted ? Math.min(cut, wait()) : Math.floor(cut / 2);
		}
	}
}

async function simplify(search: Search): Promise<void> {
	for (let index = 0; index < search.best.commands.length; index += 1) {
		let again = true;
		while (again) {
			again = false;
			for (const command of without(search.best.commands[index]?.command)) {
				if (search.isOver()) return;
				const timed = search.best.commands[index] as TimedCommand;
				if ((command as Command).type !== timed.command.type) continue;
				const commands = search.best.commands.with(index, { ...timed, command: command as Command });
				again = await search.accepts({ ...search.best, commands });
				if (again) break;
			}
		}
	}
	for (const manifests of without(search.best.manifests)) {
		if (search.isOver()) return;
		await search.accepts({ ...search.best, manifests: manifests as ManifestObject[] });
	}
}

/** Snapshots before so many commands are compared at once: more would take longer than they help. */
const marksMax = 12;

/** The smallest scenario found within `milliseconds`. A crash of the examination itself never counts as the same failure. */
export async function shrink(
	{ document, given }: Examination,
	failure: Failure,
	milliseconds: number,
): Promise<Shrunk> {
	const wanted = signatureOf(failure);
	const until = performance.now() + milliseconds;
	const attempt = (candidate: ScenarioDocument) => {
		const { length } = candidate.commands;
		const isMarked = (index: number) =>
			length <= marksMax || index === failure.mark || index % Math.ceil(length / marksMax) === 0;
		return examine(candidate, listed(candidate.commands), failure.kind === 'differs' ? { isMarked } : { compared: [] });
	};
	let found: Shrunk | undefined;
	let tries = 0;
	const search: Search = {
		best: { ...document, commands: document.commands.slice(0, given) },
		isOver: () => performance.now() > until,
		accepts: async (candidate) => {
			tries += 1;
			const result = await attempt(candidate).catch(() => undefined);
			if (!result?.failure || signatureOf(result.failure) !== wanted) return false;
			search.best = candidate;
			found = { ...result, failure: result.failure, tries };
			return true;
		},
	};
	const begun = search.best.commands.filter(({ at }) => at <= failure.at);
	if (await search.accepts({ ...search.best, commands: begun })) {
		let size: number;
		do {
			size = JSON.stringify(search.best).length;
			await dropCommands(search);
			await shortenWaits(search);
			await simplify(search);
		} while (JSON.stringify(search.best).length < size && !search.isOver());
	}
	const result = found ?? { document, given, failure, tallies: new Map(), events: 0, hash: '' };
	return { ...result, tries };
}
