/**
 * Which place in a machine each pod has. A pod keeps its place for as long as it's there: a new one takes the
 * first that's free, so that a pod which replaces another appears where that one was.
 */
export type Slots = ReadonlyMap<string, number>;

/** Takes the places so far and the uids now; gives the same map when nothing changed. */
export function nextSlots(previous: Slots, uids: readonly string[]): Slots {
	if (uids.length === previous.size && uids.every((uid) => previous.has(uid))) return previous;
	const next = new Map<string, number>();
	const taken = new Set<number>();
	for (const uid of uids) {
		const slot = previous.get(uid);
		if (slot === undefined) continue;
		next.set(uid, slot);
		taken.add(slot);
	}
	let free = 0;
	for (const uid of uids) {
		if (next.has(uid)) continue;
		while (taken.has(free)) free += 1;
		taken.add(free);
		next.set(uid, free);
	}
	return next;
}

export interface Cell {
	readonly row: number;
	readonly column: number;
}

/**
 * Where a slot stands. The grid grows by a whole row, then a whole column, so it stays about square and no slot
 * ever moves: 0 | 1 below it | a column of 2 | a row of 2 | a column of 3 | …
 */
export function cellOf(slot: number): Cell {
	const side = Math.floor(Math.sqrt(slot));
	const within = slot - side * side;
	if (within < side) return { row: side, column: within };
	return { row: within - side, column: side };
}
