/** The controllers' work queues: a key waits in one at most once, as in client-go's workqueue. */
import { type Engine, later } from './context.ts';
import type { ControllerName } from './events.ts';
import { timing } from './timing.ts';

/** Puts a key on a controller's queue, to be taken off `delay` µs from now, unless it waits there already. */
export function enqueue(engine: Engine, controller: ControllerName, key: string, delay: number = timing.watchUs): void {
	const { queued } = engine.state;
	const entry = `${controller}|${key}`;
	if (queued.has(entry)) return;
	queued.add(entry);
	later(engine, delay, { type: 'reconcile', controller, key });
}
