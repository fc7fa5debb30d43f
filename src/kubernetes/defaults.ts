/** From a decoded manifest to the shape that the store keeps: what the API server fills in, by kind. */

import {
	defaultDaemonSet,
	defaultHorizontalPodAutoscaler,
	defaultJob,
	defaultStatefulSet,
} from './controllerDefaults.ts';
import { withoutUndefined } from './plainData.ts';
import { canonicalAmounts, defaultPodSpec } from './podDefaults.ts';
import { qosClass } from './podRequests.ts';
import { apiVersions } from './schema.ts';
import { defaultMeta, defaultTemplate, revisionHistoryLimitDefault, type UnstoredMeta } from './templateDefaults.ts';
import {
	type ConfigMap,
	type DaemonSet,
	type Deployment,
	type HorizontalPodAutoscaler,
	type Job,
	type LabelSelector,
	type ManifestObject,
	type Node,
	type ObjectMeta,
	type Pod,
	type ReplicaSet,
	type Service,
	type ServicePort,
	type ServiceSpec,
	type SimulatedKind,
	type StatefulSet,
	simulatedKinds,
} from './types.ts';

export { defaultPullPolicy, withDefaultTolerations } from './podDefaults.ts';
export type { UnstoredMeta } from './templateDefaults.ts';

const progressDeadlineSecondsDefault = 600;
const rollingUpdateDefault = { maxSurge: '25%', maxUnavailable: '25%' } as const;
const nodeCapacityDefault: Readonly<Record<string, string>> = {
	cpu: '4',
	'ephemeral-storage': '100Gi',
	memory: '8Gi',
	pods: '110',
};
const clientIPTimeoutSeconds = 10_800;

/** An object that is complete but for what only the store can give. */
export type Unstored<T extends { metadata: ObjectMeta }> = T extends unknown
	? Omit<T, 'metadata'> & { metadata: UnstoredMeta }
	: never;

export interface SimulatedObjects {
	Pod: Pod;
	ReplicaSet: ReplicaSet;
	Deployment: Deployment;
	StatefulSet: StatefulSet;
	DaemonSet: DaemonSet;
	Job: Job;
	HorizontalPodAutoscaler: HorizontalPodAutoscaler;
	Service: Service;
	Node: Node;
	ConfigMap: ConfigMap;
}
export type SimulatedObject = SimulatedObjects[SimulatedKind];

const defaulters: { [K in SimulatedKind]: (manifest: ManifestObject) => Unstored<SimulatedObjects[K]> } = {
	Pod: defaultPod,
	ReplicaSet: defaultReplicaSet,
	Deployment: defaultDeployment,
	StatefulSet: defaultStatefulSet,
	DaemonSet: defaultDaemonSet,
	Job: defaultJob,
	HorizontalPodAutoscaler: defaultHorizontalPodAutoscaler,
	Service: defaultService,
	Node: defaultNode,
	ConfigMap: defaultConfigMap,
};

/** A decoded manifest → defaulted object of its kind; undefined for a kind that isn't simulated. */
export function withDefaults(object: ManifestObject): Unstored<SimulatedObject> | undefined {
	const kind = simulatedKinds.find(
		(candidate) => candidate === object.kind && apiVersions[candidate] === object.apiVersion,
	);
	return kind && defaulters[kind](object);
}

/** A Pod as the store takes it, pending and with its QoS class. Admission's tolerations: `withDefaultTolerations`. */
export function defaultPod(manifest: ManifestObject): Unstored<Pod> {
	const spec = defaultPodSpec((manifest.spec ?? {}) as Pod['spec'], 'pod');
	const status: Pod['status'] = { phase: 'Pending', conditions: [], qosClass: qosClass(spec) };
	return { apiVersion: 'v1', kind: 'Pod', metadata: defaultMeta(manifest), spec, status };
}

function defaultReplicaSet(manifest: ManifestObject): Unstored<ReplicaSet> {
	const spec = (manifest.spec ?? {}) as Partial<ReplicaSet['spec']>;
	return {
		apiVersion: 'apps/v1',
		kind: 'ReplicaSet',
		metadata: defaultMeta(manifest),
		spec: withoutUndefined({
			replicas: spec.replicas ?? 1,
			minReadySeconds: spec.minReadySeconds ?? 0,
			// Not optional in what's stored: validation refuses an object without it.
			selector: spec.selector as LabelSelector,
			template: defaultTemplate(spec.template),
		}),
		status: { replicas: 0, fullyLabeledReplicas: 0, readyReplicas: 0, availableReplicas: 0 },
	};
}

export function defaultDeployment(manifest: ManifestObject): Unstored<Deployment> {
	const spec = (manifest.spec ?? {}) as Partial<Deployment['spec']>;
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: defaultMeta(manifest),
		spec: withoutUndefined({
			replicas: spec.replicas ?? 1,
			minReadySeconds: spec.minReadySeconds ?? 0,
			paused: spec.paused || undefined,
			revisionHistoryLimit: spec.revisionHistoryLimit ?? revisionHistoryLimitDefault,
			progressDeadlineSeconds: spec.progressDeadlineSeconds ?? progressDeadlineSecondsDefault,
			selector: spec.selector as LabelSelector,
			strategy: defaultStrategy(spec.strategy),
			template: defaultTemplate(spec.template),
		}),
		status: {
			replicas: 0,
			updatedReplicas: 0,
			readyReplicas: 0,
			availableReplicas: 0,
			unavailableReplicas: 0,
			conditions: [],
		},
	};
}

/** A Service as the store takes it; `clusterIP` stays empty until the store allocates one (but for headless, ExternalName). */
export function defaultService(manifest: ManifestObject): Unstored<Service> {
	const spec = (manifest.spec ?? {}) as Partial<ServiceSpec>;
	const type = spec.type || 'ClusterIP';
	const external = type === 'NodePort' || type === 'LoadBalancer';
	const sessionAffinity = spec.sessionAffinity || 'None';
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: defaultMeta(manifest),
		spec: withoutUndefined({
			...spec,
			type,
			clusterIP: spec.clusterIP ?? '',
			ports: (spec.ports ?? []).map(defaultServicePort),
			sessionAffinity,
			sessionAffinityConfig:
				sessionAffinity === 'ClientIP'
					? {
							clientIP: {
								timeoutSeconds: spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? clientIPTimeoutSeconds,
							},
						}
					: spec.sessionAffinityConfig,
			externalTrafficPolicy:
				spec.externalTrafficPolicy ?? (external || (spec.externalIPs ?? []).length > 0 ? 'Cluster' : undefined),
			internalTrafficPolicy: spec.internalTrafficPolicy ?? (type === 'ExternalName' ? undefined : 'Cluster'),
			allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts ?? (type === 'LoadBalancer' ? true : undefined),
			ipFamilies: spec.ipFamilies ?? (type === 'ExternalName' ? undefined : ['IPv4']),
			ipFamilyPolicy: spec.ipFamilyPolicy ?? (type === 'ExternalName' ? undefined : 'SingleStack'),
		}),
		status: { loadBalancer: {} },
	};
}

/** A Node as its kubelet would register it: well-known labels, and a capacity where the manifest names none. */
export function defaultNode(manifest: ManifestObject): Unstored<Node> {
	const given = (manifest.status ?? {}) as Partial<Node['status']>;
	const capacity = { ...nodeCapacityDefault, ...(given.capacity && canonicalAmounts(given.capacity)) };
	const allocatable = { ...capacity, ...(given.allocatable && canonicalAmounts(given.allocatable)) };
	const metadata = defaultMeta(manifest);
	metadata.namespace = '';
	metadata.labels = {
		'kubernetes.io/arch': 'amd64',
		'kubernetes.io/os': 'linux',
		...(metadata.name === undefined ? {} : { 'kubernetes.io/hostname': metadata.name }),
		...metadata.labels,
	};
	return {
		apiVersion: 'v1',
		kind: 'Node',
		metadata,
		spec: (manifest.spec ?? {}) as Node['spec'],
		status: {
			...given,
			capacity,
			allocatable,
			addresses: given.addresses ?? [],
			conditions: given.conditions ?? [],
		},
	};
}

function defaultConfigMap(manifest: ManifestObject): Unstored<ConfigMap> {
	const { data, binaryData, immutable } = manifest as Partial<ConfigMap>;
	return withoutUndefined({
		apiVersion: 'v1' as const,
		kind: 'ConfigMap' as const,
		metadata: defaultMeta(manifest),
		data,
		binaryData,
		immutable,
	});
}

function defaultStrategy(given: Partial<Deployment['spec']['strategy']> | undefined): Deployment['spec']['strategy'] {
	const type = given?.type || 'RollingUpdate';
	if (type !== 'RollingUpdate') return withoutUndefined({ type, rollingUpdate: given?.rollingUpdate });
	const { maxSurge, maxUnavailable } = given?.rollingUpdate ?? {};
	return {
		type,
		rollingUpdate: {
			maxSurge: maxSurge ?? rollingUpdateDefault.maxSurge,
			maxUnavailable: maxUnavailable ?? rollingUpdateDefault.maxUnavailable,
		},
	};
}

function defaultServicePort(port: ServicePort): ServicePort {
	return { ...port, protocol: port.protocol || 'TCP', targetPort: port.targetPort || port.port };
}
