/** What must hold after every event. Tests and the fuzzer ask; a violation is a bug of the engine, never of its input. */
import { podRequests } from '../kubernetes/podRequests.ts';
import { cpuMillis, memoryBytes } from '../kubernetes/quantity.ts';
import type { Pod } from '../kubernetes/types.ts';
import { occupiesNode } from './indexes.ts';
import { keyOf } from './keys.ts';
import { measuringProblems } from './load/littlesLaw.ts';
import { sharingProblems } from './load/sharing.ts';
import { inPodCIDR } from './network/addresses.ts';
import type { ClusterState } from './state.ts';
import { storedKinds } from './state.ts';
import { changedParts, type Part, type Watched } from './watched.ts';

export { newWatch } from './watched.ts';

type Check = (state: ClusterState, watched: Watched, say: (problem: string) => void) => void;

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

const oneListenerAPort: Check = (_, { freshSandboxes }, say) => {
	for (const { pod, sockets, containers } of freshSandboxes) {
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

// Read off a spec once: specs are replaced, never changed.
const knownRequests = new WeakMap<Pod['spec'], ReturnType<typeof podRequests>>();

function requestsOf(pod: Pod): ReturnType<typeof podRequests> {
	const known = knownRequests.get(pod.spec) ?? podRequests(pod);
	knownRequests.set(pod.spec, known);
	return known;
}

const requestsFit: Check = ({ objects, sandboxes }, _, say) => {
	const used = new Map<string, { cpu: number; memory: number; pods: number }>();
	for (const pod of objects.Pod.values()) {
		// A pod that its kubelet hasn't admitted yet may still be turned away.
		if (!occupiesNode(pod) || !sandboxes.has(pod.metadata.uid)) continue;
		const { cpu, memory } = requestsOf(pod);
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

const noPacketIsLost: Check = ({ traffic }, _, say) => {
	const { sent, delivered, refused, dropped, inFlight } = traffic.counts;
	if (sent !== delivered + refused + dropped + inFlight)
		say(`packets: ${sent} sent, ${delivered} + ${refused} + ${dropped} + ${inFlight}`);
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

const loadsHaveProcesses: Check = ({ workload, sandboxes }, watched, say) => {
	const uids = new Set(watched.freshSandboxes.map(({ uid }) => uid));
	for (const { pid, uid, container } of workload.processes.values()) {
		// Those of sandboxes that are as they were have been looked at, unless they are new.
		if (pid < watched.nextPid && sandboxes.has(uid) && !uids.has(uid)) continue;
		const running = sandboxes.get(uid)?.containers.find(({ name }) => name === container);
		const isThere = running?.processes.some((process) => process.pid === pid);
		if (!isThere) say(`process ${pid} of ${uid} has load and doesn't run`);
	}
	watched.nextPid = workload.nextPid;
};

const loadsAreSane: Check = ({ workload }, _, say) => {
	for (const { pid, active } of workload.processes.values()) {
		if (active < 0) say(`process ${pid} serves ${active} requests`);
	}
};

const linesAreThere: Check = ({ traffic, sandboxes, machines }, _, say) => {
	const { loopback, eth0, uplink } = traffic.lines;
	for (const uid of [...loopback.keys(), ...eth0.keys()])
		if (!sandboxes.has(uid)) say(`packets are counted on lines of ${uid}, which isn't there`);
	for (const node of uplink.keys())
		if (!machines.has(node)) say(`packets are counted on the uplink of ${node}, which isn't there`);
};

/** What the meters say is what the requests themselves say. It takes a look at every request, so not after each event. */
const littlesLawHolds: Check = (state, watched, say) => {
	if (state.now - watched.measuredAt < lookAtLoadUs) return;
	watched.measuredAt = state.now;
	const { inFlight } = state.traffic.counts;
	const known = state.queue.filter(({ type }) => type === 'packetArrives').length;
	if (inFlight !== known) say(`${inFlight} packets in flight, ${known} known`);
	for (const problem of [...measuringProblems(state), ...sharingProblems(state)]) say(problem);
};
const lookAtLoadUs = 100_000;

/** Nothing runs where the power is off. */
const machinesThatAreOffAreEmpty: Check = ({ machines, sandboxes }, _, say) => {
	for (const { node, pod } of sandboxes.values()) {
		if (machines.get(node)?.availability === 'down') say(`${pod} runs on ${node}, which is switched off`);
	}
};

// An Event's UID is made of its key, and there are many.
const objectKinds = storedKinds.filter((kind) => kind !== 'Event');

const keysAreNames: Check = ({ objects }, { changed }, say) => {
	for (const kind of objectKinds) {
		if (!changed.has(kind)) continue;
		for (const [key, { metadata }] of objects[kind]) {
			if (keyOf(metadata) !== key) say(`${kind} ${key} is stored under another's key`);
		}
	}
};

/** An object that's replaced keeps its UID, or the store throws: only a new one could have another's. */
const uidsAreUnique: Check = ({ objects, log }, watched, say) => {
	const logged = log.entries.findLastIndex(({ seq }) => seq <= watched.logged);
	const isNew = log.entries.some(({ code }, index) => index > logged && code === 'objectCreated');
	watched.logged = log.length;
	if (!isNew) return;
	const uids = new Set<string>();
	for (const kind of objectKinds) {
		for (const { metadata } of objects[kind].values()) {
			if (uids.has(metadata.uid)) say(`uid ${metadata.uid} is two objects'`);
			uids.add(metadata.uid);
		}
	}
};

const rules: readonly (readonly [Check, ...Part[]])[] = [
	[timeGoesOn, 'always'],
	[addressesAreUnique, 'sandboxes', 'Node'],
	[leasesAreHeld, 'machines', 'sandboxes'],
	[nodeCIDRsAreUnique, 'Node'],
	[podsStayWhole, 'Pod', 'sandboxes'],
	[oneListenerAPort, 'sandboxes'],
	[requestsFit, 'Pod', 'Node', 'sandboxes'],
	[noPacketIsLost, 'always'],
	[linesAreThere, 'sandboxes', 'machines'],
	[headersArriveAsSent, 'always'],
	[loadsHaveProcesses, 'sandboxes'],
	[loadsAreSane, 'always'],
	[littlesLawHolds, 'always'],
	[machinesThatAreOffAreEmpty, 'sandboxes', 'machines'],
	[keysAreNames, ...objectKinds],
	[uidsAreUnique, ...objectKinds],
];

/** Everything that doesn't hold now; empty when all does. A rule about parts that are as they were isn't asked again. */
export function violations(state: ClusterState, watched: Watched): string[] {
	const problems: string[] = [];
	const changed = changedParts(state, watched);
	for (const [check, ...parts] of rules) {
		if (parts.some((part) => changed.has(part))) check(state, watched, (problem) => problems.push(problem));
	}
	return problems;
}
