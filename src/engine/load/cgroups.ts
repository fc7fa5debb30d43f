/** CPU of the cgroups that a kubelet makes: weights from requests, quotas from limits (`pkg/kubelet/cm/helpers_linux.go`, v1.33). */
import { containerAmounts, podRequests, qosClass } from '../../kubernetes/podRequests.ts';
import { cpuMillis } from '../../kubernetes/quantity.ts';
import type { Container, Pod } from '../../kubernetes/types.ts';
import type { NodeInfo } from '../scheduler/nodeInfo.ts';
import { coreSpeed } from './meter.ts';

const sharesMin = 2;
const sharesMax = 262_144;

/** `MilliCPUToShares`. */
function cpuShares(milliCpu: number): number {
	return Math.min(sharesMax, Math.max(sharesMin, Math.floor((milliCpu * 1024) / 1000)));
}

/** `cpu.weight` of cgroup v2 for a request (`CPUSharesToCPUWeight`): 1 for none, 39 for a core. */
export function cpuWeight(milliCpu: number): number {
	return Math.floor(((cpuShares(milliCpu) - 2) * 9999) / 262_142) + 1;
}

/** A kernel's quota is at least 1 ms of each 100 (`MinQuotaPeriod`). */
const quotaMinMillis = 10;

export type QosClass = ReturnType<typeof qosClass>;

/** What the kernel goes by when it shares CPU between containers. Limits are speeds: `coreSpeed` is a core. */
export interface CpuCgroup {
	qos: QosClass;
	podWeight: number;
	weight: number;
	/** Missing without a limit. */
	limit?: number;
}

export function cgroupOf(pod: Pod, container: Container): CpuCgroup {
	const limit = containerAmounts(container, 'limits').cpu;
	const qos = qosClass(pod.spec);
	return {
		qos,
		podWeight: qos === 'BestEffort' ? cpuWeight(0) : cpuWeight(podRequests(pod).cpu),
		weight: cpuWeight(containerAmounts(container, 'requests').cpu),
		...(limit > 0 ? { limit: Math.floor((Math.max(quotaMinMillis, limit) * coreSpeed) / 1000) } : {}),
	};
}

export interface NodeCgroups {
	/** All of the machine's cores, as a speed. */
	capacity: number;
	/** Of the cgroup that holds all burstable pods; guaranteed ones stand beside it, and the best-effort cgroup weighs least. */
	burstableWeight: number;
}

const known = new WeakMap<NodeInfo, NodeCgroups>();

/** What a node shares out, read once for each change of its pods. */
export function cgroupsOn(info: NodeInfo): NodeCgroups {
	let cgroups = known.get(info);
	if (!cgroups) {
		let requested = 0;
		for (const pod of info.pods) if (qosClass(pod.spec) === 'Burstable') requested += podRequests(pod).cpu;
		const capacity = Math.max(1, Math.floor((cpuMillis(info.node.status.capacity.cpu) * coreSpeed) / 1000));
		cgroups = { capacity, burstableWeight: cpuWeight(requested) };
		known.set(info, cgroups);
	}
	return cgroups;
}
