/** Reading and replacing sandboxes and the containers in them. */
import type { Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import type { ContainerRuntime, Process, Sandbox } from './sandbox.ts';

/** The Pod object of that UID, if it's still in the store. */
export function podOf(engine: Engine, uid: string): Pod | undefined {
	const key = engine.index.podKeyByUid.get(uid);
	return key === undefined ? undefined : engine.state.objects.Pod.get(key);
}

export function putSandbox(engine: Engine, sandbox: Sandbox): Sandbox {
	const before = engine.state.sandboxes.get(sandbox.uid);
	const isSame =
		before && before.sockets === sandbox.sockets && before.phase === sandbox.phase && before.ip === sandbox.ip;
	if (!isSame) engine.index.network += 1;
	engine.state.sandboxes.set(sandbox.uid, sandbox);
	engine.changes.sandboxes.add(sandbox.uid);
	return sandbox;
}

export function containerOf(sandbox: Sandbox | undefined, name: string): ContainerRuntime | undefined {
	if (!sandbox) return undefined;
	for (const container of sandbox.containers) if (container.name === name) return container;
	return undefined;
}

/** Replaces one container of a sandbox, by name. Answers the new sandbox. */
export function putContainer(engine: Engine, uid: string, container: ContainerRuntime): Sandbox {
	const sandbox = engine.state.sandboxes.get(uid);
	if (!sandbox) throw new Error(`no sandbox for pod ${uid}`);
	const containers = sandbox.containers.map((other) => (other.name === container.name ? container : other));
	return putSandbox(engine, { ...sandbox, containers });
}

export interface Running {
	sandbox: Sandbox;
	container: ContainerRuntime;
	process: Process;
}

/** The running process of that pid with its container and sandbox; nothing when it has ended. */
export function processOf(engine: Engine, pid: number): Running | undefined {
	const load = engine.state.workload.processes.get(pid);
	const sandbox = load && engine.state.sandboxes.get(load.uid);
	const container = load && containerOf(sandbox, load.container);
	if (!sandbox || !container) return undefined;
	for (const process of container.processes) if (process.pid === pid) return { sandbox, container, process };
	return undefined;
}

/** Whether the container runs now. */
export function isRunning(container: ContainerRuntime): boolean {
	return container.state.running !== undefined;
}

const logLines = 100;

/** The container with one more line in its log. */
export function withLog(container: ContainerRuntime, at: number, text: string): ContainerRuntime {
	const logs = container.logs.length >= logLines ? container.logs.slice(1 - logLines) : container.logs;
	return { ...container, logs: [...logs, { at, text }] };
}
