/** A request made by hand from inside a container, as `kubectl exec POD -- curl URL` makes it. */
import { failure, type Status } from '../../kubernetes/status.ts';
import type { Engine } from '../context.ts';
import { keyOf } from '../keys.ts';
import type { ContainerRuntime } from '../kubelet/sandbox.ts';
import { containerOf, isRunning } from '../kubelet/sandboxes.ts';
import { get } from '../store.ts';
import { openRequest } from '../workload/requests.ts';
import type { Caller } from '../workload/state.ts';
import type { Command } from './command.ts';
import { findPod } from './pods.ts';

type RequestCommand = Extract<Command, { type: 'request' }>;

function runtimeOf(engine: Engine, { container, ...name }: RequestCommand): ContainerRuntime | undefined {
	const pod = get(engine, 'Pod', keyOf(name));
	return pod && containerOf(engine.state.sandboxes.get(pod.metadata.uid), container);
}

/** Only a running container has a process that could ask. */
export function checkRequest(engine: Engine, command: RequestCommand): Status | undefined {
	const pod = findPod(engine, command);
	if (pod.kind === 'Status') return pod;
	const { port, host } = command.target;
	if (host === '' || !Number.isInteger(port) || port < 1 || port > 65_535)
		return failure('BadRequest', `bad address ${host}:${port}`);
	const runtime = runtimeOf(engine, command);
	const isUp = runtime && isRunning(runtime) && runtime.processes.some(({ containerPid }) => containerPid === 1);
	return isUp ? undefined : failure('BadRequest', `container not found ("${command.container}")`);
}

/** Sends it, and has its story told whatever the container's own calls were told of just now. */
export function sendRequest(engine: Engine, command: RequestCommand): void {
	const pod = get(engine, 'Pod', keyOf(command));
	const first = runtimeOf(engine, command)?.processes.find(({ containerPid }) => containerPid === 1);
	if (!pod || !first) return;
	const caller: Caller = {
		kind: 'process',
		name: `${pod.metadata.uid} ${command.container} by hand`,
		pid: first.pid,
		uid: pod.metadata.uid,
		container: command.container,
		byHand: true,
	};
	engine.state.traffic.toldAt.delete(caller.name);
	openRequest(engine, { caller, target: { ...command.target, optional: false } });
}
