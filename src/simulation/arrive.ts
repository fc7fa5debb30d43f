/** A run's way to the moment at which it opens, in slices between which the page lives on. */
import { runOn, type Timeline } from './timeline.ts';

const sliceMs = 12;
const eventsPerStep = 500;
/** A link can hold a week of heavy traffic: nobody waits for that. */
const patienceMs = 20_000;

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Runs on to `at` (µs); false when that takes longer than anybody waits. */
export async function arrive(timeline: Timeline, at: number): Promise<boolean> {
	const begin = performance.now();
	for (;;) {
		const deadline = performance.now() + sliceMs;
		while (performance.now() < deadline) if (runOn(timeline, at, eventsPerStep)) return true;
		if (performance.now() - begin > patienceMs) return false;
		await nextTask();
	}
}
