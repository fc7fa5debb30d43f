import type { ManifestObject, Pod } from '../../simulation/cluster.ts';

/** The label that tells one revision's pods from another's: a Service means all of them. */
const revisionLabel = 'pod-template-hash';

/**
 * The Service that `kubectl expose` would make for the pod under `name`: its labels as the selector and a port for
 * each containerPort. undefined when it has no labels or no ports.
 */
export function exposeService(pod: Pod, name: string): ManifestObject | undefined {
	const selector = Object.fromEntries(
		Object.entries(pod.metadata.labels ?? {}).filter(([label]) => label !== revisionLabel),
	);
	const declared = pod.spec.containers.flatMap((container) => container.ports ?? []);
	const numbers = [...new Set(declared.map(({ containerPort }) => containerPort))];
	if (numbers.length === 0 || Object.keys(selector).length === 0) return undefined;
	const ports = numbers.map((port, index) => ({
		...(numbers.length > 1 ? { name: `port-${index + 1}` } : {}),
		port,
		targetPort: port,
		protocol: declared.find(({ containerPort }) => containerPort === port)?.protocol ?? 'TCP',
	}));
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name, namespace: pod.metadata.namespace },
		spec: { selector, ports },
	};
}
