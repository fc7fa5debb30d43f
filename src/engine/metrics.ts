/**
 * metrics-server: what each pod's containers used over the last window. CPU is what served requests have taken,
 * memory what its programs hold. It scrapes as long as somebody asks, which is while there's an autoscaler.
 */
import type { Engine } from './context.ts';
import type { ContainerUsage, PodMetrics } from './controllers/memory.ts';
import { memoryUse } from './kubelet/memory.ts';
import type { ContainerRuntime, Sandbox } from './kubelet/sandbox.ts';
import { isRunning } from './kubelet/sandboxes.ts';
import { busyUsOf } from './load/cpu.ts';
import { isOnline } from './machines.ts';
import { timing } from './timing.ts';
import { enqueue } from './workQueue.ts';

export const scrapeKey = 'scrape';

/** Reads every kubelet's counters and makes of them and those of the last time what each pod used in between. */
export function scrape(engine: Engine): void {
	const { state } = engine;
	const { metrics } = state.memory;
	if (state.objects.HorizontalPodAutoscaler.size === 0) {
		state.memory.metrics = { busyUs: new Map(), scrapedAt: state.now, pods: new Map() };
		return;
	}
	const windowUs = state.now - metrics.scrapedAt;
	const pods = new Map<string, PodMetrics>();
	for (const sandbox of state.sandboxes.values()) {
		if (sandbox.phase !== 'ready' || !isOnline(state, sandbox.node)) continue;
		const containers = windowUs > 0 ? usageOf(engine, sandbox, windowUs) : undefined;
		if (containers) pods.set(sandbox.uid, { at: state.now, windowUs, containers });
	}
	const busyUs = new Map<number, number>();
	for (const pid of state.workload.processes.keys()) busyUs.set(pid, busyUsOf(state, pid) ?? 0);
	state.memory.metrics = { busyUs, scrapedAt: state.now, pods };
	enqueue(engine, 'metrics', scrapeKey, timing.scrapeUs);
}

/** What each of a pod's running containers used; nothing when one of them wasn't there at the last scrape. */
function usageOf(engine: Engine, sandbox: Sandbox, windowUs: number): Record<string, ContainerUsage> | undefined {
	const usage: Record<string, ContainerUsage> = {};
	for (const container of sandbox.containers) {
		if (!isRunning(container)) continue;
		const busyUs = busyOf(engine, container);
		if (busyUs === undefined) return undefined;
		usage[container.name] = {
			cpuMillis: Math.ceil((busyUs * 1000) / windowUs),
			memoryBytes: memoryUse(engine, sandbox, container),
		};
	}
	return Object.keys(usage).length > 0 ? usage : undefined;
}

function busyOf(engine: Engine, container: ContainerRuntime): number | undefined {
	const { memory } = engine.state;
	let total = 0;
	for (const { pid } of container.processes) {
		const before = memory.metrics.busyUs.get(pid);
		if (before === undefined) return undefined;
		total += (busyUsOf(engine.state, pid) ?? before) - before;
	}
	return total;
}
