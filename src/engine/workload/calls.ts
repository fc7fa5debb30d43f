/** Whom a process calls next, from its program and its container's environment. */
import type { Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { readPeer } from '../images/infer.ts';
import type { Call, ProcessProgram } from '../images/program.ts';
import type { Sandbox } from '../kubelet/sandbox.ts';
import { processOf } from '../kubelet/sandboxes.ts';
import { programOf } from '../kubelet/specs.ts';
import { isIPv4, isLoopback } from '../network/addresses.ts';
import { podAddressOf, serviceOf } from '../network/dns.ts';
import type { ProcessLoad } from './state.ts';

export interface CallTarget {
	host: string;
	port: number;
	request: string;
	optional: boolean;
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
	return chosen && { ...chosen, request: call.request, optional: call.optional === true };
}

/** A running process, as far as its calls go. */
export interface Speaker {
	program: ProcessProgram;
	env: Readonly<Record<string, string>>;
	namespace: string;
}

/** A speaker and what it was read off: both are replaced, never changed, so it holds as long as they are the same. */
interface Known {
	sandbox: Sandbox;
	pod: Pod;
	speaker: Speaker | undefined;
}

const known = new WeakMap<ProcessLoad, Known>();

/** The process of that load as a speaker; nothing once it has ended. */
export function speakerOf(engine: Engine, pid: number): Speaker | undefined {
	const { objects, sandboxes, workload } = engine.state;
	const load = workload.processes.get(pid);
	const sandbox = load && sandboxes.get(load.uid);
	const pod = sandbox && objects.Pod.get(sandbox.pod);
	if (!load || !sandbox || pod?.metadata.uid !== sandbox.uid) return undefined;
	const before = known.get(load);
	if (before?.sandbox === sandbox && before.pod === pod) return before.speaker;
	const speaker = readSpeaker(engine, pod, pid);
	known.set(load, { sandbox, pod, speaker });
	return speaker;
}

function readSpeaker(engine: Engine, pod: Pod, pid: number): Speaker | undefined {
	const running = processOf(engine, pid);
	if (!running) return undefined;
	const { container, process } = running;
	const program = programOf(pod, container.name)?.program.processes[process.program];
	return program && { program, env: container.env, namespace: pod.metadata.namespace };
}

/** The first of a process's calls from number `from` on that has somewhere to go, and its number. */
export function nextTarget(
	engine: Engine,
	{ program, env, namespace }: Speaker,
	from: number,
): { target: CallTarget; index: number } | undefined {
	for (let index = from; index < program.calls.length; index += 1) {
		const call = program.calls[index];
		const target = call && targetOf(engine, call, env, namespace);
		if (target) return { target, index };
	}
	return undefined;
}
