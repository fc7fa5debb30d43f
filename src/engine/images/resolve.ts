/** From a container's spec to the program that it runs: the catalogue's, or one inferred from its ports, env and args. */
import type { Container } from '../../kubernetes/types.ts';
import { catalogue } from './catalogue.ts';
import { asInitProgram, infer } from './infer.ts';
import type { Listener, ResolvedProgram } from './program.ts';

const byRepository = new Map(catalogue.map((program) => [program.repository, program]));

/** `registry.example/library/redis:7` → `library/redis`: without registry, tag and digest. */
export function repositoryOf(image: string): string {
	const withoutDigest = image.split('@')[0] ?? image;
	const lastSlash = withoutDigest.lastIndexOf('/');
	const colon = withoutDigest.indexOf(':', lastSlash + 1);
	const name = colon === -1 ? withoutDigest : withoutDigest.slice(0, colon);
	const [first, ...rest] = name.split('/');
	const hasRegistry =
		rest.length > 0 && first !== undefined && (first.includes('.') || first.includes(':') || first === 'localhost');
	const path = hasRegistry ? rest.join('/') : name;
	return path.startsWith('library/') ? path.slice('library/'.length) : path;
}

/** Programs follow from specs, which never change: kept by identity. */
const resolved = new WeakMap<Container, ResolvedProgram>();
const resolvedInit = new WeakMap<Container, ResolvedProgram>();

/** What the container runs, and how that's known. An init container that nobody described ends well after a moment. */
export function resolveProgram(spec: Container, isInit = false): ResolvedProgram {
	const cache = isInit ? resolvedInit : resolved;
	const cached = cache.get(spec);
	if (cached) return cached;
	const repository = repositoryOf(spec.image);
	const known = byRepository.get(repository);
	let result: ResolvedProgram =
		known && !isOverridden(spec)
			? { program: known, knowledge: { source: 'catalogue', repository } }
			: infer(spec, known);
	if (isInit) result = { ...result, program: asInitProgram(result.program) };
	cache.set(spec, result);
	return result;
}

/** A manifest that gives its own command doesn't run what the image would start by itself. */
function isOverridden(spec: Container): boolean {
	return spec.command !== undefined && spec.command.length > 0;
}

/** The port that a listener binds in this container: its variable's value if that's a port, else its own. */
export function listenPort(listener: Listener, env: Readonly<Record<string, string>>): number {
	if (listener.portEnv === undefined) return listener.port;
	const value = env[listener.portEnv];
	const port = value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : 0;
	return port >= 1 && port <= 65535 ? port : listener.port;
}

/** The address that a listener binds in this container: `127.0.0.1` if its variable says so, else its own. */
export function listenAddress(
	{ address, addressEnv }: Listener,
	env: Readonly<Record<string, string>>,
): Listener['address'] {
	const value = addressEnv === undefined ? undefined : env[addressEnv];
	if (value === undefined) return address;
	if (value === 'localhost' || value === '127.0.0.1') return '127.0.0.1';
	return value === '0.0.0.0' ? '0.0.0.0' : address;
}
