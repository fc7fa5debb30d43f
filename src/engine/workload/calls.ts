/** Whom a process calls next, from its program and its container's environment. */
import type { Engine } from '../context.ts';
import { readPeer } from '../images/infer.ts';
import type { Call, ProcessProgram } from '../images/program.ts';
import { tuned } from '../images/tuned.ts';
import { podOf, processOf } from '../kubelet/sandboxes.ts';
import { programOf } from '../kubelet/specs.ts';
import { isIPv4, isLoopback } from '../network/addresses.ts';
import { podAddressOf, serviceOf } from '../network/dns.ts';
import type { ProcessLoad } from './state.ts';

export interface CallTarget {
	host: string;
	port: number;
	request: string;
	optional: boolean;
	/** `host:port`, where it's known already. */
	where?: string;
}

/** `host`, `host:port` or a URL, as a variable holds it; nothing when it's none of them. */
function parseAddress(text: string, defaultPort: number): { host: string; port: number } | undefined {
	const peer = readPeer(text, 'TARGET');
	if (!peer) return undefined;
	const hasPort = /:\d+/.test(text) || text.includes('://');
	return { host: peer.host, port: hasPort ? peer.port : defaultPort };
}

/** The addresses that a call may go to, best first. */
function candidates(call: Call, env: Readonly<Record<string, string>>): { host: string; port: number }[] {
	const value = call.env === undefined ? undefined : env[call.env];
	const texts = value !== undefined && value !== '' ? [value] : call.hosts;
	if (texts === undefined) return [];
	return texts.flatMap((text) => parseAddress(text, call.defaultPort) ?? []);
}

function targetOf(
	engine: Engine,
	call: Call,
	env: Readonly<Record<string, string>>,
	namespace: string,
): CallTarget | undefined {
	const all = candidates(call, env);
	if (all.length === 0) return undefined;
	const hasAddress = ({ host }: { host: string }) =>
		isLoopback(host) ||
		isIPv4(host) ||
		serviceOf(engine, host, namespace) !== undefined ||
		podAddressOf(engine, host, namespace) !== undefined;
	const chosen = all.find(hasAddress) ?? (call.guessed ? undefined : all[0]);
	if (!chosen) return undefined;
	const { host, port } = chosen;
	return { host, port, request: call.request, optional: call.optional === true, where: `${host}:${port}` };
}

/** A running process, as far as its calls go. */
export interface Speaker {
	program: ProcessProgram;
	env: Readonly<Record<string, string>>;
	namespace: string;
	/** What's written to it is stored. */
	keepsState?: true;
}

/** A speaker with the targets of its calls by their numbers (null: nowhere to go), as long as the network is as it was. */
interface Known {
	index: Engine['index'];
	network: number;
	speaker: Speaker | undefined;
	targets: (CallTarget | null)[];
}

const known = new WeakMap<ProcessLoad, Known>();

function knownOf(engine: Engine, load: ProcessLoad): Known {
	const { index } = engine;
	const before = known.get(load);
	if (before?.network === index.network && before.index === index) return before;
	const fresh: Known = { index, network: index.network, speaker: readSpeaker(engine, load.pid), targets: [] };
	known.set(load, fresh);
	return fresh;
}

/** A process's load as a speaker; nothing once it has ended. */
export function speakerOf(engine: Engine, load: ProcessLoad): Speaker | undefined {
	return knownOf(engine, load).speaker;
}

function readSpeaker(engine: Engine, pid: number): Speaker | undefined {
	const running = processOf(engine, pid);
	const pod = running && podOf(engine, running.sandbox.uid);
	if (!running || !pod) return undefined;
	const { container, process } = running;
	const image = programOf(pod, container.name)?.program;
	const own = image?.processes[process.program];
	if (!image || !own) return undefined;
	const { env } = container;
	const speaker: Speaker = { program: image.settings ? tuned(own, env) : own, env, namespace: pod.metadata.namespace };
	return image.keepsState ? { ...speaker, keepsState: true } : speaker;
}

/** The first of a process's calls from number `from` on that has somewhere to go, and its number. */
export function nextTarget(
	engine: Engine,
	load: ProcessLoad,
	from: number,
): { target: CallTarget; index: number } | undefined {
	const { speaker, targets } = knownOf(engine, load);
	if (!speaker) return undefined;
	const { calls } = speaker.program;
	for (let index = from; index < calls.length; index += 1) {
		for (let next = targets.length; next <= index; next += 1)
			targets.push(targetOf(engine, calls[next] as Call, speaker.env, speaker.namespace) ?? null);
		const target = targets[index];
		if (target) return { target, index };
	}
	return undefined;
}
