/** The DaemonSet controller: one pod on every node that wants one (`pkg/controller/daemon/daemon_controller.go`). */
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import type { DaemonSet, DaemonSetStatus, Node, Pod } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import { backOffUntil, nextBackOff } from '../kubelet/backOff.ts';
import { create, get, update } from '../store.ts';
import { timing } from '../timing.ts';
import { enqueue } from '../workQueue.ts';
import { isAvailable, nextAvailableIn } from './availability.ts';
import {
	belongsOn,
	type Changes,
	daemonPod,
	isOfRevision,
	isTerminating,
	type PodsByNode,
	targetNode,
} from './daemonSetPods.ts';
import { rollOut } from './daemonSetUpdate.ts';
import { presentRevision, revisionHashLabel, truncateHistory } from './history.ts';
import { claimPods, ownedPods } from './ownership.ts';
import { isReady } from './replicaSetVictims.ts';

const source = { component: 'daemonset-controller' };

/** Creates and deletes no more than this many pods in one round (`BurstReplicas`). */
const burstReplicas = 250;

/** Oldest first, those that have a node before those that don't (`podByCreationTimestampAndPhase`). */
function byAge(a: Pod, b: Pod): number {
	const bound = Number(b.spec.nodeName !== undefined) - Number(a.spec.nodeName !== undefined);
	if (bound !== 0) return bound;
	const [left, right] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
	return left < right ? -1 : left > right ? 1 : a.metadata.name < b.metadata.name ? -1 : 1;
}

function podsByNode(engine: Engine, set: DaemonSet): PodsByNode {
	const found = new Map<string, Pod[]>();
	for (const pod of ownedPods(engine, set.metadata.uid).sort(byAge)) {
		const node = targetNode(pod);
		// A pod that has ended and is being deleted no longer stands in its successor's way.
		if (node === undefined || (isTerminating(pod) && isPodTerminal(pod))) continue;
		const there = found.get(node);
		if (there) there.push(pod);
		else found.set(node, [pod]);
	}
	return found;
}

/** Brings the DaemonSet's pods to one a node, rolls out its template, and reports. */
export function syncDaemonSet(engine: Engine, key: string): void {
	const set = get(engine, 'DaemonSet', key);
	if (!set) return;
	claimPods(engine, set, set.spec.selector);
	const revision = presentRevision(engine, set);
	const hash = revision.metadata.labels?.[revisionHashLabel] ?? '';
	const changes: Changes = { nodes: [], pods: [] };
	const before = podsByNode(engine, set);
	for (const node of engine.state.objects.Node.values())
		manageNode(engine, set, node, before.get(node.metadata.name) ?? [], changes);
	carryOut(engine, set, changes, hash);
	if (set.spec.updateStrategy.type === 'RollingUpdate')
		carryOut(engine, set, rollOut(engine, set, podsByNode(engine, set), hash), hash);
	report(engine, key, hash);
	const pods = ownedPods(engine, set.metadata.uid);
	const live = new Set(pods.map(({ metadata }) => metadata.labels?.[revisionHashLabel]));
	truncateHistory(
		engine,
		set,
		({ metadata }) => metadata.name === revision.metadata.name || live.has(metadata.labels?.[revisionHashLabel]),
	);
	const recheckIn = nextAvailableIn(engine, pods, set.spec.minReadySeconds);
	if (recheckIn !== undefined) enqueue(engine, 'daemonSet', key, recheckIn);
}

/** What's to be done on one node (`podsShouldBeOnNode`). */
function manageNode(engine: Engine, set: DaemonSet, node: Node, pods: readonly Pod[], changes: Changes): void {
	const { shouldRun, shouldContinue } = belongsOn(set, node);
	if (!shouldContinue) {
		changes.pods.push(...pods.filter((pod) => !isTerminating(pod)));
		return;
	}
	if (pods.length === 0) {
		if (shouldRun) changes.nodes.push(node.metadata.name);
		return;
	}
	const living: Pod[] = [];
	for (const pod of pods) {
		if (isTerminating(pod)) continue;
		if (isPodTerminal(pod)) replaceFinished(engine, set, node.metadata.name, pod, changes);
		else living.push(pod);
	}
	const surges = set.spec.updateStrategy.type === 'RollingUpdate' && allowsSurge(set);
	if (!surges && living.length > 1) changes.pods.push(...living.slice(1));
}

function allowsSurge({ spec }: DaemonSet): boolean {
	const surge = spec.updateStrategy.rollingUpdate?.maxSurge ?? 0;
	return surge !== 0 && surge !== '0%';
}

/** A pod that has ended is deleted so that another can be made; a failed one after a back-off that grows. */
function replaceFinished(engine: Engine, set: DaemonSet, node: string, pod: Pod, changes: Changes): void {
	const { namespace, name } = pod.metadata;
	if (pod.status.phase === 'Succeeded') {
		const message = `Found succeeded daemon pod ${namespace}/${name} on node ${node}, will try to delete it`;
		emit(engine, set, 'Normal', 'SucceededDaemonPod', message, source);
		changes.pods.push(pod);
		return;
	}
	const { daemonBackOffs } = engine.state.memory;
	const entry = `${set.metadata.uid}/${node}`;
	const { now } = engine.state;
	const backOff = daemonBackOffs.get(entry);
	const until = backOff && backOffUntil(backOff, backOff.updatedAt, now, timing.daemonBackOffMaxUs);
	if (until !== undefined) {
		enqueue(engine, 'daemonSet', `${set.metadata.namespace}/${set.metadata.name}`, until - now);
		return;
	}
	daemonBackOffs.set(entry, nextBackOff(backOff, now, now, timing.daemonBackOffInitialUs, timing.daemonBackOffMaxUs));
	const message = `Found failed daemon pod ${namespace}/${name} on node ${node}, will try to kill it`;
	emit(engine, set, 'Warning', 'FailedDaemonPod', message, source);
	changes.pods.push(pod);
}

function carryOut(engine: Engine, set: DaemonSet, { nodes, pods }: Changes, hash: string): void {
	for (const node of nodes.slice(0, burstReplicas)) {
		const { metadata } = create(engine, 'Pod', daemonPod(engine, set, node, hash));
		emit(engine, set, 'Normal', 'SuccessfulCreate', `Created pod: ${metadata.name}`, source);
	}
	for (const pod of pods.slice(0, burstReplicas)) {
		deletePod(engine, pod);
		emit(engine, set, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`, source);
	}
	if (nodes.length > burstReplicas || pods.length > burstReplicas) {
		enqueue(engine, 'daemonSet', `${set.metadata.namespace}/${set.metadata.name}`);
	}
}

function report(engine: Engine, key: string, hash: string): void {
	const set = get(engine, 'DaemonSet', key);
	if (!set) return;
	const { generation } = set.metadata;
	const status: DaemonSetStatus = {
		...(generation === undefined ? {} : { observedGeneration: generation }),
		currentNumberScheduled: 0,
		numberMisscheduled: 0,
		desiredNumberScheduled: 0,
		numberReady: 0,
		updatedNumberScheduled: 0,
		numberAvailable: 0,
		numberUnavailable: 0,
	};
	const pods = podsByNode(engine, set);
	for (const node of engine.state.objects.Node.values()) {
		const [first] = pods.get(node.metadata.name) ?? [];
		if (!belongsOn(set, node).shouldRun) {
			if (first) status.numberMisscheduled += 1;
			continue;
		}
		status.desiredNumberScheduled += 1;
		if (!first) continue;
		status.currentNumberScheduled += 1;
		if (isReady(first)) status.numberReady += 1;
		if (isAvailable(engine, first, set.spec.minReadySeconds)) status.numberAvailable += 1;
		if (isOfRevision(first, hash)) status.updatedNumberScheduled += 1;
	}
	status.numberUnavailable = status.desiredNumberScheduled - status.numberAvailable;
	if (!semanticallyEqual(status, set.status)) update(engine, 'DaemonSet', { ...set, status });
}
