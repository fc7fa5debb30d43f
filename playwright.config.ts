import { defineConfig, devices } from '@playwright/test';

// `npm test` and `npm run test:e2e` find a Chromium and a free port (.ci/e2e.mjs). Without them: Playwright's own Chromium.
const executablePath = process.env.PODARIUM_CHROMIUM;
const port = Number(process.env.PODARIUM_PORT ?? 4187);

export default defineConfig({
	testDir: 'e2e',
	forbidOnly: true,
	fullyParallel: true,
	retries: 0,
	workers: 2,
	timeout: 60_000,
	reporter: 'list',
	use: {
		baseURL: `http://127.0.0.1:${port}`,
		trace: 'retain-on-failure',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				'--no-sandbox',
				'--disable-quic',
				'--disable-background-networking',
				'--no-first-run',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
	projects: [
		{
			name: 'chromium',
			use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
		},
	],
	// Korean pages are tested by their text and not by their glyphs, so a font such as fonts-noto-cjk is not needed;
	// install it to look at screenshots.
	webServer: {
		command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort`,
		url: `http://127.0.0.1:${port}`,
		reuseExistingServer: false,
	},
});
