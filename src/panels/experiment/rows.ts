/** The small table of an experiment: one figure a row, of both designs. Pure. */
import type { Messages } from '../../i18n/en/index.ts';
import type { DesignResult } from '../../simulation/experiment/run.ts';
import type { Side } from '../../simulation/experiment/verdict.ts';
import { valueText } from '../charts/text.ts';
import { bytesText } from '../shared/format.ts';
import { percentText } from './texts.ts';

export interface Row {
	key: keyof Messages['experiment']['rows'];
	values: readonly [string, string];
	/** The better side, where one is and better means anything. */
	better: Side | undefined;
}

type Read = (result: DesignResult) => number | undefined;

/** Differences below this share of the larger figure are told of neither: they may be chance. */
const told = 0.03;

/** Which of two figures is better, if they differ by more than chance and don't read the same. */
function betterOf(figures: readonly [number | undefined, number | undefined], values: Row['values'], less: boolean) {
	const [a, b] = figures;
	if (a === undefined || b === undefined || values[0] === values[1]) return undefined;
	if (Math.abs(a - b) <= Math.max(a, b) * told) return undefined;
	return a < b === less ? 0 : 1;
}

export function rowsOf(results: readonly [DesignResult, DesignResult], { charts }: Messages): Row[] {
	const row = (
		key: Row['key'],
		read: Read,
		write: (value: number | undefined) => string,
		wanted?: 'less' | 'more',
	): Row => {
		const figures = [read(results[0]), read(results[1])] as const;
		const values = [write(figures[0]), write(figures[1])] as const;
		return { key, values, better: wanted ? betterOf(figures, values, wanted === 'less') : undefined };
	};
	const count = (value: number | undefined) => String(Math.round(value ?? 0));
	const bytes = (value: number | undefined) => bytesText(value ?? 0);
	const duration = (value: number | undefined) => valueText('duration', value, charts.units);
	const cpu = (value: number | undefined) => valueText('cpu', value, charts.units);
	const answered = ({ settled }: DesignResult) => {
		const over = settled.completed + settled.failed;
		return over === 0 ? undefined : settled.completed / over;
	};
	const rows = [
		row('asked', ({ settled }) => settled.asked, count),
		row('answered', answered, (share) => (share === undefined ? '–' : `${percentText(share)} %`), 'more'),
		row('p50', ({ settled }) => settled.p50Us, duration, 'less'),
		row('p99', ({ settled }) => settled.p99Us, duration, 'less'),
		row('cpuReserved', ({ settled }) => settled.cpuReserved, cpu, 'less'),
		row('cpuUsed', ({ settled }) => settled.cpuUsed, cpu, 'less'),
		row('memoryReserved', ({ settled }) => settled.memoryReserved, bytes, 'less'),
		row('memoryUsed', ({ settled }) => settled.memoryUsed, bytes, 'less'),
		row('pods', ({ settled }) => settled.pods, count),
		row('failed', ({ whole }) => whole.failed, count, 'less'),
	];
	if (results.some(({ settled }) => settled.pending > 0))
		rows.push(row('pending', ({ settled }) => settled.pending, count, 'less'));
	if (results.some(({ holdings }) => holdings.length > 0)) rows.push(recordsRow(results));
	return rows;
}

function recordsRow(results: readonly [DesignResult, DesignResult]): Row {
	const text = ({ holdings }: DesignResult) =>
		holdings.map(({ container, records }) => `${container}: ${records}`).join(', ') || '–';
	return { key: 'records', values: [text(results[0]), text(results[1])], better: undefined };
}
