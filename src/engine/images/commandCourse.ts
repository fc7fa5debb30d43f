/** What one command does by its name and arguments: for how long it runs, how it ends, whom it asks. */
import { isInCluster, type Peer, readPeer } from './peers.ts';

const millisecond = 1_000;
const second = 1_000_000;

/** What a command asks for: that a name resolves, or that a server takes a connection. */
export interface Wait extends Peer {
	what: 'name' | 'answer';
}

export interface CommandCourse {
	us: number;
	/** Exit status; `never` ends, `unknown` to everyone here. */
	status: number | 'never' | 'unknown';
	asks?: Wait;
	listens?: number;
	memoryBytes?: number;
}

const done = (us: number, status = 0): CommandCourse => ({ us, status });
const never: CommandCourse = { us: 0, status: 'never' };

/** Commands that do a little and end well. */
const short = new Set(
	`[ [[ : test echo printf date env printenv pwd ls cat rev head cut tr wc sort uniq grep egrep sed awk expr seq id
	whoami uname hostname touch mkdir rmdir rm cp mv ln chmod chown chgrp sysctl set cd export local declare read umask
	ulimit unset shift source . eval let stat df du find which command type basename dirname tee md5sum sha256sum base64
	openssl ps kill nproc free uptime mount ip ifconfig route jq yq ping host getent dig nslookup wget curl nc ncat
	pg_isready psql mysqladmin mysql redis-cli mongo mongosh rabbitmqctl kubectl true`.split(/\s+/),
);
/** Commands that take their time and end well. */
const long = new Set(
	'tar gzip gunzip unzip git apt-get apt apk yum dnf pip pip3 npm yarn make dd rsync wget curl'.split(' '),
);

const units: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `90`, `1.5`, `1h`, `infinity` → µs. */
function sleepUs(words: readonly string[]): number | 'never' {
	let us = 0;
	for (const word of words) {
		if (/^inf(inity)?$/.test(word)) return 'never';
		const match = /^(\d+(?:\.\d+)?|\.\d+)([smhd]?)$/.exec(word);
		us += match ? Math.round(Number(match[1]) * (units[match[2] || 's'] ?? 1) * second) : second;
	}
	return us <= 10 * 365 * 86_400 * second ? us : 'never';
}

/** The value of `-h HOST`, `--host=HOST`, `-hHOST`. */
function option(words: readonly string[], names: readonly string[]): string | undefined {
	for (const [index, word] of words.entries()) {
		if (names.includes(word)) return words[index + 1];
		const long = names.find((name) => name.startsWith('--') && word.startsWith(`${name}=`));
		if (long !== undefined) return word.slice(long.length + 1);
		const glued = names.find((name) => /^-\w$/.test(name) && word.startsWith(name) && !word.startsWith('--'));
		if (glued !== undefined) return word.slice(2);
	}
	return undefined;
}

const databases: Record<string, number> = {
	pg_isready: 5432,
	psql: 5432,
	mysqladmin: 3306,
	mysql: 3306,
	'redis-cli': 6379,
	mongo: 27017,
	mongosh: 27017,
};

function plainWords(words: readonly string[]): string[] {
	return words.filter((word) => !word.startsWith('-'));
}

/** Whom the command asks, if that's somebody of the cluster. */
function asked(name: string, words: readonly string[]): Wait | undefined {
	const found = (host: string | undefined, port: number, what: Wait['what']): Wait | undefined =>
		host !== undefined && /^[a-zA-Z0-9][\w.-]*$/.test(host) && isInCluster(host) ? { host, port, what } : undefined;
	if (name === 'nslookup' || name === 'dig' || name === 'host')
		return found(plainWords(words)[0]?.replace(/\.$/, ''), 80, 'name');
	if (name === 'getent') return found(plainWords(words)[1], 80, 'name');
	if (name === 'nc' || name === 'ncat') {
		const port = words.find((word) => /^\d{1,5}$/.test(word) && words[words.indexOf(word) - 1] !== '-w');
		const host = port === undefined ? undefined : words[words.indexOf(port) - 1];
		return found(host, Number(port), 'answer');
	}
	if (name === 'wget' || name === 'curl') {
		const url = plainWords(words).find((word) => readPeer(word, 'URL') && /[:.]|^[a-z0-9-]+$/.test(word));
		const withScheme = words.find((word) => /^https?:\/\//.test(word)) ?? url;
		const peer = withScheme === undefined ? undefined : readPeer(withScheme, 'URL');
		return peer && found(peer.host, peer.port, 'answer');
	}
	const port = databases[name];
	if (port === undefined) return undefined;
	const given = option(words, name === 'psql' || name === 'redis-cli' ? ['-p'] : ['-p', '-P', '--port']);
	const number = given !== undefined && /^\d{1,5}$/.test(given) ? Number(given) : port;
	return found(option(words, ['-h', '--host']) ?? 'localhost', number, 'answer');
}

const interpreters = /^(python|perl|node|ruby|php)[\d.]*$/;

/** `python -c '…'`, `perl -e '…'`: a one-liner computes a moment and ends; a server or an endless loop doesn't. */
function interpreted(words: readonly string[]): CommandCourse {
	const module = words.indexOf('-m');
	if (words[module + 1] === 'http.server' && module >= 0)
		return { ...never, listens: Number(words[module + 2] ?? 8000) || 8000 };
	const flag = words.findIndex((word) => /^-(c|e|r|wle|ne|pe|le|we|E)$/.test(word) || word.startsWith('--eval'));
	const code = flag < 0 ? undefined : words[flag + 1];
	if (code === undefined)
		return words.includes('--version') || words.includes('-V') ? done(second) : { us: 0, status: 'unknown' };
	if (/serve_forever|createServer|\.listen\(|while\s*\(?(True|true|1)\b|setInterval/.test(code)) return never;
	const sleeps = [...code.matchAll(/(?:^|[\s;.])sleep\(?\s*(\d+(?:\.\d+)?)/g)];
	const slept = sleeps.reduce((sum, match) => sum + Math.round(Number(match[1]) * second), 0);
	const exit = /(?:^|[;\n])(?:sys\.exit|process\.exit|exit)\s*\(?\s*(\d+)/.exec(code);
	return done(2 * second + slept, exit ? Number(exit[1]) % 256 : 0);
}

const sizes: Record<string, number> = { b: 1, k: 1024, m: 1_048_576, g: 1_073_741_824 };

/** `stress --vm 1 --vm-bytes 250M`: holds that much memory until it's stopped. */
function stress(words: readonly string[]): CommandCourse {
	const size = /^(\d+)([bkmg]?)$/i.exec(option(words, ['--vm-bytes']) ?? '256m');
	const workers = Number(option(words, ['--vm', '-m']) ?? 0) || 0;
	const bytes = workers * Number(size?.[1] ?? 0) * (sizes[(size?.[2] ?? '').toLowerCase()] ?? 1);
	const timeout = option(words, ['--timeout', '-t']);
	const us = timeout === undefined ? 'never' : sleepUs([timeout]);
	return { us: us === 'never' ? 0 : us, status: us === 'never' ? 'never' : 0, memoryBytes: bytes };
}

/** What the command does, from its words. */
export function commandCourse(words: readonly string[]): CommandCourse {
	const [first = '', ...rest] = words;
	const name = first.slice(first.lastIndexOf('/') + 1);
	if (/^\w+=/.test(name) && rest.length === 0) return done(0);
	if (['exec', 'nohup', 'time', 'sudo', 'command', 'tini', 'dumb-init', '--'].includes(name) && rest.length > 0)
		return commandCourse(rest);
	if (name === 'timeout' && rest.length > 1) return commandCourse(rest.filter((word) => !/^-|^\d+[smh]?$/.test(word)));
	if (name === 'sleep') {
		const us = sleepUs(rest);
		return us === 'never' ? never : done(us);
	}
	if (name === 'false') return done(0, 1);
	if (name === 'tail' && rest.some((word) => /^-[a-z]*[fF]|^--follow/.test(word))) return never;
	if (name === 'tail') return done(millisecond);
	if (name === 'pause' || name === 'top' || name === 'yes') return never;
	if (name === 'ping' && option(rest, ['-c']) === undefined) return never;
	if (name === 'ping') return done((Number(option(rest, ['-c'])) || 1) * second);
	if ((name === 'nc' || name === 'ncat') && rest.some((word) => /^-\w*l|^--listen/.test(word))) {
		const port = rest.findLast((word) => /^\d{1,5}$/.test(word));
		return { ...never, ...(port === undefined ? {} : { listens: Number(port) }) };
	}
	if (name === 'httpd' && rest.includes('-f')) {
		const port = Number(option(rest, ['-p'])?.split(':').pop() ?? 80);
		return { ...never, listens: port || 80 };
	}
	if (name === 'stress' || name === 'stress-ng') return stress(rest);
	if (interpreters.test(name)) return interpreted(rest);
	const asks = asked(name, rest);
	if (long.has(name) && !asks) return done(second);
	if (short.has(name)) return { ...done(20 * millisecond), ...(asks ? { asks } : {}) };
	return { us: 0, status: 'unknown' };
}
