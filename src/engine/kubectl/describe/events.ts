/** The Events at the end of a description (`describe.go DescribeEvents`). */
import { parseTime } from '../../../kubernetes/time.ts';
import type { ClusterEvent, ObjectMeta } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import { interval } from '../printers/events.ts';
import type { Writer } from './writer.ts';

/** Events about one object, oldest first by when they were last seen. */
function eventsAbout({ state }: Engine, kind: string, { namespace, name, uid }: ObjectMeta): ClusterEvent[] {
	const found: ClusterEvent[] = [];
	for (const event of state.objects.Event.values()) {
		const { involvedObject } = event;
		if (involvedObject.kind !== kind || involvedObject.name !== name || involvedObject.namespace !== namespace)
			continue;
		if (involvedObject.uid === uid) found.push(event);
	}
	return byTime(found);
}

/** As kubectl sorts Events: by the time at which each was seen last. */
export function byTime(events: readonly ClusterEvent[]): ClusterEvent[] {
	return events.toSorted((a, b) => (parseTime(a.lastTimestamp) ?? 0) - (parseTime(b.lastTimestamp) ?? 0));
}

export function describeEvents(w: Writer, engine: Engine, kind: string, metadata: ObjectMeta): void {
	const events = eventsAbout(engine, kind, metadata);
	if (events.length === 0) {
		w.line(0, 'Events:\t<none>');
		return;
	}
	w.flush();
	w.line(0, 'Events:');
	w.line(0, '  Type\tReason\tAge\tFrom\tMessage');
	w.line(1, '----\t------\t----\t----\t-------');
	for (const event of events) {
		const { type, reason, source, message } = event;
		w.line(1, [type, reason, interval(event, engine.state.now), source.component, message.trim()].join('\t'));
	}
}
