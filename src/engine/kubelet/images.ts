/** Image pulls of a node: one at a time, in the order of asking, as `serializeImagePulls` has it. */
import type { Pod } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import { type Engine, later } from '../context.ts';
import { fullReference, imageReference } from '../images/reference.ts';
import { record } from '../log.ts';
import type { Machine, Pull } from '../machine.ts';
import { putMachine } from '../machines.ts';
import { second, timing } from '../timing.ts';
import { nextBackOff } from './backOff.ts';
import { startContainer } from './lifecycle.ts';
import { containerOf, podOf, putSandbox } from './sandboxes.ts';
import { fieldPathOf, programOf } from './specs.ts';
import { reportStatus } from './status.ts';
import { waitFor } from './waiting.ts';

function sizeOf(engine: Engine, pull: Pull): number {
	const pod = podOf(engine, pull.uid);
	return (pod && programOf(pod, pull.container)?.program.sizeBytes) ?? 0;
}

function isUnavailable(engine: Engine, image: string): boolean {
	return engine.state.unavailableImages.has(imageReference(image));
}

function begin(engine: Engine, machine: Machine): void {
	const [head, ...rest] = machine.pulls;
	if (!head || machine.availability !== 'up') return;
	const quick = machine.images.has(imageReference(head.image)) || isUnavailable(engine, head.image);
	const duration = quick
		? timing.pullCheckUs
		: timing.pullSetUpUs + Math.round((sizeOf(engine, head) / timing.pullBytesPerSecond) * second);
	putMachine(engine, { ...machine, pulls: [{ ...head, startedAt: engine.state.now }, ...rest] });
	later(engine, duration, { type: 'imagePulled', node: machine.node });
}

/** Queues a pull for a container that's about to start. */
export function requestPull(engine: Engine, node: string, uid: string, container: string, image: string): void {
	const machine = engine.state.machines.get(node);
	if (!machine) return;
	const pulls = [...machine.pulls, { uid, container, image, requestedAt: engine.state.now }];
	const next = putMachine(engine, { ...machine, pulls });
	if (pulls.length === 1) begin(engine, next);
}

/** `1.2s`, `312ms`, `1m5.4s`: a Go duration of whole milliseconds. */
function goMilliseconds(us: number): string {
	const milliseconds = Math.floor(us / 1000);
	if (milliseconds < 1000) return `${milliseconds}ms`;
	const minutes = Math.floor(milliseconds / 60_000);
	const seconds = `${(milliseconds % 60_000) / 1000}s`;
	return minutes === 0 ? seconds : `${minutes}m${seconds}`;
}

/** The pull at the head of the node's queue is over: its container is created, or waits; the next pull begins. */
export function imagePulled(engine: Engine, node: string): void {
	const machine = engine.state.machines.get(node);
	const head = machine?.pulls[0];
	if (!machine || !head) return;
	const pod = podOf(engine, head.uid);
	const waiting = machine.pulls.slice(1);
	if (isUnavailable(engine, head.image)) {
		const next = putMachine(engine, { ...machine, pulls: waiting });
		if (pod) pullFailed(engine, pod, head);
		begin(engine, next);
		return;
	}
	const bytes = sizeOf(engine, head);
	const reference = imageReference(head.image);
	const images = machine.images.has(reference) ? machine.images : new Map(machine.images).set(reference, bytes);
	const next = putMachine(engine, { ...machine, images, pulls: waiting });
	record(engine.state, 'imagePulled', node, head.image);
	if (pod) {
		const { now } = engine.state;
		const pulled = goMilliseconds(now - (head.startedAt ?? head.requestedAt));
		const waited = goMilliseconds(now - head.requestedAt);
		const message = `Successfully pulled image "${head.image}" in ${pulled} (${waited} including waiting). Image size: ${bytes} bytes.`;
		emit(
			engine,
			pod,
			'Normal',
			'Pulled',
			message,
			{ component: 'kubelet', host: node },
			fieldPathOf(pod, head.container),
		);
		startContainer(engine, head.uid, head.container);
	}
	begin(engine, next);
}

/** `ErrImagePull`, and from the next look on `ImagePullBackOff`. */
function pullFailed(engine: Engine, pod: Pod, { uid, container: name, image }: Pull): void {
	const sandbox = engine.state.sandboxes.get(uid);
	const container = containerOf(sandbox, name);
	if (!sandbox || !container || sandbox.starting !== name) return;
	const { starting: _, ...idle } = sandbox;
	putSandbox(engine, idle);
	const full = fullReference(image);
	const cause = `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${full}: not found`;
	const source = { component: 'kubelet', host: sandbox.node };
	emit(engine, pod, 'Warning', 'Failed', `Failed to pull image "${image}": ${cause}`, source, fieldPathOf(pod, name));
	const { now } = engine.state;
	const pullBackOff = nextBackOff(container.pullBackOff, now, now, timing.backOffInitialUs, timing.backOffMaxUs);
	waitFor(engine, pod, { ...container, pullBackOff, pullError: cause }, 'ErrImagePull', cause, 'Error: ErrImagePull');
	record(engine.state, 'imagePullFailed', sandbox.node, image);
	reportStatus(engine, uid);
	later(engine, timing.relistUs, { type: 'syncPod', uid });
}
