/** Faults in pods: what a person does to see how the cluster takes it. */
import { failure, forbidden, type Status } from '../../kubernetes/status.ts';
import { type Engine, later } from '../context.ts';
import type { ContainerRuntime, Process } from '../kubelet/sandbox.ts';
import { containerOf, isRunning } from '../kubelet/sandboxes.ts';
import type { ObjectName } from './command.ts';
import { findPod } from './pods.ts';

/** PID 1 of a container, as the container sees it. */
const firstPid = 1;

function runningContainer(engine: Engine, name: ObjectName, container: string): ContainerRuntime | Status {
	const pod = findPod(engine, name);
	if (pod.kind === 'Status') return pod;
	const found = containerOf(engine.state.sandboxes.get(pod.metadata.uid), container);
	if (!found) return failure('BadRequest', `container ${container} is not valid for pod ${name.name}`);
	return isRunning(found) ? found : forbidden('pods', name.name, `container ${container} is not running`);
}

function runningProcess(engine: Engine, name: ObjectName, container: string, containerPid: number): Process | Status {
	const found = runningContainer(engine, name, container);
	if ('kind' in found) return found;
	const process = found.processes.find((candidate) => candidate.containerPid === containerPid);
	return process ?? failure('NotFound', `kill: (${containerPid}) - No such process`);
}

export function checkCrashProcess(
	engine: Engine,
	name: ObjectName,
	container: string,
	containerPid: number,
): Status | undefined {
	const found = runningProcess(engine, name, container, containerPid);
	return 'kind' in found ? found : undefined;
}

/** The process dies with exit code 1. PID 1 takes its container along; no other does. */
export function crashProcess(engine: Engine, name: ObjectName, container: string, containerPid: number): void {
	const found = runningProcess(engine, name, container, containerPid);
	if ('pid' in found) later(engine, 0, { type: 'processExit', pid: found.pid, exitCode: 1 });
}

export function checkCrash(engine: Engine, name: ObjectName, container: string): Status | undefined {
	return checkCrashProcess(engine, name, container, firstPid);
}

/** PID 1 of the container dies with exit code 1. */
export function crashContainer(engine: Engine, name: ObjectName, container: string): void {
	crashProcess(engine, name, container, firstPid);
}
