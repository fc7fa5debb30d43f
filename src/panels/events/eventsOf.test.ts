import { describe, expect, it } from 'vitest';
import { eventsOf, usOf } from './eventsOf.ts';

type Value = ReturnType<typeof eventsOf>[number];

function event(name: string, uid: string, second: number, fieldPath?: string): Value {
	const time = `2025-01-01T00:00:${String(second).padStart(2, '0')}Z`;
	return {
		apiVersion: 'v1',
		kind: 'Event',
		metadata: {
			name: `${name}.${second}`,
			namespace: 'default',
			uid: '',
			resourceVersion: '',
			creationTimestamp: time,
		},
		type: 'Normal',
		reason: `At${second}`,
		message: '',
		involvedObject: { kind: 'Pod', namespace: 'default', name, uid, ...(fieldPath ? { fieldPath } : {}) },
		source: { component: 'kubelet' },
		count: 1,
		firstTimestamp: time,
		lastTimestamp: time,
	};
}
const tableOf = (...events: Value[]) => new Map(events.map((value) => [value.metadata.name, value]));
const web = { kind: 'Pod', namespace: 'default', name: 'web' };

describe('eventsOf', () => {
	it('gives the newest first, of this object alone', () => {
		const table = tableOf(event('web', 'a', 1), event('web', 'a', 9), event('api', 'b', 5), event('web', 'a', 4));
		expect(eventsOf(table, web).map(({ reason }) => reason)).toEqual(['At9', 'At4', 'At1']);
	});

	it('orders what happened within one second by resourceVersion', () => {
		const versioned = (resourceVersion: string) => {
			const made = event('web', 'a', 1);
			return { ...made, metadata: { ...made.metadata, name: `web.${resourceVersion}`, resourceVersion } };
		};
		const table = tableOf(versioned('9'), versioned('10'), versioned('8'));
		expect(eventsOf(table, web).map(({ metadata }) => metadata.resourceVersion)).toEqual(['10', '9', '8']);
	});

	it('tells a pod from an earlier one of its name, and a container from its pod', () => {
		const table = tableOf(
			event('web', 'old', 1),
			event('web', 'new', 2),
			event('web', 'new', 3, 'spec.containers{app}'),
		);
		expect(eventsOf(table, { ...web, uid: 'new' })).toHaveLength(2);
		expect(eventsOf(table, { ...web, uid: 'new', container: 'app' }).map(({ reason }) => reason)).toEqual(['At3']);
	});

	it('gives the same array until one of them changes', () => {
		const table = tableOf(event('web', 'a', 1));
		const first = eventsOf(table, web);
		table.set('other', event('api', 'b', 2));
		expect(eventsOf(table, web)).toBe(first);
		table.set('web.1', event('web', 'a', 3));
		expect(eventsOf(table, web)).not.toBe(first);
	});
});

it('reads Kubernetes timestamps as virtual time', () => {
	expect(usOf('2025-01-01T00:01:30Z')).toBe(90_000_000);
});
