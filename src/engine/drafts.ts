import type { ManifestObject } from '../kubernetes/types.ts';

/** A container as it's dropped: a piece of a pod manifest, not defaulted. */
export interface ContainerManifest {
	name: string;
	image: string;
	env?: { name: string; value: string }[];
	ports?: { containerPort: number; name?: string; protocol?: 'TCP' | 'UDP' | 'SCTP' }[];
	resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
	volumeMounts?: { name: string; mountPath: string }[];
	[field: string]: unknown;
}

/** A pod that's being built on the canvas: a manifest that hasn't been applied. */
export interface Draft {
	name: string;
	pod: ManifestObject & { spec: { containers: ContainerManifest[]; volumes?: { name: string }[] } };
	/** Whether running it also makes a Service of its name for its ports. */
	expose: boolean;
}
