/** Short forms for the objects of experiments. */
import type { ManifestObject } from '../../kubernetes/types.ts';
import { container } from '../builtin/objects.ts';

/** A container that may use no more than it reserves, so that what's reserved is what it can do. */
export function bounded(
	form: Parameters<typeof container>[0] & { cpu: string; memory: string },
): Record<string, unknown> {
	const { cpu, memory } = form;
	return container({ ...form, resources: { requests: { cpu, memory }, limits: { cpu, memory } } });
}

/**
 * An autoscaler that keeps a Deployment's CPU at 60 % of what it requests: of the whole pod, or of its one container
 * that has the most to do.
 */
export function autoscaler(name: string, containerName?: string): ManifestObject {
	const target = { type: 'Utilization', averageUtilization: 60 };
	const metric =
		containerName === undefined
			? { type: 'Resource', resource: { name: 'cpu', target } }
			: { type: 'ContainerResource', containerResource: { name: 'cpu', container: containerName, target } };
	return {
		apiVersion: 'autoscaling/v2',
		kind: 'HorizontalPodAutoscaler',
		metadata: { name },
		spec: {
			scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
			minReplicas: 1,
			maxReplicas: 12,
			metrics: [metric],
		},
	};
}
