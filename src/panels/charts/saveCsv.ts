import type { Messages } from '../../i18n/en/index.ts';
import { csvOf } from './csv.ts';
import type { ChartData, ChartMark } from './model.ts';

/** Lets the browser save the charts' numbers; spreadsheets read UTF-8 by the mark at its beginning. */
export function saveCsv(
	fileName: string,
	charts: readonly ChartData[],
	marks: readonly ChartMark[],
	{ time, happened }: Messages['charts'],
): void {
	const text = csvOf(charts, marks, { time: `${time} (s)`, marks: happened });
	const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = fileName;
	link.click();
	URL.revokeObjectURL(url);
}
