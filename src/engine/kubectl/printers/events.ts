/** `printers.go printEvent`. */
import type { ClusterEvent } from '../../../kubernetes/types.ts';
import { since } from '../text/times.ts';
import type { Column, Columns } from './column.ts';

/** `pod/web`: what an Event is about. */
function objectOf({ involvedObject }: ClusterEvent): string {
	return `${involvedObject.kind.toLowerCase()}/${involvedObject.name}`;
}

const lastSeen: Column<ClusterEvent> = {
	title: 'LAST SEEN',
	cell: ({ lastTimestamp }, now) => since(lastTimestamp, now),
};
const message: Column<ClusterEvent> = { title: 'MESSAGE', cell: (event) => event.message.trim() };

export const eventTable: Columns<ClusterEvent> = [
	lastSeen,
	{ title: 'TYPE', cell: ({ type }) => type },
	{ title: 'REASON', cell: ({ reason }) => reason },
	{ title: 'OBJECT', cell: objectOf },
	{ title: 'SUBOBJECT', wide: true, cell: ({ involvedObject }) => involvedObject.fieldPath ?? '' },
	{
		title: 'SOURCE',
		wide: true,
		cell: ({ source }) => [source.component, source.host].filter((part) => part !== undefined).join(', '),
	},
	message,
	{ title: 'FIRST SEEN', wide: true, cell: ({ firstTimestamp }, now) => since(firstTimestamp, now) },
	{ title: 'COUNT', wide: true, cell: ({ count }) => String(count) },
	{ title: 'NAME', wide: true, cell: ({ metadata }) => metadata.name },
];

/** `5s (x3 over 40s)`: how `describe` and `kubectl events` give an Event's age. */
export function interval({ count, firstTimestamp, lastTimestamp }: ClusterEvent, now: number): string {
	return count > 1
		? `${since(lastTimestamp, now)} (x${count} over ${since(firstTimestamp, now)})`
		: since(firstTimestamp, now);
}

/** `kubectl events` (`k8s.io/kubectl/pkg/cmd/events`). */
export const eventsVerbTable: Columns<ClusterEvent> = [
	{ title: 'LAST SEEN', cell: interval },
	...eventTable.slice(1, 3),
	{ title: 'OBJECT', cell: ({ involvedObject }) => `${involvedObject.kind}/${involvedObject.name}` },
	message,
];
