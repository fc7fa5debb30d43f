/**
 * The kubelet's own last word on a pod that's bound to it (`pkg/kubelet/lifecycle/predicate.go`): pods that
 * name a node themselves never met the scheduler.
 */
import { podRequests } from '../../kubernetes/podRequests.ts';
import { cpuMillis, memoryBytes } from '../../kubernetes/quantity.ts';
import type { Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';

export interface NodeRefusal {
	reason: string;
	message: string;
}

/** Why the node can't take the pod that's bound to it, as `OutOfcpu` and the like; nothing when it can. */
export function refusalAtNode(engine: Engine, pod: Pod, node: string): NodeRefusal | undefined {
	const info = engine.index.nodeInfos.get(node);
	if (!info) return undefined;
	const own = podRequests(pod);
	const { allocatable } = info.node.status;
	const among = info.pods.some(({ metadata }) => metadata.uid === pod.metadata.uid);
	const check = (resource: string, requested: number, used: number, capacity: number): NodeRefusal | undefined =>
		requested > 0 && used > capacity
			? {
					reason: `OutOf${resource}`,
					message: `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used - requested}, capacity: ${capacity}`,
				}
			: undefined;
	const used = (sum: number, ownPart: number) => (among ? sum : sum + ownPart);
	return (
		check('pods', 1, used(info.pods.length, 1), Number(allocatable.pods ?? 110)) ??
		check('cpu', own.cpu, used(info.requested.cpu, own.cpu), cpuMillis(allocatable.cpu)) ??
		check('memory', own.memory, used(info.requested.memory, own.memory), memoryBytes(allocatable.memory ?? 0))
	);
}
