/** `npm run bench -- [NAME...]`: runs benchmarks and prints one table. Exit 0 whatever the goals say; 2 for bad usage. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Bench, meets, ratioOf } from './bench.ts';
import { engine } from './engine.ts';
import { link } from './link.ts';
import { stage } from './stage.ts';
import { tableOf } from './table.ts';
import { traffic } from './traffic.ts';

/** Each in a file of its own. */
const benches: readonly Bench[] = [engine, link, stage, traffic];

const usage = `usage: npm run bench -- [NAME...] [--rounds N] [--json]

  NAME      ${benches.map(({ name }) => name).join(', ')} (default all)
  --rounds  how often each number is taken; the table shows medians (default 3)
  --json    prints the rows as JSON`;

function fail(message: string): never {
	process.stderr.write(`${message}\n\n${usage}\n`);
	process.exit(2);
}

function readArguments() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				rounds: { type: 'string', default: '3' },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
	} catch (error) {
		return fail(error instanceof Error ? error.message : String(error));
	}
}

const { values, positionals } = readArguments();
if (values.help) {
	process.stdout.write(`${usage}\n`);
	process.exit(0);
}
if (!/^[1-9]\d{0,2}$/.test(values.rounds)) fail(`--rounds takes a whole number from 1 to 999, not "${values.rounds}"`);
const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name));
if (unknown !== undefined) fail(`there's no benchmark "${unknown}"`);
const chosen = positionals.length === 0 ? benches : benches.filter(({ name }) => positionals.includes(name));
const rounds = Number(values.rounds);
const results = [];
for (const { name, peer, run } of chosen) {
	const rows = await run({ rounds, say: (text) => process.stderr.write(`${name}: ${text}\n`) });
	results.push({ name, peer, rows });
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.version}, medians of ${rounds}`;
if (values.json) {
	const rows = results.flatMap(({ name, peer, rows: own }) =>
		own.map((row) => ({ bench: name, peerName: peer, ...row, met: meets(row), ratio: ratioOf(row) })),
	);
	process.stdout.write(`${JSON.stringify({ machine, rows }, null, '\t')}\n`);
} else {
	const peers = results.flatMap(({ name, peer }) => (peer === undefined ? [] : [`${name}: peer is ${peer}`]));
	process.stdout.write(`${tableOf(results)}\n${[machine, ...peers].join('\n')}\n`);
}
