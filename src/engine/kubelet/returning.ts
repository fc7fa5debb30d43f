/** A kubelet that's back: from a cut of the network, or with its machine after a reboot. */
import { formatTime } from '../../kubernetes/time.ts';
import type { Condition, ContainerStatus, Node, PodStatus } from '../../kubernetes/types.ts';
import { kubeletConditions } from '../admission.ts';
import { emit } from '../clusterEvents.ts';
import { type Engine, later } from '../context.ts';
import { podKeysOn } from '../indexes.ts';
import { get, newUid, update } from '../store.ts';
import { syncPod } from './kubelet.ts';
import type { ContainerRuntime } from './sandbox.ts';
import { putContainer } from './sandboxes.ts';

/** What the container's runtime says of one that was running when the power went. */
const lostExitCode = 255;

/** Posts the node's status again, where it had been given up. */
function postReady(engine: Engine, node: Node): void {
	const { name } = node.metadata;
	const source = { component: 'kubelet', host: name };
	const wasReady = node.status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
	const full = engine.state.machines.get(name)?.disk === 'full';
	const fresh = kubeletConditions(formatTime(engine.state.now), full);
	const conditions = node.status.conditions.map((condition): Condition => {
		const next = fresh.find(({ type }) => type === condition.type);
		return next && condition.status === 'Unknown' ? next : condition;
	});
	update(engine, 'Node', { ...node, status: { ...node.status, conditions } });
	if (!wasReady) emit(engine, node, 'Normal', 'NodeReady', `Node ${name} status is now: NodeReady`, source);
}

/** The network is back: the kubelet tells what has become of its pods, and hears what it has missed. */
export function reconnected(engine: Engine, name: string): void {
	const node = get(engine, 'Node', name);
	if (!node) return;
	postReady(engine, node);
	for (const key of podKeysOn(engine.index, name)) {
		const uid = engine.state.objects.Pod.get(key)?.metadata.uid;
		if (uid !== undefined) later(engine, 0, { type: 'syncPod', uid });
	}
}

/** The machine is on again: what should run there is started once more, in sandboxes with new addresses. */
export function rebooted(engine: Engine, name: string): void {
	const node = get(engine, 'Node', name);
	if (!node) return;
	const source = { component: 'kubelet', host: name };
	emit(engine, node, 'Normal', 'Starting', 'Starting kubelet.', source);
	emit(engine, node, 'Warning', 'Rebooted', `Node ${name} has been rebooted, boot id: ${newUid(engine)}`, source);
	postReady(engine, node);
	startPods(engine, name);
}

/** A kubelet without a past finds the pods that are bound to its node, and those of them that ran here before. */
export function startPods(engine: Engine, name: string): void {
	const source = { component: 'kubelet', host: name };
	for (const key of podKeysOn(engine.index, name)) {
		const pod = engine.state.objects.Pod.get(key);
		if (!pod) continue;
		const { uid } = pod.metadata;
		syncPod(engine, uid);
		if (recall(engine, uid, pod.status)) {
			const message = 'Pod sandbox changed, it will be killed and re-created.';
			emit(engine, pod, 'Normal', 'SandboxChanged', message, source);
		}
	}
}

/** The new sandbox's containers go on counting from what the pod's status had come to. True when any had run. */
function recall(engine: Engine, uid: string, status: PodStatus): boolean {
	const sandbox = engine.state.sandboxes.get(uid);
	if (!sandbox) return false;
	const known = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
	let hadRun = false;
	for (const container of sandbox.containers) {
		const before = known.find(({ name }) => name === container.name);
		const ended = before && endOf(engine, before);
		if (!before || !ended) continue;
		hadRun = true;
		const next: ContainerRuntime = {
			...container,
			attempt: before.restartCount + 1,
			restartCount: before.restartCount,
			state: ended,
		};
		putContainer(engine, uid, next);
	}
	return hadRun;
}

/** How a container's last run ended; undefined when it never ran. */
function endOf(
	engine: Engine,
	{ state, lastState, containerID }: ContainerStatus,
): ContainerRuntime['state'] | undefined {
	if (state.terminated) return { terminated: state.terminated };
	if (!state.running) return lastState.terminated && { terminated: lastState.terminated };
	const { startedAt } = state.running;
	const terminated = {
		exitCode: lostExitCode,
		reason: 'Unknown',
		finishedAt: formatTime(engine.state.now),
		...(startedAt === undefined ? {} : { startedAt }),
		...(containerID === undefined ? {} : { containerID }),
	};
	return { terminated };
}
