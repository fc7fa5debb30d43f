import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pop, push, type QueuedEvent, withoutEvents } from './queue.ts';

const event = (at: number, seq: number): QueuedEvent => ({ at, seq, type: 'clientTick', pid: seq });
const inOrder = (events: readonly QueuedEvent[]): QueuedEvent[] =>
	events.toSorted((a, b) => a.at - b.at || a.seq - b.seq);

function drained(heap: QueuedEvent[]): QueuedEvent[] {
	const events: QueuedEvent[] = [];
	for (let next = pop(heap); next; next = pop(heap)) events.push(next);
	return events;
}

/** Times to push at, and gaps at which one is popped instead. */
const moves = fc.array(fc.option(fc.nat(50), { nil: 'pop' as const, freq: 3 }), { maxLength: 300 });

/** Plays the moves on a heap and on a sorted list side by side. */
function play(heap: QueuedEvent[], list: readonly (number | 'pop')[], from: number): QueuedEvent[] {
	let waiting = inOrder(heap);
	for (const [index, move] of list.entries()) {
		if (move === 'pop') {
			expect(pop(heap)).toEqual(waiting[0]);
			waiting = waiting.slice(1);
		} else {
			push(heap, event(move, from + index));
			waiting = inOrder([...waiting, event(move, from + index)]);
		}
	}
	return waiting;
}

describe('the queue', () => {
	it('gives events by time, equal times in the order of scheduling', () => {
		fc.assert(
			fc.property(moves, (list) => {
				const heap: QueuedEvent[] = [];
				const waiting = play(heap, list, 1);
				expect(drained(heap)).toEqual(waiting);
			}),
		);
	});

	it('goes on from a copy, from a filtered one and beside another queue', () => {
		fc.assert(
			fc.property(moves, moves, (first, second) => {
				const heap: QueuedEvent[] = [];
				play(heap, first, 1);
				const copy = structuredClone(heap);
				const even = withoutEvents(heap, ({ seq }) => seq % 2 === 1);
				const waiting = play(heap, second, 1_000);
				const copyWaiting = play(copy, second, 1_000);
				expect(copyWaiting).toEqual(waiting);
				const odd = inOrder(even);
				expect(drained(even)).toEqual(odd);
				expect(drained(copy)).toEqual(drained(heap));
			}),
		);
	});
});
