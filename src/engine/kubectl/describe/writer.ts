/** Text of `kubectl describe`: lines with tabs at levels of two blanks, laid out in columns. */
import { alignTabs } from '../text/tabWriter.ts';

export interface Writer {
	/** One line; tabs part its columns. */
	line: (level: number, text: string) => void;
	/** What follows has columns of its own. */
	flush: () => void;
	text: () => string;
}

export function newWriter(): Writer {
	let done = '';
	let pending = '';
	const flush = () => {
		done += alignTabs(pending);
		pending = '';
	};
	return {
		line: (level, text) => {
			pending += `${'  '.repeat(level)}${text}\n`;
		},
		flush,
		text: () => {
			flush();
			return done;
		},
	};
}

/** `Labels:\ta=b` and the rest below it; `<none>` for an empty list. */
export function multiline(w: Writer, title: string, values: readonly string[]): void {
	if (values.length === 0) w.line(0, `${title}:\t<none>`);
	values.forEach((value, index) => {
		w.line(0, index === 0 ? `${title}:\t${value}` : `\t${value}`);
	});
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

export function describeLabels(w: Writer, title: string, labels: Readonly<Record<string, string>> | undefined): void {
	const pairs = Object.entries(labels ?? {}).sort(([a], [b]) => compare(a, b));
	multiline(
		w,
		title,
		pairs.map(([key, value]) => `${key}=${value}`),
	);
}

const annotationLengthMax = 140;
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

export function describeAnnotations(
	w: Writer,
	annotations: Readonly<Record<string, string>> | undefined,
	title = 'Annotations',
): void {
	const pairs = Object.entries(annotations ?? {}).filter(([key]) => key !== lastApplied);
	pairs.sort(([a], [b]) => compare(a, b));
	const lines: string[] = [];
	for (const [key, given] of pairs) {
		const value = given.replace(/\n$/, '');
		if (value.length + key.length + 2 <= annotationLengthMax && !value.includes('\n')) lines.push(`${key}: ${value}`);
		else lines.push(`${key}:`, ...value.split('\n').map((line) => `  ${shorten(line, annotationLengthMax - 2)}`));
	}
	multiline(w, title, lines);
}

function shorten(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length)}...` : text;
}
