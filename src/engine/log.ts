/**
 * What happened, as codes and parameters: sentences are made by the view. Every entry goes into a running
 * hash, which is the fingerprint of the whole run; the newest entries are kept for people to read.
 */
import { emptyHash, type HashState, mixNumber, mixText, mixWord } from './hash.ts';

export const logCodes = [
	'commandAccepted',
	'commandRefused',
	'objectCreated',
	'objectUpdated',
	'objectDeleted',
	'podBound',
	'sandboxReady',
	'imagePulled',
	'imagePullFailed',
	'containerStarted',
	'containerExited',
	'processExited',
	'fileWritten',
	'podEvicted',
	'nodeAvailability',
	'listening',
	'bindFailed',
	'packetSent',
	'packetDelivered',
	'packetRefused',
	'packetDropped',
	'nameUnresolved',
	'requestDone',
	'requestFailed',
] as const;
export type LogCode = (typeof logCodes)[number];
const codeNumber = new Map<string, number>(logCodes.map((code, index) => [code, index + 1]));

/** Packets are too many to keep: they're hashed and counted, and told as stories. */
const unkept: ReadonlySet<LogCode> = new Set(['packetSent', 'packetDelivered', 'requestDone', 'objectUpdated']);

export interface LogEntry {
	at: number;
	seq: number;
	code: LogCode;
	parameters: readonly (string | number)[];
}

export interface EventLog {
	hash: HashState;
	length: number;
	/** The newest entries, oldest first; at most twice `keptEntries`. */
	entries: LogEntry[];
}

const keptEntries = 2000;

export function emptyLog(): EventLog {
	return { hash: emptyHash(), length: 0, entries: [] };
}

export function copyLog(log: EventLog): EventLog {
	return { hash: { ...log.hash }, length: log.length, entries: log.entries.slice() };
}

/** The same as {@link record} with two numbers, for what isn't kept: there are many of them. */
export function recordNumbers({ log, now }: { log: EventLog; now: number }, code: LogCode, a: number, b: number): void {
	const { hash } = log;
	mixNumber(hash, now);
	mixWord(hash, codeNumber.get(code) ?? 0);
	mixNumber(hash, a);
	mixNumber(hash, b);
	log.length += 1;
}

/** Adds an entry at the holder's present time; the log is changed in place. */
export function record(
	holder: { log: EventLog; now: number },
	code: LogCode,
	...parameters: (string | number)[]
): void {
	const { log, now } = holder;
	mixNumber(log.hash, now);
	mixWord(log.hash, codeNumber.get(code) ?? 0);
	for (const parameter of parameters) {
		if (typeof parameter === 'number') mixNumber(log.hash, parameter);
		else mixText(log.hash, parameter);
	}
	log.length += 1;
	if (unkept.has(code)) return;
	if (log.entries.length >= 2 * keptEntries) log.entries = log.entries.slice(-keptEntries);
	log.entries.push({ at: now, seq: log.length, code, parameters });
}
