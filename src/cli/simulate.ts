/** `npm run simulate -- FILE...`: the engine with no browser. Exit 0 when it ran, 1 for a bad manifest, 2 for bad usage. */
import { parseArgs } from 'node:util';
import { fail, runFiles, runOptions, runUsage } from './arguments.ts';
import { outputs } from './outputs.ts';

const usage = `usage: npm run simulate -- FILE... [--nodes N] [--for 60s] [--seed N] [-o wide|json|events|hash]

${runUsage}
  -o        what to print at the end (default wide)`;

function readArguments() {
	try {
		const output = { type: 'string', short: 'o', default: 'wide' } as const;
		return parseArgs({ allowPositionals: true, options: { ...runOptions, output } });
	} catch (error) {
		return fail(`${error instanceof Error ? error.message : error}\n\n${usage}`, 2);
	}
}

const { values, positionals } = readArguments();
if (values.help) {
	process.stdout.write(`${usage}\n`);
	process.exit(0);
}
if (positionals.length === 0) fail(`no FILE given\n\n${usage}`, 2);
const output = outputs[values.output as keyof typeof outputs];
if (!output) fail(`-o takes wide, json, events or hash, not "${values.output}"\n\n${usage}`, 2);
const engine = runFiles(positionals, values, usage);
process.stdout.write(output(engine.state));
