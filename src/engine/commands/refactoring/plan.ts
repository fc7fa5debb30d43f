/** What a refactoring comes to, before anything is done: the manifests, and what people should know. Codes; views have the sentences. */
import type { ManifestObject } from '../../../kubernetes/types.ts';
import type { ObjectName, WorkloadName } from '../command.ts';

export interface Write {
	/** As it is now; absent for what's new. */
	before?: ManifestObject;
	after: ManifestObject;
}

/** What it does. */
export type Change =
	| { code: 'createsWorkload'; kind: string; name: string; replicas?: number }
	| { code: 'deletesWorkload'; kind: string; name: string }
	/** Containers of pods can't be changed: those there are go, and new ones come. */
	| { code: 'replacesPods'; kind: string; name: string }
	| { code: 'createsService'; service: string; ports: number[] }
	/** The Service keeps name and address, and selects the other pods from now on. */
	| { code: 'serviceFollows'; service: string; to: string }
	| { code: 'movesServicePort'; service: string; port: number; to: string }
	| { code: 'deletesService'; service: string }
	| { code: 'deletesAutoscaler'; name: string }
	/** `where`: `env API_ADDR`, `args[0]`. */
	| { code: 'rewritesCall'; container: string; where: string; from: string; to: string }
	| { code: 'renamesContainer'; from: string; to: string }
	| { code: 'renamesVolume'; from: string; to: string }
	/** Two volumes of one name and definition become one. */
	| { code: 'joinsVolume'; volume: string }
	| { code: 'takesReplicas'; name: string; from: number; to: number };

/** What will no longer work, or differently, and that no manifest can mend. */
export type Break =
	/** The program calls it by itself: there's no variable or argument to change. */
	| { code: 'hardCodedLocalhost'; container: string; address: string }
	| { code: 'configMapLocalhost'; container: string; variable: string; configMap: string; address: string }
	/** An emptyDir: each pod has its own. */
	| { code: 'sharedVolume'; volume: string; containers: string[] }
	/** The same files only while both pods are on one node. */
	| { code: 'sharedHostPath'; volume: string; path: string; containers: string[] }
	| { code: 'sharedClaim'; volume: string; containers: string[] }
	/** A StatefulSet's claims bear its name: a new one begins empty. */
	| { code: 'newClaim'; volume: string }
	| { code: 'sharedProcesses' }
	/** It listens on 127.0.0.1 alone: nobody outside of its pod gets through. */
	| { code: 'onlyLoopback'; container: string; port: number }
	/** Others call the port by the old Service's name. */
	| { code: 'callersOfPort'; caller: string; service: string; port: number; to: string }
	| { code: 'portClash'; port: number; containers: string[] }
	/** Fields of the pod that's given up which the other pod has otherwise. */
	| { code: 'podFields'; fields: string[] }
	| { code: 'autoscaledContainer'; autoscaler: string; container: string }
	| { code: 'notAutoscaled'; autoscaler: string; name: string };

export interface Refactoring {
	/** Applied in this order. A Pod that's there already is made anew. */
	writes: Write[];
	deletes: WorkloadLike[];
	/** A new bare pod goes beside the old one while its node has room. */
	beside?: { pod: ObjectName; node: string };
	changes: Change[];
	breaks: Break[];
}

export type WorkloadLike =
	| WorkloadName
	| ({ kind: 'Service' } & ObjectName)
	| ({ kind: 'HorizontalPodAutoscaler' } & ObjectName);
