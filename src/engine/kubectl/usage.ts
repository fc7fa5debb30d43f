/** What pods and nodes use, as `kubectl top` asks metrics-server. */
import type { Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { memoryUse } from '../kubelet/memory.ts';
import type { ContainerRuntime, Sandbox } from '../kubelet/sandbox.ts';
import { isRunning } from '../kubelet/sandboxes.ts';
import { busyUsOf } from '../load/cpu.ts';

export interface Usage {
	cpuMillis: number;
	memoryBytes: number;
}

/** CPU over the life of a container's processes, memory of this moment: where nobody has scraped yet. */
function lifetimeUsage(engine: Engine, sandbox: Sandbox, container: ContainerRuntime): Usage {
	const { now } = engine.state;
	let cpuMillis = 0;
	for (const { pid, startedAt } of container.processes) {
		const busyUs = busyUsOf(engine.state, pid) ?? 0;
		if (now > startedAt) cpuMillis += (busyUs * 1000) / (now - startedAt);
	}
	return { cpuMillis: Math.ceil(cpuMillis), memoryBytes: memoryUse(engine, sandbox, container) };
}

/** By container, over metrics-server's last window; nothing for a pod that runs nowhere. */
export function containerUsage(engine: Engine, pod: Pod): Readonly<Record<string, Usage>> | undefined {
	const { uid } = pod.metadata;
	const measured = engine.state.memory.metrics.pods.get(uid);
	if (measured) return measured.containers;
	const sandbox = engine.state.sandboxes.get(uid);
	const running = sandbox?.phase === 'ready' ? sandbox.containers.filter(isRunning) : [];
	if (!sandbox || running.length === 0) return undefined;
	return Object.fromEntries(running.map((container) => [container.name, lifetimeUsage(engine, sandbox, container)]));
}

/** The sum over containers or pods. */
export function total(usages: readonly Usage[]): Usage {
	return usages.reduce(
		(sum, { cpuMillis, memoryBytes }) => ({
			cpuMillis: sum.cpuMillis + cpuMillis,
			memoryBytes: sum.memoryBytes + memoryBytes,
		}),
		{ cpuMillis: 0, memoryBytes: 0 },
	);
}
