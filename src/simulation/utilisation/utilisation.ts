/** How full each node is: what pods on it have requested, may use and do use, and what's free or stranded. */
import { templateOwnerOf } from '../../engine/commands/owners.ts';
import { containerUsage, total as totalUsage } from '../../engine/kubectl/usage.ts';
import type { ClusterState } from '../../engine/state.ts';
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import { podLimits, podRequests } from '../../kubernetes/podRequests.ts';
import { cpuMillis, memoryBytes } from '../../kubernetes/quantity.ts';
import type { Pod } from '../../kubernetes/types.ts';
import { engineOf } from '../running.ts';
import { type Amounts, type Candidate, type Stranded, strandedOn } from './stranded.ts';

export const resources = ['cpu', 'memory'] as const;
export type Resource = (typeof resources)[number];

/** Of one resource: millicores or bytes. */
export interface Share {
	requested: number;
	used: number;
	/** Sum of the limits; `unlimited` counts the containers that have none. */
	limit: number;
	unlimited: number;
}

export interface PodUse {
	uid: string;
	namespace: string;
	name: string;
	cpu: Share;
	memory: Share;
}

export interface NodeUse {
	name: string;
	ready: boolean;
	allocatable: Amounts;
	free: Amounts;
	cpu: Share;
	memory: Share;
	pods: readonly PodUse[];
	stranded: Stranded | undefined;
	/** Pods that could come and fit, and how many of each beside what's there. */
	room: readonly { name: string; count: number }[];
}

export interface Utilisation {
	nodes: readonly NodeUse[];
	/** Over all nodes, of what's stranded. */
	stranded: Amounts;
	allocatable: Amounts;
	/** Pods that wait for a node. */
	pending: number;
}

function podUse(cluster: ClusterState, pod: Pod): PodUse {
	const requests = podRequests(pod);
	const limits = podLimits(pod);
	// As `kubectl top pod` has it; nothing while none of its containers runs.
	const used = totalUsage(Object.values(containerUsage(engineOf(cluster), pod) ?? {}));
	const unlimited = (resource: Resource) =>
		pod.spec.containers.filter(({ resources: own }) => own?.limits?.[resource] === undefined).length;
	const share = (resource: Resource): Share => ({
		requested: requests[resource],
		used: resource === 'cpu' ? used.cpuMillis : used.memoryBytes,
		limit: limits[resource],
		unlimited: unlimited(resource),
	});
	const { uid, namespace, name } = pod.metadata;
	return { uid, namespace, name, cpu: share('cpu'), memory: share('memory') };
}

function total(pods: readonly PodUse[], resource: Resource): Share {
	const sum: Share = { requested: 0, used: 0, limit: 0, unlimited: 0 };
	for (const { [resource]: own } of pods) {
		sum.requested += own.requested;
		sum.used += own.used;
		sum.limit += own.limit;
		sum.unlimited += own.unlimited;
	}
	return sum;
}

/** Pods that could come: those that wait, and one more copy of each template or bare pod; alike ones once. */
function candidatesOf(cluster: ClusterState): Candidate[] {
	const found = new Map<string, Candidate>();
	for (const pod of cluster.objects.Pod.values()) {
		if (isPodTerminal(pod) || pod.metadata.deletionTimestamp !== undefined) continue;
		const { cpu, memory } = podRequests(pod);
		const { name } = (templateOwnerOf(cluster, pod) ?? pod).metadata;
		const pending = pod.spec.nodeName === undefined;
		found.set(`${name} ${cpu} ${memory} ${pending}`, { name, pending, requests: { cpu, memory } });
	}
	return [...found.values()];
}

function roomFor(free: Amounts, candidates: readonly Candidate[]): NodeUse['room'] {
	const waiting = candidates.filter(({ pending }) => pending);
	return (waiting.length > 0 ? waiting : candidates).flatMap(({ name, requests }) => {
		if (requests.cpu === 0 && requests.memory === 0) return [];
		const byCpu = requests.cpu === 0 ? Number.POSITIVE_INFINITY : Math.floor(free.cpu / requests.cpu);
		const byMemory = requests.memory === 0 ? Number.POSITIVE_INFINITY : Math.floor(free.memory / requests.memory);
		const count = Math.min(byCpu, byMemory);
		return count > 0 ? [{ name, count }] : [];
	});
}

/** Every node in the order in which it joined. */
function utilisation(cluster: ClusterState): Utilisation {
	const candidates = candidatesOf(cluster);
	const byNode = new Map<string, PodUse[]>();
	let pending = 0;
	for (const pod of cluster.objects.Pod.values()) {
		if (isPodTerminal(pod)) continue;
		const { nodeName } = pod.spec;
		if (nodeName === undefined) pending += 1;
		else byNode.set(nodeName, [...(byNode.get(nodeName) ?? []), podUse(cluster, pod)]);
	}
	const sum = { stranded: { cpu: 0, memory: 0 }, allocatable: { cpu: 0, memory: 0 } };
	const nodes = [...cluster.objects.Node.values()].map((node): NodeUse => {
		const { name } = node.metadata;
		const pods = byNode.get(name) ?? [];
		const allocatable = {
			cpu: cpuMillis(node.status.allocatable.cpu),
			memory: memoryBytes(node.status.allocatable.memory),
		};
		const cpu = total(pods, 'cpu');
		const memory = total(pods, 'memory');
		const free = {
			cpu: Math.max(0, allocatable.cpu - cpu.requested),
			memory: Math.max(0, allocatable.memory - memory.requested),
		};
		const stranded = strandedOn(free, allocatable, candidates);
		if (stranded) {
			if (stranded.lacks !== 'cpu') sum.stranded.cpu += free.cpu;
			if (stranded.lacks !== 'memory') sum.stranded.memory += free.memory;
		}
		sum.allocatable.cpu += allocatable.cpu;
		sum.allocatable.memory += allocatable.memory;
		return {
			name,
			ready: node.status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
			allocatable,
			free,
			cpu,
			memory,
			pods,
			stranded,
			room: roomFor(free, candidates),
		};
	});
	return { nodes, ...sum, pending };
}

let last: { cluster: ClusterState; key: string; view: Utilisation } | undefined;

/** The same object while nothing was written and the second is the same. */
export function utilisationView(cluster: ClusterState): Utilisation {
	const key = `${cluster.counters.resourceVersion} ${Math.floor(cluster.now / 1_000_000)}`;
	if (last?.cluster !== cluster || last.key !== key) last = { cluster, key, view: utilisation(cluster) };
	return last.view;
}
