import type { Messages } from '../../i18n/en/index.ts';
import { saveFileAs } from '../shared/saveFile.ts';
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
	saveFileAs(new File(['\uFEFF', text], fileName, { type: 'text/csv;charset=utf-8' }));
}
