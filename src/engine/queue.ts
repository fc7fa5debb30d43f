/** The event queue: a binary heap of plain events, earliest first, equal times in the order of scheduling. */
import type { QueuedEvent } from './events.ts';

export type { QueuedEvent } from './events.ts';

/** More than this many waiting events is a runaway loop, not a cluster. */
const queueLimit = 5_000_000;

function before(a: QueuedEvent, b: QueuedEvent): boolean {
	return a.at < b.at || (a.at === b.at && a.seq < b.seq);
}

/** Adds an event to the heap. Throws when the queue's bound is broken. */
export function push(heap: QueuedEvent[], event: QueuedEvent): void {
	if (heap.length >= queueLimit) throw new Error(`event queue over its bound of ${queueLimit}`);
	let index = heap.length;
	heap.push(event);
	while (index > 0) {
		const parentIndex = (index - 1) >> 1;
		const parent = heap[parentIndex] as QueuedEvent;
		if (!before(event, parent)) break;
		heap[index] = parent;
		index = parentIndex;
	}
	heap[index] = event;
}

/** The queue without some of its events. An ordered list is a heap. */
export function withoutEvents(heap: readonly QueuedEvent[], isGone: (event: QueuedEvent) => boolean): QueuedEvent[] {
	return heap.filter((event) => !isGone(event)).sort((a, b) => (before(a, b) ? -1 : 1));
}

/** Takes the earliest event off the heap, or nothing when it's empty. */
export function pop(heap: QueuedEvent[]): QueuedEvent | undefined {
	const first = heap[0];
	const last = heap.pop();
	if (first === undefined || last === undefined || heap.length === 0) return first;
	const length = heap.length;
	let index = 0;
	for (;;) {
		let childIndex = 2 * index + 1;
		if (childIndex >= length) break;
		let child = heap[childIndex] as QueuedEvent;
		const right = heap[childIndex + 1];
		if (right !== undefined && before(right, child)) {
			childIndex += 1;
			child = right;
		}
		if (!before(child, last)) break;
		heap[index] = child;
		index = childIndex;
	}
	heap[index] = last;
	return first;
}
