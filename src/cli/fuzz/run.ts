/** `npm run fuzz -- --seeds N --ops M [--seed S]`: random clusters under random commands, every invariant after every event. */
import { parseArgs } from 'node:util';
import { labels } from '../../engine/fuzz/commands.ts';
import { encodeLink } from '../../scenario/link.ts';
import type { Examination, Failure } from './examine.ts';
import { fuzz } from './scenario.ts';
import { shrink } from './shrink.ts';
import { type Tallies, tallied, tallyLines } from './tallies.ts';

const usage = `usage: npm run fuzz -- [--seeds N] [--ops M] [--seed S] [--shrink SECONDS] [--keep-going]

  --seeds       how many seeds to run (default 100; 1 with --seed)
  --ops         commands a seed (default 200)
  --seed        the first seed (default 1)
  --shrink      how long a failure may be shrunk, in seconds (default 60)
  --keep-going  goes on after a failure`;

/** A run of so many commands in which some command was never accepted has not tested it. */
const longRun = 20_000;

function fail(message: string): never {
	process.stderr.write(`${message}\n\n${usage}\n`);
	process.exit(2);
}

function readArguments() {
	try {
		return parseArgs({
			options: {
				seeds: { type: 'string' },
				ops: { type: 'string', default: '200' },
				seed: { type: 'string' },
				shrink: { type: 'string', default: '60' },
				'keep-going': { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		}).values;
	} catch (error) {
		return fail(error instanceof Error ? error.message : String(error));
	}
}

function wholeNumber(text: string, name: string): number {
	if (!/^\d{1,9}$/.test(text)) fail(`--${name} takes a whole number, not "${text}"`);
	return Number(text);
}

/** One line on a terminal that's written over; elsewhere a line now and then. */
function progress(): (text: string) => void {
	let shownAt = 0;
	return (text) => {
		const now = performance.now();
		if (now - shownAt < (process.stderr.isTTY ? 200 : 15_000)) return;
		shownAt = now;
		process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
	};
}

async function report(
	seed: number,
	operations: number,
	result: Examination & { failure: Failure },
	seconds: number,
): Promise<void> {
	const { given, failure } = result;
	const lines = [
		'',
		`seed ${seed} fails (npm run fuzz -- --seed ${seed} --ops ${operations}):`,
		`  ${failure.kind} at ${failure.at} µs: ${failure.message.replaceAll('\n', '\n  ')}`,
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	process.stderr.write('shrinking…\n');
	const small = await shrink(result, failure, seconds * 1000);
	process.stdout.write(`\nshrunk to ${small.given} of ${given} commands in ${small.tries} tries:\n`);
	process.stdout.write(
		`  ${small.failure.kind} at ${small.failure.at} µs: ${small.failure.message.replaceAll('\n', '\n  ')}\n`,
	);
	for (const manifest of small.document.manifests) process.stdout.write(`  start: ${JSON.stringify(manifest)}\n`);
	for (const { at, command } of small.document.commands.slice(0, small.given))
		process.stdout.write(`  ${at}: ${JSON.stringify(command)}\n`);
	process.stdout.write(
		`\n#${await encodeLink({ ...small.document, at: Math.min(small.document.at, small.failure.at) })}\n`,
	);
}

const values = readArguments();
if (values.help) {
	process.stdout.write(`${usage}\n`);
	process.exit(0);
}
const first = wholeNumber(values.seed ?? '1', 'seed');
const seeds = wholeNumber(values.seeds ?? (values.seed === undefined ? '100' : '1'), 'seeds');
const operations = wholeNumber(values.ops, 'ops');
const seconds = wholeNumber(values.shrink, 'shrink');
const show = progress();
let tallies: Tallies = new Map();
let events = 0;
let failures = 0;
const begunAt = performance.now();
for (let seed = first; seed < first + seeds; seed += 1) {
	const result = await fuzz(seed, operations);
	tallies = tallied(tallies, result.tallies);
	events += result.events;
	if (result.failure) {
		failures += 1;
		await report(seed, operations, { ...result, failure: result.failure }, seconds);
		if (!values['keep-going']) break;
	}
	const done = seed - first + 1;
	const spent = Math.round((performance.now() - begunAt) / 1000);
	show(`${done} of ${seeds} seeds, ${events} events, ${failures} failed, ${spent} s`);
}
if (process.stderr.isTTY) process.stderr.write('\n');
process.stdout.write(tallyLines(tallies));
const total = [...tallies.values()].reduce((sum, { given }) => sum + given, 0);
const never = total < longRun ? [] : labels.filter((label) => !tallies.get(label)?.accepted);
if (never.length > 0) process.stdout.write(`never accepted, and so not tested: ${never.join(', ')}\n`);
process.stdout.write(
	`${seeds} seeds × ${operations} commands, ${events} events: ${failures === 0 ? 'no failure' : `${failures} failed`}\n`,
);
process.exit(failures > 0 || never.length > 0 ? 1 : 0);
