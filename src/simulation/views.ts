/** What the views show: rows made from engine state by the selectors beside this file. Plain data, memoised by identity. */
import type { ScalableKind } from '../engine/commands/command.ts';
import type { Knowledge, Role } from '../engine/images/program.ts';

/** How a thing fares, for its colour and icon; the word beside it is Kubernetes' own. */
export const tones = ['running', 'starting', 'waiting', 'failing', 'ending', 'done'] as const;
export type Tone = (typeof tones)[number];

export interface Meter {
	/** Millicores or bytes. */
	requested: number;
	allocatable: number;
}

export interface MachineView {
	name: string;
	address: string;
	podCIDR: string;
	bridgeAddress: string;
	ready: boolean;
	schedulable: boolean;
	cpu: Meter;
	memory: Meter;
	/** Pods on it in the order of their creation. */
	podUids: readonly string[];
}

export interface PortView {
	port: number;
	address: '0.0.0.0' | '127.0.0.1';
	/** `declared`: containerPort with nobody listening; `clash`: the container wanted it and another holds it. */
	state: 'listening' | 'declared' | 'clash';
	/** Who holds it when it's a clash. */
	heldBy?: string;
}

export interface ContainerView {
	name: string;
	image: string;
	role: Role;
	kind: 'init' | 'sidecar' | 'app';
	/** Kubernetes' word: `Running`, `CrashLoopBackOff`, `ContainerCreating`, `Completed` … */
	status: string;
	tone: Tone;
	ready: boolean;
	restartCount: number;
	ports: readonly PortView[];
	knowledge: Knowledge;
	/** The newest line of its log. */
	lastLog?: string;
	/** When a back-off ends, in µs. */
	backOffUntil?: number;
}

export interface ScaleTarget {
	kind: ScalableKind;
	namespace: string;
	name: string;
	replicas: number;
}

export interface PodView {
	uid: string;
	namespace: string;
	name: string;
	ip?: string;
	node?: string;
	/** READY and STATUS as `kubectl get pods` prints them. */
	ready: string;
	status: string;
	restarts: string;
	tone: Tone;
	/** The message of FailedScheduling, while it's pending for that. */
	pendingReason?: string;
	/** What a stepper on this pod scales. */
	scale: ScaleTarget;
	containers: readonly ContainerView[];
	/** Those that a container mounts. */
	volumes: readonly VolumeView[];
}

/** A volume of a pod, and the containers that mount it. */
export interface VolumeView {
	name: string;
	/** `emptyDir`, `configMap`, …: the member of the volume's source. */
	type: string;
	mountedBy: readonly string[];
}

export interface DraftView {
	name: string;
	expose: boolean;
	containers: readonly ContainerView[];
	volumes: readonly VolumeView[];
	/** Ports that two of its containers will both want. */
	clashes: readonly number[];
}

export interface ServiceView {
	namespace: string;
	name: string;
	type: string;
	clusterIP: string;
	/** `80→8080/TCP`, `80:31001/TCP`. */
	ports: readonly string[];
	readyEndpoints: number;
	endpoints: number;
	podUids: readonly string[];
}

/** What is selected on the stage, in the outline and in the inspector alike. */
export type Selection =
	| { kind: 'node'; name: string }
	| { kind: 'pod'; uid: string }
	| { kind: 'container'; uid: string; container: string }
	| { kind: 'draft'; name: string }
	| { kind: 'draftContainer'; name: string; container: string }
	| { kind: 'service'; namespace: string; name: string };
