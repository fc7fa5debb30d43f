/** What the headless commands share: durations and numbers on the command line, manifests from files, a cluster that has run. */
import { readFileSync } from 'node:fs';
import type { Engine } from '../engine/engine.ts';
import { formatManifestError, type ManifestEntry, parseManifests } from '../kubernetes/manifest.ts';
import type { ManifestObject } from '../kubernetes/types.ts';
import { newDocument } from '../scenario/document.ts';
import { runUntil, startEngine } from '../scenario/run.ts';

/** The options of a run, as `parseArgs` of `node:util` takes them. */
export const runOptions = {
	nodes: { type: 'string' },
	for: { type: 'string', default: '60s' },
	seed: { type: 'string', default: '1' },
	help: { type: 'boolean', short: 'h' },
} as const;

/** How the options of a run are told in a usage text. */
export const runUsage = `  FILE      manifests: YAML or JSON, several documents each; - is standard input
  --nodes   empty nodes beside those of the files (default 3, or 0 where the files have Nodes)
  --for     virtual time to run: 500ms, 60s, 5m, 1h (default 60s)
  --seed    seed of all chance, 0 to 4294967295 (default 1)`;

/** Ends the process: 1 for a bad manifest, 2 for bad usage. */
export function fail(message: string, code: 1 | 2): never {
	process.stderr.write(`${message}\n`);
	process.exit(code);
}

/** A duration as `60s` or `1m30s`, in µs. */
export function parseDuration(text: string): number | undefined {
	const unitUs = { h: 3_600_000_000, m: 60_000_000, s: 1_000_000, ms: 1_000, us: 1 } as const;
	if (!/^(\d+(\.\d+)?(h|ms|m|us|s))+$/.test(text)) return undefined;
	let total = 0;
	for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|us|s)/g))
		total += Number(amount) * unitUs[unit as keyof typeof unitUs];
	return Math.round(total);
}

/** The duration that an option gives, in µs; ends the process where it isn't one. */
export function durationOption(text: string, name: string, usage: string): number {
	const duration = parseDuration(text);
	return duration ?? fail(`--${name} takes a duration such as 60s, not "${text}"\n\n${usage}`, 2);
}

function wholeNumber(text: string, name: string, max: number, usage: string): number {
	if (!/^\d+$/.test(text) || Number(text) > max)
		fail(`--${name} takes a whole number from 0 to ${max}, not "${text}"\n\n${usage}`, 2);
	return Number(text);
}

interface Source extends ManifestEntry {
	file: string;
}

function readManifests(files: readonly string[]): Source[] {
	const found: Source[] = [];
	let failed = false;
	for (const file of files) {
		let text: string;
		try {
			text = readFileSync(file === '-' ? 0 : file, 'utf8');
		} catch (error) {
			return fail(`${file}: ${error instanceof Error ? error.message : error}`, 1);
		}
		const { objects, errors } = parseManifests(text, file);
		for (const error of errors) process.stderr.write(`${formatManifestError(error)}\n`);
		failed ||= errors.length > 0;
		found.push(...objects.map((object) => ({ ...object, file })));
	}
	if (failed) process.exit(1);
	return found;
}

/** The engine after the files have been applied and `--for` has passed; ends the process where that can't be. */
export function runFiles(
	files: readonly string[],
	values: { nodes?: string | undefined; for: string; seed: string },
	usage: string,
): Engine {
	const duration = durationOption(values.for, 'for', usage);
	const seed = wholeNumber(values.seed, 'seed', 0xffff_ffff, usage);
	const sources = readManifests(files);
	const objects: ManifestObject[] = sources.map(({ object }) => object);
	const hasNodes = objects.some(({ kind }) => kind === 'Node');
	const nodeCount = values.nodes === undefined ? (hasNodes ? 0 : 3) : wholeNumber(values.nodes, 'nodes', 5000, usage);
	const document = newDocument(objects, { seed, nodeCount });
	const { engine, refusal } = startEngine(document);
	if (refusal) {
		// A refusal names the object and its fields; their places in the files are looked up from there.
		const { kind, name, causes = [] } = refusal.details ?? {};
		const source = sources.find(({ object }) => object.metadata.name === name && kind?.startsWith(object.kind));
		for (const { field, message } of causes) {
			const at = source?.locate(field);
			const where = source && at ? `${source.file}:${at.line}:${at.column}: ` : '';
			process.stderr.write(`${where}${field}: ${message}\n`);
		}
		if (causes.length === 0) process.stderr.write(`${refusal.message}\n`);
		process.exit(1);
	}
	runUntil(engine, document, 0, duration);
	return engine;
}
