/** What controllers remember from one round to the next beside the objects, as the real ones do in their own memory. */
import type { BackOff } from '../kubelet/backOff.ts';

/** A size that an autoscaler came to, or a change of size that it made. */
export interface TimedReplicas {
	at: number;
	replicas: number;
}

export interface AutoscalerMemory {
	recommendations: readonly TimedReplicas[];
	/** Changes made: `replicas` is by how many. */
	scaleUps: readonly TimedReplicas[];
	scaleDowns: readonly TimedReplicas[];
}

/** An eviction that a taint has set going. */
export interface PendingEviction {
	startedAt: number;
	dueAt: number;
}

export interface ContainerUsage {
	/** Milli-CPU over the window. */
	cpuMillis: number;
	memoryBytes: number;
}

export interface PodMetrics {
	/** End of the window, in µs. */
	at: number;
	windowUs: number;
	containers: Readonly<Record<string, ContainerUsage>>;
}

/** What metrics-server holds: each pod's last window, and the counters at its end. */
export interface Metrics {
	/** CPU time of each running process until the last scrape, by pid. */
	busyUs: ReadonlyMap<number, number>;
	scrapedAt: number;
	/** By the pod's UID. */
	pods: ReadonlyMap<string, PodMetrics>;
}

export interface ControllerMemory {
	/** By `uid/node` of the DaemonSet: how long a failed pod's successor waits. */
	daemonBackOffs: Map<string, BackOff>;
	/** By the autoscaler's UID. */
	autoscalers: Map<string, AutoscalerMemory>;
	/** By the pod's UID. */
	evictions: Map<string, PendingEviction>;
	metrics: Metrics;
}

export function emptyMemory(): ControllerMemory {
	return {
		daemonBackOffs: new Map(),
		autoscalers: new Map(),
		evictions: new Map(),
		metrics: { busyUs: new Map(), scrapedAt: 0, pods: new Map() },
	};
}

/** A copy that later changes can't reach: the tables' values are never changed in place. */
export function copyMemory(memory: ControllerMemory): ControllerMemory {
	return {
		...memory,
		daemonBackOffs: new Map(memory.daemonBackOffs),
		autoscalers: new Map(memory.autoscalers),
		evictions: new Map(memory.evictions),
	};
}
