/** The cluster's objects as kubectl gets them: those that are run and those that were only accepted, side by side. */
import { formatTime, parseTime } from '../../kubernetes/time.ts';
import type { ManifestObject, ObjectMeta } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { keyOf } from '../keys.ts';
import type { Resource } from './resources.ts';

/** Any object that the API server would answer. */
export interface KubeObject {
	apiVersion: string;
	kind: string;
	metadata: ObjectMeta;
	[field: string]: unknown;
}

type Tables = Readonly<Record<string, ReadonlyMap<string, KubeObject> | undefined>>;

function tableOf({ state }: Engine, kind: string): ReadonlyMap<string, KubeObject> | undefined {
	return (state.objects as unknown as Tables)[kind];
}

/** An object that isn't run has no time of creation and no UID: it's shown without. */
function accepted(object: ManifestObject, { namespaced }: Resource): KubeObject {
	const namespace = namespaced ? (object.metadata.namespace ?? 'default') : '';
	return { ...object, metadata: { ...object.metadata, namespace } as ObjectMeta };
}

/** Namespaces aren't objects here: each one that is named exists, since something is in it. */
function namespacesOf(engine: Engine, resource: Resource): KubeObject[] {
	const found = new Map<string, number>([['default', 0]]);
	const tables = engine.state.objects as unknown as Tables;
	for (const table of Object.values(tables)) {
		for (const { metadata } of table?.values() ?? []) {
			const at = parseTime(metadata.creationTimestamp) ?? 0;
			if (metadata.namespace !== '') found.set(metadata.namespace, Math.min(found.get(metadata.namespace) ?? at, at));
		}
	}
	for (const { kind, metadata } of engine.state.notSimulated.values()) {
		const name = kind === 'Namespace' ? metadata.name : metadata.namespace;
		if (name !== undefined && !found.has(name)) found.set(name, 0);
	}
	return [...found].map(([name, at]) => ({
		apiVersion: 'v1',
		kind: resource.kind,
		metadata: {
			name,
			namespace: '',
			uid: '',
			resourceVersion: '',
			creationTimestamp: formatTime(at),
			labels: { 'kubernetes.io/metadata.name': name },
		},
		status: { phase: 'Active' },
	}));
}

/** All objects of a resource, in one namespace or (undefined) in all, in the API server's order: by key. */
export function objectsOf(engine: Engine, resource: Resource, namespace: string | undefined): KubeObject[] {
	const objects: KubeObject[] =
		resource.kind === 'Namespace'
			? namespacesOf(engine, resource)
			: [...(tableOf(engine, resource.kind)?.values() ?? [])];
	if (resource.kind !== 'Namespace') {
		for (const object of engine.state.notSimulated.values()) {
			if (object.kind === resource.kind) objects.push(accepted(object, resource));
		}
	}
	const wanted =
		resource.namespaced && namespace !== undefined
			? objects.filter(({ metadata }) => metadata.namespace === namespace)
			: objects;
	return resource.kind === 'Event' ? wanted.sort(byInvolved) : wanted.sort(byKey);
}

/** One object by name. */
export function objectNamed(
	engine: Engine,
	resource: Resource,
	namespace: string,
	name: string,
): KubeObject | undefined {
	const own = resource.namespaced ? namespace : '';
	if (resource.kind === 'Namespace')
		return namespacesOf(engine, resource).find(({ metadata }) => metadata.name === name);
	const stored = tableOf(engine, resource.kind)?.get(keyOf({ namespace: own, name }));
	if (stored) return stored;
	for (const object of engine.state.notSimulated.values()) {
		const found = object.kind === resource.kind && object.metadata.name === name && accepted(object, resource);
		if (found && found.metadata.namespace === own) return found;
	}
	return undefined;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function byKey(a: KubeObject, b: KubeObject): number {
	return compare(a.metadata.namespace, b.metadata.namespace) || compare(a.metadata.name, b.metadata.name);
}

/** Events are named `object.<time>` in Kubernetes, and so come by object and then by time. */
function byInvolved(a: KubeObject, b: KubeObject): number {
	const name = ({ involvedObject }: KubeObject) => (involvedObject as { name?: string } | undefined)?.name ?? '';
	return (
		compare(a.metadata.namespace, b.metadata.namespace) ||
		compare(name(a), name(b)) ||
		compare(a.metadata.creationTimestamp, b.metadata.creationTimestamp) ||
		Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion)
	);
}
