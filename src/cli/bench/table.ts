/** Rows of all benchmarks as one table, for people. */
import { meets, type Row, ratioOf } from './bench.ts';

/** Three digits that count: `1,240,000`, `4.35`, `0.012`. */
export function figure(value: number): string {
	const [whole = '0', fraction] = Number(value.toPrecision(3)).toString().split('.');
	if (whole.includes('e')) return value.toPrecision(3);
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function goalText({ goal }: Row): string {
	return goal ? `${goal.compare === 'atLeast' ? '≥' : '≤'} ${figure(goal.value)}` : '';
}

const header = ['', 'unit', 'goal', 'peer', 'ours', 'ratio', ''];

function cells(bench: string, row: Row): string[] {
	const ratio = ratioOf(row);
	const verdict = row.goal ? (meets(row) ? 'met' : 'MISSED') : '';
	return [
		`${bench}: ${row.what}`,
		row.unit,
		goalText(row),
		row.peer === undefined ? '' : figure(row.peer),
		figure(row.ours),
		ratio === undefined ? '' : `${figure(ratio)}×`,
		[verdict, row.note ?? ''].filter((text) => text !== '').join('; '),
	];
}

/** The table as text, numbers to the right. */
export function tableOf(results: readonly { name: string; rows: readonly Row[] }[]): string {
	const lines = [header, ...results.flatMap(({ name, rows }) => rows.map((row) => cells(name, row)))];
	const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
	const text = (line: readonly string[]) =>
		line.map((cell, column) => {
			const width = widths[column] ?? 0;
			return column >= 2 && column <= 5 ? cell.padStart(width) : cell.padEnd(width);
		});
	return lines.map((line) => `${text(line).join('  ').trimEnd()}\n`).join('');
}
