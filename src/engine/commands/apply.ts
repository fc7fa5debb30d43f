/** `kubectl apply`: each object is decoded, defaulted, validated, and then created or updated. */
import { decodeObject, simulatedKindOf } from '../../kubernetes/decode.ts';
import { type SimulatedObject, type Unstored, withDefaults } from '../../kubernetes/defaults.ts';
import { simpleNameGenerator } from '../../kubernetes/names.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { type FieldError, failure, invalid, type Status } from '../../kubernetes/status.ts';
import type { Deployment, ManifestObject, Node, Pod, ReplicaSet, Service, SimulatedKind } from '../../kubernetes/types.ts';
import { validateObject, validateUpdate } from '../../kubernetes/validation/validate.ts';
import { joined, newPod, usedNodePorts, withServiceAddresses } from '../admission.ts';
import { draw, type Engine } from '../context.ts';
import { keyOf } from '../keys.ts';
import { create, get, type NewObject, update } from '../store.ts';

/** `Deployment.apps "web"`, as the API server's messages name a kind. */
const qualified: Record<SimulatedKind, string> = {
	Pod: 'Pod',
	Service: 'Service',
	Node: 'Node',
	ReplicaSet: 'ReplicaSet.apps',
	Deployment: 'Deployment.apps',
};

type Defaulted = Unstored<SimulatedObject>;

type Decision =
	| { verb: 'create'; object: Defaulted }
	| { verb: 'update'; object: SimulatedObject }
	| { verb: 'unchanged' }
	| { verb: 'accept'; object: ManifestObject };

const isStatus = (value: Decision | Status): value is Status => 'status' in value && value.status === 'Failure';

function badObject(manifest: ManifestObject, causes: FieldError[]): Status {
	const name = manifest.metadata?.name ?? manifest.metadata?.generateName ?? '';
	const kind = typeof manifest.kind === 'string' ? manifest.kind : '';
	const known = simulatedKindOf(String(manifest.apiVersion), kind);
	return invalid(known && known !== 'wrong version' ? qualified[known] : kind, name, causes);
}

/** What a defaulted object keeps of the one in the store when it leaves a field to the cluster. */
function carriedOver(before: SimulatedObject, next: Defaulted, manifest: ManifestObject): SimulatedObject {
	const metadata = {
		...before.metadata,
		labels: next.metadata.labels ?? {},
		annotations: { ...systemAnnotations(before), ...next.metadata.annotations },
	};
	const spec = (manifest.spec ?? {}) as Record<string, unknown>;
	const { status } = before;
	switch (next.kind) {
		case 'Pod': {
			const old = (before as Pod).spec;
			const { nodeName, tolerations = [] } = next.spec;
			const named = new Set(tolerations.map(({ key }) => key));
			const kept = (old.tolerations ?? []).filter(({ key, tolerationSeconds }) => !named.has(key) && tolerationSeconds !== undefined);
			const bound = nodeName ?? old.nodeName;
			const nextSpec = { ...next.spec, tolerations: [...tolerations, ...kept], ...(bound === undefined ? {} : { nodeName: bound }) };
			return { ...next, metadata, spec: nextSpec, status } as Pod;
		}
		case 'Deployment':
		case 'ReplicaSet': {
			const replicas = spec.replicas === undefined ? (before as Deployment | ReplicaSet).spec.replicas : next.spec.replicas;
			return { ...next, metadata, spec: { ...next.spec, replicas }, status } as Deployment | ReplicaSet;
		}
		case 'Node': {
			const old = before as Node;
			const { podCIDR, podCIDRs } = old.spec;
			const given = manifest.status === undefined ? old.status : { ...old.status, capacity: next.status.capacity, allocatable: next.status.allocatable };
			const nextSpec = { ...next.spec, ...(podCIDR === undefined ? {} : { podCIDR }), ...(podCIDRs === undefined ? {} : { podCIDRs }) };
			return { ...next, metadata, spec: nextSpec, status: given } as Node;
		}
		default:
			return { ...next, metadata, status } as Service;
	}
}

/** Annotations that controllers write and people don't. */
function systemAnnotations({ metadata }: SimulatedObject): Record<string, string> {
	const entries = Object.entries(metadata.annotations ?? {});
	return Object.fromEntries(entries.filter(([key]) => key.startsWith('deployment.kubernetes.io/')));
}

function decide(engine: Engine, manifest: ManifestObject): Decision | Status {
	const decoded = decodeObject(manifest);
	if ('errors' in decoded) return badObject(manifest, decoded.errors);
	const defaulted = withDefaults(decoded.object);
	if (!defaulted) return { verb: 'accept', object: decoded.object };
	const { namespace, name } = defaulted.metadata;
	const existing = name === undefined ? undefined : get(engine, defaulted.kind, keyOf({ namespace, name }));
	if (!existing) {
		const causes = [...validateObject(defaulted), ...addressErrors(engine, defaulted)];
		return causes.length > 0 ? badObject(manifest, causes) : { verb: 'create', object: defaulted };
	}
	let next = carriedOver(existing, defaulted, decoded.object);
	if (next.kind === 'Service') next = withServiceAddresses(engine, next, existing as Service);
	const causes = [...validateUpdate(existing, next), ...addressErrors(engine, next, keyOf(existing.metadata))];
	if (causes.length > 0) return badObject(manifest, causes);
	const { resourceVersion: _, ...metadata } = existing.metadata;
	const { resourceVersion: __, ...nextMetadata } = next.metadata;
	const same = semanticallyEqual(next.spec, existing.spec) && semanticallyEqual(nextMetadata, metadata) && semanticallyEqual(next.status, existing.status);
	return same ? { verb: 'unchanged' } : { verb: 'update', object: next };
}

/** Addresses and ports that only the cluster knows to be taken. */
function addressErrors(engine: Engine, object: Defaulted, except?: string): FieldError[] {
	if (object.kind !== 'Service') return [];
	const errors: FieldError[] = [];
	const used = usedNodePorts(engine, except);
	object.spec.ports.forEach(({ nodePort }, index) => {
		if (nodePort === undefined || !used.has(nodePort)) return;
		const message = `Invalid value: ${nodePort}: provided port is already allocated`;
		errors.push({ type: 'FieldValueInvalid', field: `spec.ports[${index}].nodePort`, message });
	});
	const holder = engine.index.serviceByIP.get(object.spec.clusterIP);
	if (holder !== undefined && holder !== except) {
		const message = `Invalid value: "${object.spec.clusterIP}": failed to allocate IP ${object.spec.clusterIP}: provided IP is already allocated`;
		errors.push({ type: 'FieldValueInvalid', field: 'spec.clusterIPs', message });
	}
	return errors;
}

/** The first reason why the objects can't be applied; nothing when all can. */
export function checkApply(engine: Engine, objects: readonly ManifestObject[]): Status | undefined {
	if (objects.length === 0) return failure('BadRequest', 'no objects passed to apply');
	for (const object of objects) {
		const decision = decide(engine, object);
		if (isStatus(decision)) return decision;
	}
	return undefined;
}

function createSimulated(engine: Engine, object: Defaulted): void {
	const { generateName, name: given } = object.metadata;
	const name = given ?? simpleNameGenerator(generateName ?? '', (range) => draw(engine, 'names', range));
	const metadata = { ...object.metadata, name };
	switch (object.kind) {
		case 'Pod':
			create(engine, 'Pod', newPod(metadata, object.spec));
			return;
		case 'Node': {
			const node = joined(engine, { ...object, metadata });
			create(engine, 'Node', node as NewObject<'Node'>);
			return;
		}
		case 'Service':
			create(engine, 'Service', withServiceAddresses(engine, { ...object, metadata }) as NewObject<'Service'>);
			return;
		case 'Deployment':
			create(engine, 'Deployment', { ...object, metadata: { ...metadata, generation: 1 } } as NewObject<'Deployment'>);
			return;
		default:
			create(engine, 'ReplicaSet', { ...object, metadata: { ...metadata, generation: 1 } } as NewObject<'ReplicaSet'>);
	}
}

/** Applies objects that `checkApply` let through, in their order. */
export function apply(engine: Engine, objects: readonly ManifestObject[]): void {
	for (const manifest of objects) {
		const decision = decide(engine, manifest);
		if (isStatus(decision)) continue;
		if (decision.verb === 'create') createSimulated(engine, decision.object);
		else if (decision.verb === 'accept') accept(engine, decision.object);
		else if (decision.verb === 'update') replace(engine, decision.object);
	}
}

function accept(engine: Engine, object: ManifestObject): void {
	const { namespace = 'default', name = '' } = object.metadata;
	engine.state.notSimulated.set(`${object.kind}/${namespace}/${name}`, object);
	engine.changes.objects.add(`${object.kind}/${namespace}/${name}`);
}

/** Puts an object in the place of the one with its name; `generation` counts the changes of its spec. */
export function replace(engine: Engine, object: SimulatedObject): void {
	const before = get(engine, object.kind, keyOf(object.metadata));
	const changed = before && !semanticallyEqual(before.spec, object.spec);
	const generation = (object.metadata.generation ?? 0) + (changed ? 1 : 0);
	const metadata = object.metadata.generation === undefined ? object.metadata : { ...object.metadata, generation };
	update(engine, object.kind, { ...object, metadata } as never);
}
