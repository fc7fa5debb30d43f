/** Whom a process calls next, from its program and its container's environment. */
import type { Engine } from '../context.ts';
import { readPeer } from '../images/infer.ts';
import type { Call } from '../images/program.ts';
import { podOf } from '../kubelet/sandboxes.ts';
import { programOf } from '../kubelet/specs.ts';
import { isIPv4, isLoopback } from '../network/addresses.ts';
import { serviceOf } from '../network/dns.ts';
import type { Caller } from './state.ts';

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
	const texts = value !== undefined && value !== '' ? [value] : (call.hosts ?? []);
	return texts.flatMap((text) => parseAddress(text, call.defaultPort) ?? []);
}

function targetOf(
	engine: Engine,
	call: Call,
	env: Readonly<Record<string, string>>,
	namespace: string,
): CallTarget | undefined {
	const all = candidates(call, env);
	const hasAddress = ({ host }: { host: string }) =>
		isLoopback(host) || isIPv4(host) || serviceOf(engine, host, namespace) !== undefined;
	const chosen = all.find(hasAddress) ?? (call.guessed ? undefined : all[0]);
	return chosen && { ...chosen, request: call.request, optional: call.optional === true };
}

/** The first of a process's calls from number `from` on that has somewhere to go, and its number. */
export function nextTarget(
	engine: Engine,
	caller: Caller & { kind: 'process' },
	from: number,
): { target: CallTarget; index: number } | undefined {
	const pod = podOf(engine, caller.uid);
	const sandbox = engine.state.sandboxes.get(caller.uid);
	const container = sandbox?.containers.find(({ name }) => name === caller.container);
	const process = container?.processes.find(({ pid }) => pid === caller.pid);
	const program = process && pod && programOf(pod, caller.container)?.program.processes[process.program];
	if (!pod || !container || !program) return undefined;
	for (let index = from; index < program.calls.length; index += 1) {
		const call = program.calls[index];
		const target = call && targetOf(engine, call, container.env, pod.metadata.namespace);
		if (target) return { target, index };
	}
	return undefined;
}
