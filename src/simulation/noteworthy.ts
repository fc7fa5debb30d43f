/** The moments that *step* and *step back* stop at: what a person would want to see happen. */
import type { LogCode } from '../engine/log.ts';
import type { ClusterState } from '../engine/state.ts';

const noteworthy: ReadonlySet<LogCode> = new Set([
	'commandAccepted',
	'podBound',
	'sandboxReady',
	'imagePulled',
	'containerStarted',
	'containerExited',
	'bindFailed',
	'packetRefused',
	'packetDropped',
]);

/** The next moment (µs) after the given one: something in the log, or a request that's told as a story. */
export function nextMoment({ log, traffic }: ClusterState, after: number): number | undefined {
	const entry = log.entries.find(({ at, code }) => at > after && noteworthy.has(code));
	const story = traffic.stories.find(({ at }) => at > after);
	if (entry && story) return Math.min(entry.at, story.at);
	return entry?.at ?? story?.at;
}

/** The last such moment before the given one. */
export function lastMoment({ log, traffic }: ClusterState, before: number): number | undefined {
	const entry = log.entries.findLast(({ at, code }) => at < before && noteworthy.has(code));
	const story = traffic.stories.findLast(({ at }) => at < before);
	if (entry && story) return Math.max(entry.at, story.at);
	return entry?.at ?? story?.at;
}
