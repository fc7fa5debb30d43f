import { useMessages } from '../../i18n/language.ts';
import { useSimulation } from '../../simulation/store.ts';
import { cx } from '../../ui/cx.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { eventsOf, type InvolvedObject, usOf } from '../events/eventsOf.ts';
import { ageText } from '../shared/format.ts';
import { Quiet } from './parts.tsx';

/** Kubernetes' events about one object, the newest first, in Kubernetes' own words. */
export function Events({ about }: { about: InvolvedObject }) {
	const { inspector } = useMessages();
	return (
		<Disclosure title={inspector.sections.events} defaultOpen className="border-t border-line px-4 py-1.5">
			{() => <List about={about} />}
		</Disclosure>
	);
}

function List({ about }: { about: InvolvedObject }) {
	const { inspector } = useMessages();
	const events = useSimulation((state) => eventsOf(state.cluster.objects.Event, about));
	const nowSeconds = useSimulation((state) => Math.floor(state.now / 1_000_000));
	if (events.length === 0) return <Quiet>{inspector.noEvents}</Quiet>;
	const ageOf = (timestamp: string) => ageText(nowSeconds * 1_000_000 - usOf(timestamp));
	return (
		<ol className="flex flex-col gap-2 pb-2 text-sm">
			{events.map((event) => (
				<li key={event.metadata.name} className="border-l-2 border-line-strong pl-2.5">
					<div className="flex items-baseline justify-between gap-2">
						<span className={cx('font-medium', event.type === 'Warning' && 'text-failing-text')}>{event.reason}</span>
						<span className="text-text-muted tabular-nums">
							{event.count > 1
								? inspector.eventAgeTimes(ageOf(event.lastTimestamp), event.count)
								: inspector.eventAge(ageOf(event.lastTimestamp))}
						</span>
					</div>
					<p lang="en" className="break-words text-text-muted">
						{event.message}
					</p>
				</li>
			))}
		</ol>
	);
}
