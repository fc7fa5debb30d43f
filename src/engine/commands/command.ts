/**
 * All that a person can ask of the cluster: the one way in. Commands are plain data, so that history, link
 * and fuzzer hold the same thing that a drop or a menu sends.
 */
import type { ManifestObject, SimulatedKind } from '../../kubernetes/types.ts';
import type { ContainerManifest, Draft } from '../drafts.ts';
import type { ClientLoad } from '../load/pattern.ts';
import type { PodNetwork, SchedulingMode } from '../state.ts';

export interface ObjectName {
	namespace: string;
	name: string;
}

/** Where a container is or goes. */
export type PodPlace = { kind: 'draft'; name: string } | ({ kind: 'pod' } & ObjectName);

/** Kinds with a size, and the pod, which stands for its owner. */
export const scalableKinds = ['Pod', 'ReplicaSet', 'Deployment', 'StatefulSet'] as const;
export type ScalableKind = (typeof scalableKinds)[number];

/** Kinds that pods come from, and the pod itself. */
export const workloadKinds = ['Pod', 'ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job'] as const;
export type WorkloadKind = (typeof workloadKinds)[number];
export type WorkloadName = { kind: WorkloadKind } & ObjectName;

/** Kinds that keep the templates that they had. */
export const rolloutKinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
export type RolloutKind = (typeof rolloutKinds)[number];

export const rolloutActions = ['pause', 'resume', 'undo', 'restart'] as const;
export type RolloutAction = (typeof rolloutActions)[number];

export type Command =
	/** As `kubectl apply -f`: create what's new, update what's there. All or nothing. */
	| { type: 'apply'; objects: ManifestObject[] }
	/** As `kubectl delete`. `gracePeriodSeconds` is for pods; 0 takes one away at once. */
	| ({ type: 'delete'; kind: SimulatedKind; gracePeriodSeconds?: number } & ObjectName)
	/** As `kubectl scale`; a bare pod gets a ReplicaSet that adopts it. */
	| ({ type: 'scale'; kind: ScalableKind; replicas: number } & ObjectName)
	/** Begin a pod on the canvas. */
	| { type: 'createDraft'; name: string; container: ContainerManifest }
	| { type: 'replaceDraft'; name: string; draft: Draft }
	| { type: 'discardDraft'; name: string }
	/** Apply a draft; with `node`, bind its pod at once. */
	| { type: 'runDraft'; name: string; node?: string }
	/** Into a draft; or into a running pod, which replaces it (or rolls out its Deployment). */
	| { type: 'addContainer'; to: PodPlace; container: ContainerManifest }
	| { type: 'removeContainer'; from: PodPlace; container: string }
	| { type: 'moveContainer'; from: PodPlace; container: string; to: PodPlace }
	/** A pod's container becomes a workload of its own, of the kind and size of the pod's owner, with a Service for its ports. */
	| ({ type: 'splitOut'; container: string; as: string } & ObjectName)
	/** The containers of one workload join another's pods; a pod stands for its owner. */
	| { type: 'mergePods'; from: WorkloadName; into: WorkloadName }
	/** As the scheduler's Binding, made by hand. */
	| ({ type: 'bindPod'; node: string } & ObjectName)
	/** A bound pod never moves: it's deleted and created again, bound to `node` or pending. */
	| ({ type: 'replacePod'; node?: string } & ObjectName)
	| { type: 'setScheduling'; mode: SchedulingMode }
	| { type: 'setPodNetwork'; podNetwork: PodNetwork }
	/** PID 1 of a container dies with exit code 1. */
	| ({ type: 'crashContainer'; container: string } & ObjectName)
	/** One process of a container dies with exit code 1; `containerPid` is as the container sees it. */
	| ({ type: 'crashProcess'; container: string; containerPid: number } & ObjectName)
	/** The registry no longer has the image, or has it again. */
	| { type: 'setImageAvailable'; image: string; available: boolean }
	/** Of a hundred packets between pods, so many are lost. */
	| { type: 'losePackets'; percent: number }
	| { type: 'fillDisk'; node: string; full: boolean }
	/** How people outside call a Service that they can reach; without `load`, once a second as ever. */
	| { type: 'setLoad'; service: ObjectName; load?: ClientLoad }
	/** As `kubectl rollout`; of a Deployment unless `kind` says otherwise. `undo` goes to the revision before, or to `toRevision`. */
	| ({ type: 'rollout'; action: RolloutAction; kind?: RolloutKind; toRevision?: number } & ObjectName)
	/** The node's machine goes off: its processes are gone, and nothing there answers. */
	| { type: 'failNode'; node: string }
	/** The network to the node is cut: its containers run on. */
	| { type: 'cutNode'; node: string }
	/** The network is back, or the machine is switched on again. */
	| { type: 'restoreNode'; node: string }
	/** A request made by hand in a container, as `curl` there makes it. `request` is its first line: `GET /`. */
	| ({ type: 'request'; container: string; target: { host: string; port: number; request: string } } & ObjectName);

export type CommandType = Command['type'];
