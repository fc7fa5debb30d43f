import { Download, Zap } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Messages } from '../../i18n/en/index.ts';
import { useMessages } from '../../i18n/language.ts';
import { loadMarks } from '../../simulation/load/marks.ts';
import { wholeSecond } from '../../simulation/load/samples.ts';
import { type LoadScope, loadView, scopeKey, scopeOfSelection } from '../../simulation/load/scopes.ts';
import { podView } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ChartTable } from './ChartTable.tsx';
import { LoadControl } from './LoadControl.tsx';
import { chartMarks, loadCharts } from './loadCharts.ts';
import type { TimeRange } from './model.ts';
import { ScopeSelect } from './ScopeSelect.tsx';
import { saveCsv } from './saveCsv.ts';
import { TimeChart } from './TimeChart.tsx';
import { momentText } from './text.ts';

const second = 1_000_000;
const ranges = ['all', 'five', 'one'] as const;
type RangeKey = (typeof ranges)[number];
const lengths: Record<Exclude<RangeKey, 'all'>, number> = { five: 300 * second, one: 60 * second };
/** A run that has just begun is shown on an axis of this length. */
const rangeMin = 20 * second;

/** Measurements of what's selected, over time, and load to put on a Service. */
export function LoadPanel() {
	const { load, charts: chartTexts } = useMessages();
	const [shown, setShown] = useState<'charts' | 'table'>('charts');
	const [rangeKey, setRangeKey] = useState<RangeKey>('all');
	const [controlShown, setControlShown] = useState(false);
	const [hover, setHover] = useState<number>();
	const now = useSimulation((state) => state.now);
	const scope = useSimulation(({ selection }) => scopeOfSelection(selection));
	const view = useSimulation((state) => loadView(state.furthest, state.cluster, scope));
	const end = useSimulation((state) => wholeSecond(state.furthest.now));
	const furthest = useSimulation((state) => state.furthest);
	const range = useMemo((): TimeRange => {
		const to = Math.max(end, rangeMin);
		return { from: rangeKey === 'all' ? 0 : Math.max(0, to - lengths[rangeKey]), to };
	}, [end, rangeKey]);
	const charts = useMemo(() => loadCharts(view, scope, load), [view, scope, load]);
	const entries = useSimulation((state) => state.furthest.log.entries.length);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the log's arrays are changed in place; what's been logged tells of news
	const marks = useMemo(
		() => chartMarks(loadMarks(simulation.document().commands, furthest), load),
		[furthest, entries, end, load],
	);
	const read = hover ?? now;
	const told = marks.findLast(({ at }) => at <= read && at > read - second);
	const caption = load.caption(nameOf(scope, load));
	const seek = (at: number) => {
		simulation.pause();
		simulation.seek(at);
	};
	return (
		<div className="flex min-h-0 flex-1 flex-col max-md:overflow-auto">
			<div className="flex flex-wrap items-center gap-2 px-3 py-2">
				<ScopeSelect scope={scope} />
				<Segmented<'charts' | 'table'>
					label={load.view}
					choices={(['charts', 'table'] as const).map((value) => ({ value, label: load.views[value] }))}
					value={shown}
					onChange={setShown}
				/>
				<Segmented<RangeKey>
					label={load.range}
					choices={ranges.map((value) => ({ value, label: load.ranges[value] }))}
					value={rangeKey}
					onChange={setRangeKey}
				/>
				<IconButton
					label={load.download}
					icon={<Download size={18} aria-hidden />}
					onClick={() => saveCsv(`${scopeKey(scope).replaceAll('/', '-')}-load.csv`, charts, marks, chartTexts)}
				/>
				<Button
					icon={<Zap size={16} aria-hidden />}
					aria-expanded={controlShown}
					onClick={() => setControlShown((before) => !before)}
				>
					{load.control.open}
				</Button>
				{told ? (
					<p
						className={cx(
							'min-w-0 truncate text-sm',
							told.tone === 'failure' ? 'text-failing-text' : 'text-text-muted',
						)}
					>
						{momentText(told.at)} {told.text}
					</p>
				) : null}
			</div>
			{controlShown ? <LoadControl scope={scope} /> : null}
			{shown === 'table' ? (
				<ChartTable label={caption} charts={charts} marks={marks} />
			) : (
				<section
					aria-label={caption}
					className="grid min-h-0 flex-1 auto-rows-min grid-cols-[repeat(auto-fill,minmax(min(21rem,100%),1fr))] gap-x-4 gap-y-3 overflow-auto px-3 pb-3 max-md:flex-none max-md:overflow-visible"
				>
					{charts.map((data) => (
						<TimeChart
							key={data.key}
							data={data}
							range={range}
							marks={marks}
							cursor={now}
							now={now}
							step={second}
							hover={hover}
							onCursor={seek}
							onHover={setHover}
						/>
					))}
				</section>
			)}
		</div>
	);
}

function nameOf(scope: LoadScope, { of, cluster }: Messages['load']): string {
	const podName = (uid: string) => podView(simulation.getState().cluster, uid)?.name ?? uid;
	switch (scope.kind) {
		case 'cluster':
			return cluster;
		case 'service':
			return of.service(scope.name);
		case 'node':
			return of.node(scope.name);
		case 'pod':
			return of.pod(podName(scope.uid));
		case 'container':
			return of.container(scope.container, podName(scope.uid));
	}
}
