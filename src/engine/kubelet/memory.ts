/** Memory of a container against its limit: over it the kernel kills everything in its cgroup (exit code 137). */
import { memoryBytes } from '../../kubernetes/quantity.ts';
import type { Container } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import type { ContainerRuntime, Sandbox } from './sandbox.ts';
import { isRunning, podOf } from './sandboxes.ts';
import { programOf, specOf } from './specs.ts';
import { bytesIn, mountOf } from './volumes.ts';

/** How much a guessed program takes of a limit that's below its usual size: a guess shouldn't kill anything. */
const guessedShare = 0.6;

function memoryLimit(spec: Container): number | undefined {
	const limit = spec.resources?.limits?.memory;
	return limit === undefined ? undefined : memoryBytes(limit);
}

/** What a container's cgroup holds: its processes, what they've leaked, and its files in volumes of `medium: Memory`. */
export function memoryUse(engine: Engine, sandbox: Sandbox, container: ContainerRuntime): number {
	const pod = podOf(engine, sandbox.uid);
	const spec = pod && specOf(pod, container.name);
	const resolved = pod && programOf(pod, container.name);
	if (!spec || !resolved) return 0;
	let processes = 0;
	let leaked = 0;
	for (const { pid, program } of container.processes) {
		processes += resolved.program.processes[program]?.memoryBytes ?? 0;
		leaked += engine.state.workload.processes.get(pid)?.leakedBytes ?? 0;
	}
	const limit = memoryLimit(spec);
	if (limit !== undefined && !resolved.program.exactMemory)
		processes = Math.min(processes, Math.floor(limit * guessedShare));
	let files = 0;
	for (const { mountPath } of spec.volumeMounts ?? []) {
		const volume = mountOf(sandbox, spec, mountPath)?.volume;
		if (volume?.inMemory) files += bytesIn(volume.files);
	}
	return processes + leaked + files;
}

/** Whether a running container's cgroup holds more than its limit. */
export function isOverLimit(engine: Engine, sandbox: Sandbox, container: ContainerRuntime): boolean {
	const pod = podOf(engine, sandbox.uid);
	const spec = pod && specOf(pod, container.name);
	const limit = spec && memoryLimit(spec);
	return limit !== undefined && isRunning(container) && memoryUse(engine, sandbox, container) > limit;
}
