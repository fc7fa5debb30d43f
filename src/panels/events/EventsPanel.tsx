import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { cx } from '../../ui/cx.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { ageText } from '../shared/format.ts';
import { usOf } from './eventsOf.ts';
import { type EventFilter, eventFilters, latestEvents, selectionOf } from './latestEvents.ts';

/** Rows shown; the cluster keeps more, and kubectl lists them all. */
const rowsMax = 200;

/** Kubernetes' events of the whole cluster, the newest first, as `kubectl get events` has them. */
export function EventsPanel() {
	const { events: texts, inspector } = useMessages();
	const [filter, setFilter] = useState<EventFilter>('all');
	const events = useSimulation((state) => latestEvents(state.cluster.objects.Event, filter, rowsMax));
	const nowSeconds = useSimulation((state) => Math.floor(state.now / 1_000_000));
	return (
		<div className="flex min-h-0 flex-1 flex-col">
			<div className="px-3 py-2">
				<Segmented<EventFilter>
					label={texts.filter}
					choices={eventFilters.map((value) => ({ value, label: texts.filters[value] }))}
					value={filter}
					onChange={setFilter}
				/>
			</div>
			{events.length === 0 ? (
				<p className="px-3 pb-3 text-sm text-text-muted">{inspector.noEvents}</p>
			) : (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by the keyboard
				<section aria-label={texts.title} tabIndex={0} className="min-h-0 flex-1 overflow-auto px-3 pb-2">
					<table className="w-full border-collapse text-left text-sm">
						<thead className="sticky top-0 bg-surface text-text-muted">
							<tr>
								{(['lastSeen', 'type', 'reason', 'object', 'message'] as const).map((column) => (
									<th key={column} scope="col" className="border-b border-line py-1 pr-4 font-medium whitespace-nowrap">
										{texts.columns[column]}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{events.map((event) => {
								const { kind, name } = event.involvedObject;
								const selection = selectionOf(event);
								return (
									<tr key={event.metadata.name} className="border-b border-line align-baseline">
										<td className="py-1 pr-4 whitespace-nowrap tabular-nums text-text-muted">
											{ageText(nowSeconds * 1_000_000 - usOf(event.lastTimestamp))}
											{event.count > 1 ? ` ×${event.count}` : ''}
										</td>
										<td
											className={cx(
												'py-1 pr-4 whitespace-nowrap',
												event.type === 'Warning' && 'font-medium text-failing-text',
											)}
										>
											{event.type}
										</td>
										<td className="py-1 pr-4 whitespace-nowrap">{event.reason}</td>
										<td className="py-1 pr-4 whitespace-nowrap">
											{selection ? (
												<button
													type="button"
													className="min-h-6 text-accent-text hover:underline"
													onClick={() => simulation.select(selection)}
												>
													{kind.toLowerCase()}/{name}
												</button>
											) : (
												`${kind.toLowerCase()}/${name}`
											)}
										</td>
										<td lang="en" className="min-w-64 py-1 text-text-muted">
											{event.message}
										</td>
									</tr>
								);
							})}
						</tbody>
					</table>
				</section>
			)}
		</div>
	);
}
