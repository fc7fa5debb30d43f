/** Sums by topology key and the value that a node's label gives it. Lives within one cycle. */
import type { Labels } from '../../kubernetes/types.ts';

export class TopologyTally {
	readonly #sums = new Map<string, Map<string, number>>();

	/** Adds to the domain of the node that has those labels; to none if it lacks the key. */
	add(key: string, nodeLabels: Labels | undefined, amount: number): void {
		const value = nodeLabels?.[key];
		if (value === undefined) return;
		let sums = this.#sums.get(key);
		if (sums === undefined) {
			sums = new Map();
			this.#sums.set(key, sums);
		}
		sums.set(value, (sums.get(value) ?? 0) + amount);
	}

	/** The sum of the domain that a node with those labels is in; 0 outside every domain. */
	at(key: string, nodeLabels: Labels | undefined): number {
		const value = nodeLabels?.[key];
		return value === undefined ? 0 : (this.#sums.get(key)?.get(value) ?? 0);
	}

	keys(): string[] {
		return [...this.#sums.keys()];
	}

	/** True if nothing was ever added. */
	get isEmpty(): boolean {
		return this.#sums.size === 0;
	}
}
