/** What can be done to pods by hand: bind, replace, change the containers of, crash. */
import { decodeObject } from '../../kubernetes/decode.ts';
import { defaultPod } from '../../kubernetes/defaults.ts';
import { defaultPodSpec } from '../../kubernetes/podDefaults.ts';
import { conflict, failure, notFound, type Status } from '../../kubernetes/status.ts';
import type { ManifestObject, Pod } from '../../kubernetes/types.ts';
import { newPod } from '../admission.ts';
import type { Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import { controllerOf, keyOf } from '../keys.ts';
import { withoutPod } from '../scheduler/framework.ts';
import { filterNode } from '../scheduler/schedule.ts';
import { bind } from '../scheduler/scheduler.ts';
import { create, get } from '../store.ts';
import type { ObjectName } from './command.ts';
import { templateOwnerOf } from './owners.ts';

export function findPod(engine: Engine, name: ObjectName): Pod | Status {
	return get(engine, 'Pod', keyOf(name)) ?? notFound('pods', name.name);
}

/**
 * Why a node can't take a pod: every filter's reasons, as the scheduler would give them; nothing when it can. What
 * `leaving` takes on its node counts as free.
 */
export function refusalOfNode(engine: Engine, pod: Pod, node: string, leaving?: Pod): Status | undefined {
	const infos = [...engine.index.nodeInfos.values()].map((each) =>
		leaving !== undefined && each.node.metadata.name === leaving.spec.nodeName ? withoutPod(each, leaving) : each,
	);
	const info = infos.find((each) => each.node.metadata.name === node);
	if (!info) return notFound('nodes', node);
	const refusals = filterNode(pod, info, infos);
	if (refusals.length === 0) return undefined;
	const causes = refusals.flatMap(({ reasons }) =>
		reasons.map((message) => ({ type: 'FieldValueForbidden' as const, field: 'spec.nodeName', message })),
	);
	const message = causes.map((cause) => cause.message).join(', ');
	return failure('Conflict', message, { kind: 'pods', name: pod.metadata.name, causes });
}

/** The same for a pod that's still a manifest. */
export function refusalOfNewPod(engine: Engine, manifest: ManifestObject, node: string): Status | undefined {
	const { metadata, spec } = defaultPod(manifest);
	const { nodeName: _, ...unbound } = spec;
	const pod = newPod({ ...metadata, name: metadata.name ?? '' }, unbound as Pod['spec']);
	return refusalOfNode(engine, { ...pod, metadata: { ...pod.metadata, uid: 'new' } } as Pod, node);
}

export function checkBind(engine: Engine, name: ObjectName, node: string): Status | undefined {
	const pod = findPod(engine, name);
	if ('status' in pod && pod.kind === 'Status') return pod;
	const { metadata, spec } = pod as Pod;
	if (metadata.deletionTimestamp !== undefined) {
		return conflict(
			'pods/binding',
			metadata.name,
			`pod ${metadata.name} is being deleted, cannot be assigned to a host`,
		);
	}
	if (spec.nodeName !== undefined) {
		return conflict(
			'pods/binding',
			metadata.name,
			`pod ${metadata.name} is already assigned to node "${spec.nodeName}"`,
		);
	}
	return refusalOfNode(engine, pod as Pod, node);
}

export function bindPod(engine: Engine, name: ObjectName, node: string): void {
	bind(engine, get(engine, 'Pod', keyOf(name)) as Pod, node);
}

/** The pod as it would be made anew, bound to `node` or to none. */
export function renewed(pod: Pod, node: string | undefined, spec = pod.spec): Pod {
	const { nodeName: _, ...unbound } = spec;
	return { ...pod, spec: node === undefined ? unbound : { ...unbound, nodeName: node } };
}

/** A pod that a finalizer holds isn't gone when it's deleted: another can't have its name at once. */
export function refusalOfNamesake({ metadata: { name, finalizers = [] } }: Pod): Status | undefined {
	if (finalizers.length === 0) return undefined;
	return failure('AlreadyExists', `object is being deleted: pods "${name}" already exists`, { name, kind: 'pods' });
}

/** A pod that's replaced makes room for its successor: the node is asked as if it had gone already. */
export function checkReplace(engine: Engine, name: ObjectName, node: string | undefined): Status | undefined {
	const found = findPod(engine, name);
	if (found.kind === 'Status') return found;
	if (found.metadata.deletionTimestamp !== undefined) return conflict('pods', name.name, 'the pod is being deleted');
	const held = controllerOf(found.metadata) ? undefined : refusalOfNamesake(found);
	if (held || node === undefined) return held;
	if (!engine.index.nodeInfos.has(node)) return notFound('nodes', node);
	if (node === found.spec.nodeName) return undefined;
	return refusalOfNode(engine, renewed(found, undefined), node);
}

/**
 * Deletes a pod and has it made again: a bare one by hand under its own name, bound to `node` if that's
 * given; a controlled one by its controller, and then the scheduler says where.
 */
export function replacePod(engine: Engine, name: ObjectName, node: string | undefined): void {
	const pod = get(engine, 'Pod', keyOf(name)) as Pod;
	if (controllerOf(pod.metadata)) deletePod(engine, pod);
	else recreate(engine, renewed(pod, undefined), node);
}

/** As `kubectl replace --force`: gone at once, and created again with a new UID. */
function recreate(engine: Engine, pod: Pod, node: string | undefined): void {
	const old = get(engine, 'Pod', keyOf(pod.metadata));
	if (old) deletePod(engine, old, 0);
	const { name, namespace, labels, annotations } = pod.metadata;
	const created = create(
		engine,
		'Pod',
		newPod({ name, namespace, ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}) }, pod.spec),
	);
	if (node !== undefined && engine.state.objects.Node.has(node)) bind(engine, created, node);
}

/** The manifest of what would be written to give a pod the containers (and volumes) of `spec`. */
export function changedManifest(engine: Engine, pod: Pod, change: (spec: Pod['spec']) => Pod['spec']): ManifestObject {
	const owner = templateOwnerOf(engine.state, pod);
	if (!owner) {
		const { name, namespace, labels, annotations } = pod.metadata;
		const metadata = { name, namespace, ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}) };
		return { apiVersion: 'v1', kind: 'Pod', metadata, spec: change(pod.spec) };
	}
	const { name, namespace, labels, annotations } = owner.metadata;
	const metadata = { name, namespace, ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}) };
	const template = { ...owner.spec.template, spec: change(owner.spec.template.spec) };
	return { apiVersion: owner.apiVersion, kind: owner.kind, metadata, spec: { ...owner.spec, template } };
}

/** A manifest's pod spec as it would be stored. */
export function specOf(manifest: ManifestObject): Pod['spec'] {
	const decoded = decodeObject(manifest);
	const spec = 'object' in decoded ? decoded.object.spec : manifest.spec;
	return defaultPodSpec(spec as Pod['spec'], 'pod');
}

/** Gives a bare pod other containers: it's replaced, on the same node while that has room, else by the scheduler. */
export function recreateFrom(engine: Engine, old: Pod, spec: Pod['spec']): void {
	const { nodeName } = old.spec;
	const pod = renewed({ ...old, spec }, undefined);
	const hasRoom = nodeName !== undefined && refusalOfNode(engine, pod, nodeName) === undefined;
	recreate(engine, pod, hasRoom ? nodeName : undefined);
}
