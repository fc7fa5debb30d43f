/** The event queue: a binary heap of plain events, earliest first, equal times in the order of scheduling. */
import type { QueuedEvent } from './events.ts';

export type { QueuedEvent } from './events.ts';

/** More than this many waiting events is a runaway loop, not a cluster. */
const queueLimit = 5_000_000;

/**
 * Times and numbers of a heap's events, in pairs and in the heap's order. Comparing two events takes their times from
 * objects of some twenty shapes; comparing two places of a list of numbers is several times faster. Never saved: a
 * heap that has none gets them from its events.
 */
interface Keys {
	pairs: Float64Array;
	/** How many events they're for. */
	length: number;
}

const known = new WeakMap<readonly QueuedEvent[], Keys>();
let lastHeap: readonly QueuedEvent[] | undefined;
let lastKeys: Keys | undefined;

function keysOf(heap: readonly QueuedEvent[]): Keys {
	if (heap === lastHeap && lastKeys?.length === heap.length) return lastKeys;
	let keys = known.get(heap);
	if (keys?.length !== heap.length) {
		keys = { pairs: new Float64Array(Math.max(64, 4 * heap.length)), length: heap.length };
		for (const [index, { at, seq }] of heap.entries()) {
			keys.pairs[2 * index] = at;
			keys.pairs[2 * index + 1] = seq;
		}
		known.set(heap, keys);
	}
	lastHeap = heap;
	lastKeys = keys;
	return keys;
}

/** Adds an event to the heap. Throws when the queue's bound is broken. */
export function push(heap: QueuedEvent[], event: QueuedEvent): void {
	if (heap.length >= queueLimit) throw new Error(`event queue over its bound of ${queueLimit}`);
	const keys = keysOf(heap);
	let index = heap.length;
	heap.push(event);
	keys.length = heap.length;
	if (2 * heap.length > keys.pairs.length) {
		const longer = new Float64Array(2 * keys.pairs.length);
		longer.set(keys.pairs);
		keys.pairs = longer;
	}
	const { pairs } = keys;
	const { at, seq } = event;
	while (index > 0) {
		const parent = (index - 1) >> 1;
		const parentAt = pairs[2 * parent] as number;
		const parentSeq = pairs[2 * parent + 1] as number;
		if (at > parentAt || (at === parentAt && seq >= parentSeq)) break;
		heap[index] = heap[parent] as QueuedEvent;
		pairs[2 * index] = parentAt;
		pairs[2 * index + 1] = parentSeq;
		index = parent;
	}
	heap[index] = event;
	pairs[2 * index] = at;
	pairs[2 * index + 1] = seq;
}

/** The queue without some of its events. An ordered list is a heap. */
export function withoutEvents(heap: readonly QueuedEvent[], isGone: (event: QueuedEvent) => boolean): QueuedEvent[] {
	return heap.filter((event) => !isGone(event)).sort((a, b) => a.at - b.at || a.seq - b.seq);
}

/** Takes the earliest event off the heap, or nothing when it's empty. */
export function pop(heap: QueuedEvent[]): QueuedEvent | undefined {
	const keys = keysOf(heap);
	const first = heap[0];
	const last = heap.pop();
	keys.length = heap.length;
	const { length } = heap;
	if (first === undefined || last === undefined || length === 0) return first;
	const { pairs } = keys;
	const at = pairs[2 * length] as number;
	const seq = pairs[2 * length + 1] as number;
	let index = 0;
	for (;;) {
		let child = 2 * index + 1;
		if (child >= length) break;
		let childAt = pairs[2 * child] as number;
		let childSeq = pairs[2 * child + 1] as number;
		const right = child + 1;
		if (right < length) {
			const rightAt = pairs[2 * right] as number;
			const rightSeq = pairs[2 * right + 1] as number;
			if (rightAt < childAt || (rightAt === childAt && rightSeq < childSeq)) {
				child = right;
				childAt = rightAt;
				childSeq = rightSeq;
			}
		}
		if (childAt > at || (childAt === at && childSeq > seq)) break;
		heap[index] = heap[child] as QueuedEvent;
		pairs[2 * index] = childAt;
		pairs[2 * index + 1] = childSeq;
		index = child;
	}
	heap[index] = last;
	pairs[2 * index] = at;
	pairs[2 * index + 1] = seq;
	return first;
}
