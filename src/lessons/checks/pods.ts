/** Pods as lessons speak of them: by what runs in them, where they are and how they fare; seldom by name. */
import type { Role } from '../../engine/images/program.ts';
import type { ContainerRuntime } from '../../engine/kubelet/sandbox.ts';
import { programOf } from '../../engine/kubelet/specs.ts';
import type { ClusterState } from '../../engine/state.ts';
import type { Pod } from '../../kubernetes/types.ts';
import type { Situation } from './situation.ts';

export interface PodQuery {
	/** Its name, or with `*` at the end how it begins. */
	name?: string;
	/** It has a container of each of these roles. */
	has?: readonly Role[];
	/** It has containers of these roles, each as often as it stands here, and no others. */
	only?: readonly Role[];
	node?: string;
	/** `running`: all its containers are; `failing`: one of them ended or waits to be started again. */
	state?: 'bound' | 'pending' | 'running' | 'ready' | 'failing';
	/** It was there when the step began (`kept`), or has come since (`new`). */
	since?: 'kept' | 'new';
	/** What controls it: `none` for a bare pod. */
	owner?: 'none' | 'ReplicaSet' | 'StatefulSet';
}

export function rolesOf(pod: Pod): Role[] {
	return pod.spec.containers.flatMap(({ name }) => programOf(pod, name)?.program.role ?? []);
}

/** Each as often in the one as in the other. */
export const sameRoles = (some: readonly Role[], others: readonly Role[]): boolean =>
	[...some].sort().join() === [...others].sort().join();

function isIn(cluster: ClusterState, { metadata, spec, status }: Pod, state: NonNullable<PodQuery['state']>): boolean {
	const containers = cluster.sandboxes.get(metadata.uid)?.containers ?? [];
	switch (state) {
		case 'bound':
			return spec.nodeName !== undefined;
		case 'pending':
			return spec.nodeName === undefined;
		case 'running':
			return status.phase === 'Running' && containers.every((one) => one.state.running !== undefined);
		case 'ready':
			return status.conditions.some((one) => one.type === 'Ready' && one.status === 'True');
		case 'failing':
			return containers.some(
				(one) => one.state.waiting?.reason === 'CrashLoopBackOff' || (one.state.terminated?.exitCode ?? 0) !== 0,
			);
	}
}

const isNamed = (name: string, wanted: string): boolean =>
	wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;

export function matchesQuery(cluster: ClusterState, start: ClusterState, pod: Pod, query: PodQuery): boolean {
	const { name, has, only, node, state, since, owner } = query;
	const { metadata, spec } = pod;
	if (metadata.deletionTimestamp !== undefined) return false;
	if (name !== undefined && !isNamed(metadata.name, name)) return false;
	if (node !== undefined && spec.nodeName !== node) return false;
	if (has !== undefined || only !== undefined) {
		const roles = rolesOf(pod);
		if (has && !has.every((role) => roles.includes(role))) return false;
		if (only && !sameRoles(roles, only)) return false;
	}
	if (since !== undefined) {
		const before = start.objects.Pod.get(`${metadata.namespace}/${metadata.name}`);
		if ((before?.metadata.uid === metadata.uid) !== (since === 'kept')) return false;
	}
	const controller = metadata.ownerReferences?.find((reference) => reference.controller)?.kind ?? 'none';
	if (owner !== undefined && controller !== owner) return false;
	return state === undefined || isIn(cluster, pod, state);
}

/** Pods that fit and aren't on their way out, oldest first. */
export function podsThat({ now, start }: Situation, query: PodQuery): Pod[] {
	return [...now.objects.Pod.values()].filter((pod) => matchesQuery(now, start, pod, query));
}

/** A pod's container with that role, as the kubelet has it; the first one where no role is given. */
export function runtimeOf(cluster: ClusterState, pod: Pod, role: Role | undefined): ContainerRuntime | undefined {
	return cluster.sandboxes
		.get(pod.metadata.uid)
		?.containers.find(({ name }) => role === undefined || programOf(pod, name)?.program.role === role);
}

/** The pod as it was when the step began: the same one, by its UID. */
export function before({ start }: Situation, { metadata }: Pod): Pod | undefined {
	const found = start.objects.Pod.get(`${metadata.namespace}/${metadata.name}`);
	return found?.metadata.uid === metadata.uid ? found : undefined;
}
