/** The node lifecycle controller: nodes that have fallen silent, and their taints (`pkg/controller/nodelifecycle`). */
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { formatTime, parseTime } from '../../kubernetes/time.ts';
import type { Condition, Node, Pod, Taint } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import { podKeysOn } from '../indexes.ts';
import { get, update } from '../store.ts';
import { second } from '../timing.ts';
import { enqueue } from '../workQueue.ts';

/** The controllers' and the kubelet's settings. */
export const nodeSettings = {
	/** `node-monitor-period`. */
	monitorUs: 5 * second,
	/** `node-monitor-grace-period`: 50 s since v1.32. */
	graceUs: 50 * second,
	/** `node-startup-grace-period`. */
	startupGraceUs: 60 * second,
	/** The kubelet's lease, and which part of it passes between two renewals. */
	leaseDurationSeconds: 40,
	leaseRenewalFraction: 0.25,
	/** `nodeStatusUpdateFrequency`. */
	statusUpdateUs: 10 * second,
	/** Between two nodes of a zone from which pods are to be evicted (`node-eviction-rate` 0.1/s). */
	evictionUs: 10 * second,
	/** The same in a large zone that is for the most part silent (`secondary-node-eviction-rate` 0.01/s). */
	secondaryEvictionUs: 100 * second,
	/** From this share of silent nodes on a zone is disturbed, and with up to so many nodes nobody is evicted from it. */
	unhealthyZoneThreshold: 0.55,
	largeClusterSize: 50,
} as const;

const notReadyTaint = 'node.kubernetes.io/not-ready';
const unreachableTaint = 'node.kubernetes.io/unreachable';
const unschedulableTaint = 'node.kubernetes.io/unschedulable';

const monitorKey = 'monitor';
const source = { component: 'node-controller' };

/** Conditions that keep new pods off a node, and the taint that does it (`nodeConditionToTaintKeyStatusMap`). */
const conditionTaints: readonly [type: string, status: Condition['status'], taint: string][] = [
	['Ready', 'False', notReadyTaint],
	['Ready', 'Unknown', unreachableTaint],
	['MemoryPressure', 'True', 'node.kubernetes.io/memory-pressure'],
	['DiskPressure', 'True', 'node.kubernetes.io/disk-pressure'],
	['NetworkUnavailable', 'True', 'node.kubernetes.io/network-unavailable'],
	['PIDPressure', 'True', 'node.kubernetes.io/pid-pressure'],
];
const ownTaints = new Set([...conditionTaints.map(([, , taint]) => taint), unschedulableTaint]);

function readiness({ status }: Node): Condition['status'] {
	return status.conditions.find(({ type }) => type === 'Ready')?.status ?? 'Unknown';
}

/** Wakes the monitor at its next turn; it goes on by itself as long as a node isn't well. */
export function wakeMonitor(engine: Engine): void {
	const { monitorUs } = nodeSettings;
	enqueue(engine, 'nodeMonitor', monitorKey, monitorUs - (engine.state.now % monitorUs));
}

/** One turn of the monitor: who hasn't been heard of for the grace period, and from whom pods are to be taken. */
export function monitorNodes(engine: Engine): void {
	for (const { metadata } of [...engine.state.objects.Node.values()]) updateHealth(engine, metadata.name);
	const unwell = taintByZone(engine);
	const silent = [...engine.state.machines.values()].some(({ availability }) => availability !== 'up');
	if (unwell || silent) wakeMonitor(engine);
}

/** A silent node's conditions become Unknown, and its pods no longer count as ready (`tryUpdateNodeHealth`). */
function updateHealth(engine: Engine, name: string): void {
	const machine = engine.state.machines.get(name);
	const node = get(engine, 'Node', name);
	if (!machine || !node || machine.availability === 'up') return;
	if (engine.state.now - machine.changedAt < nodeSettings.graceUs || readiness(node) === 'Unknown') return;
	const now = formatTime(engine.state.now);
	const conditions = node.status.conditions.map(
		(condition): Condition =>
			condition.status === 'Unknown' || condition.type === 'NetworkUnavailable'
				? condition
				: {
						...condition,
						status: 'Unknown',
						reason: 'NodeStatusUnknown',
						message: 'Kubelet stopped posting node status.',
						lastTransitionTime: now,
					},
	);
	update(engine, 'Node', { ...node, status: { ...node.status, conditions } });
	emit(engine, node, 'Normal', 'NodeNotReady', `Node ${name} status is now: NodeNotReady`, source);
	for (const key of podKeysOn(engine.index, name)) {
		const pod = engine.state.objects.Pod.get(key);
		if (pod) markNotReady(engine, pod);
	}
}

/** `MarkPodsNotReady`. */
function markNotReady(engine: Engine, pod: Pod): void {
	const ready = pod.status.conditions.find(({ type }) => type === 'Ready');
	if (!ready || ready.status === 'False') return;
	const next: Condition = { ...ready, status: 'False', lastTransitionTime: formatTime(engine.state.now) };
	const conditions = pod.status.conditions.map((condition) => (condition === ready ? next : condition));
	update(engine, 'Pod', { ...pod, status: { ...pod.status, conditions } });
	emit(engine, pod, 'Warning', 'NodeNotReady', 'Node is not ready', source);
}

/** The taints that keep new pods off follow a node's conditions at once (`doNoScheduleTaintingPass`). */
export function syncNodeTaints(engine: Engine, name: string): void {
	const node = get(engine, 'Node', name);
	if (!node) return;
	const wanted = conditionTaints
		.filter(([type, status]) =>
			node.status.conditions.some((condition) => condition.type === type && condition.status === status),
		)
		.map(([, , taint]) => taint);
	if (node.spec.unschedulable) wanted.push(unschedulableTaint);
	const isOwn = ({ key, effect }: Taint): boolean => effect === 'NoSchedule' && ownTaints.has(key);
	const taints = node.spec.taints ?? [];
	const kept = taints.filter((taint) => !isOwn(taint) || wanted.includes(taint.key));
	const missing = wanted.filter((key) => !kept.some((taint) => isOwn(taint) && taint.key === key));
	const timeAdded = formatTime(engine.state.now);
	setTaints(engine, node, [...kept, ...missing.map((key): Taint => ({ key, effect: 'NoSchedule', timeAdded }))]);
	if (readiness(node) !== 'True' || taints.some(isEvicting)) wakeMonitor(engine);
}

function setTaints(engine: Engine, node: Node, taints: Taint[]): void {
	if (semanticallyEqual(taints, node.spec.taints)) return;
	const { taints: _, ...spec } = node.spec;
	update(engine, 'Node', { ...node, spec: taints.length > 0 ? { ...spec, taints } : spec });
}

const isEvicting = ({ key, effect }: Taint): boolean =>
	effect === 'NoExecute' && (key === notReadyTaint || key === unreachableTaint);

function zoneOf({ metadata }: Node): string {
	const { labels = {} } = metadata;
	return `${labels['topology.kubernetes.io/region'] ?? ''}/${labels['topology.kubernetes.io/zone'] ?? ''}`;
}

/**
 * The taints that evict: off a node that's ready again at once, onto a silent one in its turn, so many a zone in a time.
 * Where no node at all is ready, the fault is rather on this side, and nobody is evicted. True while a node isn't ready.
 */
function taintByZone(engine: Engine): boolean {
	const zones = new Map<string, Node[]>();
	for (const node of engine.state.objects.Node.values())
		zones.set(zoneOf(node), [...(zones.get(zoneOf(node)) ?? []), node]);
	const all = [...zones.values()].flat();
	const unready = all.filter((node) => readiness(node) !== 'True');
	const allDisrupted = unready.length === all.length;
	for (const node of all) {
		if (!allDisrupted && unready.includes(node)) continue;
		setTaints(
			engine,
			node,
			(node.spec.taints ?? []).filter((taint) => !isEvicting(taint)),
		);
	}
	if (!allDisrupted) for (const nodes of zones.values()) taintNext(engine, nodes);
	return unready.length > 0;
}

/** How long a zone waits between two nodes; undefined where it evicts nobody (`handleDisruption`, `setLimiterInZone`). */
function pauseOf(nodes: readonly Node[], unready: number): number | undefined {
	const ready = nodes.length - unready;
	const isPartial = ready > 0 && unready > 2 && unready / nodes.length >= nodeSettings.unhealthyZoneThreshold;
	if (!isPartial) return nodeSettings.evictionUs;
	return nodes.length > nodeSettings.largeClusterSize ? nodeSettings.secondaryEvictionUs : undefined;
}

function taintNext(engine: Engine, nodes: readonly Node[]): void {
	const { now } = engine.state;
	const unready = nodes.filter((node) => readiness(node) !== 'True');
	const pause = pauseOf(nodes, unready.length);
	let last = Number.NEGATIVE_INFINITY;
	for (const { spec } of nodes) {
		for (const taint of (spec.taints ?? []).filter(isEvicting))
			last = Math.max(last, parseTime(taint.timeAdded ?? '') ?? last);
	}
	for (const node of unready) {
		const key = readiness(node) === 'Unknown' ? unreachableTaint : notReadyTaint;
		const taints = node.spec.taints ?? [];
		const present = taints.filter(isEvicting);
		if (present.length === 1 && present[0]?.key === key) continue;
		// One that only changes from not ready to unreachable has had its turn.
		if (present.length === 0) {
			if (pause === undefined || now - last < pause) continue;
			last = now;
		}
		const timeAdded = formatTime(now);
		setTaints(engine, node, [...taints.filter((taint) => !isEvicting(taint)), { key, effect: 'NoExecute', timeAdded }]);
	}
}
