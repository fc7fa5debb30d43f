/** A command line into its words, by the shell's rules of quoting; and a here-document after it as its input. */

export interface CommandLine {
	words: string[];
	/** The text of a here-document (`<<EOF`). */
	stdin?: string;
}

const operators = new Set(['|', '>', '<', ';', '&']);

/** The line's words, or what is wrong with it. Nothing but quotes, backslashes and one here-document is the shell's here. */
export function splitLine(text: string): CommandLine | { error: string } {
	const words: string[] = [];
	let word: string | undefined;
	let terminator: string | undefined;
	let index = 0;
	const push = () => {
		if (word !== undefined) words.push(word);
		word = undefined;
	};
	for (; index < text.length; index += 1) {
		const character = text.charAt(index);
		if (character === '\n' && terminator !== undefined) break;
		if (character === "'" || character === '"') {
			const end = closingQuote(text, index);
			if (end < 0) return { error: `unexpected end of line while looking for matching \`${character}'` };
			word = (word ?? '') + unquoted(text.slice(index + 1, end), character);
			index = end;
		} else if (character === '\\') {
			index += 1;
			const next = text.charAt(index);
			if (next !== '\n') word = (word ?? '') + next;
		} else if (/\s/.test(character)) push();
		else if (text.startsWith('<<', index) && word === undefined) {
			const marker = /^<<-?\s*(['"]?)([\w.-]+)\1/.exec(text.slice(index));
			if (!marker?.[2]) return { error: "syntax error near unexpected token `<<'" };
			terminator = marker[2];
			index += marker[0].length - 1;
		} else if (operators.has(character) && word === undefined) {
			return { error: `kubectl alone runs here, without the shell's \`${character}'` };
		} else if (character === '#' && word === undefined) break;
		else word = (word ?? '') + character;
	}
	push();
	if (terminator === undefined) return { words };
	const lines = text.slice(index + 1).split('\n');
	const end = lines.findIndex((line) => line.trim() === terminator);
	if (end < 0) return { error: `here-document delimited by end-of-file (wanted \`${terminator}')` };
	return { words, stdin: `${lines.slice(0, end).join('\n')}\n` };
}

function closingQuote(text: string, open: number): number {
	const quote = text.charAt(open);
	for (let index = open + 1; index < text.length; index += 1) {
		if (quote === '"' && text.charAt(index) === '\\') index += 1;
		else if (text.charAt(index) === quote) return index;
	}
	return -1;
}

function unquoted(text: string, quote: string): string {
	return quote === "'"
		? text
		: text.replace(/\\(["\\$`\n])/g, (_, escaped: string) => (escaped === '\n' ? '' : escaped));
}
