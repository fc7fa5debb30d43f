/**
 * The kubelet's pod worker: looks at one pod and does the next thing, level-triggered, so that it may be
 * called at any time (`pkg/kubelet/kuberuntime/kuberuntime_manager.go SyncPod` and computePodActions).
 */
import type { Pod } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import { type Engine, later } from '../context.ts';
import { record } from '../log.ts';
import { leaseAddress, releaseAddress } from '../network/ipam.ts';
import { remove, update } from '../store.ts';
import { second, timing } from '../timing.ts';
import { refusalAtNode } from './admission.ts';
import { backOffUntil, nextBackOff } from './backOff.ts';
import { imageReference, requestPull } from './images.ts';
import { startContainer, stopContainer } from './lifecycle.ts';
import type { ContainerRuntime, Sandbox } from './sandbox.ts';
import { containerOf, isRunning, podOf, putContainer, putSandbox } from './sandboxes.ts';
import { containersOf, fieldPathOf, specOf } from './specs.ts';
import { isInitialized, reportStatus } from './status.ts';

/** Looks at a pod of this node and takes the next step towards what its object says. */
export function syncPod(engine: Engine, uid: string): void {
	const pod = podOf(engine, uid);
	const sandbox = engine.state.sandboxes.get(uid);
	if (!pod) return;
	if (pod.metadata.deletionTimestamp !== undefined) {
		terminate(engine, pod, sandbox);
		return;
	}
	if (!sandbox) {
		admit(engine, pod);
		return;
	}
	if (sandbox.phase !== 'ready') return;
	startNext(engine, pod, sandbox);
	finishIfDone(engine, pod);
	reportStatus(engine, uid);
}

function admit(engine: Engine, pod: Pod): void {
	const node = pod.spec.nodeName;
	if (node === undefined || !engine.state.machines.has(node)) return;
	if (pod.status.phase === 'Failed' || pod.status.phase === 'Succeeded') return;
	const refusal = refusalAtNode(engine, pod, node);
	if (refusal) {
		const message = `Pod was rejected: ${refusal.message}`;
		emit(engine, pod, 'Warning', refusal.reason, refusal.message, { component: 'kubelet', host: node });
		update(engine, 'Pod', { ...pod, status: { ...pod.status, phase: 'Failed', reason: refusal.reason, message } });
		return;
	}
	const creating = pod.spec.initContainers?.length ? 'PodInitializing' : 'ContainerCreating';
	const containers = containersOf(pod.spec).map(
		({ spec, role }): ContainerRuntime => ({
			name: spec.name,
			role,
			attempt: 0,
			state: { waiting: { reason: creating } },
			lastState: {},
			restartCount: 0,
			ready: false,
			started: false,
			since: engine.state.now,
			processes: [],
			probes: {},
			logs: [],
			previousLogs: [],
		}),
	);
	const key = `${pod.metadata.namespace}/${pod.metadata.name}`;
	putSandbox(engine, { uid: pod.metadata.uid, pod: key, node, phase: 'creating', containers, sockets: [] });
	reportStatus(engine, pod.metadata.uid);
	later(engine, timing.sandboxUs, { type: 'sandboxCreated', uid: pod.metadata.uid });
}

/** The pause container runs: the pod has its network namespace and its IP. */
export function sandboxCreated(engine: Engine, uid: string): void {
	const sandbox = engine.state.sandboxes.get(uid);
	const pod = podOf(engine, uid);
	if (!sandbox || !pod || sandbox.phase !== 'creating') return;
	const ip = leaseAddress(engine, sandbox.node, uid);
	if (ip === undefined) {
		const message = `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox: plugin type="bridge" failed (add): failed to allocate for range 0: no IP addresses available in range set`;
		emit(engine, pod, 'Warning', 'FailedCreatePodSandBox', message, { component: 'kubelet', host: sandbox.node });
		later(engine, timing.sandboxRetryUs, { type: 'sandboxCreated', uid });
		return;
	}
	putSandbox(engine, { ...sandbox, phase: 'ready', ip });
	record(engine.state, 'sandboxReady', sandbox.pod, sandbox.node, ip);
	syncPod(engine, uid);
}

/** Starts whichever containers may run now: init containers one after another, then all the others. */
function startNext(engine: Engine, pod: Pod, sandbox: Sandbox): void {
	const initialized = sandbox.containers.some(({ role, attempt }) => role === 'app' && attempt > 0);
	for (const { name, role } of sandbox.containers) {
		const container = containerOf(engine.state.sandboxes.get(pod.metadata.uid), name);
		if (!container) continue;
		if (role === 'app' && !initialized && !isInitialized(sandbox.containers)) return;
		if (role === 'init' && initialized) continue;
		if (isRunning(container)) {
			if (role === 'app' || initialized || (role === 'sidecar' && container.started)) continue;
			return;
		}
		if (role === 'init' && container.state.terminated?.exitCode === 0) continue;
		if (container.attempt > 0 && !restarts(pod, container)) {
			if (role === 'init') return;
			continue;
		}
		start(engine, pod, container);
		if (role !== 'app' && !initialized) return;
	}
}

/** Whether a container that has ended is run again (`ShouldContainerBeRestarted`). */
function restarts(pod: Pod, { role, state, lastState }: ContainerRuntime): boolean {
	if (role === 'sidecar') return true;
	const ended = state.terminated ?? lastState.terminated;
	if (pod.spec.restartPolicy === 'Never') return false;
	if (pod.spec.restartPolicy === 'OnFailure') return ended?.exitCode !== 0;
	return true;
}

function start(engine: Engine, pod: Pod, container: ContainerRuntime): void {
	const { uid } = pod.metadata;
	const sandbox = engine.state.sandboxes.get(uid);
	if (!sandbox || sandbox.starting !== undefined) return;
	const { now } = engine.state;
	let { backOff } = container;
	if (container.attempt > 0) {
		const until = backOffUntil(backOff, container.since, now, timing.backOffMaxUs);
		if (until !== undefined) {
			waitInBackOff(engine, pod, container, until);
			return;
		}
		backOff = nextBackOff(backOff, container.since, now, timing.backOffInitialUs, timing.backOffMaxUs);
	}
	const spec = specOf(pod, container.name);
	if (!spec) return;
	putContainer(engine, uid, { ...container, ...(backOff === undefined ? {} : { backOff }) });
	putSandbox(engine, { ...(engine.state.sandboxes.get(uid) ?? sandbox), starting: container.name });
	const source = { component: 'kubelet', host: sandbox.node };
	const path = fieldPathOf(pod, container.name);
	const present = engine.state.machines.get(sandbox.node)?.images.has(imageReference(spec.image)) === true;
	if (present && spec.imagePullPolicy !== 'Always') {
		const message = `Container image "${spec.image}" already present on machine`;
		emit(engine, pod, 'Normal', 'Pulled', message, source, path);
		startContainer(engine, uid, container.name);
		return;
	}
	emit(engine, pod, 'Normal', 'Pulling', `Pulling image "${spec.image}"`, source, path);
	requestPull(engine, sandbox.node, uid, container.name, spec.image);
}

function waitInBackOff(engine: Engine, pod: Pod, container: ContainerRuntime, until: number): void {
	const { uid, namespace, name } = pod.metadata;
	if (container.state.waiting?.reason === 'CrashLoopBackOff') return;
	const seconds = (container.backOff?.delayUs ?? 0) / second;
	const delay = seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
	const about = `restarting failed container=${container.name} pod=${name}_${namespace}(${uid})`;
	const ended = container.state.terminated;
	putContainer(engine, uid, {
		...container,
		state: { waiting: { reason: 'CrashLoopBackOff', message: `back-off ${delay} ${about}` } },
		lastState: ended ? { terminated: ended } : container.lastState,
	});
	const message = `Back-off restarting failed container ${container.name} in pod ${name}_${namespace}(${uid})`;
	const source = { component: 'kubelet', host: pod.spec.nodeName ?? '' };
	emit(engine, pod, 'Warning', 'BackOff', message, source, fieldPathOf(pod, container.name));
	later(engine, until - engine.state.now, { type: 'syncPod', uid });
}

/** A pod none of whose containers will run again gives its sandbox and its IP back; its object stays. */
function finishIfDone(engine: Engine, pod: Pod): void {
	const sandbox = engine.state.sandboxes.get(pod.metadata.uid);
	if (!sandbox || sandbox.phase !== 'ready' || sandbox.starting !== undefined) return;
	const { containers } = sandbox;
	const failedInit = containers.some((one) => one.role === 'init' && one.state.terminated && one.state.terminated.exitCode !== 0 && !restarts(pod, one));
	const over = containers.every((one) => one.role !== 'app' || (one.attempt > 0 && one.state.terminated && !restarts(pod, one)));
	if (!failedInit && !over) return;
	const running = containers.filter(isRunning);
	if (running.length > 0) {
		stopAll(engine, pod, running);
		return;
	}
	reportStatus(engine, pod.metadata.uid);
	putSandbox(engine, { ...sandbox, phase: 'stopped' });
	reportStatus(engine, pod.metadata.uid);
	release(engine, sandbox);
}

function stopAll(engine: Engine, pod: Pod, containers: readonly ContainerRuntime[]): void {
	const seconds = pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds;
	for (const { name } of containers) {
		stopContainer(engine, pod.metadata.uid, name, seconds * second, `Stopping container ${name}`);
	}
}

/** Stops what runs, sidecars last and in reverse order, and then lets the sandbox and the object go. */
function terminate(engine: Engine, pod: Pod, sandbox: Sandbox | undefined): void {
	const { uid } = pod.metadata;
	if (!sandbox || sandbox.phase === 'stopped') {
		removePod(engine, pod);
		return;
	}
	if (sandbox.phase !== 'stopping') {
		const { starting: _, ...rest } = sandbox;
		sandbox = putSandbox(engine, { ...rest, phase: 'stopping' });
	}
	const running = sandbox.containers.filter(isRunning);
	const others = running.filter(({ role }) => role !== 'sidecar');
	const lastSidecar = running.filter(({ role }) => role === 'sidecar').slice(-1);
	stopAll(engine, pod, others.length > 0 ? others : lastSidecar);
	reportStatus(engine, uid);
	if (running.length === 0) later(engine, timing.sandboxStopUs, { type: 'sandboxStopped', uid });
}

/** The terminating pod's containers have all ended and its sandbox is gone. */
export function sandboxStopped(engine: Engine, uid: string): void {
	const pod = podOf(engine, uid);
	const sandbox = engine.state.sandboxes.get(uid);
	if (!pod || !sandbox || sandbox.phase !== 'stopping') return;
	release(engine, sandbox);
	removePod(engine, pod);
}

function release(engine: Engine, sandbox: Sandbox): void {
	if (sandbox.ip !== undefined) releaseAddress(engine, sandbox.node, sandbox.uid, sandbox.ip);
}

function removePod(engine: Engine, pod: Pod): void {
	engine.state.sandboxes.delete(pod.metadata.uid);
	engine.changes.sandboxes.add(pod.metadata.uid);
	remove(engine, 'Pod', `${pod.metadata.namespace}/${pod.metadata.name}`);
}

