/** Whose template a pod is made from. */
import type { DaemonSet, Deployment, Job, Pod, ReplicaSet, StatefulSet } from '../../kubernetes/types.ts';
import { controllerOf } from '../keys.ts';
import type { ClusterState } from '../state.ts';

export type TemplateOwner = Deployment | ReplicaSet | StatefulSet | DaemonSet | Job;

/** The pod's controller, or its ReplicaSet's Deployment; nothing for a bare pod. */
export function templateOwnerOf({ objects }: ClusterState, pod: Pod): TemplateOwner | undefined {
	const reference = controllerOf(pod.metadata);
	const { namespace } = pod.metadata;
	const key = `${namespace}/${reference?.name}`;
	switch (reference?.kind) {
		case 'StatefulSet':
		case 'DaemonSet':
		case 'Job':
			return objects[reference.kind].get(key);
		case 'ReplicaSet': {
			const replicaSet = objects.ReplicaSet.get(key);
			const above = replicaSet && controllerOf(replicaSet.metadata);
			const deployment =
				above?.kind === 'Deployment' ? objects.Deployment.get(`${namespace}/${above.name}`) : undefined;
			return deployment ?? replicaSet;
		}
		default:
			return undefined;
	}
}
