/** Prefers nodes whose CPU and memory fill up evenly. `plugins/noderesources/balanced_allocation.go`. */
import { maxNodeScore, type ScorePlugin } from '../framework.ts';
import { amountOf, defaultResources, isBypassed, type WeightedResource } from '../resources.ts';

/** The score by how far the used shares of the resources are apart. Skips pods that ask for none of them. */
export function balancedAllocation(resources: readonly WeightedResource[]): ScorePlugin {
	return {
		name: 'NodeResourcesBalancedAllocation',
		weight: 1,
		prepare({ facts }) {
			const asked = resources.map(({ name }) => ({ name, amount: amountOf(facts.requests, name) }));
			if (asked.every(({ amount }) => amount === 0)) return undefined;
			const counted = asked.filter(({ name, amount }) => !isBypassed(name, amount));
			return {
				score({ allocatable, requested }) {
					const shares: number[] = [];
					for (const { name, amount } of counted) {
						const capacity = amountOf(allocatable, name);
						if (capacity > 0) shares.push(Math.min((amountOf(requested, name) + amount) / capacity, 1));
					}
					return Math.trunc((1 - standardDeviation(shares)) * maxNodeScore);
				},
			};
		},
	};
}

export const nodeResourcesBalancedAllocation = balancedAllocation(defaultResources);

function standardDeviation(shares: readonly number[]): number {
	const [first, second] = shares;
	if (first === undefined || second === undefined) return 0;
	if (shares.length === 2) return Math.abs((first - second) / 2);
	let sum = 0;
	for (const share of shares) sum += share;
	const mean = sum / shares.length;
	let squares = 0;
	for (const share of shares) squares += (share - mean) * (share - mean);
	return Math.sqrt(squares / shares.length);
}
