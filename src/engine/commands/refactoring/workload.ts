/** A workload: pods of one template, whoever makes them; a bare pod is its own. */
import type { Labels, ManifestObject, Pod, PodTemplateSpec, StatefulSet } from '../../../kubernetes/types.ts';
import { keyOf } from '../../keys.ts';
import type { ClusterState } from '../../state.ts';
import type { WorkloadName } from '../command.ts';
import { type TemplateOwner, templateOwnerOf } from '../owners.ts';

export interface Workload extends WorkloadName {
	object: Pod | TemplateOwner;
	labels: Labels;
	spec: Pod['spec'];
	/** What its pods are told from others by. */
	selector: Labels;
	replicas?: number;
	claims: NonNullable<StatefulSet['spec']['volumeClaimTemplates']>;
}

function workloadOf(object: Pod | TemplateOwner): Workload {
	const { namespace, name, labels = {} } = object.metadata;
	const common = { kind: object.kind, namespace, name, object };
	if (object.kind === 'Pod') return { ...common, labels, spec: object.spec, selector: labels, claims: [] };
	const { template, selector } = object.spec;
	const own = template.metadata.labels ?? {};
	return {
		...common,
		labels: own,
		spec: template.spec,
		selector: selector?.matchLabels ?? own,
		claims: object.kind === 'StatefulSet' ? (object.spec.volumeClaimTemplates ?? []) : [],
		...('replicas' in object.spec ? { replicas: object.spec.replicas } : {}),
	};
}

/** Whose pod it is. */
export function workloadOfPod(state: ClusterState, pod: Pod): Workload {
	return workloadOf(templateOwnerOf(state, pod) ?? pod);
}

/** The workload of that name; a pod stands for its owner. */
export function findWorkload(state: ClusterState, { kind, ...name }: WorkloadName): Workload | undefined {
	const object = state.objects[kind].get(keyOf(name));
	if (!object) return undefined;
	return object.kind === 'Pod' ? workloadOfPod(state, object) : workloadOf(object);
}

const isSame = (a: WorkloadName, b: WorkloadName): boolean =>
	a.kind === b.kind && a.name === b.name && a.namespace === b.namespace;

/** Every workload of the cluster but those given. */
export function otherWorkloads(state: ClusterState, ...without: Workload[]): Workload[] {
	const { Pod, Deployment, ReplicaSet, StatefulSet, DaemonSet, Job } = state.objects;
	const all: Workload[] = [];
	for (const table of [Deployment, StatefulSet, DaemonSet, Job]) {
		for (const object of table.values()) all.push(workloadOf(object));
	}
	for (const object of ReplicaSet.values()) if (!object.metadata.ownerReferences?.length) all.push(workloadOf(object));
	for (const pod of Pod.values()) if (!templateOwnerOf(state, pod)) all.push(workloadOf(pod));
	return all.filter((workload) => !without.some((other) => isSame(workload, other)));
}

type Meta = { labels?: Labels; annotations?: Labels };

/** A pod's spec and labels as a manifest of the workload's kind, under its own name or `as` another. */
export function manifestOf(
	{ object, kind, namespace, name }: Workload,
	template: PodTemplateSpec,
	as?: { name: string; selector: Labels; claims: Workload['claims'] },
): ManifestObject {
	const own = object.metadata;
	const kept: Meta = {
		...(own.labels ? { labels: own.labels } : {}),
		...(own.annotations ? { annotations: own.annotations } : {}),
	};
	const { labels = {} } = template.metadata;
	const metadata = { name: as?.name ?? name, namespace, ...(as ? { labels } : kept) };
	if (object.kind === 'Pod')
		return { apiVersion: 'v1', kind, metadata: { ...metadata, ...template.metadata }, spec: template.spec };
	if (!as) return { apiVersion: object.apiVersion, kind, metadata, spec: { ...object.spec, template } };
	const selector = { matchLabels: as.selector };
	const { volumeClaimTemplates: _, ...spec } = object.spec as StatefulSet['spec'];
	const stateful =
		kind !== 'StatefulSet'
			? {}
			: { serviceName: as.name, ...(as.claims.length > 0 ? { volumeClaimTemplates: as.claims } : {}) };
	return { apiVersion: object.apiVersion, kind, metadata, spec: { ...spec, ...stateful, selector, template } };
}

/** The workload's own manifest, with the given spec of its pods. */
export function manifestWith(workload: Workload, spec: Pod['spec']): ManifestObject {
	const { object } = workload;
	return manifestOf(workload, { metadata: object.kind === 'Pod' ? {} : object.spec.template.metadata, spec });
}

/** What of a pod's spec isn't its containers', its volumes' or its place: a workload that's split off has the same. */
export function podFields(spec: Pod['spec']): Partial<Pod['spec']> {
	const {
		containers: _,
		initContainers: __,
		ephemeralContainers: ___,
		volumes: ____,
		nodeName: _____,
		hostname: ______,
		subdomain: _______,
		shareProcessNamespace: ________,
		tolerations = [],
		...rest
	} = spec;
	// Those with a time are the API server's own, on every pod.
	const own = tolerations.filter(({ tolerationSeconds }) => tolerationSeconds === undefined);
	return { ...rest, ...(own.length > 0 ? { tolerations: own } : {}) };
}
