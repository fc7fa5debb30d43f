/** Capacity that's free and of no use: no pod that could come fits into it. Pure. */

/** Millicores and bytes. */
export interface Amounts {
	cpu: number;
	memory: number;
}

/** A pod that could come: one that waits, or one more copy of a template. */
export interface Candidate {
	/** `web`, as its pod or its owner is named. */
	name: string;
	/** It waits for a node now. */
	pending: boolean;
	requests: Amounts;
}

/** What the nearest pod lacks: with only one short, it's the other resource that lies idle. */
export type Shortage = 'cpu' | 'memory' | 'both';

export interface Stranded {
	lacks: Shortage;
	free: Amounts;
	/** The pod that is nearest to fitting. */
	candidate: Candidate;
}

/** Free of a node, as a share of what it has, below which it counts as used up. */
const usedUpShare = 0.02;

const asksNothing = ({ requests }: Candidate): boolean => requests.cpu === 0 && requests.memory === 0;
const fits = ({ requests }: Candidate, free: Amounts): boolean =>
	requests.cpu <= free.cpu && requests.memory <= free.memory;

/** How far a pod is from fitting: the larger of the two shortages, as a share of what it asks for. */
function shortage({ requests }: Candidate, free: Amounts): number {
	const short = (asked: number, left: number) => (asked > left ? (asked - left) / asked : 0);
	return Math.max(short(requests.cpu, free.cpu), short(requests.memory, free.memory));
}

/**
 * Why a node's free capacity is of no use, or undefined when some pod fits, or none is known that could come.
 * Pods that wait are asked first; only if there are none, one more copy of each template.
 */
export function strandedOn(
	free: Amounts,
	allocatable: Amounts,
	candidates: readonly Candidate[],
): Stranded | undefined {
	const waiting = candidates.filter(({ pending }) => pending);
	const asked = (waiting.length > 0 ? waiting : candidates).filter((candidate) => !asksNothing(candidate));
	const [first, ...others] = asked;
	if (!first || asked.some((candidate) => fits(candidate, free))) return undefined;
	const hasCpu = free.cpu > allocatable.cpu * usedUpShare;
	const hasMemory = free.memory > allocatable.memory * usedUpShare;
	if (!hasCpu && !hasMemory) return undefined;
	const nearest = others.reduce(
		(best, candidate) => (shortage(candidate, free) < shortage(best, free) ? candidate : best),
		first,
	);
	const cpuShort = nearest.requests.cpu > free.cpu;
	const memoryShort = nearest.requests.memory > free.memory;
	return { lacks: cpuShort && memoryShort ? 'both' : memoryShort ? 'memory' : 'cpu', free, candidate: nearest };
}
