/**
 * `npm run kubectl -- FILE... -- get pods`: kubectl over a cluster that has run for a while, with no browser.
 * Exit code: kubectl's own; 1 for a bad manifest, 2 for bad usage.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { advance, type Engine } from '../engine/engine.ts';
import { type Answer, type Context, carryOut, kubectl, kubectlWords } from '../engine/kubectl/kubectl.ts';
import { parseManifests, toYaml } from '../kubernetes/manifest.ts';
import { durationOption, fail, parseDuration, runFiles, runOptions, runUsage } from './arguments.ts';

const usage = `usage: npm run kubectl -- [FILE...] [--nodes N] [--for 60s] [--seed N] [--watch 30s] -- KUBECTL-LINE
       npm run kubectl -- [FILE...] [OPTION...] < LINES

${runUsage}
  --watch   virtual time that goes on for what goes on: get -w, logs -f, rollout status, exec … -- curl (default 30s)

After --, the line is one argument or several. Without it lines are read from standard input, and
\`sleep 10s\` among them lets virtual time pass.`;

/** How often a watch is asked, in µs of virtual time. */
const stepUs = 10_000;

function readFile(name: string): string | undefined {
	try {
		return readFileSync(name, 'utf8');
	} catch {
		return undefined;
	}
}

function print({ output, errors }: { output: string; errors: string }): void {
	process.stderr.write(errors);
	process.stdout.write(output);
}

/** Gives the answer's commands, prints, and follows what goes on for `watchUs` at most. Answers the exit code. */
function finish(engine: Engine, answer: Answer, watchUs: number): number {
	const outcome = carryOut(engine, answer);
	print(outcome);
	let { exitCode } = outcome;
	const { watch } = outcome;
	const end = engine.state.now + watchUs;
	while (watch && engine.state.now < end) {
		const progress = watch(engine);
		print(progress);
		if (progress.exitCode !== undefined) {
			exitCode = Math.max(exitCode, progress.exitCode);
			break;
		}
		advance(engine, Math.min(end, engine.state.now + stepUs));
	}
	return exitCode;
}

function runLines(engine: Engine, text: string, context: Context, watchUs: number): number {
	let exitCode = 0;
	for (const line of text.split('\n')) {
		const sleep = /^\s*sleep\s+(\S+)\s*$/.exec(line)?.[1];
		if (sleep !== undefined) {
			const duration = parseDuration(/^\d+$/.test(sleep) ? `${sleep}s` : sleep);
			if (duration === undefined) fail(`sleep takes a duration such as 10s, not "${sleep}"`, 2);
			advance(engine, engine.state.now + duration);
		} else if (line.trim() !== '' && !line.trim().startsWith('#'))
			exitCode = finish(engine, kubectl(engine, line, context), watchUs);
	}
	return exitCode;
}

function readArguments(given: string[]) {
	try {
		const watch = { type: 'string', default: '30s' } as const;
		return parseArgs({ args: given, allowPositionals: true, options: { ...runOptions, watch } });
	} catch (error) {
		return fail(`${error instanceof Error ? error.message : error}\n\n${usage}`, 2);
	}
}

const given = process.argv.slice(2);
const separator = given.indexOf('--');
const line = separator < 0 ? undefined : given.slice(separator + 1);
const { values, positionals } = readArguments(separator < 0 ? given : given.slice(0, separator));
if (values.help) {
	process.stdout.write(`${usage}\n`);
	process.exit(0);
}
if (line?.length === 0) fail(`no line given after --\n\n${usage}`, 2);
const watchUs = durationOption(values.watch, 'watch', usage);
const engine = runFiles(positionals, values, usage);
const context: Context = { yaml: { parse: parseManifests, toYaml }, readFile };
const [first = ''] = line ?? [];
if (line === undefined) process.exitCode = runLines(engine, readFileSync(0, 'utf8'), context, watchUs);
else {
	const needsInput = line.some((word) => word === '-');
	const withInput = needsInput ? { ...context, stdin: readFileSync(0, 'utf8') } : context;
	process.exitCode = finish(
		engine,
		line.length === 1 ? kubectl(engine, first, withInput) : kubectlWords(engine, line, withInput),
		watchUs,
	);
}
