/** The containers of a pod's spec, by name and in the order in which they start. */
import { isSidecar } from '../../kubernetes/podRequests.ts';
import type { Container, Pod, PodSpec } from '../../kubernetes/types.ts';
import type { ResolvedProgram } from '../images/program.ts';
import { resolveProgram } from '../images/resolve.ts';
import type { ContainerRole } from './sandbox.ts';

export function containersOf(spec: PodSpec): { spec: Container; role: ContainerRole }[] {
	const init = (spec.initContainers ?? []).map((container) => ({
		spec: container,
		role: isSidecar(container) ? ('sidecar' as const) : ('init' as const),
	}));
	return [...init, ...spec.containers.map((container) => ({ spec: container, role: 'app' as const }))];
}

export function specOf(pod: Pod, name: string): Container | undefined {
	for (const container of pod.spec.containers) if (container.name === name) return container;
	return pod.spec.initContainers?.find((container) => container.name === name);
}

/** `spec.containers{web}`, as the kubelet names a container in an Event. */
export function fieldPathOf(pod: Pod, name: string): string {
	const list = pod.spec.containers.some((container) => container.name === name) ? 'containers' : 'initContainers';
	return `spec.${list}{${name}}`;
}

/** What a pod's container runs. */
export function programOf(pod: Pod, name: string): ResolvedProgram | undefined {
	const standing = pod.spec.restartPolicy === 'Always' ? 'app' : 'task';
	for (const spec of pod.spec.containers) if (spec.name === name) return resolveProgram(spec, standing);
	for (const spec of pod.spec.initContainers ?? []) {
		if (spec.name === name) return resolveProgram(spec, isSidecar(spec) ? 'app' : 'init');
	}
	return undefined;
}
