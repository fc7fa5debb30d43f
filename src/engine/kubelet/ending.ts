/** How pods end: by themselves when their containers have run their course, or because they're deleted. */
import type { Pod } from '../../kubernetes/types.ts';
import { type Engine, later } from '../context.ts';
import { isOnline } from '../machines.ts';
import { releaseAddress } from '../network/ipam.ts';
import { forgetPodLines } from '../network/lines.ts';
import { remove } from '../store.ts';
import { second, timing } from '../timing.ts';
import { stopContainer } from './lifecycle.ts';
import type { ContainerRuntime, Sandbox } from './sandbox.ts';
import { isRunning, putSandbox } from './sandboxes.ts';
import { hasRunItsCourse } from './starting.ts';
import { reportStatus } from './status.ts';

/** A pod none of whose containers will run again gives its sandbox and its IP back; its object stays. */
export function finishIfDone(engine: Engine, pod: Pod): void {
	const sandbox = engine.state.sandboxes.get(pod.metadata.uid);
	if (sandbox?.phase !== 'ready' || sandbox.starting !== undefined) return;
	const { containers } = sandbox;
	if (!hasRunItsCourse(pod, containers)) return;
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
export function terminate(engine: Engine, pod: Pod, found: Sandbox | undefined): void {
	const { uid } = pod.metadata;
	if (!found || found.phase === 'stopped') {
		removePod(engine, pod);
		return;
	}
	let sandbox = found;
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
export function sandboxStopped(engine: Engine, pod: Pod): void {
	const sandbox = engine.state.sandboxes.get(pod.metadata.uid);
	if (sandbox?.phase !== 'stopping' || !isOnline(engine.state, sandbox.node)) return;
	release(engine, sandbox);
	removePod(engine, pod);
}

function release(engine: Engine, sandbox: Sandbox): void {
	if (sandbox.ip !== undefined && !sandbox.hostNetwork) releaseAddress(engine, sandbox.node, sandbox.uid, sandbox.ip);
}

function removePod(engine: Engine, pod: Pod): void {
	engine.state.sandboxes.delete(pod.metadata.uid);
	engine.index.network += 1;
	forgetPodLines(engine.state.traffic, pod.metadata.uid);
	engine.changes.sandboxes.add(pod.metadata.uid);
	remove(engine, 'Pod', `${pod.metadata.namespace}/${pod.metadata.name}`);
}
