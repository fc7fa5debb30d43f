/**
 * A node as the scheduler sees it: the pods on it and their sums, kept up to date pod by pod instead of
 * being counted again each cycle (`pkg/scheduler/framework/types.go NodeInfo`). Values are never changed in place.
 */
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import type { ResourceAmounts } from '../../kubernetes/podRequests.ts';
import { cpuMillis, memoryBytes } from '../../kubernetes/quantity.ts';
import type { Node, Pod } from '../../kubernetes/types.ts';
import type { AffinityTerms } from './affinityTerms.ts';
import { type HostPort, type LabelSet, podFacts } from './podFacts.ts';

/** How many pods of a node carry one set of labels. */
export interface LabelCount {
	set: LabelSet;
	count: number;
	/** Those of them that are being deleted. */
	terminating: number;
}

/** How many pods of a node state the same pod (anti-)affinity. */
export interface AffinityCount {
	terms: AffinityTerms;
	count: number;
}

export interface NodeInfo {
	readonly node: Node;
	/** The pods bound to the node that aren't terminal. */
	readonly pods: readonly Pod[];
	readonly allocatable: ResourceAmounts & { pods: number };
	readonly requested: ResourceAmounts;
	/** Requests where a container without one counts as 100m and 200Mi. */
	readonly nonZeroRequested: { cpu: number; memory: number };
	readonly usedHostPorts: readonly HostPort[];
	readonly labelCounts: readonly LabelCount[];
	readonly affinityCounts: readonly AffinityCount[];
	/** Normalised image name → bytes, of the images that the node has. */
	readonly images: ReadonlyMap<string, number>;
}

/** A node with the pods bound to it (terminal ones are left out) and the images on it, name → bytes. */
export function nodeInfo(node: Node, pods: readonly Pod[], images?: ReadonlyMap<string, number>): NodeInfo {
	let info: NodeInfo = {
		node,
		pods: [],
		allocatable: allocatableOf(node),
		requested: { cpu: 0, memory: 0, other: {} },
		nonZeroRequested: { cpu: 0, memory: 0 },
		usedHostPorts: [],
		labelCounts: [],
		affinityCounts: [],
		images: normalisedImages(images),
	};
	for (const pod of pods) info = withPod(info, pod);
	return info;
}

/** The node with one more pod; a terminal pod takes nothing and changes nothing. Throws if the pod is there already. */
export function withPod(info: NodeInfo, pod: Pod): NodeInfo {
	if (isPodTerminal(pod)) return info;
	if (indexOf(info, pod) >= 0) throw new Error(`pod ${pod.metadata.uid} is on node ${info.node.metadata.name} already`);
	const facts = podFacts(pod);
	return {
		...info,
		pods: [...info.pods, pod],
		requested: sum(info.requested, facts.requests, 1),
		nonZeroRequested: {
			cpu: info.nonZeroRequested.cpu + facts.nonZero.cpu,
			memory: info.nonZeroRequested.memory + facts.nonZero.memory,
		},
		usedHostPorts: facts.hostPorts.length === 0 ? info.usedHostPorts : [...info.usedHostPorts, ...facts.hostPorts],
		labelCounts: counted(info.labelCounts, pod, facts.labelSet, 1),
		affinityCounts: affinityCounted(info.affinityCounts, facts.affinity, 1),
	};
}

/**
 * The node without the pod of that UID, whatever its object has become since it was put there.
 * A pod that isn't there changes nothing: a terminal one had never counted.
 */
export function withoutPod(info: NodeInfo, pod: Pod): NodeInfo {
	const index = indexOf(info, pod);
	const there = info.pods[index];
	if (there === undefined) return info;
	const facts = podFacts(there);
	const pods = info.pods.filter((other) => other !== there);
	return {
		...info,
		pods,
		requested: sum(info.requested, facts.requests, -1),
		nonZeroRequested: {
			cpu: info.nonZeroRequested.cpu - facts.nonZero.cpu,
			memory: info.nonZeroRequested.memory - facts.nonZero.memory,
		},
		usedHostPorts:
			facts.hostPorts.length === 0 ? info.usedHostPorts : pods.flatMap((other) => podFacts(other).hostPorts),
		labelCounts: counted(info.labelCounts, there, facts.labelSet, -1),
		affinityCounts: affinityCounted(info.affinityCounts, facts.affinity, -1),
	};
}

function indexOf(info: NodeInfo, pod: Pod): number {
	const { uid } = pod.metadata;
	return info.pods.findIndex((other) => other.metadata.uid === uid);
}

function allocatableOf(node: Node): NodeInfo['allocatable'] {
	const { cpu, memory, pods, ...rest } = node.status.allocatable;
	const other: Record<string, number> = {};
	for (const name in rest) other[name] = memoryBytes(rest[name]);
	return { cpu: cpuMillis(cpu), memory: memoryBytes(memory), pods: memoryBytes(pods), other };
}

function sum(total: ResourceAmounts, amounts: ResourceAmounts, sign: 1 | -1): ResourceAmounts {
	let { other } = total;
	for (const name in amounts.other) {
		if (other === total.other) other = { ...other };
		other[name] = (other[name] ?? 0) + sign * (amounts.other[name] ?? 0);
	}
	return { cpu: total.cpu + sign * amounts.cpu, memory: total.memory + sign * amounts.memory, other };
}

function counted(counts: readonly LabelCount[], pod: Pod, set: LabelSet, sign: 1 | -1): readonly LabelCount[] {
	const terminating = pod.metadata.deletionTimestamp === undefined ? 0 : sign;
	const index = counts.findIndex((entry) => entry.set === set || entry.set.key === set.key);
	const before = counts[index];
	if (before === undefined) return [...counts, { set, count: 1, terminating }];
	const after = { set: before.set, count: before.count + sign, terminating: before.terminating + terminating };
	return after.count === 0 ? counts.filter((entry) => entry !== before) : counts.with(index, after);
}

function affinityCounted(
	counts: readonly AffinityCount[],
	terms: AffinityTerms | undefined,
	sign: 1 | -1,
): readonly AffinityCount[] {
	if (terms === undefined) return counts;
	const index = counts.findIndex((entry) => entry.terms === terms);
	const before = counts[index];
	if (before === undefined) return [...counts, { terms, count: 1 }];
	const count = before.count + sign;
	return count === 0 ? counts.filter((entry) => entry !== before) : counts.with(index, { terms, count });
}

function normalisedImages(images: ReadonlyMap<string, number> | undefined): ReadonlyMap<string, number> {
	return new Map(Array.from(images ?? [], ([name, bytes]) => [normalisedImage(name), bytes]));
}

/** An image name with `:latest` where it has neither tag nor digest. `imagelocality normalizedImageName`. */
export function normalisedImage(name: string): string {
	return name.lastIndexOf(':') <= name.lastIndexOf('/') ? `${name}:latest` : name;
}
