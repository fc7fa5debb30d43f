/** Every kind that can be applied, one entry each: how it's called, what the cluster adds, what an update keeps. */
import type { SimulatedObjects, Unstored } from '../../kubernetes/defaults.ts';
import type { FieldError } from '../../kubernetes/status.ts';
import type { ManifestObject, SimulatedKind } from '../../kubernetes/types.ts';
import { joined, newPod, usedNodePorts, withKeptAddresses, withServiceAddresses } from '../admission.ts';
import type { Engine } from '../context.ts';
import { type NewObject, newUid } from '../store.ts';
import { jobLabels, withJobSelector } from './jobs.ts';

/** Metadata of a stored object under which a manifest's is laid. */
type Meta = SimulatedObjects[SimulatedKind]['metadata'];
type Named<K extends SimulatedKind> = Omit<SimulatedObjects[K], 'metadata'> & {
	metadata: Unstored<SimulatedObjects[K]>['metadata'] & { name: string };
};

export interface KindRules<K extends SimulatedKind> {
	/** As the API server's messages name the kind: `Deployment.apps`. */
	qualified: string;
	/** As they name its objects: `deployments.apps`. */
	plural: string;
	/** `generation` counts the changes of its spec. */
	generation: boolean;
	/** The new object with what the cluster adds to it. */
	prepare: (engine: Engine, object: Named<K>) => NewObject<K>;
	/** An update's object with what it leaves to the cluster. `metadata` is the merged one. */
	carryOver: (
		before: SimulatedObjects[K],
		next: Unstored<SimulatedObjects[K]>,
		manifest: ManifestObject,
		metadata: Meta,
	) => SimulatedObjects[K];
	/** An update that's being written, with what only the cluster hands out. */
	settle?: (engine: Engine, object: SimulatedObjects[K]) => SimulatedObjects[K];
	/** What only the cluster knows to be wrong: addresses and ports that are taken. `except` is the object's own key. */
	clash?: (engine: Engine, object: { spec: unknown }, except?: string) => FieldError[];
}

const specOf = (manifest: ManifestObject): Record<string, unknown> => (manifest.spec ?? {}) as Record<string, unknown>;

/** A kind whose size may be set by somebody else than the manifest (`kubectl scale`, an autoscaler). */
function scaled<K extends 'Deployment' | 'ReplicaSet' | 'StatefulSet'>(): Pick<
	KindRules<K>,
	'prepare' | 'carryOver' | 'generation'
> {
	return {
		generation: true,
		prepare: (_, object) => object as unknown as NewObject<K>,
		carryOver(before, next, manifest, metadata) {
			const replicas = specOf(manifest).replicas === undefined ? before.spec.replicas : next.spec.replicas;
			return {
				...next,
				metadata,
				spec: { ...next.spec, replicas },
				status: before.status,
			} as unknown as SimulatedObjects[K];
		},
	};
}

/** A kind that's stored as it is. */
function plain<K extends 'DaemonSet' | 'HorizontalPodAutoscaler' | 'ConfigMap'>(
	generation: boolean,
): Pick<KindRules<K>, 'prepare' | 'carryOver' | 'generation'> {
	return {
		generation,
		prepare: (_, object) => object as unknown as NewObject<K>,
		carryOver(before, next, _, metadata) {
			const status = 'status' in before ? { status: before.status } : {};
			return { ...next, metadata, ...status } as unknown as SimulatedObjects[K];
		},
	};
}

/** Addresses and ports of a Service that another one has. */
function serviceClash(engine: Engine, { spec }: { spec: unknown }, except?: string): FieldError[] {
	const { ports, clusterIP } = spec as SimulatedObjects['Service']['spec'];
	const errors: FieldError[] = [];
	const used = usedNodePorts(engine, except);
	ports.forEach(({ nodePort }, index) => {
		if (nodePort === undefined || !used.has(nodePort)) return;
		const message = `Invalid value: ${nodePort}: provided port is already allocated`;
		errors.push({ type: 'FieldValueInvalid', field: `spec.ports[${index}].nodePort`, message });
	});
	const holder = engine.index.serviceByIP.get(clusterIP);
	if (holder !== undefined && holder !== except) {
		const message = `Invalid value: "${clusterIP}": failed to allocate IP ${clusterIP}: provided IP is already allocated`;
		errors.push({ type: 'FieldValueInvalid', field: 'spec.clusterIPs', message });
	}
	return errors;
}

export const kinds: { readonly [K in SimulatedKind]: KindRules<K> } = {
	Pod: {
		qualified: 'Pod',
		plural: 'pods',
		generation: true,
		prepare: (_, { metadata, spec }) => newPod(metadata, spec),
		carryOver(before, next, _, metadata) {
			const { nodeName, tolerations = [] } = next.spec;
			const named = new Set(tolerations.map(({ key }) => key));
			const kept = (before.spec.tolerations ?? []).filter(
				({ key, tolerationSeconds }) => !named.has(key) && tolerationSeconds !== undefined,
			);
			const bound = nodeName ?? before.spec.nodeName;
			const spec = {
				...next.spec,
				tolerations: [...tolerations, ...kept],
				...(bound === undefined ? {} : { nodeName: bound }),
			};
			return { ...next, metadata, spec, status: before.status };
		},
	},
	Deployment: { qualified: 'Deployment.apps', plural: 'deployments.apps', ...scaled<'Deployment'>() },
	ReplicaSet: { qualified: 'ReplicaSet.apps', plural: 'replicasets.apps', ...scaled<'ReplicaSet'>() },
	StatefulSet: { qualified: 'StatefulSet.apps', plural: 'statefulsets.apps', ...scaled<'StatefulSet'>() },
	DaemonSet: { qualified: 'DaemonSet.apps', plural: 'daemonsets.apps', ...plain<'DaemonSet'>(true) },
	Job: {
		qualified: 'Job.batch',
		plural: 'jobs.batch',
		generation: true,
		prepare(engine, object) {
			const uid = newUid(engine);
			const { metadata, spec } = object;
			return { ...object, metadata: { ...metadata, uid }, spec: withJobSelector(spec, metadata.name, uid) };
		},
		carryOver(before, next, _, metadata) {
			const generated = jobLabels(before.metadata.name, before.metadata.uid);
			const labels = { ...next.spec.template.metadata.labels, ...(before.spec.manualSelector ? {} : generated) };
			const template = { ...next.spec.template, metadata: { ...next.spec.template.metadata, labels } };
			const selector = next.spec.selector ?? before.spec.selector;
			const spec = { ...next.spec, template, ...(selector ? { selector } : {}) };
			return { ...next, metadata, spec, status: before.status };
		},
	},
	HorizontalPodAutoscaler: {
		qualified: 'HorizontalPodAutoscaler.autoscaling',
		plural: 'horizontalpodautoscalers.autoscaling',
		...plain<'HorizontalPodAutoscaler'>(false),
	},
	Service: {
		qualified: 'Service',
		plural: 'services',
		generation: false,
		prepare: (engine, object) => withServiceAddresses(engine, object) as NewObject<'Service'>,
		carryOver: (before, next, _, metadata) => withKeptAddresses({ ...next, metadata, status: before.status }, before),
		settle: withServiceAddresses,
		clash: serviceClash,
	},
	Node: {
		qualified: 'Node',
		plural: 'nodes',
		generation: false,
		prepare: (engine, object) => joined(engine, object) as NewObject<'Node'>,
		// A Node's status is its kubelet's: an update of the object leaves it alone (`pkg/registry/core/node/strategy.go`).
		carryOver(before, next, _, metadata) {
			const { podCIDR, podCIDRs } = before.spec;
			const own = next.spec.taints ?? [];
			// The taints that the cluster itself sets aren't the manifest's to remove.
			const kept = (before.spec.taints ?? []).filter(
				({ key, effect }) =>
					key.startsWith('node.kubernetes.io/') && !own.some((taint) => taint.key === key && taint.effect === effect),
			);
			const taints = [...own, ...kept];
			const spec = {
				...next.spec,
				...(podCIDR === undefined ? {} : { podCIDR }),
				...(podCIDRs === undefined ? {} : { podCIDRs }),
				...(taints.length > 0 ? { taints } : {}),
			};
			return { ...next, metadata, spec, status: before.status };
		},
	},
	ConfigMap: { qualified: 'ConfigMap', plural: 'configmaps', ...plain<'ConfigMap'>(false) },
};
