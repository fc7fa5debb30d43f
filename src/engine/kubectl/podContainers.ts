/** Which container of a pod a verb means (`k8s.io/kubectl/pkg/cmd/util/podcmd`). */
import type { Pod } from '../../kubernetes/types.ts';
import { type Answer, fail } from './answer.ts';

const defaultContainerAnnotation = 'kubectl.kubernetes.io/default-container';

/** Every container as messages list them: those of the pod, then its init containers. */
export function containerNames({ spec }: Pod): string[] {
	return [...spec.containers.map(({ name }) => name), ...(spec.initContainers ?? []).map(({ name }) => name)];
}

function listed({ spec }: Pod): string {
	return [
		...spec.containers.map(({ name }) => name),
		...(spec.initContainers ?? []).map(({ name }) => `${name} (init)`),
	].join(', ');
}

/** The container of that name, or the default one and what kubectl remarks on having chosen it. */
export function containerFor(pod: Pod, name: string | undefined): { container: string; remark: string } | Answer {
	const names = containerNames(pod);
	const wanted = name ?? pod.metadata.annotations?.[defaultContainerAnnotation];
	if (wanted !== undefined && wanted !== '') {
		if (names.includes(wanted)) return { container: wanted, remark: '' };
		if (name !== undefined) return fail(`container ${wanted} not found in pod ${pod.metadata.name}`);
	}
	const container = names[0] ?? '';
	return { container, remark: names.length > 1 ? `Defaulted container "${container}" out of: ${listed(pod)}\n` : '' };
}
