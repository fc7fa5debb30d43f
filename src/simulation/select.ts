/** Pure selectors: from engine state to the rows that a view shows, the same object while nothing of theirs changed. */
import { templateOwnerOf } from '../engine/commands/owners.ts';
import { bridgeAddress } from '../engine/network/addresses.ts';
import { slicesOfService } from '../engine/network/slices.ts';
import type { ClusterState } from '../engine/state.ts';
import { type PodColumns, podColumns } from '../kubernetes/podColumns.ts';
import { isPodTerminal } from '../kubernetes/podPhase.ts';
import { podRequests } from '../kubernetes/podRequests.ts';
import { cpuMillis, memoryBytes } from '../kubernetes/quantity.ts';
import type { Node, Pod, Service } from '../kubernetes/types.ts';
import { containerViews, draftContainerView, isFailingReason } from './containerView.ts';
import { kept, RowCache, stableList } from './memo.ts';
import type { ContainerView, DraftView, MachineView, PodView, ScaleTarget, ServiceView, Tone } from './views.ts';
import { volumeViews } from './volumeViews.ts';

interface Caches {
	machineNames: { list: readonly string[] };
	podUids: { list: readonly string[] };
	pendingPodUids: { list: readonly string[] };
	draftNames: { list: readonly string[] };
	serviceRows: { list: readonly ServiceView[] };
	podsOnNode: Map<string, { list: readonly string[] }>;
	podsOfService: Map<string, { list: readonly string[] }>;
	machines: RowCache<MachineView>;
	pods: RowCache<PodView>;
	drafts: RowCache<DraftView>;
	services: RowCache<ServiceView>;
	/** Rows of machines and Services as of `seen`. */
	machineRows: Map<string, { node: Node; row: MachineView }>;
	serviceList: readonly ServiceView[] | undefined;
	/** Pods by UID and by node, made again when a pod object changed. */
	byUid: Map<string, Pod>;
	byNode: Map<string, Pod[]>;
	seen: string;
}

/** One set of rows for the page: a state that came out of another by rewinding shares most of its objects. */
const caches: Caches = {
	machineNames: { list: [] },
	podUids: { list: [] },
	pendingPodUids: { list: [] },
	draftNames: { list: [] },
	serviceRows: { list: [] },
	podsOnNode: new Map(),
	podsOfService: new Map(),
	machines: new RowCache(),
	pods: new RowCache(),
	drafts: new RowCache(),
	services: new RowCache(),
	machineRows: new Map(),
	serviceList: undefined,
	byUid: new Map(),
	byNode: new Map(),
	seen: '',
};
let seenCluster: ClusterState | undefined;

/** Brings the look-ups up to date with the state, if any object was written since. */
function refreshed(cluster: ClusterState): Caches {
	const seen = `${cluster.counters.resourceVersion} ${cluster.objects.Pod.size} ${cluster.objects.Node.size}`;
	if (seenCluster === cluster && caches.seen === seen) return caches;
	seenCluster = cluster;
	caches.seen = seen;
	caches.byUid = new Map();
	caches.byNode = new Map();
	caches.machineRows = new Map();
	caches.serviceList = undefined;
	for (const pod of cluster.objects.Pod.values()) {
		caches.byUid.set(pod.metadata.uid, pod);
		const node = pod.spec.nodeName ?? '';
		const list = caches.byNode.get(node);
		if (list) list.push(pod);
		else caches.byNode.set(node, [pod]);
	}
	caches.pods.keepOnly((uid) => caches.byUid.has(uid));
	caches.machines.keepOnly((name) => cluster.objects.Node.has(name));
	return caches;
}

const uidsOf = (pods: readonly Pod[]): string[] => pods.map(({ metadata }) => metadata.uid);

function listIn(lists: Map<string, { list: readonly string[] }>, key: string): { list: readonly string[] } {
	const known = lists.get(key);
	if (known) return known;
	const fresh = { list: [] };
	lists.set(key, fresh);
	return fresh;
}

/** Names of all nodes, in the order in which they joined. */
export function machineNames(cluster: ClusterState): readonly string[] {
	return stableList(caches.machineNames, [...cluster.objects.Node.keys()]);
}

/** UIDs of all pods, oldest first. */
export function podUids(cluster: ClusterState): readonly string[] {
	return stableList(caches.podUids, [...refreshed(cluster).byUid.keys()]);
}

/** UIDs of the pods that are on no node of the cluster: pending, or left behind by a node that's gone. */
export function pendingPodUids(cluster: ClusterState): readonly string[] {
	const { byNode } = refreshed(cluster);
	const pods: Pod[] = [];
	for (const [node, list] of byNode) if (!cluster.objects.Node.has(node)) pods.push(...list);
	return stableList(caches.pendingPodUids, uidsOf(pods));
}

/** What a pod requests follows from its spec: kept by identity. */
const requested = new WeakMap<Pod, ReturnType<typeof podRequests>>();

function requestsOf(pod: Pod): ReturnType<typeof podRequests> {
	const known = requested.get(pod);
	if (known) return known;
	const requests = podRequests(pod);
	requested.set(pod, requests);
	return requests;
}

export function machineView(cluster: ClusterState, name: string): MachineView | undefined {
	const node = cluster.objects.Node.get(name);
	if (!node) return undefined;
	const { machineRows, byNode } = refreshed(cluster);
	const known = machineRows.get(name);
	if (known?.node === node) return known.row;
	const row = machineRow(node, byNode.get(name) ?? []);
	machineRows.set(name, { node, row });
	return row;
}

function machineRow(node: Node, pods: readonly Pod[]): MachineView {
	const { name } = node.metadata;
	const active = pods.filter((pod) => !isPodTerminal(pod));
	const onNode = stableList(listIn(caches.podsOnNode, name), uidsOf(pods));
	let cpu = 0;
	let memory = 0;
	for (const pod of active) {
		const requests = requestsOf(pod);
		cpu += requests.cpu;
		memory += requests.memory;
	}
	return caches.machines.get(name, [node, onNode, cpu, memory], () => {
		const { spec, status } = node;
		return {
			name,
			address: status.addresses[0]?.address ?? '',
			podCIDR: spec.podCIDR ?? '',
			bridgeAddress: spec.podCIDR === undefined ? '' : bridgeAddress(spec.podCIDR),
			ready: status.conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
			schedulable: spec.unschedulable !== true,
			cpu: { requested: cpu, allocatable: cpuMillis(status.allocatable.cpu) },
			memory: { requested: memory, allocatable: memoryBytes(status.allocatable.memory) },
			podUids: onNode,
		};
	});
}

function toneOf(pod: Pod, containers: readonly ContainerView[]): Tone {
	if (pod.metadata.deletionTimestamp !== undefined) return 'ending';
	const { phase } = pod.status;
	if (phase === 'Succeeded') return 'done';
	if (phase === 'Failed' || containers.some(({ tone, status }) => tone === 'failing' || isFailingReason(status)))
		return 'failing';
	if (phase === 'Pending') return pod.spec.nodeName === undefined ? 'waiting' : 'starting';
	return containers.every(({ kind, ready }) => kind === 'init' || ready) ? 'running' : 'starting';
}

function scaleOf(cluster: ClusterState, pod: Pod): ScaleTarget {
	const owner = templateOwnerOf(cluster, pod);
	// A DaemonSet's or a Job's pod has no size of its own to set.
	if (!owner || owner.kind === 'DaemonSet' || owner.kind === 'Job') {
		const { namespace, name } = pod.metadata;
		return { kind: 'Pod', namespace, name, replicas: 1 };
	}
	const { namespace, name } = owner.metadata;
	return { kind: owner.kind, namespace, name, replicas: owner.spec.replicas };
}

/** The Pod object of that UID, to tell by identity whether it has changed. */
export function podObject(cluster: ClusterState, uid: string): Pod | undefined {
	return refreshed(cluster).byUid.get(uid);
}

/** Columns of pods that never restarted, which don't change with the clock. */
const timeless = new WeakMap<Pod, PodColumns>();

function columnsOf(pod: Pod, now: number): PodColumns {
	const known = timeless.get(pod);
	if (known) return known;
	const columns = podColumns(pod, now);
	if (!columns.restarts.endsWith('ago)')) timeless.set(pod, columns);
	return columns;
}

export function podView(cluster: ClusterState, uid: string): PodView | undefined {
	const pod = refreshed(cluster).byUid.get(uid);
	if (!pod) return undefined;
	const sandbox = cluster.sandboxes.get(uid);
	const owner = templateOwnerOf(cluster, pod);
	// RESTARTS says how long ago: it changes with the clock, by the second, and only where there was a restart.
	const columns = columnsOf(pod, cluster.now);
	return caches.pods.get(uid, [pod, sandbox, owner, columns.restarts], (before) => {
		const { namespace, name } = pod.metadata;
		const containers = containerViews(pod, sandbox).map((view, index) => kept(before?.containers[index], view));
		const node = pod.spec.nodeName;
		const ip = sandbox?.ip ?? pod.status.podIP;
		const unscheduled = pod.status.conditions.find(({ type, status }) => type === 'PodScheduled' && status === 'False');
		return {
			uid,
			namespace,
			name,
			...columns,
			tone: toneOf(pod, containers),
			scale: kept(before?.scale, scaleOf(cluster, pod)),
			containers: stableList({ list: before?.containers ?? [] }, containers),
			volumes: volumeViews(pod.spec),
			...(ip === undefined ? {} : { ip }),
			...(node === undefined ? {} : { node }),
			...(node === undefined && unscheduled?.message !== undefined ? { pendingReason: unscheduled.message } : {}),
		};
	});
}

export function draftNames(cluster: ClusterState): readonly string[] {
	return stableList(caches.draftNames, [...cluster.drafts.keys()]);
}

export function draftView(cluster: ClusterState, name: string): DraftView | undefined {
	const draft = cluster.drafts.get(name);
	if (!draft) return undefined;
	return caches.drafts.get(name, [draft], () => {
		const wanted = draft.pod.spec.containers.flatMap(({ ports }) =>
			(ports ?? []).map(({ containerPort }) => containerPort),
		);
		const clashes = [...new Set(wanted.filter((port, index) => wanted.indexOf(port) !== index))];
		const containers = draft.pod.spec.containers.map((container) => draftContainerView(container, clashes));
		const volumes = volumeViews(draft.pod.spec as Parameters<typeof volumeViews>[0]);
		return { name, expose: draft.expose, containers, volumes, clashes };
	});
}

function portText({ port, targetPort, protocol, nodePort }: Service['spec']['ports'][number]): string {
	if (nodePort !== undefined) return `${port}:${nodePort}/${protocol}`;
	return targetPort === port ? `${port}/${protocol}` : `${port}→${targetPort}/${protocol}`;
}

/** Every Service with the pods that its address stands for. */
export function serviceViews(cluster: ClusterState): readonly ServiceView[] {
	const current = refreshed(cluster);
	current.serviceList ??= serviceRows(cluster);
	return current.serviceList;
}

function serviceRows(cluster: ClusterState): readonly ServiceView[] {
	const rows = [...cluster.objects.Service].map(([key, service]) => {
		const endpoints = slicesOfService(cluster, key).flatMap((slice) => slice.endpoints);
		const ready = endpoints.filter(({ conditions }) => conditions.ready).length;
		const podUidList = stableList(
			listIn(caches.podsOfService, key),
			endpoints.map(({ targetRef }) => targetRef.uid),
		);
		return caches.services.get(key, [service, podUidList, ready], () => ({
			namespace: service.metadata.namespace,
			name: service.metadata.name,
			type: service.spec.type,
			clusterIP: service.spec.clusterIP,
			ports: service.spec.ports.map(portText),
			readyEndpoints: ready,
			endpoints: endpoints.length,
			podUids: podUidList,
		}));
	});
	return stableList(caches.serviceRows, rows);
}
