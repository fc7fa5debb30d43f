/**
 * A program for an image that nobody described: a generic server on its declared ports, which calls the
 * peers that its environment and arguments name. What was read, and where, is kept for the inspector.
 */
import type { Container } from '../../kubernetes/types.ts';
import type { Call, FileWrite, ImageProgram, ProcessProgram, ResolvedProgram } from './program.ts';

const mebibyte = 1024 * 1024;

/** `host:port`, with or without a scheme and a path. */
const address =
	/^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^@/\s]*@)?([a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::(\d{1,5}))?(?:[/?#]\S*)?$/;
/** Variables whose value is the bare name of a peer. */
const namesPeer = /(^|_)(HOST|HOSTNAME|ADDR|ADDRESS|URL|URI|SERVICE|SERVER|ENDPOINT|UPSTREAM|TARGET)$/;

const schemePorts: Record<string, number> = {
	http: 80,
	https: 443,
	redis: 6379,
	postgres: 5432,
	postgresql: 5432,
	mysql: 3306,
	amqp: 5672,
	mongodb: 27017,
};

interface Peer {
	host: string;
	port: number;
}

/** Reads `value` as the address of a peer; a bare name counts only where the variable's name says so. */
export function readPeer(value: string, variable?: string): Peer | undefined {
	const match = address.exec(value.trim());
	const host = match?.[2];
	if (!match || host === undefined || /^\d+$/.test(host)) return undefined;
	const [, scheme, , port] = match;
	if (port === undefined && scheme === undefined && !(variable !== undefined && namesPeer.test(variable)))
		return undefined;
	if (host === '0.0.0.0') return undefined;
	const number = port === undefined ? (schemePorts[scheme ?? ''] ?? 80) : Number(port);
	return number >= 1 && number <= 65535 ? { host, port: number } : undefined;
}

/** A variable beside `REDIS_HOST` that gives its port: `REDIS_PORT`. */
function siblingPort(spec: Container, variable: string): number | undefined {
	const name = variable.replace(namesPeer, '$1PORT');
	const value = name === variable ? undefined : spec.env?.find((other) => other.name === name)?.value;
	return value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

function readCalls(spec: Container): { calls: Call[]; sources: string[] } {
	const calls: Call[] = [];
	const sources: string[] = [];
	const seen = new Set<string>();
	const add = (peer: Peer, source: string) => {
		const target = `${peer.host}:${peer.port}`;
		if (seen.has(target)) return;
		seen.add(target);
		calls.push({ hosts: [target], guessed: true, defaultPort: peer.port, request: 'GET /', optional: true });
		sources.push(source);
	};
	for (const { name, value } of spec.env ?? []) {
		const peer = value === undefined ? undefined : readPeer(value, name);
		if (peer) add({ host: peer.host, port: siblingPort(spec, name) ?? peer.port }, `env ${name}`);
	}
	for (const word of [...(spec.command ?? []), ...(spec.args ?? [])].flatMap((text) => text.split(/[\s'"=]+/))) {
		const peer = readPeer(word);
		if (peer && word.includes(':')) add(peer, `argument ${word}`);
	}
	return { calls, sources };
}

const copyUs = 400_000;

/** What `cp SOURCE… TARGET` writes: that's how an init container hands a file on. */
function copiedFiles(words: readonly string[]): FileWrite[] {
	const [command, ...rest] = words.join(' ').split(/\s+/);
	const paths = rest.filter((word) => !word.startsWith('-'));
	const target = paths.at(-1);
	if (command !== 'cp' || target === undefined || paths.length < 2) return [];
	return paths.slice(0, -1).map((source) => {
		const name = source.slice(source.lastIndexOf('/') + 1);
		const path = target.endsWith(`/${name}`) ? target : `${target.replace(/\/$/, '')}/${name}`;
		return { path, everyUs: copyUs, bytes: mebibyte };
	});
}

const server: Omit<ProcessProgram, 'command' | 'listens' | 'calls'> = {
	startUpUs: 400_000,
	cpuPerRequestUs: 4_000,
	spread: 'exponential',
	concurrency: 16,
	memoryBytes: 48 * mebibyte,
	stopsAfterUs: 200_000,
};

/**
 * The inferred program of a container. `known` is the catalogue's program of the same image when the
 * manifest replaces its command: size and start-up are then the image's own.
 */
export function infer(spec: Container, known?: ImageProgram): ResolvedProgram {
	const ports = (spec.ports ?? []).filter(({ protocol }) => protocol === 'TCP');
	const { calls, sources } = readCalls(spec);
	const words = [...(spec.command ?? []), ...(spec.args ?? [])];
	const command =
		words.length > 0 ? words.join(' ').slice(0, 80) : `/${spec.image.split('/').pop()?.split(':')[0] ?? 'app'}`;
	const isShort =
		ports.length === 0 &&
		/\b(cp|mv|mkdir|chmod|chown|echo|touch)\b/.test(command) &&
		!/\b(while|tail|sleep)\b/.test(command);
	const process: ProcessProgram = {
		...server,
		command,
		listens: ports.map(({ containerPort }) => ({ port: containerPort, address: '0.0.0.0' as const })),
		calls,
		...(ports.length === 0 && calls.length > 0 ? { everyUs: 1_000_000 } : {}),
		...(isShort ? { endsAfterUs: copyUs + 100_000 } : {}),
		...(isShort ? { writes: copiedFiles(words) } : {}),
	};
	const program: ImageProgram = {
		repository: spec.image,
		role: ports.length > 0 ? 'generic' : calls.length > 0 ? 'client' : 'generic',
		sizeBytes: known?.sizeBytes ?? 90 * mebibyte,
		processes: [process],
	};
	const declared = ports.map(({ containerPort }) => String(containerPort));
	return { program, knowledge: { source: 'inferred', ports: declared, calls: sources } };
}

/** The program of an init container that nobody described: it does its work and ends well. */
export function asInitProgram(program: ImageProgram): ImageProgram {
	const [first, ...others] = program.processes;
	const { everyUs: _, ...once } = first;
	return { ...program, processes: [{ ...once, listens: [], endsAfterUs: first.endsAfterUs ?? 800_000 }, ...others] };
}
