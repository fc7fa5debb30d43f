/** Room for the pod's requests, and a preference for the emptier node. `plugins/noderesources/fit.go, least_allocated.go`. */
import type { ResourceAmounts } from '../../../kubernetes/podRequests.ts';
import { type FilterPlugin, maxNodeScore, type NodeInfo, type ScorePlugin } from '../framework.ts';
import { amountOf, defaultResources, isBypassed, type WeightedResource } from '../resources.ts';

export const nodeResourcesFitFilter: FilterPlugin = {
	name: 'NodeResourcesFit',
	prepare({ facts }) {
		const otherNames = otherResources(facts.requests);
		return (info) => {
			const reasons = insufficient(facts.requests, otherNames, info);
			// Until 1.34 preemption is tried even where the pod is larger than the whole node.
			return reasons === undefined ? undefined : { reasons, resolvable: true };
		};
	},
};

/** The names beside cpu and memory, ephemeral storage first, then by name (upstream: in no order). */
function otherResources({ other }: ResourceAmounts): string[] {
	const names = Object.keys(other).filter((name) => (other[name] ?? 0) > 0);
	const storage = 'ephemeral-storage';
	return names.sort((a, b) => Number(b === storage) - Number(a === storage) || (a < b ? -1 : 1));
}

/** Every reason at once, in upstream's order: pods, cpu, memory, the others. */
function insufficient(requests: ResourceAmounts, otherNames: string[], info: NodeInfo): string[] | undefined {
	const { allocatable, requested } = info;
	let reasons: string[] | undefined;
	if (info.pods.length + 1 > allocatable.pods) reasons = ['Too many pods'];
	if (requests.cpu > 0 && requests.cpu > allocatable.cpu - requested.cpu) {
		reasons = [...(reasons ?? []), 'Insufficient cpu'];
	}
	if (requests.memory > 0 && requests.memory > allocatable.memory - requested.memory) {
		reasons = [...(reasons ?? []), 'Insufficient memory'];
	}
	for (const name of otherNames) {
		const free = (allocatable.other[name] ?? 0) - (requested.other[name] ?? 0);
		if ((requests.other[name] ?? 0) > free) reasons = [...(reasons ?? []), `Insufficient ${name}`];
	}
	return reasons;
}

/** The score by the mean, rounded down, of the resources' free shares; a resource that the node hasn't is left out. */
export function leastAllocated(resources: readonly WeightedResource[]): ScorePlugin {
	return {
		name: 'NodeResourcesFit',
		weight: 1,
		prepare({ facts }) {
			const asked = { ...facts.nonZero, other: facts.requests.other };
			const counted = resources.filter(({ name }) => !isBypassed(name, amountOf(asked, name)));
			return {
				score({ allocatable, requested, nonZeroRequested }) {
					let total = 0;
					let weights = 0;
					for (const { name, weight } of counted) {
						const capacity = amountOf(allocatable, name);
						if (capacity === 0) continue;
						const taken =
							name === 'cpu' ? nonZeroRequested.cpu : name === 'memory' ? nonZeroRequested.memory : undefined;
						total += freeShare(capacity, (taken ?? amountOf(requested, name)) + amountOf(asked, name)) * weight;
						weights += weight;
					}
					return weights === 0 ? 0 : Math.floor(total / weights);
				},
			};
		},
	};
}

export const nodeResourcesFitScore = leastAllocated(defaultResources);

/** In whole percent, rounded down. */
function freeShare(capacity: number, requested: number): number {
	return requested > capacity ? 0 : Math.floor(((capacity - requested) * maxNodeScore) / capacity);
}
