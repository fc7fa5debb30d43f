/**
 * The Kubernetes objects that Podarium runs, as they stand in the store: defaulted and validated,
 * so what the API server always fills in is not optional here. Shapes are Kubernetes' own.
 */
import type { Deployment as ApiDeployment, ReplicaSet as ApiReplicaSet } from 'kubernetes-types/apps/v1';
import type {
	Container as ApiContainer,
	ContainerPort as ApiContainerPort,
	ContainerStatus as ApiContainerStatus,
	NodeSpec as ApiNodeSpec,
	NodeStatus as ApiNodeStatus,
	PodSpec as ApiPodSpec,
	ServicePort as ApiServicePort,
	ServiceSpec as ApiServiceSpec,
} from 'kubernetes-types/core/v1';

export type {
	ControllerRevision,
	DaemonSet,
	DaemonSetStatus,
	HorizontalPodAutoscaler,
	Job,
	JobStatus,
	StatefulSet,
	StatefulSetStatus,
} from './controllerTypes.ts';

export const simulatedKinds = [
	'Pod',
	'ReplicaSet',
	'Deployment',
	'StatefulSet',
	'DaemonSet',
	'Job',
	'HorizontalPodAutoscaler',
	'Service',
	'Node',
	'ConfigMap',
] as const;
export type SimulatedKind = (typeof simulatedKinds)[number];

export type Labels = Record<string, string>;

export interface OwnerReference {
	apiVersion: string;
	kind: string;
	name: string;
	uid: string;
	controller?: boolean;
	blockOwnerDeletion?: boolean;
}

/** metav1.ObjectMeta. Times are RFC 3339 with whole seconds, as metav1.Time prints them. */
export interface ObjectMeta {
	name: string;
	/** Empty for cluster-scoped kinds (Node). */
	namespace: string;
	uid: string;
	resourceVersion: string;
	creationTimestamp: string;
	generation?: number;
	generateName?: string;
	labels?: Labels;
	annotations?: Labels;
	ownerReferences?: OwnerReference[];
	deletionTimestamp?: string;
	deletionGracePeriodSeconds?: number;
	finalizers?: string[];
}

export interface LabelSelectorRequirement {
	key: string;
	operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
	values?: string[];
}

export interface LabelSelector {
	matchLabels?: Labels;
	matchExpressions?: LabelSelectorRequirement[];
}

export type Protocol = 'TCP' | 'UDP' | 'SCTP';
export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';
export type PullPolicy = 'Always' | 'IfNotPresent' | 'Never';
export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
export type ConditionStatus = 'True' | 'False' | 'Unknown';

export interface ContainerPort extends ApiContainerPort {
	protocol: Protocol;
}

export interface Container extends ApiContainer {
	image: string;
	imagePullPolicy: PullPolicy;
	ports?: ContainerPort[];
}

export interface PodSpec extends ApiPodSpec {
	containers: Container[];
	initContainers?: Container[];
	restartPolicy: RestartPolicy;
	terminationGracePeriodSeconds: number;
}

export interface Condition {
	type: string;
	status: ConditionStatus;
	reason?: string;
	message?: string;
	lastTransitionTime: string;
	lastUpdateTime?: string;
	lastHeartbeatTime?: string;
}

export interface ContainerStateTerminated {
	exitCode: number;
	signal?: number;
	reason?: string;
	message?: string;
	startedAt?: string;
	finishedAt?: string;
	containerID?: string;
}

/** core/v1 ContainerState: at most one member is set; none means waiting. */
export interface ContainerState {
	waiting?: { reason?: string; message?: string };
	running?: { startedAt?: string };
	terminated?: ContainerStateTerminated;
}

export interface ContainerStatus extends ApiContainerStatus {
	state: ContainerState;
	lastState: ContainerState;
}

export interface PodStatus {
	phase: PodPhase;
	conditions: Condition[];
	reason?: string;
	message?: string;
	hostIP?: string;
	hostIPs?: { ip: string }[];
	podIP?: string;
	podIPs?: { ip: string }[];
	startTime?: string;
	initContainerStatuses?: ContainerStatus[];
	containerStatuses?: ContainerStatus[];
	qosClass?: 'Guaranteed' | 'Burstable' | 'BestEffort';
	nominatedNodeName?: string;
	observedGeneration?: number;
}

export interface Pod {
	apiVersion: 'v1';
	kind: 'Pod';
	metadata: ObjectMeta;
	spec: PodSpec;
	status: PodStatus;
}

export interface PodTemplateSpec {
	metadata: { labels?: Labels; annotations?: Labels };
	spec: PodSpec;
}

export interface ReplicaSetStatus {
	replicas: number;
	fullyLabeledReplicas: number;
	readyReplicas: number;
	availableReplicas: number;
	observedGeneration?: number;
	conditions?: Condition[];
}

export interface ReplicaSet extends Omit<ApiReplicaSet, 'metadata' | 'spec' | 'status'> {
	apiVersion: 'apps/v1';
	kind: 'ReplicaSet';
	metadata: ObjectMeta;
	spec: { replicas: number; minReadySeconds: number; selector: LabelSelector; template: PodTemplateSpec };
	status: ReplicaSetStatus;
}

export interface DeploymentStrategy {
	type: 'RollingUpdate' | 'Recreate';
	rollingUpdate?: { maxSurge: number | string; maxUnavailable: number | string };
}

export interface DeploymentStatus {
	replicas: number;
	updatedReplicas: number;
	readyReplicas: number;
	availableReplicas: number;
	unavailableReplicas: number;
	observedGeneration?: number;
	conditions: Condition[];
}

export interface Deployment extends Omit<ApiDeployment, 'metadata' | 'spec' | 'status'> {
	apiVersion: 'apps/v1';
	kind: 'Deployment';
	metadata: ObjectMeta;
	spec: {
		replicas: number;
		minReadySeconds: number;
		paused?: boolean;
		revisionHistoryLimit: number;
		progressDeadlineSeconds: number;
		selector: LabelSelector;
		strategy: DeploymentStrategy;
		template: PodTemplateSpec;
	};
	status: DeploymentStatus;
}

export interface ServicePort extends ApiServicePort {
	protocol: Protocol;
	port: number;
	targetPort: number | string;
}

export interface ServiceSpec extends ApiServiceSpec {
	type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
	ports: ServicePort[];
	selector?: Labels;
	/** Filled in by the API server; `None` for a headless Service. */
	clusterIP: string;
}

export interface Service {
	apiVersion: 'v1';
	kind: 'Service';
	metadata: ObjectMeta;
	spec: ServiceSpec;
	status: { loadBalancer: { ingress?: { ip?: string }[] } };
}

export interface EndpointConditions {
	ready: boolean;
	serving: boolean;
	terminating: boolean;
}

export interface Endpoint {
	addresses: string[];
	conditions: EndpointConditions;
	/** The pod's name in DNS, below that of a headless Service. */
	hostname?: string;
	nodeName?: string;
	targetRef: { kind: 'Pod'; namespace: string; name: string; uid: string };
}

export interface EndpointSlice {
	apiVersion: 'discovery.k8s.io/v1';
	kind: 'EndpointSlice';
	metadata: ObjectMeta;
	addressType: 'IPv4';
	endpoints: Endpoint[];
	ports: { name: string; protocol: Protocol; port: number }[];
}

export interface Taint {
	key: string;
	value?: string;
	effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
	timeAdded?: string;
}

export interface NodeSpec extends ApiNodeSpec {
	podCIDR?: string;
	podCIDRs?: string[];
	unschedulable?: boolean;
	taints?: Taint[];
}

export interface NodeStatus extends ApiNodeStatus {
	capacity: Record<string, string>;
	allocatable: Record<string, string>;
	addresses: { type: string; address: string }[];
	conditions: Condition[];
}

export interface Node {
	apiVersion: 'v1';
	kind: 'Node';
	metadata: ObjectMeta;
	spec: NodeSpec;
	status: NodeStatus;
}

export interface ConfigMap {
	apiVersion: 'v1';
	kind: 'ConfigMap';
	metadata: ObjectMeta;
	data?: Record<string, string>;
	binaryData?: Record<string, string>;
	immutable?: boolean;
}

/** core/v1 Event, the fields that kubectl shows. */
export interface ClusterEvent {
	apiVersion: 'v1';
	kind: 'Event';
	metadata: ObjectMeta;
	type: 'Normal' | 'Warning';
	reason: string;
	message: string;
	involvedObject: { kind: string; namespace: string; name: string; uid: string; fieldPath?: string };
	source: { component: string; host?: string };
	count: number;
	firstTimestamp: string;
	lastTimestamp: string;
}

/** Any object as a person wrote it: JSON-like, nothing defaulted, nothing checked but these four. */
export interface ManifestObject {
	apiVersion: string;
	kind: string;
	metadata: { name?: string; generateName?: string; namespace?: string; labels?: Labels; annotations?: Labels };
	[field: string]: unknown;
}
