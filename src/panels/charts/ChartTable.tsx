import { useMemo } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { columnsOf, rowsOf } from './csv.ts';
import type { ChartData, ChartMark } from './model.ts';
import { momentText, valueText } from './text.ts';

/** Rows shown; the CSV has all of them. */
const rowsMax = 300;

/** The charts as a table: the newest moment first. */
export function ChartTable({
	label,
	charts: data,
	marks,
}: {
	label: string;
	charts: readonly ChartData[];
	marks: readonly ChartMark[];
}) {
	const { charts } = useMessages();
	const columns = useMemo(() => columnsOf(data), [data]);
	const rows = useMemo(() => rowsOf(columns, marks).reverse(), [columns, marks]);
	if (rows.length === 0) return <p className="px-3 py-2 text-sm text-text-muted">{charts.nothingYet}</p>;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by the keyboard
		<section aria-label={label} tabIndex={0} className="min-h-0 flex-1 overflow-auto px-3 pb-2">
			<table className="border-collapse text-right text-sm tabular-nums">
				<caption className="sr-only">{label}</caption>
				<thead className="sticky top-0 bg-surface text-text-muted">
					<tr>
						<td />
						{data.map(({ key, title, series }) => (
							<th key={key} scope="colgroup" colSpan={series.length} className="px-3 pt-1 text-left font-semibold">
								{title}
							</th>
						))}
						<td />
					</tr>
					<tr className="border-b border-line">
						<th scope="col" className="py-1 pr-3 text-left font-medium">
							{charts.time}
						</th>
						{columns.map(({ chart, series }) => (
							<th
								key={`${chart.key} ${series.key}`}
								scope="col"
								className="px-3 py-1 text-left font-medium whitespace-nowrap"
							>
								{series.label}
							</th>
						))}
						<th scope="col" className="py-1 pl-3 text-left font-medium">
							{charts.happened}
						</th>
					</tr>
				</thead>
				<tbody>
					{rows.slice(0, rowsMax).map((row) => (
						<tr key={row.at} className="border-b border-line">
							<th scope="row" className="py-1 pr-3 text-left font-medium">
								{momentText(row.at)}
							</th>
							{columns.map(({ chart, series }, index) => (
								<td
									key={`${chart.key} ${series.key}`}
									className="px-3 py-1 text-left whitespace-nowrap"
									data-series={series.key}
								>
									{valueText(chart.quantity, row.values[index], charts.units)}
								</td>
							))}
							<td className="py-1 pl-3 text-left whitespace-nowrap text-text-muted">
								{row.marks.map(({ text }) => text).join('; ')}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			{rows.length > rowsMax ? (
				<p className="py-2 text-sm text-text-muted">{charts.moreRows(String(rowsMax))}</p>
			) : null}
		</section>
	);
}
