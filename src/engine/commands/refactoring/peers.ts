/** Whom containers call and where they listen, as their manifests and their programs say; and the same manifest with other peers. */
import type { Container } from '../../../kubernetes/types.ts';
import { namesPeer, type Peer, readPeer } from '../../images/peers.ts';
import { listenAddress, listenPort, resolveProgram } from '../../images/resolve.ts';

/** A call's address as it stands in a manifest. */
export interface Rewrite {
	/** `env API_ADDR`, `args[0]`. */
	where: string;
	from: string;
	to: string;
}

/** Says where a call should go instead; nothing to leave it. */
type Decide = (peer: Peer) => Peer | undefined;

const words = /([\s'"=;&|()<>,]+)/;
const address =
	/^((?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?)([a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::(\d{1,5}))?(.*)$/s;

function literals({ env = [] }: Container): Record<string, string> {
	return Object.fromEntries(env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
}

/** The port that a variable's bare host name means: its program's, or that of the variable beside it. */
function impliedPort(container: Container, variable: string, peer: Peer): number {
	const sibling = literals(container)[variable.replace(namesPeer, '$1PORT')];
	if (sibling !== undefined && /^\d{1,5}$/.test(sibling)) return Number(sibling);
	const calls = resolveProgram(container).program.processes.flatMap((process) => process.calls);
	return calls.find(({ env }) => env === variable)?.defaultPort ?? peer.port;
}

/** A variable that says where the container itself listens. */
function isOwnAddress(container: Container, variable: string): boolean {
	if (/^(HOST|HOSTNAME|.*(BIND|LISTEN).*)$/.test(variable)) return true;
	const listeners = resolveProgram(container).program.processes.flatMap(({ listens }) => listens);
	return listeners.some(({ addressEnv }) => addressEnv === variable);
}

function isCalledBy(container: Container, variable: string): boolean {
	return resolveProgram(container).program.processes.some(({ calls }) => calls.some(({ env }) => env === variable));
}

function rewritten(word: string, read: (word: string) => Peer | undefined, decide: Decide): string {
	const peer = read(word);
	const next = peer && decide(peer);
	const match = address.exec(word);
	if (!peer || !next || !match) return word;
	const [, before = '', , port, after = ''] = match;
	const needsPort = port !== undefined || next.port !== peer.port;
	return `${before}${next.host}${needsPort ? `:${next.port}` : ''}${after}`;
}

/** The container with each peer's address as `decide` wants it, and what was changed for that. */
export function withPeers(container: Container, decide: Decide): { container: Container; rewrites: Rewrite[] } {
	const rewrites: Rewrite[] = [];
	const change = (where: string, text: string, variable?: string): string => {
		const parts = text.split(words);
		const read = (word: string): Peer | undefined => {
			const alone = variable !== undefined && parts.length === 1;
			const named = alone && isCalledBy(container, variable) ? 'TARGET' : variable;
			const peer = readPeer(word, alone ? named : undefined);
			const isBare = peer !== undefined && !/:\d/.test(word) && !word.includes('://');
			return isBare && variable !== undefined ? { ...peer, port: impliedPort(container, variable, peer) } : peer;
		};
		const next = parts.map((part, index) => (index % 2 === 0 ? rewritten(part, read, decide) : part)).join('');
		if (next !== text) rewrites.push({ where, from: text, to: next });
		return next;
	};
	const { env, args, command } = container;
	const next: Container = {
		...container,
		...(env
			? {
					env: env.map((variable) =>
						variable.value === undefined || isOwnAddress(container, variable.name)
							? variable
							: { ...variable, value: change(`env ${variable.name}`, variable.value, variable.name) },
					),
				}
			: {}),
		...(command ? { command: command.map((text, index) => change(`command[${index}]`, text)) } : {}),
		...(args ? { args: args.map((text, index) => change(`args[${index}]`, text)) } : {}),
	};
	return rewrites.length > 0 ? { container: next, rewrites } : { container, rewrites };
}

/** The addresses that a container's manifest names. */
export function namedPeers(container: Container): Peer[] {
	const peers: Peer[] = [];
	withPeers(container, (peer) => {
		peers.push(peer);
		return undefined;
	});
	return peers;
}

/** The addresses that its program calls with no variable set to say otherwise. */
export function builtInPeers(container: Container): Peer[] {
	const { program, knowledge } = resolveProgram(container);
	// An inferred program's calls were read off the manifest.
	if (knowledge.source !== 'catalogue') return [];
	const env = literals(container);
	return program.processes
		.flatMap(({ calls }) => calls)
		.filter((call) => call.env === undefined || env[call.env] === undefined)
		.flatMap(({ hosts = [], defaultPort }) =>
			hosts.flatMap((host) => {
				const peer = readPeer(host, 'TARGET');
				return peer ? [{ host: peer.host, port: host.includes(':') ? peer.port : defaultPort }] : [];
			}),
		);
}

export interface Listening {
	port: number;
	/** On 127.0.0.1 alone. */
	onlyLoopback: boolean;
}

/** TCP ports on which a container listens, or says that it does. */
export function listeningOf(container: Container): Listening[] {
	const env = literals(container);
	const ports = new Map<number, Listening>();
	for (const { containerPort, protocol } of container.ports ?? []) {
		if (protocol === 'TCP' || protocol === undefined)
			ports.set(containerPort, { port: containerPort, onlyLoopback: false });
	}
	for (const listener of resolveProgram(container).program.processes.flatMap(({ listens }) => listens)) {
		const port = listenPort(listener, env);
		ports.set(port, { port, onlyLoopback: listenAddress(listener, env) === '127.0.0.1' });
	}
	return [...ports.values()];
}
