// `npm test`: every check, one after the other; a failure doesn't stop the rest. The last line is `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countLastLine, countOne, countPlaywright, countVitest } from './count.mjs';
import { browserEnvironment } from './e2e.mjs';
import { checkFirstLoad } from './size.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const reports = mkdtempSync(join(tmpdir(), 'podarium-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
const deadline = Date.now() + 14 * 60_000;

/** Runs a command of node_modules/.bin in a process group of its own; the group is killed at the deadline. */
function run([name, ...args], env = {}) {
	return new Promise((resolve) => {
		let output = '';
		const child = spawn(bin(name), args, {
			cwd: root,
			env: { ...process.env, ...env },
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const timer = setTimeout(
			() => {
				output += '\nStopped: the whole run has 14 minutes.\n';
				kill(child);
			},
			Math.max(1, deadline - Date.now()),
		);
		const stop = () => {
			kill(child);
			process.exit(130);
		};
		process.once('SIGINT', stop).once('SIGTERM', stop);
		const done = (code) => {
			clearTimeout(timer);
			process.off('SIGINT', stop).off('SIGTERM', stop);
			resolve({ code, output });
		};
		child.stdout.on('data', (data) => {
			output += data;
		});
		child.stderr.on('data', (data) => {
			output += data;
		});
		child.once('error', (error) => {
			output += `${error.message}\n`;
			done(1);
		});
		child.once('close', (code) => done(code ?? 1));
	});
}

function kill(child) {
	try {
		process.kill(-child.pid, 'SIGKILL');
	} catch {
		// It has already ended.
	}
}

const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');
let built = false;

const steps = [
	{ name: 'typecheck', run: () => run(['tsc', '-p', 'tsconfig.json']) },
	{ name: 'typecheck of the engine (no DOM)', run: () => run(['tsc', '-p', 'src/engine/tsconfig.json']) },
	{ name: 'lint', run: () => run(['biome', 'ci', '--error-on-warnings', '--colors=off']) },
	{ name: 'dead code', run: () => run(['knip', '--no-progress']) },
	{
		name: 'unit and property tests',
		run: () => run(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]),
		count: ({ code }) => countVitest(vitestReport, code),
	},
	{ name: 'conformance', run: () => run(['tsx', 'src/cli/conformance/run.ts']), count: countLastLine },
	{
		name: 'build',
		run: async () => {
			const result = await run(['vite', 'build']);
			built = result.code === 0;
			return result;
		},
	},
	{
		name: 'first load',
		run: async () => (built ? checkFirstLoad() : { code: 1, output: 'Not run: there is no build.' }),
	},
	{
		name: 'browser tests',
		run: async () => {
			if (!built) return { code: 1, output: 'Not run: there is no build.' };
			return run(['playwright', 'test', '--reporter=list,json'], {
				...(await browserEnvironment()),
				PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
			});
		},
		count: ({ code }) => countPlaywright(playwrightReport, code),
	},
];

const total = { passed: 0, failed: 0 };
for (const { name, run: work, count = countOne } of steps) {
	const start = Date.now();
	let result;
	try {
		result = await work();
	} catch (error) {
		result = { code: 1, output: error.message };
	}
	const { passed, failed, note = '' } = count(result);
	total.passed += passed;
	total.failed += failed;
	if (failed > 0) console.log(result.output.trimEnd());
	const figures = count === countOne ? '' : `: ${passed} passed, ${failed} failed${note}`;
	const seconds = ((Date.now() - start) / 1000).toFixed(1);
	console.log(`${failed > 0 ? 'FAIL' : 'ok  '} ${name}${figures} (${seconds} s)`);
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);
