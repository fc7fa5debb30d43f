/** What a pod asks of a node (`k8s.io/component-helpers/resource` PodRequests, PodLimits) and its QoS class. */
import { cpuMillis, memoryBytes } from './quantity.ts';
import type { Container, Pod, PodSpec, PodStatus } from './types.ts';

/** Amounts of resources: `cpu` in millicores, `memory` in bytes, the others (by name) in whole units. */
export interface ResourceAmounts {
	cpu: number;
	memory: number;
	other: Record<string, number>;
}

type Side = 'requests' | 'limits';
type PodWithSpec = { spec: Pick<Pod['spec'], 'containers'> & Partial<Pod['spec']> };

/**
 * What the scheduler counts: the sum over containers and sidecars, or the largest moment of initialisation
 * (one init container beside the sidecars started before it), whichever is more; and the pod's overhead.
 */
export function podRequests(pod: PodWithSpec): ResourceAmounts {
	const total = sumOver(pod, 'requests');
	if (pod.spec.overhead) add(total, amounts(pod.spec.overhead));
	return total;
}

/** The same for limits; overhead is added only to what is limited. A container without a limit counts as nothing. */
export function podLimits(pod: PodWithSpec): ResourceAmounts {
	const total = sumOver(pod, 'limits');
	if (pod.spec.overhead) {
		const overhead = amounts(pod.spec.overhead);
		if (total.cpu > 0) total.cpu += overhead.cpu;
		if (total.memory > 0) total.memory += overhead.memory;
		for (const name in overhead.other) {
			if (total.other[name]) total.other[name] += overhead.other[name] ?? 0;
		}
	}
	return total;
}

/** One container's requests or limits as numbers. */
export function containerAmounts(container: Pick<Container, 'resources'>, side: Side): ResourceAmounts {
	return amounts(container.resources?.[side]);
}

/** `pkg/apis/core/v1/helper/qos ComputePodQOS`: by the CPU and memory of containers and init containers alike. */
export function qosClass(spec: Pick<PodSpec, 'containers'> & Partial<PodSpec>): NonNullable<PodStatus['qosClass']> {
	const requests = { cpu: 0, memory: 0 };
	const limits = { cpu: 0, memory: 0 };
	let everyContainerIsLimited = true;
	for (const container of [...spec.containers, ...(spec.initContainers ?? [])]) {
		const request = containerAmounts(container, 'requests');
		const limit = containerAmounts(container, 'limits');
		if (limit.cpu <= 0 || limit.memory <= 0) everyContainerIsLimited = false;
		requests.cpu += Math.max(request.cpu, 0);
		requests.memory += Math.max(request.memory, 0);
		limits.cpu += Math.max(limit.cpu, 0);
		limits.memory += Math.max(limit.memory, 0);
	}
	if (requests.cpu + requests.memory + limits.cpu + limits.memory === 0) return 'BestEffort';
	const equal = requests.cpu === limits.cpu && requests.memory === limits.memory;
	return everyContainerIsLimited && equal ? 'Guaranteed' : 'Burstable';
}

/** True for an init container that stays: a sidecar. */
export function isSidecar(container: { restartPolicy?: string }): boolean {
	return container.restartPolicy === 'Always';
}

function sumOver(pod: PodWithSpec, side: Side): ResourceAmounts {
	const total = nothing();
	for (const container of pod.spec.containers) add(total, amounts(container.resources?.[side]));
	if (pod.spec.initContainers === undefined || pod.spec.initContainers.length === 0) return total;
	const sidecars = nothing();
	const initialisation = nothing();
	for (const container of pod.spec.initContainers) {
		const own = amounts(container.resources?.[side]);
		if (isSidecar(container)) {
			add(total, own);
			add(sidecars, own);
			raise(initialisation, sidecars);
		} else {
			add(own, sidecars);
			raise(initialisation, own);
		}
	}
	raise(total, initialisation);
	return total;
}

function nothing(): ResourceAmounts {
	return { cpu: 0, memory: 0, other: {} };
}

function amounts(list: Readonly<Record<string, string>> | undefined): ResourceAmounts {
	const result = nothing();
	for (const name in list) {
		if (name === 'cpu') result.cpu = cpuMillis(list[name]);
		else if (name === 'memory') result.memory = memoryBytes(list[name]);
		else result.other[name] = memoryBytes(list[name]);
	}
	return result;
}

function add(to: ResourceAmounts, more: ResourceAmounts): void {
	to.cpu += more.cpu;
	to.memory += more.memory;
	for (const name in more.other) to.other[name] = (to.other[name] ?? 0) + (more.other[name] ?? 0);
}

function raise(to: ResourceAmounts, least: ResourceAmounts): void {
	to.cpu = Math.max(to.cpu, least.cpu);
	to.memory = Math.max(to.memory, least.memory);
	for (const name in least.other) to.other[name] = Math.max(to.other[name] ?? 0, least.other[name] ?? 0);
}
