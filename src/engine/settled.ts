/** Whether a cluster without faults has come to rest. Tests and the fuzzer ask. */
import { matchesLabels } from '../kubernetes/labels.ts';
import { isPodTerminal } from '../kubernetes/podPhase.ts';
import { parseTime } from '../kubernetes/time.ts';
import type { ObjectMeta, Pod } from '../kubernetes/types.ts';
import { buildIndexes } from './indexes.ts';
import { controllerOf } from './keys.ts';
import { serviceNameLabel } from './network/slices.ts';
import { nodeFilter } from './scheduler/schedule.ts';
import { type ClusterState, storedKinds } from './state.ts';
import { second } from './timing.ts';

/**
 * What must hold once faults have stopped and the cluster has had time: wanted replicas are there and ready
 * or wait for room, no dependant outlives its owner, nothing is left terminating.
 */
export function unsettled(state: ClusterState): string[] {
	const problems: string[] = [];
	const { objects } = state;
	const uids = new Set<string>();
	for (const kind of storedKinds) for (const object of objects[kind].values()) uids.add(object.metadata.uid);
	for (const kind of storedKinds) {
		for (const [key, { metadata }] of objects[kind]) {
			for (const owner of metadata.ownerReferences ?? [])
				if (!uids.has(owner.uid)) problems.push(`${kind} ${key} outlives its ${owner.kind} ${owner.name}`);
		}
	}
	for (const [key, { spec, status }] of objects.ReplicaSet) {
		if (status.replicas !== spec.replicas)
			problems.push(`ReplicaSet ${key} has ${status.replicas} pods of ${spec.replicas}`);
	}
	problems.push(
		...unsettledControllers(state),
		...unsettledNodes(state),
		...unsettledPods(state),
		...unsettledServices(state),
	);
	for (const [key, pod] of objects.Pod) {
		const { deletionTimestamp } = pod.metadata;
		if (deletionTimestamp === undefined) continue;
		// The time by which it should have been gone: its grace period is counted in.
		const overdueUs = state.now - (parseTime(deletionTimestamp) ?? 0);
		if (overdueUs > terminationSlackUs) problems.push(`pod ${key} is still terminating`);
	}
	if (state.queued.size > state.queue.length) problems.push('keys wait in work queues that no event will take off');
	return problems;
}

/** What a kubelet may take beyond the grace period: it sees ends at its relist, and stops sidecars one after another. */
const terminationSlackUs = 10 * second;

/** What StatefulSets, DaemonSets and Jobs have come to that isn't what they want. */
function unsettledControllers({ objects, memory }: ClusterState): string[] {
	const problems: string[] = [];
	const ownedBy = (uid: string): Pod[] =>
		[...objects.Pod.values()].filter(({ metadata }) => controllerOf(metadata)?.uid === uid);
	for (const [key, { metadata, spec, status }] of objects.StatefulSet) {
		// One that isn't ready holds up the others, and so does a name that somebody else has.
		const isHeldUp =
			status.availableReplicas < status.replicas || [...objects.Pod.values()].some((pod) => isNamesake(metadata, pod));
		if (!isHeldUp && status.replicas !== spec.replicas)
			problems.push(`StatefulSet ${key} has ${status.replicas} pods of ${spec.replicas}`);
	}
	for (const [key, { metadata, status }] of objects.DaemonSet) {
		const fails = [...memory.daemonBackOffs.keys()].some((entry) => entry.startsWith(`${metadata.uid}/`));
		if (fails || status.currentNumberScheduled === status.desiredNumberScheduled) continue;
		problems.push(`DaemonSet ${key} is on ${status.currentNumberScheduled} nodes of ${status.desiredNumberScheduled}`);
	}
	for (const [key, { metadata, status }] of objects.Job) {
		const pods = ownedBy(metadata.uid);
		if (pods.some((pod) => isPodTerminal(pod) && pod.metadata.finalizers?.length))
			problems.push(`Job ${key} hasn't counted all of its pods`);
		const isOver = status.conditions.some(
			(one) => one.status === 'True' && (one.type === 'Complete' || one.type === 'Failed'),
		);
		if (isOver && pods.some((pod) => !isPodTerminal(pod))) problems.push(`Job ${key} is over and has pods at work`);
	}
	return problems;
}

/** A pod with a name that a StatefulSet wants, and that isn't its own. */
function isNamesake(set: ObjectMeta, { metadata }: Pod): boolean {
	const isOther = metadata.namespace === set.namespace && controllerOf(metadata)?.uid !== set.uid;
	return isOther && metadata.name.startsWith(`${set.name}-`) && /^\d+$/.test(metadata.name.slice(set.name.length + 1));
}

/** Nodes whose machines are up and that the cluster still takes for silent. */
function unsettledNodes({ objects, machines }: ClusterState): string[] {
	const problems: string[] = [];
	for (const [name, { status, spec }] of objects.Node) {
		if (machines.get(name)?.availability !== 'up') continue;
		if (status.conditions.some((one) => one.type === 'Ready' && one.status !== 'True'))
			problems.push(`node ${name} isn't ready`);
		if (spec.taints?.some(({ key }) => key === 'node.kubernetes.io/unreachable'))
			problems.push(`node ${name} is still tainted`);
	}
	return problems;
}

/** Pods that wait although there's room, or that nobody on their node looks after. */
function unsettledPods(state: ClusterState): string[] {
	const problems: string[] = [];
	const nodes = [...buildIndexes(state).nodeInfos.values()];
	for (const [key, pod] of state.objects.Pod) {
		const { nodeName, schedulerName = 'default-scheduler', schedulingGates = [] } = pod.spec;
		if (isPodTerminal(pod) || pod.metadata.deletionTimestamp !== undefined) continue;
		if (nodeName === undefined) {
			if (schedulerName !== 'default-scheduler' || schedulingGates.length > 0) continue;
			const refusalsOf = nodeFilter(pod, nodes);
			const free = nodes.find((info) => refusalsOf(info).length === 0);
			if (free) problems.push(`pod ${key} waits, and node ${free.node.metadata.name} would take it`);
		} else if (state.machines.has(nodeName) && !state.sandboxes.has(pod.metadata.uid)) {
			problems.push(`pod ${key} is bound to ${nodeName}, which doesn't know it`);
		}
	}
	return problems;
}

const isReady = ({ status }: Pod): boolean =>
	status.conditions.some((one) => one.type === 'Ready' && one.status === 'True');

/** Services whose slices aren't their pods. */
function unsettledServices({ objects }: ClusterState): string[] {
	const problems: string[] = [];
	const uids = new Map([...objects.Pod.values()].map((pod) => [pod.metadata.uid, pod]));
	const listed = new Map<string, Set<string>>();
	for (const [key, { metadata, endpoints }] of objects.EndpointSlice) {
		const service = `${metadata.namespace}/${metadata.labels?.[serviceNameLabel]}`;
		const known = listed.get(service) ?? new Set();
		listed.set(service, known);
		for (const { addresses, conditions, targetRef } of endpoints) {
			known.add(targetRef.uid);
			const pod = uids.get(targetRef.uid);
			if (!pod || pod.status.podIP !== addresses[0])
				problems.push(`slice ${key} names ${addresses[0]}, which isn't ${targetRef.name}'s`);
			else if (conditions.serving !== isReady(pod))
				problems.push(`slice ${key} has ${targetRef.name} serving: ${conditions.serving}`);
		}
	}
	for (const [key, { metadata, spec }] of objects.Service) {
		const { selector = {}, type, ports } = spec;
		const isNamed = ports.some(({ targetPort }) => typeof targetPort === 'string');
		if (type === 'ExternalName' || Object.keys(selector).length === 0 || isNamed) continue;
		for (const [podKey, pod] of objects.Pod) {
			const isSelected = pod.metadata.namespace === metadata.namespace && matchesLabels(selector, pod.metadata.labels);
			if (!isSelected || isPodTerminal(pod) || !pod.status.podIP || listed.get(key)?.has(pod.metadata.uid)) continue;
			problems.push(`pod ${podKey} is missing in the slices of Service ${key}`);
		}
	}
	return problems;
}
