/** Resources as the scoring strategies weigh them (`plugins/noderesources/resource_allocation.go`). */
import type { ResourceAmounts } from '../../kubernetes/podRequests.ts';

export interface WeightedResource {
	name: string;
	weight: number;
}

/** The default profile scores by CPU and memory alone, equally (`pkg/scheduler/apis/config/v1 defaultResourceSpec`). */
export const defaultResources: readonly WeightedResource[] = [
	{ name: 'cpu', weight: 1 },
	{ name: 'memory', weight: 1 },
];

/** The amount of a resource by its name; 0 for one that isn't there. */
export function amountOf(amounts: ResourceAmounts, name: string): number {
	if (name === 'cpu') return amounts.cpu;
	if (name === 'memory') return amounts.memory;
	return amounts.other[name] ?? 0;
}

/** True for a resource that the pod doesn't ask for and that therefore doesn't count: any but the three native ones. */
export function isBypassed(name: string, podAmount: number): boolean {
	return podAmount === 0 && name !== 'cpu' && name !== 'memory' && name !== 'ephemeral-storage';
}
