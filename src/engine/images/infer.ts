/**
 * A program for an image that nobody described: a generic server on its declared ports, which calls the
 * peers that its environment and arguments name. What was read, and where, is kept for the inspector.
 */
import type { Container } from '../../kubernetes/types.ts';
import { type Course, courseOf } from './course.ts';
import { filledIn, namesPeer, type Peer, readPeer } from './peers.ts';
import type { Call, FileWrite, ImageProgram, ProcessProgram, ResolvedProgram } from './program.ts';

export { readPeer } from './peers.ts';

const mebibyte = 1024 * 1024;

/** A variable beside `REDIS_HOST` that gives its port: `REDIS_PORT`. */
function siblingPort(spec: Container, variable: string): number | undefined {
	const name = variable.replace(namesPeer, '$1PORT');
	const value = name === variable ? undefined : spec.env?.find((other) => other.name === name)?.value;
	return value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

/** The variables whose values stand in the manifest. */
function literals(spec: Container): Record<string, string> {
	return Object.fromEntries(
		(spec.env ?? []).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
	);
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
	const words = [...(spec.command ?? []), ...(spec.args ?? [])].map((text) => filledIn(text, literals(spec)));
	for (const word of words.flatMap((text) => text.split(/[\s'"=;&|()<>]+/))) {
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

/** The command line, with the variables that Kubernetes itself fills in: `$(NAME)`. */
function commandLine(spec: Container): string[] {
	const env = literals(spec);
	return [...(spec.command ?? []), ...(spec.args ?? [])].map((word) =>
		word.replace(/\$\((\w+)\)/g, (whole, name: string) => env[name] ?? whole),
	);
}

/** A file that ends up in a place by `> FILE`, once a turn or once, and what's made and taken away by name. */
function filesWritten({ writes, turnUs, files }: Course): FileWrite[] {
	return [
		...[...new Set(writes)].map((path) => ({ path, everyUs: turnUs ?? copyUs, bytes: 64 })),
		...files.map(({ path, atUs, removes }) => ({
			path,
			everyUs: atUs,
			bytes: 0,
			once: true,
			...(removes ? { removes } : {}),
		})),
	];
}

/** What the command line says of the process: when it ends and how, and what it waits for until then. */
function behaviour(course: Course, words: readonly string[], calls: readonly Call[]): Partial<ProcessProgram> {
	const files = [...copiedFiles(words), ...filesWritten(course)];
	const own: Partial<ProcessProgram> = {
		...(files.length > 0 ? { writes: files } : {}),
		// The kernel spares PID 1 a signal that it hasn't asked for; shells and small tools don't ask.
		...(course.traps || course.status === 'unknown' ? {} : { stopsAfterUs: 'ignoresSigterm' as const }),
		...(course.memoryBytes === undefined ? {} : { memoryBytes: course.memoryBytes }),
	};
	if (typeof course.status !== 'number') {
		const turnUs = course.turnUs ?? 1_000_000;
		return calls.length > 0 && course.status === 'never' ? { ...own, everyUs: turnUs } : own;
	}
	const { waits } = course;
	const end = { endsAfterUs: Math.max(course.us, files.length > 0 ? copyUs + 100_000 : 0), exitCode: course.status };
	if (waits.length === 0) return { ...own, ...end };
	return {
		...own,
		...end,
		everyUs: 1_000_000,
		waits: waits.map(({ what }) => what),
		calls: waits.map(({ host, port, what }) => ({
			hosts: [`${host}:${port}`],
			guessed: true,
			defaultPort: port,
			request: what === 'name' ? 'lookup' : 'GET /',
			optional: true,
		})),
	};
}

/**
 * The inferred program of a container. `known` is the catalogue's program of the same image when the
 * manifest replaces its command: size and start-up are then the image's own.
 */
export function infer(spec: Container, known?: ImageProgram): ResolvedProgram {
	const ports = (spec.ports ?? []).filter(({ protocol }) => protocol === 'TCP').map((port) => port.containerPort);
	const { calls, sources } = readCalls(spec);
	const words = commandLine(spec);
	const isWhole = (spec.command ?? []).length > 0 || known?.role === 'tool';
	const course = isWhole && words.length > 0 ? courseOf(words, literals(spec)) : undefined;
	const command =
		words.length > 0 ? words.join(' ').slice(0, 80) : `/${spec.image.split('/').pop()?.split(':')[0] ?? 'app'}`;
	const listens = [...new Set([...ports, ...(course?.listens === undefined ? [] : [course.listens])])];
	// What ends by itself serves nobody, whatever its manifest declares.
	const isServer = typeof course?.status !== 'number' && listens.length > 0;
	const process: ProcessProgram = {
		...server,
		command,
		listens: isServer ? listens.map((port) => ({ port, address: '0.0.0.0' as const })) : [],
		calls,
		...(!isServer && calls.length > 0 ? { everyUs: 1_000_000 } : {}),
		...(course ? behaviour(course, words, calls) : {}),
	};
	const program: ImageProgram = {
		repository: spec.image,
		role: isServer ? 'generic' : process.calls.length > 0 ? 'client' : 'generic',
		sizeBytes: known?.sizeBytes ?? 90 * mebibyte,
		processes: [process],
		...(course?.memoryBytes === undefined ? {} : { exactMemory: true }),
	};
	return { program, knowledge: { source: 'inferred', ports: listens.map(String), calls: sources } };
}

/** The program of an init container: what nobody described does its work and ends well. */
export function asInitProgram(program: ImageProgram): ImageProgram {
	const [first, ...others] = program.processes;
	if (first.endsAfterUs !== undefined) return program;
	const { everyUs: _, ...once } = first;
	return { ...program, processes: [{ ...once, listens: [], endsAfterUs: 800_000 }, ...others] };
}

/** How long a task takes that nobody described. */
const taskUs = 5_000_000;

/** The program of a container that isn't started again when it ends: without ports of its own it's there to end. */
export function asTaskProgram(program: ImageProgram): ImageProgram {
	const [first, ...others] = program.processes;
	const { everyUs: _, ...once } = first;
	return first.endsAfterUs !== undefined || first.listens.length > 0
		? program
		: { ...program, processes: [{ ...once, endsAfterUs: taskUs }, ...others] };
}
