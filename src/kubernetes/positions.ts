/** Places in a text, and paths of fields. */

/** 1-based, as editors count. */
export interface Position {
	line: number;
	column: number;
}

/** Where each line begins. */
export function lineStarts(text: string): number[] {
	const starts = [0];
	for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
	return starts;
}

/** The place of an offset, given where the lines begin. */
export function positionAt(starts: number[], offset: number): Position {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** `spec.ports[0].name` → `spec`, `ports`, `0`, `name`. What stands in brackets may hold dots. */
export function stepsOf(path: string): string[] {
	return [...path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map((match) => match[1] ?? match[2] ?? '');
}
