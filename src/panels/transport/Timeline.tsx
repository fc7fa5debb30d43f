import { useRef, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { cx } from '../../ui/cx.ts';
import { clockText } from '../shared/format.ts';
import { type Mark, type MarkKind, marksOf, timelineLength } from './marks.ts';

const buckets = 120;
const markColours: Record<MarkKind, string> = {
	start: 'bg-running',
	command: 'bg-accent',
	failure: 'bg-failing',
};

/** The whole run as a line: what's behind is filled, what happened is marked, any moment can be gone to. */
export function Timeline({ className }: { className?: string }) {
	const { timeline } = useMessages();
	const now = useSimulation((state) => state.now);
	const furthest = useFurthest(now);
	const length = timelineLength(furthest);
	const share = `${Math.min(100, (now / length) * 100)}%`;
	return (
		<div className={cx('group relative h-8 min-w-24', className)}>
			<Marks length={length} />
			<div className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 overflow-hidden rounded-full bg-pressed">
				<div className="h-full bg-accent" style={{ width: share }} />
			</div>
			<div
				className="pointer-events-none absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-accent bg-surface transition-transform group-hover:scale-125"
				style={{ left: share }}
			/>
			<input
				type="range"
				aria-label={timeline.scrubber}
				aria-valuetext={clockText(now)}
				min={0}
				max={length}
				step={100_000}
				value={now}
				onChange={(event) => simulation.seek(Math.round(event.currentTarget.valueAsNumber))}
				className="absolute inset-0 h-full w-full cursor-pointer appearance-none bg-transparent opacity-0"
			/>
			<div className="pointer-events-none absolute inset-0 rounded-sm group-has-focus-visible:outline-2 group-has-focus-visible:outline-accent" />
		</div>
	);
}

/** The latest moment that this run has reached; begins anew with each scenario. */
function useFurthest(now: number): number {
	const title = useSimulation((state) => state.title);
	const seen = useRef({ title, us: now });
	if (seen.current.title !== title) seen.current = { title, us: now };
	seen.current.us = Math.max(seen.current.us, now);
	return seen.current.us;
}

function Marks({ length }: { length: number }) {
	// The log's arrays are changed in place: what has been logged last tells whether there's news.
	const logged = useSimulation((state) => state.cluster.log.entries.at(-1)?.seq ?? 0);
	const [kept, setKept] = useState<{ key: string; marks: Mark[] }>({ key: '', marks: [] });
	const key = `${logged}/${length}`;
	if (kept.key !== key) {
		setKept({ key, marks: marksOf(simulation.getState().cluster.log.entries, length, buckets) });
	}
	return (
		<div aria-hidden className="absolute inset-0">
			{kept.marks.map(({ bucket, kind }) => (
				<span
					key={bucket}
					className={cx('absolute top-1 size-1 -translate-x-1/2 rounded-full', markColours[kind])}
					style={{ left: `${((bucket + 0.5) / buckets) * 100}%` }}
				/>
			))}
		</div>
	);
}
