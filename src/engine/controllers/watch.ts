/** Who is told of which write to the store: the watches of controllers, scheduler and kubelets. */
import { matchesLabels } from '../../kubernetes/labels.ts';
import type { Labels, Node, OwnerReference, Pod, ReplicaSet, Service } from '../../kubernetes/types.ts';
import { type Engine, later } from '../context.ts';
import { occupiesNode } from '../indexes.ts';
import { controllerOf, keyOf } from '../keys.ts';
import { newMachine, putMachine } from '../machines.ts';
import { scrapeKey } from '../metrics.ts';
import { serviceNameLabel } from '../network/slices.ts';
import type { StoredKind, StoredObject } from '../state.ts';
import { timing } from '../timing.ts';
import { isExposed, startOutside } from '../workload/clients.ts';
import { enqueue } from '../workQueue.ts';
import { isReady } from './replicaSetVictims.ts';
import { noExecuteTaints } from './taintEviction.ts';

/** Told of every write; `before` is missing for a new object, `after` for one that's gone. */
export function watch<K extends StoredKind>(
	engine: Engine,
	kind: K,
	before: StoredObject<K> | undefined,
	after: StoredObject<K> | undefined,
): void {
	const object = after ?? before;
	if (!object) return;
	const key = keyOf(object.metadata);
	if (!after) enqueue(engine, 'garbageCollector', object.metadata.uid);
	const controller = controllerOf(object.metadata);
	switch (kind) {
		case 'Pod':
			podWritten(engine, key, before as Pod | undefined, after as Pod | undefined);
			break;
		case 'ReplicaSet':
			if (after) enqueue(engine, 'replicaSet', key);
			if (after && !controller) enqueueDeployments(engine, after as ReplicaSet);
			if (controller?.kind === 'Deployment')
				enqueue(engine, 'deployment', `${object.metadata.namespace}/${controller.name}`);
			break;
		case 'Deployment':
			if (after) enqueue(engine, 'deployment', key);
			break;
		case 'StatefulSet':
			if (after) enqueue(engine, 'statefulSet', key);
			break;
		case 'DaemonSet':
			if (after) enqueue(engine, 'daemonSet', key);
			break;
		case 'Job':
			if (after) enqueue(engine, 'job', key);
			break;
		case 'HorizontalPodAutoscaler':
			if (!before) {
				enqueue(engine, 'metrics', scrapeKey, 0);
				enqueue(engine, 'hpa', key, timing.hpaSyncUs + timing.watchUs);
			} else if (!after) engine.state.memory.autoscalers.delete(object.metadata.uid);
			break;
		case 'Service':
			enqueue(engine, 'endpointSlice', key);
			if (isExposed(after as Service | undefined)) startOutside(engine, key);
			break;
		case 'EndpointSlice': {
			const service = object.metadata.labels?.[serviceNameLabel];
			if (!after && service !== undefined) enqueue(engine, 'endpointSlice', `${object.metadata.namespace}/${service}`);
			break;
		}
		case 'Node':
			nodeWritten(engine, before as Node | undefined, after as Node | undefined);
			break;
		default:
			break;
	}
}

function podWritten(engine: Engine, key: string, before: Pod | undefined, after: Pod | undefined): void {
	const pod = after ?? before;
	if (!pod) return;
	if (after && after.spec.nodeName === undefined && !before) enqueue(engine, 'scheduler', key, timing.schedulerUs);
	const bound = after?.spec.nodeName !== undefined && before?.spec.nodeName === undefined;
	const ending = after?.metadata.deletionTimestamp !== undefined && before?.metadata.deletionTimestamp === undefined;
	if (!after) engine.state.memory.evictions.delete(pod.metadata.uid);
	if (after && bound && noExecuteTaints(engine.state.objects.Node.get(after.spec.nodeName ?? '')).length > 0) {
		enqueue(engine, 'taintEviction', after.spec.nodeName ?? '');
	}
	if (bound) {
		for (const waiting of engine.index.pendingBesidePods) enqueue(engine, 'scheduler', waiting, timing.schedulerUs);
	}
	if (after && (bound || ending)) later(engine, timing.watchUs, { type: 'syncPod', uid: after.metadata.uid });
	if (after && bound && !engine.state.objects.Node.has(after.spec.nodeName ?? '')) {
		enqueue(engine, 'podGC', after.spec.nodeName ?? '', timing.podGCQuarantineUs);
	}
	if (before && occupiesNode(before) && !(after && occupiesNode(after))) retryPending(engine);
	const owner = controllerOf(pod.metadata);
	const formerOwner = before && controllerOf(before.metadata);
	if (!before || !after || countsDiffer(before, after)) {
		enqueueOwner(engine, pod.metadata.namespace, owner);
		if (formerOwner?.uid !== owner?.uid) enqueueOwner(engine, pod.metadata.namespace, formerOwner);
	}
	if (!owner && !formerOwner) adoptLater(engine, pod);
	if (!before || !after || endpointDiffers(before, after)) {
		enqueueServices(engine, pod.metadata.namespace, before?.metadata.labels, after?.metadata.labels);
	}
}

/** A ReplicaSet without an owner may be one that a Deployment takes in. */
function enqueueDeployments(engine: Engine, { metadata }: ReplicaSet): void {
	for (const [key, deployment] of engine.state.objects.Deployment) {
		const { matchLabels } = deployment.spec.selector;
		if (deployment.metadata.namespace === metadata.namespace && matchesLabels(matchLabels ?? {}, metadata.labels)) {
			enqueue(engine, 'deployment', key);
		}
	}
}

/** The controllers that look after pods, by their owner's kind. */
const podControllers = {
	ReplicaSet: 'replicaSet',
	StatefulSet: 'statefulSet',
	DaemonSet: 'daemonSet',
	Job: 'job',
} as const;
type PodController = keyof typeof podControllers;

function enqueueOwner(engine: Engine, namespace: string, owner: OwnerReference | undefined): void {
	const controller = owner && podControllers[owner.kind as PodController];
	if (controller) enqueue(engine, controller, `${namespace}/${owner.name}`, timing.countUs);
}

/** Whether a controller that counts its pods would count this one differently. */
function countsDiffer(before: Pod, after: Pod): boolean {
	return (
		before.status.phase !== after.status.phase ||
		before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
		before.metadata.labels !== after.metadata.labels ||
		before.metadata.ownerReferences !== after.metadata.ownerReferences ||
		isReady(before) !== isReady(after)
	);
}

function endpointDiffers(before: Pod, after: Pod): boolean {
	return countsDiffer(before, after) || before.status.podIP !== after.status.podIP;
}

/** A pod without an owner may be one that somebody is looking for. */
function adoptLater(engine: Engine, pod: Pod): void {
	for (const kind of Object.keys(podControllers) as PodController[]) {
		for (const [key, { metadata, spec }] of engine.state.objects[kind]) {
			const matchLabels = spec.selector?.matchLabels;
			if (metadata.namespace === pod.metadata.namespace && matchesLabels(matchLabels ?? {}, pod.metadata.labels)) {
				enqueue(engine, podControllers[kind], key, timing.countUs);
			}
		}
	}
}

function enqueueServices(engine: Engine, namespace: string, ...labels: (Labels | undefined)[]): void {
	for (const [key, { metadata, spec }] of engine.state.objects.Service) {
		if (metadata.namespace !== namespace || !spec.selector) continue;
		const { selector } = spec;
		if (labels.some((set) => set !== undefined && matchesLabels(selector, set))) {
			enqueue(engine, 'endpointSlice', key, timing.countUs);
		}
	}
}

/** Room may have been made: pods that fitted nowhere are tried again. */
export function retryPending(engine: Engine): void {
	for (const key of engine.index.pendingPods) enqueue(engine, 'scheduler', key, timing.schedulerUs);
}

function nodeWritten(engine: Engine, before: Node | undefined, after: Node | undefined): void {
	if (after && !before) {
		putMachine(engine, newMachine(after.metadata.name, engine.state.now));
		if (engine.index.podsByNode.has(after.metadata.name))
			later(engine, timing.watchUs, { type: 'kubeletStarted', node: after.metadata.name });
	}
	if (!before || !after || before.metadata.labels !== after.metadata.labels || before.spec !== after.spec) {
		for (const key of engine.state.objects.DaemonSet.keys()) enqueue(engine, 'daemonSet', key, timing.countUs);
	}
	const { name } = (after ?? (before as Node)).metadata;
	enqueue(engine, 'nodeTaints', name);
	if (before?.spec.taints !== after?.spec.taints) enqueue(engine, 'taintEviction', name);
	if (after) retryPending(engine);
	else if (before) enqueue(engine, 'podGC', before.metadata.name, timing.podGCQuarantineUs);
}
