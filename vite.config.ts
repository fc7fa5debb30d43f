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

export default defineConfig({
	plugins: [react(), tailwindcss(), contentSecurity()],
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
			output: {
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
