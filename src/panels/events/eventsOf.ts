import { type ClusterEvent, parseTime } from '../../simulation/cluster.ts';

type EventTable = ReadonlyMap<string, ClusterEvent>;

export interface InvolvedObject {
	kind: string;
	namespace: string;
	name: string;
	/** Tells a pod from an earlier one of its name. */
	uid?: string | undefined;
	/** Only events about this container. */
	container?: string | undefined;
}

/** A Kubernetes timestamp as µs of virtual time. */
export function usOf(timestamp: string): number {
	return parseTime(timestamp) ?? 0;
}

function isAbout(event: ClusterEvent, about: InvolvedObject): boolean {
	const object = event.involvedObject;
	if (object.kind !== about.kind || object.name !== about.name || object.namespace !== about.namespace) return false;
	if (about.uid !== undefined && object.uid !== about.uid) return false;
	return about.container === undefined || object.fieldPath === `spec.containers{${about.container}}`;
}

/** Timestamps have whole seconds; what was written later within one has the higher resourceVersion. */
export function newestFirst(a: ClusterEvent, b: ClusterEvent): number {
	if (a.lastTimestamp !== b.lastTimestamp) return a.lastTimestamp < b.lastTimestamp ? 1 : -1;
	return Number(b.metadata.resourceVersion) - Number(a.metadata.resourceVersion);
}

let memory: { key: string; events: readonly ClusterEvent[] } | undefined;

/** The object's events, the newest first. The same array as before while none of them changed. */
export function eventsOf(table: EventTable, about: InvolvedObject): readonly ClusterEvent[] {
	const key = JSON.stringify(about);
	const events: ClusterEvent[] = [];
	for (const event of table.values()) if (isAbout(event, about)) events.push(event);
	events.sort(newestFirst);
	const before = memory?.key === key ? memory.events : undefined;
	if (before && before.length === events.length && before.every((event, index) => event === events[index]))
		return before;
	memory = { key, events };
	return events;
}
