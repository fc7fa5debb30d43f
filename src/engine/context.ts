/** A running engine: the state, and what is derived from it and never saved. */
import type { ChangeList } from './changes.ts';
import type { EventBody, QueuedEvent } from './events.ts';
import type { Indexes } from './indexes.ts';
import { push } from './queue.ts';
import { drawInt, type Streams, stream } from './random.ts';
import type { ClusterState, Microseconds, StoredKind, StoredObject } from './state.ts';

export interface Engine {
	state: ClusterState;
	streams: Streams;
	index: Indexes;
	changes: ChangeList;
	/** Told of every write to the store; puts keys on the controllers' work queues. */
	watch: <K extends StoredKind>(
		engine: Engine,
		kind: K,
		before: StoredObject<K> | undefined,
		after: StoredObject<K> | undefined,
	) => void;
	/** Called after every event, by tests and the fuzzer. */
	afterEvent?: (engine: Engine) => void;
}

/** Puts an event on the queue, `delay` µs from now. The body is taken over: a copy would cost as much as the queue. */
export function later(engine: Engine, delay: Microseconds, body: EventBody): void {
	const { state } = engine;
	state.counters.event += 1;
	const event = body as QueuedEvent;
	event.at = state.now + delay;
	event.seq = state.counters.event;
	push(state.queue, event);
}

/** A whole number in [0, range) from the named stream. */
export function draw(engine: Engine, name: string, range: number): number {
	return drawInt(stream(engine.streams, engine.state.seed, name), range);
}
