// Installs the dependencies if they are missing or older than the lock file. Runs before they exist: Node built-ins only.
// Writes to stderr, so that what a script prints on stdout is the script's own.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lock = `${root}package-lock.json`;
const installed = `${root}node_modules/.package-lock.json`;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Podarium needs Node 20.19 or newer; this is ${process.versions.node}.`);
	process.exit(1);
}

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
	const why = existsSync(installed) ? 'package-lock.json has changed' : 'node_modules is missing';
	console.error(`Installing the dependencies (npm ci): ${why}.`);
	const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
		cwd: root,
		stdio: ['ignore', 2, 2],
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		console.error('npm ci failed; see above.');
		process.exit(1);
	}
}
