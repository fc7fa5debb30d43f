/** Whose template a pod is made from. */
import type { Deployment, Pod, ReplicaSet } from '../../kubernetes/types.ts';
import { controllerOf } from '../keys.ts';
import type { ClusterState } from '../state.ts';

/** The pod's Deployment, or its ReplicaSet where that has none; nothing for a bare pod. */
export function templateOwnerOf({ objects }: ClusterState, pod: Pod): Deployment | ReplicaSet | undefined {
	const reference = controllerOf(pod.metadata);
	const { namespace } = pod.metadata;
	const replicaSet = reference?.kind === 'ReplicaSet' ? objects.ReplicaSet.get(`${namespace}/${reference.name}`) : undefined;
	const above = replicaSet && controllerOf(replicaSet.metadata);
	const deployment = above?.kind === 'Deployment' ? objects.Deployment.get(`${namespace}/${above.name}`) : undefined;
	return deployment ?? replicaSet;
}
