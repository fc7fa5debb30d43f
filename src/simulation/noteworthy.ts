/** The moments that *step* and *step back* stop at: what a person would want to see happen. */
import type { LogCode, LogEntry } from '../engine/log.ts';

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

/** The first noteworthy entry after a moment (µs), if one is in the log. */
export function nextNoteworthy(entries: readonly LogEntry[], after: number): LogEntry | undefined {
	return entries.find(({ at, code }) => at > after && noteworthy.has(code));
}

/** The last noteworthy entry before a moment (µs). */
export function lastNoteworthy(entries: readonly LogEntry[], before: number): LogEntry | undefined {
	return entries.findLast(({ at, code }) => at < before && noteworthy.has(code));
}
