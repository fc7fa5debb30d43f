// Finds a Chromium for the browser tests, and installs one if there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const usual = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of the Chromium to use: $PODARIUM_CHROMIUM, $CHROME_PATH, then the usual places. Undefined: Playwright's own. */
function findChromium() {
	for (const variable of ['PODARIUM_CHROMIUM', 'CHROME_PATH']) {
		const path = process.env[variable];
		if (!path) continue;
		if (!existsSync(path)) throw new Error(`${variable} names ${path}, which doesn't exist.`);
		return path;
	}
	return usual.find((path) => existsSync(path));
}

/** Playwright's own Chromium, if it has been installed. */
function bundled() {
	const { chromium } = createRequire(import.meta.url)('@playwright/test');
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function run(command, ...args) {
	console.error(`> ${[command, ...args].join(' ')}`);
	const { status } = spawnSync(command, args, {
		stdio: ['ignore', 2, 2],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		shell: process.platform === 'win32',
	});
	return status === 0;
}

/** Makes sure that there is a Chromium, and gives its path. Throws with what to do if there's none to be had. */
export function ensureChromium() {
	const found = findChromium() ?? bundled();
	if (found) return found;
	console.error('No Chromium found: installing one for the browser tests.');
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		if (run('apt-get', 'update') && run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')) {
			const path = findChromium();
			if (path) return path;
		}
	}
	if (run('npx', 'playwright', 'install', 'chromium')) {
		const path = bundled();
		if (path) return path;
	}
	throw new Error(
		'No Chromium, and none could be installed. Install one, or name it: PODARIUM_CHROMIUM=/path/to/chromium',
	);
}
