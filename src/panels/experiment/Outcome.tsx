import { ArrowLeft, Check, Download, Link2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import type { DesignResult } from '../../simulation/experiment/run.ts';
import { type Comparison, experiment } from '../../simulation/experiment/store.ts';
import { verdictOf } from '../../simulation/experiment/verdict.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copyText.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { ChartTable } from '../charts/ChartTable.tsx';
import { saveCsv } from '../charts/saveCsv.ts';
import { TimeChart } from '../charts/TimeChart.tsx';
import { experimentCharts } from './charts.ts';
import { Figures } from './Figures.tsx';
import { designName, experimentTitle, outcomeText } from './texts.ts';

const second = 1_000_000;

interface OutcomeProps {
	comparison: Comparison;
	results: readonly [DesignResult, DesignResult];
}

/** What came out: in words, in a small table, and over time. */
export function Outcome({ comparison, results }: OutcomeProps) {
	const messages = useMessages();
	const { experiment: texts, charts: chartTexts } = messages;
	const [first, other] = comparison.designs;
	const names = [designName(first.title, messages), designName(other.title, messages)] as const;
	const findings = useMemo(() => verdictOf(results), [results]);
	const charts = useMemo(() => experimentCharts(results, texts), [results, texts]);
	const range = useMemo(() => ({ from: 0, to: comparison.durationUs }), [comparison]);
	const [cursor, setCursor] = useState(comparison.durationUs);
	const [hover, setHover] = useState<number>();
	const [shown, setShown] = useState<'charts' | 'table'>('charts');
	const title = experimentTitle(comparison, messages);
	return (
		<div className="flex flex-col gap-4">
			<p data-testid="outcome" className="rounded-lg bg-accent-soft px-4 py-3 text-lg text-pretty">
				{outcomeText(findings, names, messages)}
			</p>
			<div className="flex flex-wrap items-center gap-2">
				<Segmented<'charts' | 'table'>
					label={texts.view}
					choices={(['charts', 'table'] as const).map((value) => ({ value, label: texts.views[value] }))}
					value={shown}
					onChange={setShown}
				/>
				<div className="flex-1" />
				<CopyLink comparison={comparison} />
				<Button
					icon={<Download size={16} aria-hidden />}
					onClick={() => saveCsv('comparison.csv', charts, [], chartTexts)}
				>
					{texts.download}
				</Button>
				<Button icon={<ArrowLeft size={16} aria-hidden />} onClick={() => experiment.clear()}>
					{texts.back}
				</Button>
			</div>
			<div className="grid items-start gap-5 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
				<Figures results={results} names={names} />
				{shown === 'table' ? (
					<div className="flex max-h-128 min-w-0 flex-col">
						<ChartTable label={title} charts={charts} marks={[]} />
					</div>
				) : (
					<div className="grid grid-cols-[repeat(auto-fill,minmax(min(19rem,100%),1fr))] gap-x-3 gap-y-4">
						{charts.map((data) => (
							<TimeChart
								key={data.key}
								data={data}
								range={range}
								marks={[]}
								cursor={cursor}
								step={second}
								hover={hover}
								onCursor={setCursor}
								onHover={setHover}
							/>
						))}
					</div>
				)}
			</div>
		</div>
	);
}

/** Copies the comparison's own link; one that's too long for any link is said to be. */
function CopyLink({ comparison }: { comparison: Comparison }) {
	const { experiment: texts, common } = useMessages();
	const [state, setState] = useState<'idle' | 'copied' | 'tooLong'>('idle');
	const copy = async () => {
		const url = await experiment.linkOf(comparison);
		if (url === undefined) {
			setState('tooLong');
			announce(texts.linkTooLong);
			return;
		}
		const done = await copyText(url);
		setState(done ? 'copied' : 'idle');
		announce(done ? common.copied : common.copyFailed);
	};
	if (state === 'tooLong') return <p className="text-sm text-failing-text">{texts.linkTooLong}</p>;
	return (
		<Button
			variant="primary"
			title={texts.linkDetail}
			icon={state === 'copied' ? <Check size={16} aria-hidden /> : <Link2 size={16} aria-hidden />}
			onClick={() => void copy()}
		>
			{state === 'copied' ? common.copied : texts.copyLink}
		</Button>
	);
}
