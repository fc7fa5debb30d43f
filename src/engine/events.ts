/**
 * Every kind of event that the queue may hold. An event is plain data; `handlers.ts` maps its type to the
 * function that handles it. Events that outlive their cause (a pull that ends after its pod is gone) name
 * what they belong to, and the handler finds out that it's gone.
 */
import type { Caller, Packet } from './workload/state.ts';

export type QueuedEvent = { at: number; seq: number } & EventBody;

export type EventBody =
	/** A controller takes one key off its work queue. */
	| { type: 'reconcile'; controller: ControllerName; key: string }
	/** A kubelet looks at one of its pods. */
	| { type: 'syncPod'; uid: string }
	| { type: 'sandboxCreated'; uid: string }
	/** The pull at the head of a node's queue is over. */
	| { type: 'imagePulled'; node: string }
	| { type: 'containerCreated'; uid: string; container: string }
	/** All containers of a terminating pod have ended: its sandbox goes, and then its object. */
	| { type: 'sandboxStopped'; uid: string }
	/** A process has got through its own start-up and opens its sockets. */
	| { type: 'processReady'; pid: number }
	| { type: 'processExit'; pid: number; exitCode: number }
	| { type: 'probe'; uid: string; container: string; attempt: number; probe: ProbeKind }
	/** The grace period of a terminating pod, or of one of its containers, is over. */
	| { type: 'kill'; uid: string; container: string; attempt: number }
	/** A process that calls others by itself makes its next call. */
	| { type: 'clientTick'; pid: number }
	/** People outside the cluster call a Service of type NodePort or LoadBalancer. */
	| { type: 'outsideTick'; service: string }
	/** A process writes (or empties) one of its files again. */
	| { type: 'fileTick'; pid: number; file: number }
	/** A lost packet is sent again, for the `attempt`th time. */
	| { type: 'retransmit'; request: number; kind: 'request' | 'response' | 'reset'; attempt: number }
	/** Requests have left memory behind: is the container still within its limit? */
	| { type: 'memoryCheck'; uid: string; container: string }
	/** The kubelet of a node that has joined looks for pods that are bound to it already. */
	| { type: 'kubeletStarted'; node: string }
	/** A machine that was switched on is up. */
	| { type: 'nodeBooted'; node: string }
	/** The eviction manager of a node looks at its pods. */
	| { type: 'housekeeping'; node: string }
	| { type: 'packetArrives'; packet: Packet }
	/** The first of a container's requests may have had its CPU time. `container` is the name of its scope. */
	| { type: 'workDone'; container: string }
	/** The first of the requests whose callers wait so long may have run out of time. */
	| { type: 'patienceEnds'; patienceUs: number }
	/** A client sends again what failed, for the `attempt`th time. */
	| { type: 'retryCall'; caller: Caller; target: string; label: string; attempt: number };

export type EventType = EventBody['type'];

export const controllerNames = [
	'scheduler',
	'deployment',
	'replicaSet',
	'statefulSet',
	'daemonSet',
	'job',
	'hpa',
	'nodeMonitor',
	'nodeTaints',
	'taintEviction',
	'metrics',
	'endpointSlice',
	'garbageCollector',
	'podGC',
] as const;
export type ControllerName = (typeof controllerNames)[number];

export const probeKinds = ['startup', 'liveness', 'readiness'] as const;
export type ProbeKind = (typeof probeKinds)[number];
