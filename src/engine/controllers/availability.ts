/** Ready long enough to count (`pkg/api/v1/pod/util.go IsPodAvailable`). */
import type { Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { second } from '../timing.ts';
import { isReady, readySince } from './replicaSetVictims.ts';

/** When a pod counts as available, in µs; undefined while it isn't ready. */
function availableAt(pod: Pod, minReadySeconds: number): number | undefined {
	if (!isReady(pod)) return undefined;
	return minReadySeconds === 0 ? 0 : (readySince(pod) ?? 0) + minReadySeconds * second;
}

export function isAvailable(engine: Engine, pod: Pod, minReadySeconds: number): boolean {
	const at = availableAt(pod, minReadySeconds);
	return at !== undefined && at <= engine.state.now;
}

/** How many pods are ready, how many available, and in how many µs the next of the ready ones will be. */
export function countAvailability(
	engine: Engine,
	pods: readonly Pod[],
	minReadySeconds: number,
): { ready: number; available: number; nextIn: number | undefined } {
	const { now } = engine.state;
	let ready = 0;
	let available = 0;
	let next = Number.POSITIVE_INFINITY;
	for (const pod of pods) {
		const at = availableAt(pod, minReadySeconds);
		if (at === undefined) continue;
		ready += 1;
		if (at <= now) available += 1;
		else if (at < next) next = at;
	}
	return { ready, available, nextIn: next === Number.POSITIVE_INFINITY ? undefined : next - now };
}

/** In how many µs the first of the ready pods that aren't available yet will be; undefined when there's none. */
export function nextAvailableIn(engine: Engine, pods: readonly Pod[], minReadySeconds: number): number | undefined {
	const { now } = engine.state;
	let next: number | undefined;
	for (const pod of pods) {
		const at = availableAt(pod, minReadySeconds);
		if (at !== undefined && at > now && (next === undefined || at - now < next)) next = at - now;
	}
	return next;
}
