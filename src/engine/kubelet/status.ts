/** What a kubelet reports of a pod: phase, conditions, container statuses. */

import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { isPodTerminal, podPhase } from '../../kubernetes/podPhase.ts';
import { formatTime } from '../../kubernetes/time.ts';
import type { Condition, ConditionStatus, ContainerStatus, Pod, PodStatus } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { imageReference } from '../images/reference.ts';
import { isOnline } from '../machines.ts';
import { update } from '../store.ts';
import type { ContainerRuntime, Sandbox } from './sandbox.ts';
import { podOf } from './sandboxes.ts';
import { specOf } from './specs.ts';

function containerStatus(pod: Pod, container: ContainerRuntime): ContainerStatus {
	const image = imageReference(specOf(pod, container.name)?.image ?? '');
	return {
		name: container.name,
		image,
		imageID: container.attempt > 0 ? image : '',
		ready: container.ready,
		started: container.started,
		restartCount: container.restartCount,
		state: container.state,
		lastState: container.lastState,
		...(container.containerID === undefined ? {} : { containerID: container.containerID }),
	};
}

function withCondition(
	conditions: readonly Condition[],
	now: string,
	type: string,
	status: ConditionStatus,
	reason?: string,
	message?: string,
): Condition[] {
	const before = conditions.find((condition) => condition.type === type);
	const lastTransitionTime = before?.status === status ? before.lastTransitionTime : now;
	const next: Condition = { type, status, lastTransitionTime };
	if (reason !== undefined) next.reason = reason;
	if (message !== undefined) next.message = message;
	return [...conditions.filter((condition) => condition.type !== type), next];
}

const names = (containers: readonly ContainerRuntime[]) => `[${containers.map(({ name }) => name).join(' ')}]`;

/** Whether init containers are over: each ordinary one has succeeded, each sidecar has started. */
export function isInitialized(containers: readonly ContainerRuntime[]): boolean {
	return containers.every(
		({ role, state, started, attempt }) =>
			role === 'app' || (role === 'init' ? state.terminated?.exitCode === 0 : started || attempt > 1),
	);
}

/**
 * The conditions that the kubelet keeps (`pkg/kubelet/status/generate.go`): PodReadyToStartContainers,
 * Initialized, ContainersReady and Ready, with its reasons and messages.
 */
function conditionsOf(pod: Pod, sandbox: Sandbox, phase: PodStatus['phase'], now: string): Condition[] {
	const { containers } = sandbox;
	const serving = containers.filter(({ role }) => role !== 'init');
	const unready = serving.filter(({ ready }) => !ready);
	const uninitialized = containers.filter((container) => container.role !== 'app' && !isInitialized([container]));
	let conditions = pod.status.conditions as Condition[];
	const set = (type: string, status: boolean, reason?: string, message?: string) => {
		conditions = withCondition(conditions, now, type, status ? 'True' : 'False', reason, message);
	};
	// A pod whose manifest names its node never met the scheduler.
	if (!conditions.some(({ type }) => type === 'PodScheduled')) set('PodScheduled', true);
	set(
		'PodReadyToStartContainers',
		sandbox.phase === 'ready' || (sandbox.phase === 'stopping' && sandbox.ip !== undefined),
	);
	if (phase === 'Succeeded') {
		set('Initialized', true, 'PodCompleted');
		set('Ready', false, 'PodCompleted');
		set('ContainersReady', false, 'PodCompleted');
		return conditions;
	}
	if (uninitialized.length === 0) set('Initialized', true);
	else {
		const message = `containers with incomplete status: ${names(uninitialized)}`;
		set('Initialized', false, 'ContainersNotInitialized', message);
	}
	if (phase === 'Failed') {
		set('Ready', false, 'PodFailed');
		set('ContainersReady', false, 'PodFailed');
	} else if (unready.length === 0) {
		set('Ready', true);
		set('ContainersReady', true);
	} else {
		const message = `containers with unready status: ${names(unready)}`;
		set('Ready', false, 'ContainersNotReady', message);
		set('ContainersReady', false, 'ContainersNotReady', message);
	}
	return conditions;
}

/** A pod has run its course: by its restart policy none of its containers will run again. */
function isTerminal(pod: Pod, sandbox: Sandbox): boolean {
	return (
		sandbox.phase === 'stopped' ||
		(pod.metadata.deletionTimestamp !== undefined &&
			sandbox.phase === 'stopping' &&
			sandbox.containers.every(({ state }) => !state.running))
	);
}

/** The pod's status as its kubelet sees it now. */
function statusOf(engine: Engine, pod: Pod, sandbox: Sandbox): PodStatus {
	const now = formatTime(engine.state.now);
	const initContainerStatuses: ContainerStatus[] = [];
	const containerStatuses: ContainerStatus[] = [];
	for (const container of sandbox.containers) {
		(container.role === 'app' ? containerStatuses : initContainerStatuses).push(containerStatus(pod, container));
	}
	const podIsTerminal = isTerminal(pod, sandbox);
	const phase = podPhase({ spec: pod.spec, initContainerStatuses, containerStatuses, podIsTerminal });
	const hostIP = engine.state.objects.Node.get(sandbox.node)?.status.addresses[0]?.address;
	return {
		...pod.status,
		phase,
		conditions: conditionsOf(pod, sandbox, phase, now),
		startTime: pod.status.startTime ?? now,
		containerStatuses,
		...(initContainerStatuses.length === 0 ? {} : { initContainerStatuses }),
		...(hostIP === undefined ? {} : { hostIP, hostIPs: [{ ip: hostIP }] }),
		...(sandbox.ip === undefined ? {} : { podIP: sandbox.ip, podIPs: [{ ip: sandbox.ip }] }),
	};
}

/** Writes the pod's status to the store if it differs from what's there. */
export function reportStatus(engine: Engine, uid: string): void {
	const pod = podOf(engine, uid);
	const sandbox = engine.state.sandboxes.get(uid);
	if (!pod || !sandbox || !isOnline(engine.state, sandbox.node)) return;
	if (isPodTerminal(pod)) return;
	const status = statusOf(engine, pod, sandbox);
	if (!semanticallyEqual(status, pod.status)) update(engine, 'Pod', { ...pod, status });
}
