/** A pod's one port space: who holds which port on which address, who lost, and the same port elsewhere at peace. */
import { type Clash, clashesOf, listeningSockets } from '../engine/network/inspect/listening.ts';
import type { ClusterState } from '../engine/state.ts';
import type { Pod } from '../kubernetes/types.ts';
import { containerViews } from './containerView.ts';
import { kept } from './memo.ts';
import type { ClashRow, PortRow, PortSpaceView, TwinRow } from './packetViews.ts';
import { known, podName, shortName } from './places.ts';
import type { ContainerView } from './views.ts';

/** How many pods with the same port are named. */
const twinsMax = 6;
const last = new Map<string, PortSpaceView>();
/** Views that are remembered: those of a few pods are open at a time. */
const lastMax = 50;

function podOf(cluster: ClusterState, uid: string): Pod | undefined {
	const key = cluster.sandboxes.get(uid)?.pod;
	const pod = key === undefined ? undefined : cluster.objects.Pod.get(key);
	return pod?.metadata.uid === uid ? pod : undefined;
}

function portRows(cluster: ClusterState, uid: string): PortRow[] {
	return listeningSockets(cluster, uid).map((row) =>
		known<PortRow>({
			port: row.port,
			address: row.address,
			container: row.container,
			pod: row.uid === uid ? undefined : podName(cluster, row.uid),
			process: row.process,
			containerPid: row.containerPid,
			reachableFrom: row.address === '127.0.0.1' ? 'thisPod' : 'everywhere',
		}),
	);
}

function clashRow(cluster: ClusterState, uid: string, clash: Clash, view: ContainerView | undefined): ClashRow {
	const { port, address, loser, line, holder } = clash;
	const runtime = cluster.sandboxes.get(uid)?.containers.find(({ name }) => name === loser);
	return known<ClashRow>({
		port,
		address,
		loser,
		holder: holder?.container,
		holderPod: holder && holder.uid !== uid ? podName(cluster, holder.uid) : undefined,
		logLine: line.text,
		loggedAt: line.at,
		status: view?.status ?? '',
		tone: view?.tone ?? 'failing',
		restartCount: view?.restartCount ?? 0,
		backOffFrom: view?.backOffUntil === undefined ? undefined : runtime?.since,
		backOffUntil: view?.backOffUntil,
	});
}

function twinsOf(cluster: ClusterState, uid: string, ports: ReadonlySet<number>): TwinRow[] {
	const twins: TwinRow[] = [];
	for (const { uid: other, pod, ip, sockets, hostNetwork } of cluster.sandboxes.values()) {
		if (other === uid || hostNetwork || ip === undefined) continue;
		const socket = sockets.find(({ port }) => ports.has(port));
		if (socket)
			twins.push({ port: socket.port, uid: other, pod: shortName(pod), address: ip, container: socket.container });
		if (twins.length >= twinsMax) break;
	}
	return twins;
}

/** The port space of a pod; nothing when it isn't on a node. The same object while it says the same. */
export function portSpaceView(cluster: ClusterState, uid: string): PortSpaceView | undefined {
	const pod = podOf(cluster, uid);
	const sandbox = cluster.sandboxes.get(uid);
	if (!pod || !sandbox) return undefined;
	const containers = containerViews(pod, sandbox);
	const rows = portRows(cluster, uid);
	const clashes = clashesOf(cluster, uid).map((clash) =>
		clashRow(
			cluster,
			uid,
			clash,
			containers.find(({ name }) => name === clash.loser),
		),
	);
	const declared = containers.flatMap(({ name, ports }) =>
		ports.filter(({ state }) => state === 'declared').map(({ port }) => ({ port, container: name })),
	);
	const { hostNetwork } = sandbox;
	const twins = hostNetwork ? [] : twinsOf(cluster, uid, new Set([...rows, ...clashes].map(({ port }) => port)));
	const address = sandbox.ip ?? '';
	const view = { uid, pod: shortName(sandbox.pod), address, hostNetwork, rows, clashes, declared, twins };
	const stable = kept(last.get(uid), view);
	if (last.size >= lastMax && !last.has(uid)) last.clear();
	last.set(uid, stable);
	return stable;
}
