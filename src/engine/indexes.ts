/** Look-ups that follow from the state: never saved, built anew on restore, kept up by the store. */
import { isPodTerminal } from '../kubernetes/podPhase.ts';
import type { EndpointSlice, Node, ObjectMeta, Pod, Service } from '../kubernetes/types.ts';
import { controllerOf, keyOf } from './keys.ts';
import { serviceNameLabel } from './network/slices.ts';
import { type OwnedTallies, tallyPod } from './ownedTally.ts';
import type { NodeInfo } from './scheduler/framework.ts';
import { nodeInfo, withoutPod, withPod } from './scheduler/nodeInfo.ts';
import { type ClusterState, type StoredKind, type StoredObject, storedKinds } from './state.ts';

export interface Indexes {
	podKeyByUid: Map<string, string>;
	/** Keys of the pods bound to a node, in no order that means anything. See {@link podKeysOn}. */
	podsByNode: Map<string, Set<string>>;
	/** What each node has to offer the scheduler. */
	nodeInfos: Map<string, NodeInfo>;
	/** `Kind|owner's UID` → keys of that kind that it owns, in the order of their table. See {@link dependantsOf}. */
	dependants: Map<string, Set<string>>;
	ownedTallies: OwnedTallies;
	/** Keys of pods that no controller owns, in the order of their table. */
	orphanPods: Set<string>;
	/** Keys of pods that aren't bound and aren't finished. */
	pendingPods: Set<string>;
	/** Those of them whose place depends on where other pods are. */
	pendingBesidePods: Set<string>;
	/** Every stored UID. */
	uids: Set<string>;
	/** Pod IP → UID of the pod that holds it now. */
	uidByIP: Map<string, string>;
	/** ClusterIP → key of its Service. */
	serviceByIP: Map<string, string>;
	/** Service key → keys of its slices. */
	slicesByService: Map<string, Set<string>>;
	/** Raised whenever a packet's way may have changed: what is known of ways holds as long as it stays. */
	network: number;
}

function addTo<K>(table: Map<K, Set<string>>, key: K, value: string): void {
	const set = table.get(key);
	if (set) set.add(value);
	else table.set(key, new Set([value]));
}

function removeFrom<K>(table: Map<K, Set<string>>, key: K, value: string): void {
	const set = table.get(key);
	if (set?.delete(value) && set.size === 0) table.delete(key);
}

/**
 * Puts a set of keys into the order of their table. What is read in some order must come out the same after a
 * restore, which builds the indexes in that order, so a set that an old object has joined late is sorted again.
 */
function reorder(set: Set<string> | undefined, table: ReadonlyMap<string, unknown>): void {
	if (!set || set.size < 2) return;
	const keys = [...table.keys()].filter((key) => set.has(key));
	set.clear();
	for (const key of keys) set.add(key);
}

const none: ReadonlySet<string> = new Set();

/** Keys of the objects of that kind that the owner of that UID has, controlled by it or not. */
export function dependantsOf({ dependants }: Indexes, kind: StoredKind, ownerUid: string): ReadonlySet<string> {
	return dependants.get(`${kind}|${ownerUid}`) ?? none;
}

/** Keys of the pods bound to a node, finished ones included, in an order that a restore doesn't change. */
export function podKeysOn({ podsByNode }: Indexes, node: string): string[] {
	return [...(podsByNode.get(node) ?? none)].sort();
}

/** Whether a pod counts against its node: bound, and not finished. */
export function occupiesNode(pod: Pod): boolean {
	return pod.spec.nodeName !== undefined && !isPodTerminal(pod);
}

/** Whether where a pod may go depends on where others are: affinity to them, or even spreading. */
function looksAtPods({ spec }: Pod): boolean {
	return spec.affinity?.podAffinity !== undefined || (spec.topologySpreadConstraints ?? []).length > 0;
}

function indexPod(state: ClusterState, index: Indexes, before: Pod | undefined, after: Pod | undefined): void {
	const pod = after ?? before;
	if (!pod) return;
	tallyPod(index.ownedTallies, before, after);
	const key = keyOf(pod.metadata);
	if (!before && after) index.podKeyByUid.set(after.metadata.uid, key);
	if (before && !after) index.podKeyByUid.delete(before.metadata.uid);
	if (after && controllerOf(after.metadata) === undefined) {
		const joinsLate = before !== undefined && !index.orphanPods.has(key);
		index.orphanPods.add(key);
		if (joinsLate) reorder(index.orphanPods, state.objects.Pod);
	} else index.orphanPods.delete(key);
	const pending = after && after.spec.nodeName === undefined && after.status.phase === 'Pending' ? after : undefined;
	if (pending) index.pendingPods.add(key);
	else index.pendingPods.delete(key);
	if (pending && looksAtPods(pending)) index.pendingBesidePods.add(key);
	else index.pendingBesidePods.delete(key);
	const nodeBefore = before?.spec.nodeName;
	const nodeAfter = after?.spec.nodeName;
	if (nodeBefore !== nodeAfter) {
		if (nodeBefore !== undefined) removeFrom(index.podsByNode, nodeBefore, key);
		if (nodeAfter !== undefined) addTo(index.podsByNode, nodeAfter, key);
	}
	const counted = before !== undefined && occupiesNode(before);
	const counts = after !== undefined && occupiesNode(after);
	const sameClaims =
		counted &&
		counts &&
		before.spec === after.spec &&
		before.metadata.labels === after.metadata.labels &&
		before.metadata.deletionTimestamp === after.metadata.deletionTimestamp;
	if (sameClaims) return;
	if (counted) {
		const info = index.nodeInfos.get(before.spec.nodeName ?? '');
		if (info) index.nodeInfos.set(info.node.metadata.name, withoutPod(info, before));
	}
	if (counts) {
		const info = index.nodeInfos.get(after.spec.nodeName ?? '');
		if (info) index.nodeInfos.set(info.node.metadata.name, withPod(info, after));
	}
}

function indexNode(state: ClusterState, index: Indexes, before: Node | undefined, after: Node | undefined): void {
	const name = (after ?? before)?.metadata.name;
	if (name === undefined) return;
	if (!after) index.nodeInfos.delete(name);
	else refreshNodeInfo(state, index, after);
}

/** Makes a node's entry for the scheduler anew: after its object or its images changed. */
export function refreshNodeInfo(state: ClusterState, index: Indexes, node: Node): void {
	const name = node.metadata.name;
	const pods: Pod[] = [];
	for (const key of index.podsByNode.get(name) ?? []) {
		const pod = state.objects.Pod.get(key);
		if (pod && occupiesNode(pod)) pods.push(pod);
	}
	index.nodeInfos.set(name, nodeInfo(node, pods, state.machines.get(name)?.images));
}

function indexService(index: Indexes, before: Service | undefined, after: Service | undefined): void {
	if (before && before.spec.clusterIP !== after?.spec.clusterIP) index.serviceByIP.delete(before.spec.clusterIP);
	if (after && after.spec.clusterIP !== 'None' && after.spec.clusterIP !== '') {
		index.serviceByIP.set(after.spec.clusterIP, keyOf(after.metadata));
	}
}

function indexSlice(index: Indexes, before: EndpointSlice | undefined, after: EndpointSlice | undefined): void {
	const slice = after ?? before;
	const service = slice?.metadata.labels?.[serviceNameLabel];
	if (!slice || service === undefined) return;
	const key = keyOf({ namespace: slice.metadata.namespace, name: service });
	if (after) addTo(index.slicesByService, key, keyOf(slice.metadata));
	else removeFrom(index.slicesByService, key, keyOf(slice.metadata));
}

function indexOwners(
	state: ClusterState,
	{ dependants }: Indexes,
	kind: StoredKind,
	before: ObjectMeta | undefined,
	after: ObjectMeta | undefined,
): void {
	const metadata = after ?? before;
	if (!metadata) return;
	const key = keyOf(metadata);
	for (const { uid } of before?.ownerReferences ?? []) removeFrom(dependants, `${kind}|${uid}`, key);
	for (const { uid } of after?.ownerReferences ?? []) {
		addTo(dependants, `${kind}|${uid}`, key);
		if (before) reorder(dependants.get(`${kind}|${uid}`), state.objects[kind]);
	}
}

/** Takes one write to the store into the indexes. */
export function updateIndexes<K extends StoredKind>(
	state: ClusterState,
	index: Indexes,
	kind: K,
	before: StoredObject<K> | undefined,
	after: StoredObject<K> | undefined,
): void {
	const object = after ?? before;
	if (!object || kind === 'Event') return;
	index.network += 1;
	if (before?.metadata.ownerReferences !== after?.metadata.ownerReferences) {
		indexOwners(state, index, kind, before?.metadata, after?.metadata);
	}
	if (!before) index.uids.add(object.metadata.uid);
	if (!after) index.uids.delete(object.metadata.uid);
	if (kind === 'Pod') indexPod(state, index, before as Pod | undefined, after as Pod | undefined);
	else if (kind === 'Node') indexNode(state, index, before as Node | undefined, after as Node | undefined);
	else if (kind === 'Service') indexService(index, before as Service | undefined, after as Service | undefined);
	else if (kind === 'EndpointSlice')
		indexSlice(index, before as EndpointSlice | undefined, after as EndpointSlice | undefined);
}

/** All indexes of a state. */
export function buildIndexes(state: ClusterState): Indexes {
	const index: Indexes = {
		podKeyByUid: new Map(),
		podsByNode: new Map(),
		nodeInfos: new Map(),
		dependants: new Map(),
		ownedTallies: new Map(),
		orphanPods: new Set(),
		pendingPods: new Set(),
		pendingBesidePods: new Set(),
		uids: new Set(),
		uidByIP: new Map(),
		serviceByIP: new Map(),
		slicesByService: new Map(),
		network: 0,
	};
	for (const kind of storedKinds) {
		for (const object of state.objects[kind].values()) {
			updateIndexes(state, index, kind, undefined, object as StoredObject);
		}
	}
	for (const sandbox of state.sandboxes.values()) {
		if (sandbox.ip !== undefined && !sandbox.hostNetwork && sandbox.phase !== 'stopped')
			index.uidByIP.set(sandbox.ip, sandbox.uid);
	}
	return index;
}
