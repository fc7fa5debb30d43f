/** Which container runs next, and whether it has to wait: init order, restart policy, back-off, image. */
import type { Container, Pod } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import { type Engine, later } from '../context.ts';
import { imageNameProblem, imageReference } from '../images/reference.ts';
import { timing } from '../timing.ts';
import { backOffUntil, goSeconds, nextBackOff } from './backOff.ts';
import { configProblem } from './environment.ts';
import { requestPull } from './images.ts';
import { startContainer } from './lifecycle.ts';
import type { ContainerRuntime, Sandbox } from './sandbox.ts';
import { containerOf, isRunning, putContainer, putSandbox } from './sandboxes.ts';
import { fieldPathOf, specOf } from './specs.ts';
import { isInitialized } from './status.ts';
import { waitFor } from './waiting.ts';

/** Starts whichever containers may run now: init containers one after another, then all the others. */
export function startNext(engine: Engine, pod: Pod, sandbox: Sandbox): void {
	if (hasRunItsCourse(pod, sandbox.containers)) return;
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

/** Whether a container has ended and won't be run again. */
function isOver(pod: Pod, container: ContainerRuntime): boolean {
	return container.attempt > 0 && container.state.terminated !== undefined && !restarts(pod, container);
}

/** Whether no container of the pod will run again: from then on sidecars aren't kept up either. */
export function hasRunItsCourse(pod: Pod, containers: readonly ContainerRuntime[]): boolean {
	const failedInit = containers.some(
		(one) => one.role === 'init' && isOver(pod, one) && one.state.terminated?.exitCode !== 0,
	);
	return failedInit || containers.every((one) => one.role !== 'app' || isOver(pod, one));
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
	const spec = specOf(pod, container.name);
	if (!sandbox || !spec || sandbox.starting !== undefined) return;
	const { now } = engine.state;
	let { backOff } = container;
	if (container.attempt > 0) {
		const until = backOffUntil(backOff, container.since, now, timing.backOffMaxUs);
		if (until !== undefined) {
			waitInBackOff(engine, pod, container, until);
			return;
		}
	}
	if (isImageHeldBack(engine, pod, container, spec)) return;
	const problem = configProblem(engine, pod, spec);
	if (problem !== undefined) {
		waitFor(engine, pod, container, 'CreateContainerConfigError', problem, `Error: ${problem}`);
		lookAgain(engine, uid, timing.mountRetryUs);
		return;
	}
	if (container.attempt > 0)
		backOff = nextBackOff(backOff, container.since, now, timing.backOffInitialUs, timing.backOffMaxUs);
	putContainer(engine, uid, { ...container, ...(backOff === undefined ? {} : { backOff }) });
	putSandbox(engine, { ...(engine.state.sandboxes.get(uid) ?? sandbox), starting: container.name });
	const source = { component: 'kubelet', host: sandbox.node };
	const path = fieldPathOf(pod, container.name);
	if (isPresent(engine, sandbox.node, spec) && spec.imagePullPolicy !== 'Always') {
		emit(engine, pod, 'Normal', 'Pulled', `Container image "${spec.image}" already present on machine`, source, path);
		startContainer(engine, uid, container.name);
		return;
	}
	emit(engine, pod, 'Normal', 'Pulling', `Pulling image "${spec.image}"`, source, path);
	requestPull(engine, sandbox.node, uid, container.name, spec.image);
}

function isPresent(engine: Engine, node: string, spec: Container): boolean {
	return engine.state.machines.get(node)?.images.has(imageReference(spec.image)) === true;
}

/** Looks at the pod again in a while: once, however many of its containers ask for it. */
function lookAgain(engine: Engine, uid: string, delay: number): void {
	const { queued, now } = engine.state;
	const entry = `syncPod|${uid}`;
	if ((queued.get(entry) ?? 0) > now) return;
	queued.set(entry, now + delay);
	later(engine, delay, { type: 'syncPod', uid });
}

/** Whether the image's name, policy or back-off keeps the container from being started now. */
function isImageHeldBack(engine: Engine, pod: Pod, container: ContainerRuntime, spec: Container): boolean {
	const { uid } = pod.metadata;
	const badName = imageNameProblem(spec.image);
	if (badName !== undefined) {
		waitFor(engine, pod, container, 'InvalidImageName', badName, badName, 'InspectFailed');
		return true;
	}
	const node = pod.spec.nodeName ?? '';
	if (isPresent(engine, node, spec)) return false;
	if (spec.imagePullPolicy === 'Never') {
		const message = `Container image "${spec.image}" is not present with pull policy of Never`;
		waitFor(engine, pod, container, 'ErrImageNeverPull', message, message, 'ErrImageNeverPull');
		lookAgain(engine, uid, timing.mountRetryUs);
		return true;
	}
	const { pullBackOff } = container;
	const until = pullBackOff && backOffUntil(pullBackOff, pullBackOff.updatedAt, engine.state.now, timing.backOffMaxUs);
	if (until === undefined) return false;
	if (container.state.waiting?.reason === 'ImagePullBackOff') return true;
	const message = `Back-off pulling image "${spec.image}"`;
	const source = { component: 'kubelet', host: node };
	emit(engine, pod, 'Normal', 'BackOff', message, source, fieldPathOf(pod, spec.name));
	waitFor(
		engine,
		pod,
		container,
		'ImagePullBackOff',
		`${message}: ErrImagePull: ${container.pullError ?? ''}`,
		'Error: ImagePullBackOff',
	);
	later(engine, until - engine.state.now, { type: 'syncPod', uid });
	return true;
}

function waitInBackOff(engine: Engine, pod: Pod, container: ContainerRuntime, until: number): void {
	const { uid, namespace, name } = pod.metadata;
	if (container.state.waiting?.reason === 'CrashLoopBackOff') return;
	const delay = goSeconds(container.backOff?.delayUs ?? 0);
	const message = `back-off ${delay} restarting failed container=${container.name} pod=${name}_${namespace}(${uid})`;
	const event = `Back-off restarting failed container ${container.name} in pod ${name}_${namespace}(${uid})`;
	waitFor(engine, pod, container, 'CrashLoopBackOff', message, event, 'BackOff');
	later(engine, until - engine.state.now, { type: 'syncPod', uid });
}
