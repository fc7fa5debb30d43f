/** The controllers' work queues: a key waits in one at most once, as in client-go's workqueue. */
import { type Engine, later } from './context.ts';
import type { ControllerName } from './events.ts';
import { timing } from './timing.ts';

/** Puts a key on a controller's queue, to be taken off `delay` µs from now, unless it waits there already for as soon. */
export function enqueue(engine: Engine, controller: ControllerName, key: string, delay: number = timing.watchUs): void {
	const { queued, now } = engine.state;
	const entry = `${controller}|${key}`;
	const due = queued.get(entry);
	if (due !== undefined && due <= now + delay) return;
	queued.set(entry, now + delay);
	later(engine, delay, { type: 'reconcile', controller, key });
}

/** Takes a key off at its time. False for one that an earlier call has taken the place of. */
export function takeOff(engine: Engine, controller: ControllerName, key: string): boolean {
	const { queued, now } = engine.state;
	const entry = `${controller}|${key}`;
	return queued.get(entry) === now && queued.delete(entry);
}
