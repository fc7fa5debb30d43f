/** Columns by elastic tab stops, as Go's `text/tabwriter` lays them out: a column is a run of lines that have a cell there. */

type Line = readonly string[];

/** Text with tabs → text with columns, each `padding` blanks wider than its widest cell. */
export function alignTabs(text: string, padding = 2): string {
	const lines: Line[] = text.split('\n').map((line) => line.split('\t'));
	const widths: number[] = [];
	const written: string[] = [];
	const write = (from: number, to: number) => {
		for (const cells of lines.slice(from, to)) {
			written.push(cells.map((cell, column) => cell.padEnd(cell.length + blanks(cell, widths[column]))).join(''));
		}
	};
	const format = (from: number, to: number) => {
		const column = widths.length;
		const has = (index: number) => column < (lines[index]?.length ?? 0) - 1;
		let start = from;
		for (let index = from; index < to; index += 1) {
			if (!has(index)) continue;
			write(start, index);
			start = index;
			let width = 0;
			for (; index < to && has(index); index += 1) {
				width = Math.max(width, characters(lines[index]?.[column] ?? '') + padding);
			}
			widths.push(width);
			format(start, index);
			widths.pop();
			start = index;
		}
		write(start, to);
	};
	format(0, lines.length);
	return written.join('\n');
}

function blanks(cell: string, width: number | undefined): number {
	return width === undefined ? 0 : Math.max(0, width - characters(cell));
}

function characters(text: string): number {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}

/** kubectl's tables: columns at least 6 wide, with 3 blanks between. */
const columnWidthMin = 6;
const columnPadding = 3;

/**
 * Rows of a table. `widths` are those of the rows printed before and grow in place, so that what a watch adds
 * stands under what's there.
 */
export function formatRows(rows: readonly Line[], widths: number[] = []): string {
	for (const row of rows) {
		row.slice(0, -1).forEach((cell, column) => {
			widths[column] = Math.max(widths[column] ?? columnWidthMin, characters(cell) + columnPadding);
		});
	}
	const format = (row: Line) =>
		row
			.map((cell, column) => (column === row.length - 1 ? cell : cell + ' '.repeat(blanks(cell, widths[column]))))
			.join('');
	return rows.map((row) => `${format(row)}\n`).join('');
}
