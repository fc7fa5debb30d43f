/** What must hold after every event. Tests and the fuzzer ask; a violation is a bug of the engine, never of its input. */
import { podRequests } from '../kubernetes/podRequests.ts';
import { cpuMillis, memoryBytes } from '../kubernetes/quantity.ts';
import type { ObjectMeta, Pod } from '../kubernetes/types.ts';
import { occupiesNode } from './indexes.ts';
import { controllerOf, keyOf } from './keys.ts';
import type { Sandbox } from './kubelet/sandbox.ts';
import type { Machine } from './machine.ts';
import { inPodCIDR } from './network/addresses.ts';
import type { ClusterState } from './state.ts';
import { storedKinds } from './state.ts';

/** What a check remembers from one event to the next. */
export interface Watched {
	now: number;
	/** UID → node of every bound pod. */
	boundTo: Map<string, string>;
	/** What it has seen last: parts that are the same since then need no second look. */
	resourceVersion: number;
	sandboxes: readonly Sandbox[];
	machines: readonly Machine[];
	processes: number;
	/** Requests up to this number have been looked at: what was sent and received is written once. */
	request: number;
}

export function newWatch(): Watched {
	return { now: 0, boundTo: new Map(), resourceVersion: -1, sandboxes: [], machines: [], processes: 0, request: 0 };
}

type Check = (state: ClusterState, watched: Watched, say: (problem: string) => void) => void;
/** The parts of the state whose changes matter to a rule. `always` for what is changed in place. */
type Part = 'objects' | 'sandboxes' | 'machines' | 'always';

const timeGoesOn: Check = ({ now, queue }, watched, say) => {
	if (now < watched.now) say(`virtual time went back from ${watched.now} to ${now}`);
	watched.now = now;
	if (queue[0] !== undefined && queue[0].at < now) say(`an event waits at ${queue[0].at}, before ${now}`);
	if (!Number.isInteger(now)) say(`virtual time isn't whole µs: ${now}`);
};

const addressesAreUnique: Check = ({ sandboxes, objects }, _, say) => {
	const holders = new Map<string, string>();
	for (const { ip, uid, phase, node, hostNetwork } of sandboxes.values()) {
		if (ip === undefined || phase === 'stopped' || hostNetwork) continue;
		const other = holders.get(ip);
		if (other !== undefined) say(`pods ${other} and ${uid} both have ${ip}`);
		holders.set(ip, uid);
		const podCIDR = objects.Node.get(node)?.spec.podCIDR;
		if (podCIDR === undefined || !inPodCIDR(ip, podCIDR)) say(`pod ${uid} has ${ip}, outside its node's ${podCIDR}`);
	}
};

const leasesAreHeld: Check = ({ machines, sandboxes }, _, say) => {
	for (const { node, leases } of machines.values()) {
		for (const [hostPart, uid] of leases) {
			if (sandboxes.get(uid)?.node !== node)
				say(`address .${hostPart} of ${node} is leased to ${uid}, which isn't there`);
		}
	}
};

const nodeCIDRsAreUnique: Check = ({ objects }, _, say) => {
	const seen = new Set<string>();
	for (const { spec, metadata } of objects.Node.values()) {
		if (spec.podCIDR === undefined) continue;
		if (seen.has(spec.podCIDR)) say(`podCIDR ${spec.podCIDR} of ${metadata.name} is another node's too`);
		seen.add(spec.podCIDR);
	}
};

const podsStayWhole: Check = ({ sandboxes, objects }, watched, say) => {
	const byUid = new Map<string, Pod>();
	for (const pod of objects.Pod.values()) byUid.set(pod.metadata.uid, pod);
	for (const sandbox of sandboxes.values()) {
		const pod = byUid.get(sandbox.uid);
		if (!pod) say(`sandbox ${sandbox.uid} has no pod`);
		else if (pod.spec.nodeName !== sandbox.node)
			say(`pod ${sandbox.pod} is bound to ${pod.spec.nodeName} and runs on ${sandbox.node}`);
		else if (pod.status.phase === 'Running' && !sandbox.containers.some(({ attempt }) => attempt > 0)) {
			say(`pod ${sandbox.pod} is Running and nothing in it has run`);
		}
	}
	for (const [uid, pod] of byUid) {
		const node = pod.spec.nodeName;
		const before = watched.boundTo.get(uid);
		if (before !== undefined && before !== node) say(`bound pod ${keyOf(pod.metadata)} went from ${before} to ${node}`);
		if (node !== undefined) watched.boundTo.set(uid, node);
	}
	for (const uid of watched.boundTo.keys()) if (!byUid.has(uid)) watched.boundTo.delete(uid);
};

const oneListenerAPort: Check = ({ sandboxes }, _, say) => {
	for (const { pod, sockets, containers } of sandboxes.values()) {
		sockets.forEach((socket, index) => {
			const running = containers.find(({ name }) => name === socket.container);
			if (!running?.processes.some(({ pid }) => pid === socket.pid))
				say(`${pod}: port ${socket.port} is held by a dead process`);
			const twin = sockets.findIndex(
				(other) =>
					other.port === socket.port &&
					other.protocol === socket.protocol &&
					(other.address === socket.address || other.address === '0.0.0.0' || socket.address === '0.0.0.0'),
			);
			if (twin !== index) say(`${pod}: two listeners on port ${socket.port}`);
		});
	}
};

const requestsFit: Check = ({ objects, sandboxes }, _, say) => {
	const used = new Map<string, { cpu: number; memory: number; pods: number }>();
	for (const pod of objects.Pod.values()) {
		// A pod that its kubelet hasn't admitted yet may still be turned away.
		if (!occupiesNode(pod) || !sandboxes.has(pod.metadata.uid)) continue;
		const { cpu, memory } = podRequests(pod);
		const node = pod.spec.nodeName ?? '';
		const sum = used.get(node) ?? { cpu: 0, memory: 0, pods: 0 };
		used.set(node, { cpu: sum.cpu + cpu, memory: sum.memory + memory, pods: sum.pods + 1 });
	}
	for (const [name, { cpu, memory, pods }] of used) {
		const allocatable = objects.Node.get(name)?.status.allocatable;
		if (!allocatable) continue;
		if (cpu > cpuMillis(allocatable.cpu)) say(`node ${name}: ${cpu}m CPU requested of ${allocatable.cpu}`);
		if (memory > memoryBytes(allocatable.memory))
			say(`node ${name}: ${memory} bytes requested of ${allocatable.memory}`);
		if (pods > Number(allocatable.pods ?? 110)) say(`node ${name}: ${pods} pods of ${allocatable.pods}`);
	}
};

const noPacketIsLost: Check = ({ traffic, workload }, _, say) => {
	const { sent, delivered, refused, dropped, inFlight } = traffic.counts;
	if (sent !== delivered + refused + dropped + inFlight)
		say(`packets: ${sent} sent, ${delivered} + ${refused} + ${dropped} + ${inFlight}`);
	if (inFlight !== workload.packets.size) say(`${inFlight} packets in flight, ${workload.packets.size} known`);
};

const isNodeAddress = ({ Node }: ClusterState['objects'], address: string): boolean =>
	[...Node.values()].some(({ status }) => status.addresses[0]?.address === address);

/** The flat network: pod to pod, nobody but kube-proxy rewrites a header, and it never the source. */
const headersArriveAsSent: Check = ({ workload, objects }, watched, say) => {
	if (workload.nextRequest === watched.request) return;
	for (const { id, link, sent, received, service, masqueraded } of workload.requests.values()) {
		if (link === 'outside' || id < watched.request) continue;
		if (received.source !== sent.source && !masqueraded) say(`source ${sent.source} was read as ${received.source}`);
		const isRewritten = received.destination !== sent.destination || received.destinationPort !== sent.destinationPort;
		if (isRewritten && service === undefined && !isNodeAddress(objects, sent.destination))
			say(`destination ${sent.destination} was read as ${received.destination} without a Service`);
	}
	watched.request = workload.nextRequest;
};

const loadsHaveProcesses: Check = ({ workload, sandboxes }, _, say) => {
	for (const { pid, uid, container } of workload.processes.values()) {
		const running = sandboxes.get(uid)?.containers.find(({ name }) => name === container);
		const isThere = running?.processes.some((process) => process.pid === pid);
		if (!isThere) say(`process ${pid} of ${uid} has load and doesn't run`);
	}
};

const loadsAreSane: Check = ({ workload }, _, say) => {
	for (const { pid, active } of workload.processes.values()) {
		if (active < 0) say(`process ${pid} serves ${active} requests`);
	}
};

/** Nothing runs where the power is off. */
const machinesThatAreOffAreEmpty: Check = ({ machines, sandboxes }, _, say) => {
	for (const { node, pod } of sandboxes.values()) {
		if (machines.get(node)?.availability === 'down') say(`${pod} runs on ${node}, which is switched off`);
	}
};

const objectsAreWhole: Check = ({ objects }, _, say) => {
	const uids = new Set<string>();
	for (const kind of storedKinds) {
		for (const [key, object] of objects[kind]) {
			if (keyOf(object.metadata) !== key) say(`${kind} ${key} is stored under another's key`);
			if (uids.has(object.metadata.uid)) say(`uid ${object.metadata.uid} is two objects'`);
			uids.add(object.metadata.uid);
		}
	}
};

const rules: readonly (readonly [Check, ...Part[]])[] = [
	[timeGoesOn, 'always'],
	[addressesAreUnique, 'sandboxes', 'objects'],
	[leasesAreHeld, 'machines', 'sandboxes'],
	[nodeCIDRsAreUnique, 'objects'],
	[podsStayWhole, 'objects', 'sandboxes'],
	[oneListenerAPort, 'sandboxes'],
	[requestsFit, 'objects', 'sandboxes'],
	[noPacketIsLost, 'always'],
	[headersArriveAsSent, 'always'],
	[loadsHaveProcesses, 'sandboxes'],
	[loadsAreSane, 'always'],
	[machinesThatAreOffAreEmpty, 'sandboxes', 'machines'],
	[objectsAreWhole, 'objects'],
];

function isSame<T>(table: ReadonlyMap<string, T>, seen: readonly T[]): boolean {
	if (table.size !== seen.length) return false;
	let index = 0;
	for (const value of table.values()) {
		if (value !== seen[index]) return false;
		index += 1;
	}
	return true;
}

/** The parts that have changed since the last look, which this is now. Objects of these tables are replaced, never changed. */
function changedParts({ counters, sandboxes, machines, workload }: ClusterState, watched: Watched): ReadonlySet<Part> {
	const changed = new Set<Part>(['always']);
	if (counters.resourceVersion !== watched.resourceVersion) changed.add('objects');
	if (!isSame(sandboxes, watched.sandboxes) || workload.processes.size !== watched.processes) {
		changed.add('sandboxes');
		watched.sandboxes = [...sandboxes.values()];
	}
	if (!isSame(machines, watched.machines)) {
		changed.add('machines');
		watched.machines = [...machines.values()];
	}
	watched.resourceVersion = counters.resourceVersion;
	watched.processes = workload.processes.size;
	return changed;
}

/** Everything that doesn't hold now; empty when all does. A rule about parts that are as they were isn't asked again. */
export function violations(state: ClusterState, watched: Watched): string[] {
	const problems: string[] = [];
	const changed = changedParts(state, watched);
	for (const [check, ...parts] of rules) {
		if (parts.some((part) => changed.has(part))) check(state, watched, (problem) => problems.push(problem));
	}
	return problems;
}

/**
 * What must hold once faults have stopped and the cluster has had time: wanted replicas are there and ready
 * or wait for room, no dependant outlives its owner, nothing is left terminating.
 */
export function unsettled(state: ClusterState): string[] {
	const problems: string[] = [];
	const { objects } = state;
	const uids = new Set<string>();
	for (const kind of storedKinds) for (const object of objects[kind].values()) uids.add(object.metadata.uid);
	for (const kind of storedKinds) {
		for (const [key, { metadata }] of objects[kind]) {
			for (const owner of metadata.ownerReferences ?? [])
				if (!uids.has(owner.uid)) problems.push(`${kind} ${key} outlives its ${owner.kind} ${owner.name}`);
		}
	}
	for (const [key, { spec, status }] of objects.ReplicaSet) {
		if (status.replicas !== spec.replicas)
			problems.push(`ReplicaSet ${key} has ${status.replicas} pods of ${spec.replicas}`);
	}
	problems.push(...unsettledControllers(state), ...unsettledNodes(state));
	for (const [key, pod] of objects.Pod) {
		if (pod.metadata.deletionTimestamp !== undefined) problems.push(`pod ${key} is still terminating`);
	}
	if (state.queued.size > state.queue.length) problems.push('keys wait in work queues that no event will take off');
	return problems;
}

const isFinished = ({ status }: Pod): boolean => status.phase === 'Succeeded' || status.phase === 'Failed';

/** What StatefulSets, DaemonSets and Jobs have come to that isn't what they want. */
function unsettledControllers({ objects, memory }: ClusterState): string[] {
	const problems: string[] = [];
	const ownedBy = (uid: string): Pod[] =>
		[...objects.Pod.values()].filter(({ metadata }) => controllerOf(metadata)?.uid === uid);
	for (const [key, { metadata, spec, status }] of objects.StatefulSet) {
		// One that isn't ready holds up the others, and so does a name that somebody else has.
		const isHeldUp =
			status.availableReplicas < status.replicas || [...objects.Pod.values()].some((pod) => isNamesake(metadata, pod));
		if (!isHeldUp && status.replicas !== spec.replicas)
			problems.push(`StatefulSet ${key} has ${status.replicas} pods of ${spec.replicas}`);
	}
	for (const [key, { metadata, status }] of objects.DaemonSet) {
		const fails = [...memory.daemonBackOffs.keys()].some((entry) => entry.startsWith(`${metadata.uid}/`));
		if (fails || status.currentNumberScheduled === status.desiredNumberScheduled) continue;
		problems.push(`DaemonSet ${key} is on ${status.currentNumberScheduled} nodes of ${status.desiredNumberScheduled}`);
	}
	for (const [key, { metadata, status }] of objects.Job) {
		const pods = ownedBy(metadata.uid);
		if (pods.some((pod) => isFinished(pod) && pod.metadata.finalizers?.length))
			problems.push(`Job ${key} hasn't counted all of its pods`);
		const isOver = status.conditions.some(
			(one) => one.status === 'True' && (one.type === 'Complete' || one.type === 'Failed'),
		);
		if (isOver && pods.some((pod) => !isFinished(pod))) problems.push(`Job ${key} is over and has pods at work`);
	}
	return problems;
}

/** A pod with a name that a StatefulSet wants, and that isn't its own. */
function isNamesake(set: ObjectMeta, { metadata }: Pod): boolean {
	const isOther = metadata.namespace === set.namespace && controllerOf(metadata)?.uid !== set.uid;
	return isOther && metadata.name.startsWith(`${set.name}-`) && /^\d+$/.test(metadata.name.slice(set.name.length + 1));
}

/** Nodes whose machines are up and that the cluster still takes for silent. */
function unsettledNodes({ objects, machines }: ClusterState): string[] {
	const problems: string[] = [];
	for (const [name, { status, spec }] of objects.Node) {
		if (machines.get(name)?.availability !== 'up') continue;
		if (status.conditions.some((one) => one.type === 'Ready' && one.status !== 'True'))
			problems.push(`node ${name} isn't ready`);
		if (spec.taints?.some(({ key }) => key === 'node.kubernetes.io/unreachable'))
			problems.push(`node ${name} is still tainted`);
	}
	return problems;
}
