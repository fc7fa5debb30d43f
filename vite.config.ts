import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };

/** Whole packages of node_modules, as a test for a module's path. */
const packages = (...names: string[]) => new RegExp(`[\\\\/]node_modules[\\\\/](?:${names.join('|')})[\\\\/]`);

export default defineConfig({
	plugins: [react(), tailwindcss()],
	// Relative, so that a build works from any folder of any site.
	base: './',
	define: { __APP_VERSION__: JSON.stringify(manifest.version) },
	server: { host: '127.0.0.1' },
	preview: { host: '127.0.0.1' },
	build: {
		target: 'baseline-widely-available',
		sourcemap: true,
		modulePreload: { polyfill: false },
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: 'react', test: packages('react', 'react-dom', 'scheduler'), priority: 2 },
						{
							name: 'flow',
							test: packages('@xyflow', 'd3-[a-z]+', 'classcat', 'zustand', 'use-sync-external-store'),
							priority: 1,
						},
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
