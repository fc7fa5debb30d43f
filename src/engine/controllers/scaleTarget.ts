/** The scale subresource: the size of what an autoscaler looks after. */
import type { CrossVersionObjectReference } from '../../kubernetes/controllerTypes.ts';
import { matchesSelector } from '../../kubernetes/labels.ts';
import type { Deployment, Pod, ReplicaSet, StatefulSet } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { get, update } from '../store.ts';

const scalable = { Deployment: 'deployments', ReplicaSet: 'replicasets', StatefulSet: 'statefulsets' } as const;

export type ScaleTarget = Deployment | ReplicaSet | StatefulSet;

/** What the reference names, or why that has no size. */
export function scaleTarget(
	engine: Engine,
	namespace: string,
	{ apiVersion = '', kind, name }: CrossVersionObjectReference,
): ScaleTarget | { error: string } {
	const known = Object.hasOwn(scalable, kind) ? (kind as keyof typeof scalable) : undefined;
	if (!known || apiVersion !== 'apps/v1')
		return { error: `no matches for kind "${kind}" in group "${apiVersion.split('/')[0]}"` };
	return get(engine, known, `${namespace}/${name}`) ?? { error: `${scalable[known]}.apps "${name}" not found` };
}

/** The pods that the target selects, whoever owns them. */
export function podsOfTarget(engine: Engine, { metadata, spec }: ScaleTarget): Pod[] {
	const pods: Pod[] = [];
	for (const pod of engine.state.objects.Pod.values()) {
		if (pod.metadata.namespace === metadata.namespace && matchesSelector(spec.selector, pod.metadata.labels))
			pods.push(pod);
	}
	return pods;
}

export function setReplicas(engine: Engine, target: ScaleTarget, replicas: number): void {
	const metadata = { ...target.metadata, generation: (target.metadata.generation ?? 0) + 1 };
	update(engine, target.kind, { ...target, metadata, spec: { ...target.spec, replicas } } as never);
}
