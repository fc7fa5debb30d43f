/** What the packet inspector and the views of ports, isolation and NAT show. Plain data, made by the selectors beside this file. */
import type { Difference } from '../engine/network/contrast/compare.ts';
import type { HeaderField, HopCode } from '../engine/network/explain.ts';
import type { SourceVerdict } from '../engine/network/sourceSeen.ts';
import type { Header, LegLink, LegOutcome, Lookup, Place } from '../engine/network/traffic.ts';
import type { PodNetwork } from '../engine/state.ts';
import type { Tone } from './views.ts';

/** Who sends or receives: a container, a node by itself, or people outside. */
export interface EndView {
	kind: 'container' | 'node' | 'outside';
	uid?: string;
	pod?: string;
	container?: string;
	node?: string;
	/** The address by which the cluster knows it: pod IP, node address. */
	address?: string;
}

export interface PlaceView {
	kind: Place['kind'];
	/** The device there as the machine names it: `eth0`, `veth1a2b3c4d`, `cni0`, `flannel.1`, `lo`; in the contrast `docker0`. */
	device?: string;
	uid?: string;
	pod?: string;
	container?: string;
	node?: string;
	/** The device's own address, where it has one. */
	address?: string;
}

/** One line of a header. */
export interface HeaderRow {
	field: HeaderField;
	value: string;
	/** What it was at the hop before, where that's something else. */
	before?: string;
}

/** What the sentence of a hop is about. */
export interface HopParameters {
	pod?: string;
	container?: string;
	node?: string;
	/** `name` of the Service, without its namespace where that's the default. */
	service?: string;
	device?: string;
	podNetwork?: PodNetwork;
	/** `address:port` before and after a rewrite. */
	before?: string;
	after?: string;
	/** `connection refused`, `no route to host`, `i/o timeout`. */
	reason?: string;
}

export interface HopView {
	index: number;
	/** µs. */
	at: number;
	place: PlaceView;
	header: Header;
	/** Outer rows only while it's encapsulated. A row that has just gone isn't listed; see `changed`. */
	rows: readonly HeaderRow[];
	changed: readonly HeaderField[];
	code: HopCode;
	also: readonly HopCode[];
	parameters: HopParameters;
}

/** The claim of the flat network, checked for one packet. */
export interface ClaimView {
	/** Source address as the sender wrote it, and as the receiver read it. */
	sent: string;
	seen: string;
	holds: boolean;
	verdict: SourceVerdict;
}

export interface AccessLogView {
	container: string;
	pod: string;
	at: number;
	/** `10.244.1.2 "GET /" 200`. */
	text: string;
}

export interface WalkView {
	story: number;
	leg: number;
	kind: 'request' | 'response' | 'reset';
	link: LegLink;
	label: string;
	service?: string;
	lookup?: Lookup;
	from: EndView;
	/** Where it ended; missing where nobody has the address. */
	to?: EndView;
	hops: readonly HopView[];
	outcome: LegOutcome;
	reason?: string;
	/** Missing while nobody has received it. */
	claim?: ClaimView;
	/** The line that the server wrote about it, once it has. */
	accessLog?: AccessLogView;
}

export interface LegView {
	index: number;
	kind: 'request' | 'response' | 'reset';
	link: LegLink;
	label: string;
	outcome: LegOutcome;
	reason?: string;
	from: EndView;
	to?: EndView;
	hopCount: number;
}

/** One sampled request with all that it caused. */
export interface StoryView {
	id: number;
	at: number;
	done: boolean;
	label: string;
	from: EndView;
	to?: EndView;
	legs: readonly LegView[];
}

/** A port of the pod's one port space. */
export interface PortRow {
	port: number;
	address: '0.0.0.0' | '127.0.0.1';
	container: string;
	/** Another pod of the node on the host network, where it's that which holds the port. */
	pod?: string;
	process: string;
	/** As the container sees it. */
	containerPid: number;
	/** 127.0.0.1: the neighbours in the pod, and nobody else. */
	reachableFrom: 'everywhere' | 'thisPod';
}

export interface ClashRow {
	port: number;
	address: '0.0.0.0' | '127.0.0.1';
	loser: string;
	/** Nothing when whoever held it has let go since. */
	holder?: string;
	/** Pod of the holder where it isn't this one. */
	holderPod?: string;
	/** `listen tcp 0.0.0.0:80: bind: address already in use`. */
	logLine: string;
	loggedAt: number;
	/** Kubernetes' word: `CrashLoopBackOff`, `Error`. */
	status: string;
	tone: Tone;
	restartCount: number;
	backOffFrom?: number;
	backOffUntil?: number;
}

/** Declared with nobody listening. */
export interface DeclaredRow {
	port: number;
	container: string;
}

/** The same port in another pod, at peace. */
export interface TwinRow {
	port: number;
	uid: string;
	pod: string;
	address: string;
	container: string;
}

export interface PortSpaceView {
	uid: string;
	pod: string;
	/** The pod's IP; on the host network the node's address. */
	address: string;
	hostNetwork: boolean;
	rows: readonly PortRow[];
	clashes: readonly ClashRow[];
	declared: readonly DeclaredRow[];
	twins: readonly TwinRow[];
}

export const namespaceKinds = ['net', 'uts', 'ipc', 'mnt', 'pid', 'cgroup'] as const;
export type NamespaceKind = (typeof namespaceKinds)[number];

/** `pod`: shared by the pod's containers; `own`: the container's; `host`: the node's. */
export type NamespaceOwner = 'pod' | 'own' | 'host';

export interface NamespaceCell {
	kind: NamespaceKind;
	owner: NamespaceOwner;
	/** As `readlink /proc/1/ns/net` prints it: equal text, same namespace. */
	id: string;
}

export interface MountView {
	volume: string;
	mountPath: string;
	readOnly: boolean;
}

export interface IsolationRow {
	container: string;
	kind: 'init' | 'sidecar' | 'app';
	running: boolean;
	namespaces: readonly NamespaceCell[];
	mounts: readonly MountView[];
	/** Files of its own file system, above the image. */
	ownFiles: readonly FileView[];
	/** Limits of its cgroup; missing where there's none. */
	cpuLimit?: string;
	memoryLimit?: string;
}

export interface FileView {
	path: string;
	bytes: number;
	writtenBy: string;
	/** µs. */
	writtenAt: number;
	/** The containers that see it, and where. */
	seenAt: readonly { container: string; path: string }[];
}

export interface VolumeView {
	name: string;
	kind: 'emptyDir' | 'configMap' | 'hostPath' | 'other';
	source: string;
	inMemory: boolean;
	bytes: number;
	mounts: readonly { container: string; mountPath: string; readOnly: boolean }[];
	files: readonly FileView[];
}

export interface IsolationView {
	uid: string;
	pod: string;
	hostname: string;
	hostNetwork: boolean;
	shareProcessNamespace: boolean;
	rows: readonly IsolationRow[];
	volumes: readonly VolumeView[];
}

/** A host of the contrast: what the node would be as a plain Docker host. */
export interface DockerHostView {
	node: string;
	address: string;
	bridge: string;
	containers: readonly {
		uid: string;
		pod: string;
		address: string;
		/** `host:port` → the container's port. */
		published: readonly { hostPort: number; containerPort: number }[];
		/** Other hosts on which a container has the same address. */
		twins: readonly string[];
	}[];
}

/** A way in the contrast. */
export interface ContrastWalkView {
	hops: readonly HopView[];
	outcome: 'delivered' | 'refused' | 'dropped';
	reason?: string;
	/** What the receiver reads as the caller's address. */
	seen?: string;
	/** `192.168.0.10 "GET /" 200`, as the receiver's log would have it. */
	accessLog?: string;
	/** Who got it, where that isn't who was meant. */
	wrongReceiver?: EndView;
}

export interface ContrastView {
	flat: WalkView;
	/** `localhost` and `sameHost`: no NAT on the way, so only addresses differ. */
	distance: 'localhost' | 'sameHost' | 'acrossHosts' | 'fromOutside';
	/** By the way that works: the other host's published port. Missing where the port isn't declared, and so not published. */
	nat?: ContrastWalkView;
	/** The same address as in the flat network, that of the container: it never leaves the sender's host. Only across hosts. */
	byContainerAddress?: ContrastWalkView;
	/** Without a published port. Missing on one host, where none is needed. */
	unpublished?: ContrastWalkView;
	/** Header fields that aren't the same, as the sender writes them and as the receiver reads them; empty without `nat`. */
	differs: readonly Difference[];
	/** At how many hops the packet's own header was changed, and whether the receiver read the sender's source. */
	rewrites: { flat: number; nat: number };
	sourceKept: { flat: boolean; nat: boolean };
	hosts: readonly DockerHostView[];
	/** Equal container addresses on different hosts. */
	sameAddress: readonly { address: string; pods: readonly { uid: string; pod: string; node: string }[] }[];
}
