/** What lessons ask about Services, drafts and requests for CPU. */
import type { Role } from '../../engine/images/program.ts';
import { resolveProgram } from '../../engine/images/resolve.ts';
import { serviceNameLabel } from '../../engine/network/slices.ts';
import type { ClusterState } from '../../engine/state.ts';
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import { podRequests } from '../../kubernetes/podRequests.ts';
import type { Container } from '../../kubernetes/types.ts';
import { rolesOf } from './pods.ts';

/** The roles in each draft on the canvas. */
export function draftRoles({ drafts }: ClusterState): Role[][] {
	return [...drafts.values()].map(({ pod }) =>
		pod.spec.containers.map((container) => resolveProgram(container as unknown as Container).program.role),
	);
}

/** Of the Service that has the most: ready endpoints whose pods run a container of that role. */
export function readyEndpoints({ objects }: ClusterState, role: Role): number {
	const pods = new Map([...objects.Pod.values()].map((pod) => [pod.metadata.uid, pod]));
	const counts = new Map<string, number>();
	for (const { metadata, endpoints } of objects.EndpointSlice.values()) {
		const service = `${metadata.namespace}/${metadata.labels?.[serviceNameLabel]}`;
		for (const { conditions, targetRef } of endpoints) {
			const pod = pods.get(targetRef.uid);
			if (conditions.ready && pod && rolesOf(pod).includes(role)) counts.set(service, (counts.get(service) ?? 0) + 1);
		}
	}
	return Math.max(0, ...counts.values());
}

/** What all pods that aren't over ask for together, in millicores. */
export function cpuRequestedMillicores({ objects }: ClusterState): number {
	let sum = 0;
	for (const pod of objects.Pod.values()) {
		if (!isPodTerminal(pod) && pod.metadata.deletionTimestamp === undefined) sum += podRequests(pod).cpu;
	}
	return sum;
}
