/**
 * Measures in processes of their own, bundled to plain JavaScript: a fresh heap and a cold compiler for each number,
 * and the same treatment for us and for a peer whose package Node can't import as it is.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface Bundle {
	/** Runs the module with the job as its argument. Answers what it printed, or nothing when the time (ms) was up. */
	run: <T>(job: object, timeoutMs: number) => Promise<T | undefined>;
	remove: () => void;
}

/** Bundles a module that reads a job from its first argument and prints one line of JSON. */
export async function bundle(entry: URL): Promise<Bundle> {
	const folder = mkdtempSync(join(tmpdir(), 'podarium-bench-'));
	await build({
		configFile: false,
		logLevel: 'error',
		ssr: { noExternal: true },
		build: {
			ssr: fileURLToPath(entry),
			outDir: folder,
			emptyOutDir: false,
			target: 'node20',
			minify: false,
			rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
		},
	});
	return {
		run: (job, timeoutMs) => runChild(join(folder, 'main.mjs'), job, timeoutMs),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

function runChild<T>(file: string, job: object, timeoutMs: number): Promise<T | undefined> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ['--expose-gc', file, JSON.stringify(job)], {
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let printed = '';
		let complaints = '';
		let isLate = false;
		child.stdout.on('data', (chunk) => {
			printed += chunk;
		});
		child.stderr.on('data', (chunk) => {
			complaints += chunk;
		});
		const timer = setTimeout(() => {
			isLate = true;
			child.kill('SIGKILL');
		}, timeoutMs);
		child.on('error', reject);
		child.on('close', (code) => {
			clearTimeout(timer);
			if (isLate) resolve(undefined);
			else if (code === 0) resolve(JSON.parse(printed.trim().split('\n').at(-1) ?? 'null') as T);
			else reject(new Error(`a measurement ended with code ${code}:\n${complaints || printed}`));
		});
	});
}
