/** Image pulls of a node: one at a time, in the order of asking, as `serializeImagePulls` has it. */
import { emit } from '../clusterEvents.ts';
import { type Engine, later } from '../context.ts';
import { record } from '../log.ts';
import type { Machine, Pull } from '../machine.ts';
import { putMachine } from '../machines.ts';
import { second, timing } from '../timing.ts';
import { startContainer } from './lifecycle.ts';
import { podOf } from './sandboxes.ts';
import { fieldPathOf, programOf } from './specs.ts';

/** `redis` → `redis:latest`: as the kubelet asks the runtime (applyDefaultImageTag). */
export function imageReference(image: string): string {
	const afterSlash = image.slice(image.lastIndexOf('/') + 1);
	return afterSlash.includes(':') || image.includes('@') ? image : `${image}:latest`;
}

function sizeOf(engine: Engine, pull: Pull): number {
	const pod = podOf(engine, pull.uid);
	return (pod && programOf(pod, pull.container)?.program.sizeBytes) ?? 0;
}

function begin(engine: Engine, machine: Machine): void {
	const [head, ...rest] = machine.pulls;
	if (!head) return;
	const present = machine.images.has(imageReference(head.image));
	const duration = present
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
export function goDuration(us: number): string {
	const milliseconds = Math.floor(us / 1000);
	if (milliseconds < 1000) return `${milliseconds}ms`;
	const minutes = Math.floor(milliseconds / 60_000);
	const seconds = `${(milliseconds % 60_000) / 1000}s`;
	return minutes === 0 ? seconds : `${minutes}m${seconds}`;
}

/** The pull at the head of the node's queue has ended: the image is there, its container is created, the next begins. */
export function imagePulled(engine: Engine, node: string): void {
	const machine = engine.state.machines.get(node);
	const head = machine?.pulls[0];
	if (!machine || !head) return;
	const { now } = engine.state;
	const bytes = sizeOf(engine, head);
	const images = new Map(machine.images).set(imageReference(head.image), bytes);
	const next = putMachine(engine, { ...machine, images, pulls: machine.pulls.slice(1) });
	record(engine.state, 'imagePulled', node, head.image);
	const pod = podOf(engine, head.uid);
	if (pod) {
		const pulled = goDuration(now - (head.startedAt ?? head.requestedAt));
		const waited = goDuration(now - head.requestedAt);
		const message = `Successfully pulled image "${head.image}" in ${pulled} (${waited} including waiting). Image size: ${bytes} bytes.`;
		emit(engine, pod, 'Normal', 'Pulled', message, { component: 'kubelet', host: node }, fieldPathOf(pod, head.container));
		startContainer(engine, head.uid, head.container);
	}
	begin(engine, next);
}
