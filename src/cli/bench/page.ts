/** A page of a benchmark, built as the product is and opened in a headless Chromium. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { build, preview } from 'vite';

export interface BenchSite {
	browser: Browser;
	url: string;
	close(): Promise<void>;
}

/** A script without types: it also runs before TypeScript is installed. */
const chromiumScript = '../../../.ci/chromium.mjs';

/** Builds the page whose index.html is in `root`, serves it on a free port and starts the browser that the tests use. */
export async function openSite(root: string): Promise<BenchSite> {
	const { ensureChromium } = (await import(chromiumScript)) as { ensureChromium(): string };
	const folder = mkdtempSync(join(tmpdir(), 'podarium-bench-'));
	// npm runs scripts in the project's folder.
	const configFile = resolve('vite.config.ts');
	const shared = { root, configFile, logLevel: 'error' } as const;
	await build({ ...shared, build: { outDir: folder, emptyOutDir: false, target: 'esnext', sourcemap: false } });
	const server = await preview({ ...shared, build: { outDir: folder }, preview: { port: 4_230 } });
	const browser = await chromium.launch({
		executablePath: ensureChromium(),
		args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
	});
	return {
		browser,
		url: server.resolvedUrls?.local[0] ?? '',
		close: async () => {
			await browser.close();
			await server.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
