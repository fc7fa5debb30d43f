import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '../../simulation/cluster.ts';
import { latestEvents, selectionOf } from './latestEvents.ts';

function event(version: number, type: ClusterEvent['type'], lastTimestamp: string): ClusterEvent {
	return {
		apiVersion: 'v1',
		kind: 'Event',
		metadata: { name: `e${version}`, namespace: 'default', uid: `${version}`, resourceVersion: String(version) },
		type,
		reason: 'Started',
		message: '',
		involvedObject: { kind: 'Pod', namespace: 'default', name: 'web', uid: 'u1' },
		source: { component: 'kubelet' },
		count: 1,
		firstTimestamp: lastTimestamp,
		lastTimestamp,
	} as ClusterEvent;
}

describe('the newest events', () => {
	const table = new Map(
		[
			event(1, 'Normal', '2025-01-01T00:00:01Z'),
			event(2, 'Warning', '2025-01-01T00:00:03Z'),
			event(3, 'Normal', '2025-01-01T00:00:03Z'),
		].map((entry) => [entry.metadata.name, entry]),
	);

	it('stand first, by time and then by resourceVersion, up to a number', () => {
		expect(latestEvents(table, 'all', 2).map(({ metadata }) => metadata.name)).toEqual(['e3', 'e2']);
	});

	it('are filtered by type', () => {
		expect(latestEvents(table, 'Warning', 9).map(({ metadata }) => metadata.name)).toEqual(['e2']);
	});

	it('are the same array until one is newer', () => {
		const before = latestEvents(table, 'all', 9);
		expect(latestEvents(table, 'all', 9)).toBe(before);
		table.set('e1', { ...event(4, 'Normal', '2025-01-01T00:00:09Z'), count: 2 });
		expect(latestEvents(table, 'all', 9)[0]?.count).toBe(2);
	});

	it('lead to the object that they are about', () => {
		expect(selectionOf(event(1, 'Normal', ''))).toEqual({ kind: 'pod', uid: 'u1' });
	});
});
