import type { ClusterEvent } from '../../simulation/cluster.ts';
import type { Selection } from '../../simulation/views.ts';
import { newestFirst } from './eventsOf.ts';

export const eventFilters = ['all', 'Warning', 'Normal'] as const;
export type EventFilter = (typeof eventFilters)[number];

let memory:
	| { table: unknown; filter: EventFilter; size: number; newest: string; events: readonly ClusterEvent[] }
	| undefined;

/** The newest events first, at most `max`. The same array as before while the table has none that's newer. */
export function latestEvents(
	table: ReadonlyMap<string, ClusterEvent>,
	filter: EventFilter,
	max: number,
): readonly ClusterEvent[] {
	let newest = 0;
	for (const { metadata } of table.values()) newest = Math.max(newest, Number(metadata.resourceVersion));
	const version = String(newest);
	if (memory?.table === table && memory.filter === filter && memory.size === table.size && memory.newest === version)
		return memory.events;
	const wanted = [...table.values()].filter((event) => filter === 'all' || event.type === filter);
	const events = wanted.sort(newestFirst).slice(0, max);
	memory = { table, filter, size: table.size, newest: version, events };
	return events;
}

/** What a click on the event's object selects; nothing for what the stage doesn't show. */
export function selectionOf({ involvedObject: { kind, namespace, name, uid } }: ClusterEvent): Selection | undefined {
	if (kind === 'Pod') return { kind: 'pod', uid };
	if (kind === 'Node') return { kind: 'node', name };
	if (kind === 'Service') return { kind: 'service', namespace, name };
	return undefined;
}
