/** What a node's machine holds beside its pods: images, and the addresses that its podCIDR has handed out. */
import type { Files } from './kubelet/sandbox.ts';

export interface Pull {
	uid: string;
	container: string;
	image: string;
	requestedAt: number;
	/** When the registry began to send; set for the first of the queue. */
	startedAt?: number;
}

export const availabilities = ['up', 'cutOff', 'down'] as const;
/** `cutOff`: nothing gets through to it or from it, and its containers run on. `down`: it's switched off. */
export type Availability = (typeof availabilities)[number];

export interface Machine {
	node: string;
	/** Images present, by reference, with their size in bytes. */
	images: ReadonlyMap<string, number>;
	/** The kubelet pulls one image at a time (`serializeImagePulls`); the first is on its way. */
	pulls: readonly Pull[];
	/** Host part handed out last: host-local goes on from it rather than reuse an address at once. */
	lastHostPart: number;
	/** Files on the node's own disk that hostPath volumes show, by the volume's path. */
	hostFiles: Readonly<Record<string, Files>>;
	disk: 'free' | 'full';
	availability: Availability;
	/** When it fell silent or was heard of again, in µs: as long as it's up, its kubelet renews its lease. */
	changedAt: number;
	/** When it will be up, while it's starting. */
	bootsAt?: number;
	/** When the disk had room again, in µs. */
	diskFreedAt: number;
	/** Host part → pod UID. */
	leases: ReadonlyMap<number, string>;
}
