/** From a container's spec to the program that it runs: the catalogue's, or one inferred from its ports, env and args. */
import type { Container } from '../../kubernetes/types.ts';
import { catalogue } from './catalogue.ts';
import { courseOf } from './course.ts';
import { asInitProgram, asTaskProgram, infer } from './infer.ts';
import type { ImageProgram, Listener, ResolvedProgram } from './program.ts';

const byRepository = new Map(catalogue.map((program) => [program.repository, program]));
/** Where public images are kept a second time under their own names. */
const mirrors = ['docker/library/', 'e2e-test-images/'];

/** `registry.example/library/redis:7` → `library/redis`: without registry, tag and digest. */
function repositoryOf(image: string): string {
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

/** How a container stands in its pod: an init container, or one that isn't started again when it ends. */
export type Standing = 'app' | 'init' | 'task';

/** Programs follow from specs, which never change: kept by identity. */
const resolved: Record<Standing, WeakMap<Container, ResolvedProgram>> = {
	app: new WeakMap(),
	init: new WeakMap(),
	task: new WeakMap(),
};

/**
 * What the container runs, and how that's known. An init container that nobody described ends well after a moment;
 * so does, in time, a task: a container without ports of a pod whose restartPolicy isn't Always.
 */
export function resolveProgram(spec: Container, standing: Standing | boolean = 'app'): ResolvedProgram {
	const as = standing === true ? 'init' : standing === false ? 'app' : standing;
	const cached = resolved[as].get(spec);
	if (cached) return cached;
	const result = resolve(spec, as);
	resolved[as].set(spec, result);
	return result;
}

function resolve(spec: Container, as: Standing): ResolvedProgram {
	const repository = repositoryOf(spec.image);
	const chosen = chosenProgram(repository, spec);
	const known = chosen ?? knownProgram(repository, spec);
	if (known && (chosen || !isOverridden(spec, known))) {
		const program = as === 'init' ? asInitProgram(known) : known;
		return { program, knowledge: { source: 'catalogue', repository } };
	}
	const inferred = infer(spec, known);
	if (as === 'app' || staysByItself(spec, known)) return inferred;
	const program = as === 'init' ? asInitProgram(inferred.program) : asTaskProgram(inferred.program);
	return { ...inferred, program };
}

/** The command line is read and never ends: whatever its place in the pod, it stays. */
function staysByItself(spec: Container, known: ImageProgram | undefined): boolean {
	const isWhole = (spec.command ?? []).length > 0 || known?.role === 'tool';
	return isWhole && courseOf([...(spec.command ?? []), ...(spec.args ?? [])]).status === 'never';
}

/** The catalogue's program of that image: by its whole repository, or by its last part for a mirror of it. */
function knownProgram(repository: string, { image }: Container): ImageProgram | undefined {
	const exact = byRepository.get(repository);
	if (exact) return exact;
	const name = repository.slice(repository.lastIndexOf('/') + 1);
	const isMirror =
		mirrors.some((prefix) => repository === prefix + name) || /^(public\.ecr\.aws|mirror\.gcr\.io)\//.test(image);
	return isMirror ? byRepository.get(name) : undefined;
}

/** Of an image that is many programs in one, the one that the first argument names: `agnhost liveness`. */
function chosenProgram(repository: string, { command = [], args = [] }: Container): ImageProgram | undefined {
	const name = repository.slice(repository.lastIndexOf('/') + 1);
	return command.length > 0 || args[0] === undefined ? undefined : byRepository.get(`${name} ${args[0]}`);
}

/** A manifest that gives its own command, or gives a tool anything to do, doesn't run what the image would start by itself. */
function isOverridden(spec: Container, known: ImageProgram): boolean {
	return (spec.command ?? []).length > 0 || (known.role === 'tool' && (spec.args ?? []).length > 0);
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
