import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };

/** Whole packages of node_modules, as a test for a module's path. */
const packages = (...names: string[]) => new RegExp(`[\\\\/]node_modules[\\\\/](?:${names.join('|')})[\\\\/]`);

const isIcon = /lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]/;

interface ModuleGraph {
	getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

/** Modules that the page needs at once: the entry imports them, directly or through others, and never by `import()`. */
const neededAtOnce = new Map<string, boolean>();
function isNeededAtOnce(id: string, graph: ModuleGraph): boolean {
	const known = neededAtOnce.get(id);
	if (known !== undefined) return known;
	neededAtOnce.set(id, false);
	const info = graph.getModuleInfo(id);
	const needed =
		info?.importers.some(
			(importer) => graph.getModuleInfo(importer)?.isEntry === true || isNeededAtOnce(importer, graph),
		) ?? false;
	neededAtOnce.set(id, needed);
	return needed;
}

/**
 * What the built page may load: its own files and nothing else; no inline script or style, no other place to talk to.
 * (`frame-ancestors` can't be said in a page: it may be embedded anywhere.)
 */
const contentSecurityPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data: blob:",
	"connect-src 'self'",
	"worker-src 'self'",
	"manifest-src 'self'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'none'",
].join('; ');

/** Puts the policy first in the page. Not while developing, where Vite's client is an inline script. */
function contentSecurity(): Plugin {
	return {
		name: 'content-security-policy',
		apply: 'build',
		transformIndexHtml: () => [
			{
				tag: 'meta',
				attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
				injectTo: 'head-prepend',
			},
		],
	};
}

const serviceWorkerFile = 'sw.js';
/** Of `public/`, what the page itself needs. */
const publicFiles = ['favicon.svg', 'icon-maskable.svg', 'manifest.webmanifest'];
/** What a lesson's package needs beside the page. */
const otherPublicFiles = ['scorm.js'];
/** The list of the page's files, for whoever packs them. */
const filesFile = 'files.json';

/** Tells the service worker which files there are, and a version that changes with any of them. */
function precache(): Plugin {
	return {
		name: 'precache',
		apply: 'build',
		enforce: 'post',
		generateBundle: {
			order: 'post',
			handler(_, bundle) {
				const worker = bundle[serviceWorkerFile];
				if (worker?.type !== 'chunk') throw new Error('the build has no service worker');
				const digest = createHash('sha256');
				const files = Object.values(bundle)
					.filter(({ fileName }) => fileName !== serviceWorkerFile && !/\.map$|^\.vite\//.test(fileName))
					.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
				for (const file of files) digest.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
				for (const name of publicFiles) digest.update(readFileSync(new URL(`public/${name}`, import.meta.url)));
				const names = [...files.map(({ fileName }) => fileName), ...publicFiles];
				this.emitFile({ type: 'asset', fileName: filesFile, source: JSON.stringify(names) });
				worker.code = worker.code
					.replaceAll('__PRECACHE_VERSION__', JSON.stringify(digest.digest('hex').slice(0, 12)))
					.replaceAll(
						'__PRECACHE__',
						JSON.stringify([...names, filesFile, ...otherPublicFiles].map((name) => `./${name}`)),
					);
			},
		},
	};
}

export default defineConfig({
	plugins: [react(), tailwindcss(), contentSecurity(), precache()],
	// Relative, so that a build works from any folder of any site.
	base: './',
	define: { __APP_VERSION__: JSON.stringify(manifest.version) },
	server: { host: '127.0.0.1' },
	preview: { host: '127.0.0.1' },
	build: {
		target: 'baseline-widely-available',
		sourcemap: true,
		// For .ci/size.mjs.
		manifest: true,
		modulePreload: { polyfill: false },
		rolldownOptions: {
			input: { index: 'index.html', sw: 'src/app/offline/serviceWorker.ts' },
			output: {
				// Where the browser looks for it: beside the page, by a name that never changes.
				entryFileNames: ({ name }) => (name === 'sw' ? serviceWorkerFile : 'assets/[name]-[hash].js'),
				codeSplitting: {
					groups: [
						{ name: 'react', test: packages('react', 'react-dom', 'scheduler'), priority: 2 },
						{
							name: 'flow',
							test: packages(
								'@xyflow',
								'd3-(?:color|dispatch|drag|ease|interpolate|selection|timer|transition|zoom)',
								'classcat',
								'zustand',
								'use-sync-external-store',
							),
							priority: 1,
						},
						// One file for all the rest of the first sight: dozens of small ones compress worse and come later.
						// Icons are left out: one index imports them all, which says nothing of who shows them.
						{ name: (id, graph) => (!isIcon.test(id) && isNeededAtOnce(id, graph) ? 'page' : null) },
					],
				},
			},
		},
	},
	test: {
		include: ['src/**/*.test.{ts,tsx}', '.ci/**/*.test.mjs'],
		environment: 'node',
		passWithNoTests: false,
		allowOnly: false,
		testTimeout: 20_000,
		maxWorkers: 2,
	},
});
