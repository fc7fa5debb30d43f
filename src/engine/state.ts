/**
 * Everything the engine knows, as plain data. Objects in these tables are replaced when they change and
 * keep their identity when they don't, so a view compares by reference and a snapshot copies only tables.
 * The exceptions, which change with every packet and which a snapshot copies deeply, are `workload`,
 * `cpus`, `nodeCpus`, `meters`, `traffic.counts` and `log`.
 */
import type {
	ClusterEvent,
	ConfigMap,
	ControllerRevision,
	DaemonSet,
	Deployment,
	EndpointSlice,
	HorizontalPodAutoscaler,
	Job,
	ManifestObject,
	Node,
	Pod,
	ReplicaSet,
	Service,
	StatefulSet,
} from '../kubernetes/types.ts';
import type { ControllerMemory } from './controllers/memory.ts';
import type { Draft } from './drafts.ts';
import type { Sandbox } from './kubelet/sandbox.ts';
import type { ContainerCpu, NodeCpu } from './load/cpu.ts';
import type { Meter } from './load/meter.ts';
import type { EventLog } from './log.ts';
import type { Machine } from './machine.ts';
import type { TrafficState } from './network/traffic.ts';
import type { QueuedEvent } from './queue.ts';
import type { NodeVerdict } from './scheduler/schedule.ts';
import type { WorkloadState } from './workload/state.ts';

/** Microseconds of virtual time since the scenario began; always an integer. */
export type Microseconds = number;

export const schedulingModes = ['automatic', 'byHand'] as const;
export type SchedulingMode = (typeof schedulingModes)[number];

export const podNetworks = ['overlay', 'routed'] as const;
export type PodNetwork = (typeof podNetworks)[number];

export interface Settings {
	/** `byHand`: the scheduler leaves pending pods alone and the user binds them. */
	scheduling: SchedulingMode;
	/** How pods of different nodes reach each other: VXLAN, or a route per podCIDR. */
	podNetwork: PodNetwork;
	/** Fault: of a hundred packets that leave a pod, so many are lost. */
	packetLossPercent: number;
}

/** What the object store holds, by kind. */
export interface StoredObjects {
	Node: Node;
	Pod: Pod;
	ReplicaSet: ReplicaSet;
	Deployment: Deployment;
	StatefulSet: StatefulSet;
	DaemonSet: DaemonSet;
	Job: Job;
	HorizontalPodAutoscaler: HorizontalPodAutoscaler;
	ControllerRevision: ControllerRevision;
	Service: Service;
	EndpointSlice: EndpointSlice;
	ConfigMap: ConfigMap;
	Event: ClusterEvent;
}
export type StoredKind = keyof StoredObjects;
export type StoredObject<K extends StoredKind = StoredKind> = StoredObjects[K];
/** The store's tables, keyed by `namespace/name`, or by `name` for Nodes. */
export type ObjectTables = { [K in StoredKind]: Map<string, StoredObjects[K]> };
export const storedKinds = [
	'Node',
	'Pod',
	'ReplicaSet',
	'Deployment',
	'StatefulSet',
	'DaemonSet',
	'Job',
	'HorizontalPodAutoscaler',
	'ControllerRevision',
	'Service',
	'EndpointSlice',
	'ConfigMap',
	'Event',
] as const satisfies readonly StoredKind[];

export interface Counters {
	event: number;
	resourceVersion: number;
	uid: number;
	/** Addresses handed out for nodes, Services and containers so far. */
	nodeAddress: number;
	podCIDR: number;
	clusterIP: number;
	nodePort: number;
	/** Where the scheduler's next round of nodes begins. */
	nextStartNode: number;
}

/** One decision of the scheduler, as it was made: node × plugin → reasons or points. */
export interface KeptDecision {
	at: Microseconds;
	verdicts: readonly NodeVerdict[];
	chosen?: string;
	message?: string;
}

export const decisionsKept = 500;

export interface ClusterState {
	now: Microseconds;
	seed: number;
	settings: Settings;
	counters: Counters;
	objects: ObjectTables;
	/** Pods that are still being built on the canvas, by name. */
	drafts: Map<string, Draft>;
	/** Objects that were accepted and aren't run, by `kind/namespace/name`. */
	notSimulated: Map<string, ManifestObject>;
	/** How the scheduler decided about each pod that's still there, by UID; the newest `decisionsKept`. */
	decisions: Map<string, KeptDecision>;
	/** Image references that no registry has, as long as the fault lasts. */
	unavailableImages: Set<string>;
	/** What controllers keep in mind. */
	memory: ControllerMemory;
	/** What a node's machine holds, by node name. */
	machines: Map<string, Machine>;
	/** What the kubelets know of their pods, by pod UID. */
	sandboxes: Map<string, Sandbox>;
	workload: WorkloadState;
	/** Requests at work, by the scope of their container, and the nodes that have some. */
	cpus: Map<string, ContainerCpu>;
	nodeCpus: Map<string, NodeCpu>;
	/** What is measured, by the name of its scope. */
	meters: Map<string, Meter>;
	traffic: TrafficState;
	/** Binary heap by `(at, seq)`. */
	queue: QueuedEvent[];
	/** Keys that wait in a controller's work queue, as `controller|key`, and when they're taken off. */
	queued: Map<string, number>;
	log: EventLog;
}
