/** The scheduler's loop: takes a pending pod, decides, binds (`pkg/scheduler/schedule_one.go`). */

import { matchesLabels } from '../../kubernetes/labels.ts';
import { formatTime } from '../../kubernetes/time.ts';
import type { Condition, LabelSelector, LabelSelectorRequirement, Pod } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import { draw, type Engine } from '../context.ts';
import { controllerOf } from '../keys.ts';
import { sourceExists } from '../kubelet/sources.ts';
import { record } from '../log.ts';
import { decisionsKept } from '../state.ts';
import { get, update } from '../store.ts';
import { type Decision, evaluate } from './schedule.ts';

const source = { component: 'default-scheduler' };

/** Tries to place the pod of that key. One that fits nowhere stays pending until something changes. */
export function schedulePod(engine: Engine, key: string): void {
	const pod = get(engine, 'Pod', key);
	if (!pod || pod.spec.nodeName !== undefined || pod.metadata.deletionTimestamp !== undefined) return;
	if (engine.state.settings.scheduling === 'byHand' || !isOurs(pod)) return;
	const missing = missingClaim(engine, pod);
	if (missing !== undefined) {
		reportUnschedulable(engine, pod, missing);
		return;
	}
	const { counters } = engine.state;
	const decision = evaluate({
		pod,
		nodes: [...engine.index.nodeInfos.values()],
		defaultSelector: defaultSelector(engine, pod),
		drawn: (range) => draw(engine, 'scheduler', range),
		startNodeIndex: counters.nextStartNode,
		table: engine.index.nodeInfos.size <= tableNodesMax,
	});
	counters.nextStartNode = decision.nextStartNodeIndex;
	keep(engine, pod.metadata.uid, decision);
	if (decision.chosen !== undefined) {
		bind(engine, pod, decision.chosen);
		return;
	}
	reportUnschedulable(engine, pod, decision.message ?? '');
}

function reportUnschedulable(engine: Engine, pod: Pod, message: string): void {
	emit(engine, pod, 'Warning', 'FailedScheduling', message, source);
	const before = pod.status.conditions.find(({ type }) => type === 'PodScheduled');
	if (before?.message !== message) {
		update(engine, 'Pod', withScheduled(engine, pod, { status: 'False', reason: 'Unschedulable', message }));
	}
}

/** VolumeBinding's PreFilter: a pod whose claim doesn't exist fits nowhere. Claims themselves aren't simulated. */
function missingClaim(engine: Engine, pod: Pod): string | undefined {
	for (const { persistentVolumeClaim } of pod.spec.volumes ?? []) {
		const name = persistentVolumeClaim?.claimName;
		if (name === undefined || sourceExists(engine, 'PersistentVolumeClaim', pod.metadata.namespace, name)) continue;
		const nodes = engine.index.nodeInfos.size;
		const available = `0/${nodes} nodes are available:`;
		return `${available} persistentvolumeclaim "${name}" not found. preemption: ${available} ${nodes} Preemption is not helpful for scheduling.`;
	}
	return undefined;
}

/** In a larger cluster the table of every decision would cost more than the decisions. */
const tableNodesMax = 50;

/** Keeps how it was decided, for people to ask *why this node?* */
function keep(engine: Engine, uid: string, { verdicts, chosen, message }: Decision): void {
	const { decisions, now } = engine.state;
	if (verdicts.length === 0) return;
	decisions.delete(uid);
	decisions.set(uid, {
		at: now,
		verdicts,
		...(chosen === undefined ? {} : { chosen }),
		...(message === undefined ? {} : { message }),
	});
	if (decisions.size <= decisionsKept) return;
	const oldest = decisions.keys().next();
	if (!oldest.done) decisions.delete(oldest.value);
}

/** Only pods that name this scheduler, and whose scheduling isn't gated, are its business. */
function isOurs(pod: Pod): boolean {
	const name = pod.spec.schedulerName ?? 'default-scheduler';
	return name === 'default-scheduler' && (pod.spec.schedulingGates ?? []).length === 0;
}

/** Writes the binding: from now on the pod belongs to that node for good. */
export function bind(engine: Engine, pod: Pod, node: string): Pod {
	const bound = withScheduled(engine, { ...pod, spec: { ...pod.spec, nodeName: node } }, { status: 'True' });
	record(engine.state, 'podBound', pod.metadata.namespace, pod.metadata.name, node);
	const message = `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node}`;
	emit(engine, pod, 'Normal', 'Scheduled', message, source);
	return update(engine, 'Pod', bound);
}

function withScheduled(engine: Engine, pod: Pod, verdict: Pick<Condition, 'status' | 'reason' | 'message'>): Pod {
	const others = pod.status.conditions.filter(({ type }) => type !== 'PodScheduled');
	const condition: Condition = { type: 'PodScheduled', ...verdict, lastTransitionTime: formatTime(engine.state.now) };
	return { ...pod, status: { ...pod.status, conditions: [condition, ...others] } };
}

/**
 * What the pod's Services and its owner select, joined: the selector of the system-default spreading
 * (`plugins/helper/spread.go DefaultSelector`). Undefined for a pod that belongs to none.
 */
function defaultSelector(engine: Engine, pod: Pod): LabelSelector | undefined {
	const matchLabels: Record<string, string> = {};
	const matchExpressions: LabelSelectorRequirement[] = [];
	for (const service of engine.state.objects.Service.values()) {
		const { selector } = service.spec;
		if (service.metadata.namespace !== pod.metadata.namespace || !selector || Object.keys(selector).length === 0)
			continue;
		if (matchesLabels(selector, pod.metadata.labels)) Object.assign(matchLabels, selector);
	}
	const owner = controllerOf(pod.metadata);
	if (owner?.kind === 'ReplicaSet' || owner?.kind === 'StatefulSet') {
		const selector = get(engine, owner.kind, `${pod.metadata.namespace}/${owner.name}`)?.spec.selector;
		Object.assign(matchLabels, selector?.matchLabels);
		matchExpressions.push(...(selector?.matchExpressions ?? []));
	}
	if (Object.keys(matchLabels).length === 0 && matchExpressions.length === 0) return undefined;
	return { matchLabels, matchExpressions };
}
