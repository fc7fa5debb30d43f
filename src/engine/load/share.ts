/** How a kernel shares what there is between those who want some: by weight, nobody more than wanted, nothing left over. */

export interface Claim {
	weight: number;
	/** At most so much is of use. */
	demand: number;
}

/**
 * Each claim's part of the capacity, in whole units: whoever wants less than the share of its weight gets what it
 * wants, and the others share the rest in the same way. What rounding leaves over is less than a unit a claim.
 */
export function share(capacity: number, claims: readonly Claim[]): number[] {
	const parts = claims.map(({ demand }) => demand);
	let open = claims.map((_, index) => index);
	let rest = capacity;
	// Each round settles at least one claim, or is the last.
	for (let round = 0; round <= claims.length; round += 1) {
		let weight = 0;
		let wanted = 0;
		for (const index of open) {
			const { weight: own, demand } = claims[index] as Claim;
			weight += own;
			wanted += demand;
		}
		if (wanted <= rest) return parts;
		const isModest = (index: number): boolean => {
			const { weight: own, demand } = claims[index] as Claim;
			return demand * weight <= rest * own;
		};
		const modest = open.filter(isModest);
		if (modest.length === 0) {
			for (const index of open) parts[index] = Math.floor((rest * (claims[index] as Claim).weight) / weight);
			return parts;
		}
		open = open.filter((index) => !modest.includes(index));
		for (const index of modest) rest -= (claims[index] as Claim).demand;
	}
	throw new Error('sharing has as many rounds as claims');
}
