/** What a pod's containers share and what each has for itself: namespaces, cgroup, volumes and the files in them. */
import { hash32 } from '../engine/hash.ts';
import type { ContainerRuntime, File, Sandbox, Volume } from '../engine/kubelet/sandbox.ts';
import { containersOf } from '../engine/kubelet/specs.ts';
import { bytesIn, filesOf } from '../engine/kubelet/volumes.ts';
import type { ClusterState } from '../engine/state.ts';
import type { Container, Pod } from '../kubernetes/types.ts';
import { kept } from './memo.ts';
import {
	type FileView,
	type IsolationRow,
	type IsolationView,
	type MountView,
	type NamespaceCell,
	type NamespaceKind,
	type NamespaceOwner,
	namespaceKinds,
	type VolumeView,
} from './packetViews.ts';
import { known, shortName } from './places.ts';

const last = new Map<string, IsolationView>();
/** Views that are remembered: those of a few pods are open at a time. */
const lastMax = 50;

/** The kernel's first namespaces, which are the host's. */
const hostNamespaces: Record<NamespaceKind, number> = {
	net: 4026531840,
	uts: 4026531838,
	ipc: 4026531839,
	mnt: 4026531841,
	pid: 4026531836,
	cgroup: 4026531835,
};

/** A pod on the host network is in its node's UTS namespace as well, and has the node's hostname. */
function ownerOf(
	kind: NamespaceKind,
	{ hostNetwork, hostPID, hostIPC, shareProcessNamespace }: Pod['spec'],
): NamespaceOwner {
	switch (kind) {
		case 'net':
		case 'uts':
			return hostNetwork ? 'host' : 'pod';
		case 'ipc':
			return hostIPC ? 'host' : 'pod';
		case 'pid':
			return hostPID ? 'host' : shareProcessNamespace ? 'pod' : 'own';
		case 'mnt':
		case 'cgroup':
			return 'own';
	}
}

function namespaceCell(pod: Pod, container: string, kind: NamespaceKind): NamespaceCell {
	const owner = ownerOf(kind, pod.spec);
	const whose = owner === 'pod' ? pod.metadata.uid : `${pod.metadata.uid}|${container}`;
	const drawn = 4026532000 + (hash32(`${kind}|${whose}`) % 900_000);
	return { kind, owner, id: `${kind}:[${owner === 'host' ? hostNamespaces[kind] : drawn}]` };
}

function mountsOf({ volumeMounts = [] }: Container, volumes: readonly Volume[]): MountView[] {
	return volumeMounts.map(({ name, mountPath, readOnly }) => {
		const kind = volumes.find((volume) => volume.name === name)?.kind;
		return { volume: name, mountPath, readOnly: readOnly === true || kind === 'configMap' };
	});
}

function fileView(path: string, { bytes, by, at }: File, seenAt: FileView['seenAt']): FileView {
	return { path, bytes, writtenBy: by, writtenAt: at, seenAt };
}

const rooted = (path: string): string => (path.endsWith('/') ? path.slice(0, -1) : path);

/** Where a file of a volume stands in each container that mounts it. */
function seenAt(specs: readonly Container[], volume: string, path: string): FileView['seenAt'] {
	return specs.flatMap(({ name: container, volumeMounts = [] }) =>
		volumeMounts.flatMap(({ name, mountPath, subPath }) => {
			if (name !== volume || (subPath && !path.startsWith(`${subPath}/`))) return [];
			return [{ container, path: `${rooted(mountPath)}/${subPath ? path.slice(subPath.length + 1) : path}` }];
		}),
	);
}

function volumeView(cluster: ClusterState, sandbox: Sandbox, specs: readonly Container[], volume: Volume): VolumeView {
	const { name, kind, source, inMemory } = volume;
	const files = filesOf({ state: cluster }, sandbox, volume);
	return {
		name,
		kind,
		source,
		inMemory,
		bytes: bytesIn(files),
		mounts: specs.flatMap((spec) =>
			mountsOf(spec, sandbox.volumes)
				.filter((mount) => mount.volume === name)
				.map(({ mountPath, readOnly }) => ({ container: spec.name, mountPath, readOnly })),
		),
		files: Object.entries(files).map(([path, file]) => fileView(path, file, seenAt(specs, name, path))),
	};
}

function rowOf(pod: Pod, sandbox: Sandbox, spec: Container, runtime: ContainerRuntime | undefined): IsolationRow {
	const { cpu, memory } = spec.resources?.limits ?? {};
	return known<IsolationRow>({
		container: spec.name,
		kind: runtime?.role ?? 'app',
		running: runtime?.state.running !== undefined,
		namespaces: namespaceKinds.map((kind) => namespaceCell(pod, spec.name, kind)),
		mounts: mountsOf(spec, sandbox.volumes),
		ownFiles: Object.entries(runtime?.files ?? {}).map(([path, file]) =>
			fileView(path, file, [{ container: spec.name, path }]),
		),
		cpuLimit: cpu,
		memoryLimit: memory,
	});
}

/** What a pod's containers share; nothing when it isn't on a node. The same object while it says the same. */
export function isolationView(cluster: ClusterState, uid: string): IsolationView | undefined {
	const sandbox = cluster.sandboxes.get(uid);
	const pod = sandbox && cluster.objects.Pod.get(sandbox.pod);
	if (!sandbox || pod?.metadata.uid !== uid) return undefined;
	const specs = containersOf(pod.spec).map(({ spec }) => spec);
	const runtimeOf = (name: string) => sandbox.containers.find((container) => container.name === name);
	const { hostNetwork } = sandbox;
	const hostname = hostNetwork ? sandbox.node : (pod.spec.hostname ?? pod.metadata.name);
	const view: IsolationView = {
		uid,
		pod: shortName(sandbox.pod),
		hostname,
		hostNetwork,
		shareProcessNamespace: pod.spec.shareProcessNamespace === true,
		rows: specs.map((spec) => rowOf(pod, sandbox, spec, runtimeOf(spec.name))),
		volumes: sandbox.volumes.map((volume) => volumeView(cluster, sandbox, specs, volume)),
	};
	const stable = kept(last.get(uid), view);
	if (last.size >= lastMax && !last.has(uid)) last.clear();
	last.set(uid, stable);
	return stable;
}
