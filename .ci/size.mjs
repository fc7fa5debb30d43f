// How much script the page needs (gzip, from the build in dist): to be seen, and to run. Exits with 1 above the budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
/** Bytes. `seen`: the whole page in one language, before the engine is there. `running`: with the engine and the traffic. */
const budgets = { seen: 200_000, running: 360_000 };

/** The scripts that the page itself names: its entry and what that imports, which Vite has it preload. */
function filesOfPage() {
	const html = readFileSync(join(dist, 'index.html'), 'utf8');
	const files = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file);
	if (files.length === 0) throw new Error('the page names no script');
	return files;
}

/** The files of a dynamic import: its own and those of its static imports. */
function filesOf(manifest, source, files = new Set()) {
	const entry = manifest[source];
	if (!entry) throw new Error(`the build has no ${source}`);
	if (files.has(entry.file)) return files;
	files.add(entry.file);
	for (const imported of entry.imports ?? []) filesOf(manifest, imported, files);
	return files;
}

const gzipLength = (file) => gzipSync(readFileSync(join(dist, file))).length;

/** Bytes of script by stage of the first load, the larger of the languages. */
function firstLoad() {
	const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
	const total = (sources) => {
		const files = new Set([...filesOfPage(), ...sources.flatMap((source) => [...filesOf(manifest, source)])]);
		return [...files].reduce((sum, file) => sum + gzipLength(file), 0);
	};
	const languages = ['en', 'ko'].map((language) => `src/i18n/${language}/first.ts`);
	const largest = (more) => Math.max(...languages.map((language) => total([language, ...more])));
	return {
		seen: largest([]),
		running: largest(['src/simulation/machinery.ts', 'src/canvas/traffic/TrafficLayer.tsx']),
	};
}

/** A line for each stage, and whether all are within their budgets. */
export function checkFirstLoad() {
	const rows = Object.entries(firstLoad()).map(([stage, bytes]) => ({ stage, bytes, most: budgets[stage] }));
	const lines = rows.map(
		({ stage, bytes, most }) =>
			`${stage}: ${(bytes / 1000).toFixed(1)} of ${most / 1000} KB gzip${bytes > most ? ' TOO MUCH' : ''}`,
	);
	return { code: rows.every(({ bytes, most }) => bytes <= most) ? 0 : 1, output: lines.join('\n') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { code, output } = checkFirstLoad();
	console.log(output);
	process.exitCode = code;
}
