/** One design run headless, as fast as the machine can: sampled each second, and summed up at its end. Pure. */

import type { Engine } from '../../engine/engine.ts';
import { hashText } from '../../engine/hash.ts';
import { memoryUse } from '../../engine/kubelet/memory.ts';
import { isRunning } from '../../engine/kubelet/sandboxes.ts';
import { programOf } from '../../engine/kubelet/specs.ts';
import { mergeWindows } from '../../engine/load/meter.ts';
import { recordsOf } from '../../engine/load/records.ts';
import { type LoadWindow, scope as meterOf, percentile, seriesOf } from '../../engine/load/series.ts';
import type { ClusterState } from '../../engine/state.ts';
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import { podRequests } from '../../kubernetes/podRequests.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import { runUntil, startEngine } from '../../scenario/run.ts';
import { type LoadSample, samplesOf, sumOfCpu } from '../load/samples.ts';

const second = 1_000_000;
/** How much of a run counts as settled: its end, when whatever scales has scaled. */
const settledShare = 0.25;

/** What the cluster holds at a moment. Millicores and bytes. */
export interface Level {
	at: number;
	/** Requested by pods that are on a node. */
	cpuReserved: number;
	memoryReserved: number;
	memoryUsed: number;
	pods: number;
	/** Pods that found no node. */
	pending: number;
}

/** Requests end to end, over a stretch of time. */
export interface Served {
	asked: number;
	completed: number;
	/** Failed, refused, or given up by the caller. */
	failed: number;
	p50Us: number | undefined;
	p99Us: number | undefined;
}

/** What a replica of something that keeps state holds. */
export interface Holding {
	pod: string;
	container: string;
	records: number;
}

export interface DesignResult {
	samples: readonly LoadSample[];
	cpu: readonly { at: number; cpuMillis: number }[];
	levels: readonly Level[];
	whole: Served;
	/** Over the last quarter of the run. */
	settled: Served & Omit<Level, 'at'> & { cpuUsed: number };
	holdings: readonly Holding[];
	/** Hash of the event log. */
	hash: string;
	/** Kubernetes' message, if the manifests weren't accepted: nothing ran then. */
	refusal?: string;
}

export interface DesignRun {
	engine: Engine;
	document: ScenarioDocument;
	applied: number;
	levels: Level[];
	refusal?: string;
}

/** A design at the beginning; the document's `at` says how long it runs. */
export function beginRun(document: ScenarioDocument): DesignRun {
	const { engine, refusal } = startEngine(document);
	return { engine, document, applied: 0, levels: [], ...(refusal ? { refusal: refusal.message } : {}) };
}

/** Runs on, at most `budget` events or to the next whole second. True at the end. */
export function continueRun(run: DesignRun, budget: number): boolean {
	const { engine, document, levels } = run;
	if (run.refusal !== undefined) return true;
	const until = Math.min(document.at, (levels.length + 1) * second);
	const { applied, handled } = runUntil(engine, document, run.applied, until, budget);
	run.applied = applied;
	if (handled >= budget) return false;
	levels.push(levelOf(engine));
	return until >= document.at;
}

/** How much of the run is done: 0 to 1. */
export function progressOf({ engine, document }: DesignRun): number {
	return document.at === 0 ? 1 : Math.min(1, engine.state.now / document.at);
}

function levelOf(engine: Engine): Level {
	const { state } = engine;
	const level: Level = { at: state.now, cpuReserved: 0, memoryReserved: 0, memoryUsed: 0, pods: 0, pending: 0 };
	for (const pod of state.objects.Pod.values()) {
		if (isPodTerminal(pod)) continue;
		if (pod.spec.nodeName === undefined) {
			level.pending += 1;
			continue;
		}
		const { cpu, memory } = podRequests(pod);
		level.pods += 1;
		level.cpuReserved += cpu;
		level.memoryReserved += memory;
		const sandbox = state.sandboxes.get(pod.metadata.uid);
		for (const container of sandbox?.containers ?? [])
			if (sandbox && isRunning(container)) level.memoryUsed += memoryUse(engine, sandbox, container);
	}
	return level;
}

function servedIn(windows: readonly LoadWindow[]): Served {
	const [first, ...others] = windows;
	if (!first) return { asked: 0, completed: 0, failed: 0, p50Us: undefined, p99Us: undefined };
	const { arrivals, completed, failed, refused, timedOut, latency } = others.reduce(mergeWindows, first);
	return {
		asked: arrivals,
		completed,
		failed: failed + refused + timedOut,
		p50Us: percentile(latency, 0.5),
		p99Us: percentile(latency, 0.99),
	};
}

function mean<T>(items: readonly T[], read: (item: T) => number): number {
	return items.length === 0 ? 0 : items.reduce((sum, item) => sum + read(item), 0) / items.length;
}

function holdingsIn(state: ClusterState): Holding[] {
	return [...state.objects.Pod.values()].flatMap((pod) =>
		pod.spec.containers.flatMap(({ name: container }): Holding[] => {
			if (!programOf(pod, container)?.program.keepsState) return [];
			return [{ pod: pod.metadata.name, container, records: recordsOf(state, pod.metadata.uid, container) }];
		}),
	);
}

/** What a run that is at its end has measured. */
export function resultOf({ engine, document, levels, refusal }: DesignRun): DesignResult {
	const { state } = engine;
	const windows = seriesOf(state, meterOf.cluster);
	const settledFrom = document.at * (1 - settledShare);
	const isSettled = ({ at }: { at: number }) => at > settledFrom;
	const nodes = [...state.meters.keys()].filter((name) => name.startsWith(meterOf.node('')));
	const cpu = sumOfCpu(nodes.map((name) => samplesOf(seriesOf(state, name), state.now)));
	const late = levels.filter(isSettled);
	return {
		samples: samplesOf(windows, state.now),
		cpu,
		levels,
		whole: servedIn(windows),
		settled: {
			...servedIn(windows.filter(isSettled)),
			cpuReserved: mean(late, (level) => level.cpuReserved),
			cpuUsed: mean(cpu.filter(isSettled), ({ cpuMillis }) => cpuMillis),
			memoryReserved: mean(late, (level) => level.memoryReserved),
			memoryUsed: mean(late, (level) => level.memoryUsed),
			pods: late.at(-1)?.pods ?? 0,
			pending: late.at(-1)?.pending ?? 0,
		},
		holdings: holdingsIn(state),
		hash: hashText(state.log.hash),
		...(refusal === undefined ? {} : { refusal }),
	};
}
