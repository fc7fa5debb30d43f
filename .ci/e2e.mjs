// `npm run test:e2e -- ARGUMENTS`: Playwright on the build, with a Chromium that exists and a port that is free.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';

/** What playwright.config.ts needs to know of this machine. */
export async function browserEnvironment() {
	return { PODARIUM_CHROMIUM: ensureChromium(), PODARIUM_PORT: String(await freePort()) };
}

/** A port of 127.0.0.1 that nothing listens on. */
function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		const env = { ...process.env, ...(await browserEnvironment()) };
		const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], { env, stdio: 'inherit' });
		process.exitCode = status ?? 1;
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	}
}
