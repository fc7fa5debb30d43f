/** Kubernetes' own Events: what `kubectl describe` and `kubectl get events` show. */
import { formatTime } from '../kubernetes/time.ts';
import type { ObjectMeta } from '../kubernetes/types.ts';
import type { Engine } from './context.ts';
import { hash32 } from './hash.ts';
import { isOnline } from './machines.ts';
import { create, get, update } from './store.ts';

export interface EventSource {
	component: string;
	host?: string;
}

/** Events of more objects than this push out the oldest: etcd would let them expire after an hour. */
const clusterEventLimit = 5_000;

/**
 * Records an Event about an object. The same source, object, reason and message again raises `count`, as
 * client-go's EventCorrelator does. `fieldPath` names a container: `spec.containers{web}`.
 */
export function emit(
	engine: Engine,
	about: { kind: string; metadata: ObjectMeta },
	type: 'Normal' | 'Warning',
	reason: string,
	message: string,
	source: EventSource,
	fieldPath?: string,
): void {
	// What a kubelet has to say doesn't get through while it's cut off.
	if (source.host !== undefined && engine.state.machines.has(source.host) && !isOnline(engine.state, source.host))
		return;
	const { kind, metadata } = about;
	const namespace = metadata.namespace === '' ? 'default' : metadata.namespace;
	const suffix = hash32([metadata.uid, type, reason, message, source.component, fieldPath ?? ''].join('|'));
	const name = `${metadata.name}.${suffix.toString(16).padStart(8, '0')}`;
	const now = formatTime(engine.state.now);
	const existing = get(engine, 'Event', `${namespace}/${name}`);
	if (existing) {
		update(engine, 'Event', { ...existing, count: existing.count + 1, lastTimestamp: now });
		return;
	}
	const events = engine.state.objects.Event;
	if (events.size >= clusterEventLimit) {
		const oldest = events.keys().next();
		if (!oldest.done) events.delete(oldest.value);
	}
	create(engine, 'Event', {
		apiVersion: 'v1',
		kind: 'Event',
		metadata: { name, namespace },
		type,
		reason,
		message,
		involvedObject: {
			kind,
			namespace: metadata.namespace,
			name: metadata.name,
			uid: metadata.uid,
			...(fieldPath === undefined ? {} : { fieldPath }),
		},
		source,
		count: 1,
		firstTimestamp: now,
		lastTimestamp: now,
	});
}
