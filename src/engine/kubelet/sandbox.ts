/** What a kubelet knows of one of its pods. Replaced whole when anything in it changes. */
import type { ContainerState, Protocol } from '../../kubernetes/types.ts';
import type { ProbeKind } from '../events.ts';

export type ContainerRole = 'init' | 'sidecar' | 'app';

export interface Process {
	/** Unique in the cluster; what the engine's events name. */
	pid: number;
	/** As the process's own container sees it; PID 1 carries the container. */
	containerPid: number;
	/** Which of its image's programs it runs. */
	program: number;
	command: string;
	startedAt: number;
	/** Sockets are open; before that the process is starting up. */
	ready: boolean;
}

/** A listening socket in the pod's network namespace. */
export interface Socket {
	protocol: Protocol;
	address: '0.0.0.0' | '127.0.0.1';
	port: number;
	container: string;
	pid: number;
}

export interface ProbeState {
	successes: number;
	failures: number;
	/** undefined until the probe has come to a verdict. */
	result?: boolean;
}

export interface ContainerRuntime {
	name: string;
	role: ContainerRole;
	/** Raised at each start; events of an earlier run carry an older number and are ignored. */
	attempt: number;
	state: ContainerState;
	lastState: ContainerState;
	restartCount: number;
	ready: boolean;
	started: boolean;
	/** Time of the last change of `state`, in µs. */
	since: number;
	/** Restart back-off: current delay and when it was last raised, in µs. */
	backOff?: { delayUs: number; updatedAt: number };
	/** Image-pull back-off, and what the last pull failed of. */
	pullBackOff?: { delayUs: number; updatedAt: number };
	pullError?: string;
	processes: readonly Process[];
	probes: Partial<Record<ProbeKind, ProbeState>>;
	/** Its environment, as it was when the container was created. */
	env: Readonly<Record<string, string>>;
	/** Its own file system, above the image: gone with the container. */
	files: Files;
	/** Last lines of the log, oldest first, and those of the run before (`kubectl logs --previous`). */
	logs: readonly LogLine[];
	previousLogs: readonly LogLine[];
	containerID?: string;
	/** Why the container is being stopped, if it is. */
	killing?: string;
}

export interface File {
	bytes: number;
	/** Who wrote it last, and when. */
	by: string;
	at: number;
	/** What's in it, where that is known (a ConfigMap's value). */
	text?: string;
}
/** By path: from the volume's root, or from the container's. */
export type Files = Readonly<Record<string, File>>;

/** A volume of the pod, as its node has it mounted. */
export interface Volume {
	name: string;
	kind: 'emptyDir' | 'configMap' | 'hostPath' | 'other';
	/** What stands behind it: the ConfigMap's name, the path on the node. */
	source: string;
	/** `medium: Memory`: what's in it counts as memory. */
	inMemory: boolean;
	sizeLimit?: number;
	files: Files;
}

export interface LogLine {
	at: number;
	text: string;
}

export interface Sandbox {
	uid: string;
	/** `namespace/name` of its Pod object. */
	pod: string;
	node: string;
	phase: 'creating' | 'ready' | 'stopping' | 'stopped';
	ip?: string;
	containers: readonly ContainerRuntime[];
	/** Of the pod's own network namespace; a pod on the host network shares its node's. */
	sockets: readonly Socket[];
	hostNetwork: boolean;
	volumes: readonly Volume[];
	/** The container whose image is being pulled or that is being created: one at a time, in order. */
	starting?: string;
}
