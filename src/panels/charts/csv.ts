/** Charts as a table of numbers: for a spreadsheet, and for whoever reads rather than looks. */
import type { ChartData, ChartMark, ChartSeries } from './model.ts';

export interface ChartRow {
	/** End of the window, in µs. */
	at: number;
	/** One for each series, in the order of `seriesOf`. */
	values: readonly (number | undefined)[];
	/** What happened in the window. */
	marks: readonly ChartMark[];
}

export interface Column {
	chart: ChartData;
	series: ChartSeries;
}

/** All series of the charts, in order. */
export function columnsOf(charts: readonly ChartData[]): Column[] {
	return charts.flatMap((chart) => chart.series.map((series) => ({ chart, series })));
}

/** One row a moment that any series has a value of, oldest first. */
export function rowsOf(columns: readonly Column[], marks: readonly ChartMark[]): ChartRow[] {
	const byMoment = columns.map(({ series }) => new Map(series.points.map(({ at, value }) => [at, value])));
	const moments = [...new Set(byMoment.flatMap((points) => [...points.keys()]))].sort((a, b) => a - b);
	return moments.map((at, index) => {
		const since = moments[index - 1] ?? Number.NEGATIVE_INFINITY;
		return {
			at,
			values: byMoment.map((points) => points.get(at)),
			marks: marks.filter((mark) => mark.at > since && mark.at <= at),
		};
	});
}

/** Quoted where RFC 4180 asks for it; a text that a spreadsheet would take for a formula is kept a text. */
function field(value: string): string {
	const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** RFC 4180: a header, then one line a row. Times in seconds, values in the base unit that the header names. */
export function csvOf(
	charts: readonly ChartData[],
	marks: readonly ChartMark[],
	texts: { time: string; marks: string },
): string {
	const columns = columnsOf(charts);
	const base = { rate: '1/s', duration: 'ms', cpu: 'millicores', memory: 'bytes', count: 'requests' } as const;
	const heads = columns.map(({ chart, series }) => `${chart.title}: ${series.label} (${base[chart.quantity]})`);
	const lines = rowsOf(columns, marks).map((row) => [
		String(row.at / 1_000_000),
		...row.values.map((value, index) => {
			if (value === undefined) return '';
			return String(columns[index]?.chart.quantity === 'duration' ? value / 1_000 : value);
		}),
		field(row.marks.map(({ text }) => text).join('; ')),
	]);
	const head = [texts.time, ...heads, texts.marks].map(field);
	return [head, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}
