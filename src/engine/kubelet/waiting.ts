/** Containers that can't run now, and say why. */
import type { Pod } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import type { ContainerRuntime } from './sandbox.ts';
import { putContainer } from './sandboxes.ts';
import { fieldPathOf } from './specs.ts';

/** The container waits, for a reason that its status and an Event give. */
export function waitFor(
	engine: Engine,
	pod: Pod,
	container: ContainerRuntime,
	reason: string,
	message: string,
	eventMessage: string,
	eventReason = 'Failed',
): void {
	const ended = container.state.terminated;
	putContainer(engine, pod.metadata.uid, {
		...container,
		state: { waiting: { reason, message } },
		lastState: ended ? { terminated: ended } : container.lastState,
	});
	if (container.state.waiting?.reason === reason && container.state.waiting.message === message) return;
	const source = { component: 'kubelet', host: pod.spec.nodeName ?? '' };
	emit(engine, pod, 'Warning', eventReason, eventMessage, source, fieldPathOf(pod, container.name));
}
