/** Reads the shell scripts that manifests hand to `sh -c`, as far as it takes to see when they end. */

export type ShellNode =
	| { kind: 'simple'; words: string[]; writes: string[] }
	| { kind: 'list'; nodes: ShellNode[] }
	| { kind: 'pipe'; nodes: ShellNode[] }
	| { kind: 'and' | 'or'; left: ShellNode; right: ShellNode }
	| { kind: 'not' | 'background'; node: ShellNode }
	| { kind: 'while' | 'until'; condition: ShellNode; body: ShellNode }
	| { kind: 'for'; items: string[]; body: ShellNode }
	| { kind: 'if'; condition: ShellNode; then: ShellNode; otherwise?: ShellNode };

interface Token {
	text: string;
	isOperator: boolean;
}

const lengthMax = 20_000;
const depthMax = 40;
const operators = ['&&', '||', ';;', ';', '|', '&', '(', ')', '\n'];

/** Where `$(…)` or `` `…` `` that begins at `from` ends. */
function endOfSubstitution(script: string, from: number): number {
	if (script[from] === '`') return Math.max(from, script.indexOf('`', from + 1)) + 1;
	let depth = 0;
	for (let at = from; at < script.length; at += 1) {
		if (script[at] === '(') depth += 1;
		if (script[at] === ')') {
			depth -= 1;
			if (depth === 0) return at + 1;
		}
	}
	return script.length;
}

/** One word from `from` on, its quotes taken off. */
function readWord(script: string, from: number): { text: string; end: number } {
	let text = '';
	let at = from;
	while (at < script.length && !/[\s;&|()<>]/.test(script[at] ?? '')) {
		const char = script[at] ?? '';
		if (char === '\\') {
			if (script[at + 1] !== '\n') text += script[at + 1] ?? '';
			at += 2;
		} else if (char === "'") {
			const close = script.indexOf("'", at + 1);
			const end = close < 0 ? script.length : close;
			text += script.slice(at + 1, end);
			at = end + 1;
		} else if (char === '"') {
			at += 1;
			while (at < script.length && script[at] !== '"') {
				if (script[at] === '\\' && script[at + 1] !== undefined) at += 1;
				text += script[at];
				at += 1;
			}
			at += 1;
		} else if (char === '`' || (char === '$' && script[at + 1] === '(')) {
			const end = endOfSubstitution(script, char === '`' ? at : at + 1);
			text += script.slice(at, end);
			at = end;
		} else {
			text += char;
			at += 1;
		}
	}
	return { text, end: at };
}

/** The script's words and operators; nothing where it has what isn't read here (here documents). */
function tokens(script: string): Token[] | undefined {
	const found: Token[] = [];
	let at = 0;
	while (at < script.length) {
		const char = script[at] ?? '';
		const rest = script.slice(at, at + 2);
		const redirect = /^(?:\d*>>?|&>>?|\d*<)(?:&\d|&-)?/.exec(script.slice(at, at + 8))?.[0];
		const operator = operators.find((one) => (one.length === 2 ? rest === one : char === one));
		if (rest === '<<') return undefined;
		if (char === '\\' && script[at + 1] === '\n') at += 2;
		else if (char !== '\n' && /\s/.test(char)) at += 1;
		else if (char === '#') while (at < script.length && script[at] !== '\n') at += 1;
		else if (script.startsWith('[[ ', at)) {
			const close = script.indexOf(' ]]', at);
			const end = close < 0 ? script.length : close + 3;
			for (const text of script.slice(at, end).split(/\s+/)) found.push({ text, isOperator: false });
			at = end;
		} else if (redirect !== undefined) {
			found.push({ text: redirect, isOperator: true });
			at += redirect.length;
		} else if (operator !== undefined) {
			found.push({ text: operator, isOperator: true });
			at += operator.length;
		} else {
			const word = readWord(script, at);
			found.push({ text: word.text, isOperator: false });
			at = Math.max(word.end, at + 1);
		}
	}
	return found;
}

interface Parsing {
	tokens: Token[];
	at: number;
	/** Something that isn't read here: the whole script then counts as unread. */
	failed: boolean;
}

const isSeparator = (token: Token | undefined): boolean =>
	token?.isOperator === true && (token.text === ';' || token.text === '\n');

function takeWord(parsing: Parsing, text: string): void {
	while (isSeparator(parsing.tokens[parsing.at])) parsing.at += 1;
	if (parsing.tokens[parsing.at]?.text === text) parsing.at += 1;
	else parsing.failed = true;
}

/** Commands up to one of the words in `ends` (left in place), or to the end. */
function list(parsing: Parsing, ends: readonly string[], depth: number): ShellNode {
	const nodes: ShellNode[] = [];
	if (depth > depthMax) parsing.failed = true;
	while (!parsing.failed && parsing.at < parsing.tokens.length) {
		const token = parsing.tokens[parsing.at];
		if (token && ends.includes(token.text)) break;
		if (isSeparator(token)) {
			parsing.at += 1;
			continue;
		}
		let node = pipeline(parsing, depth);
		for (;;) {
			const operator = parsing.tokens[parsing.at];
			if (!operator?.isOperator || (operator.text !== '&&' && operator.text !== '||')) break;
			parsing.at += 1;
			while (parsing.tokens[parsing.at]?.text === '\n') parsing.at += 1;
			node = { kind: operator.text === '&&' ? 'and' : 'or', left: node, right: pipeline(parsing, depth) };
		}
		if (parsing.tokens[parsing.at]?.isOperator && parsing.tokens[parsing.at]?.text === '&') {
			parsing.at += 1;
			node = { kind: 'background', node };
		}
		nodes.push(node);
	}
	return { kind: 'list', nodes };
}

function pipeline(parsing: Parsing, depth: number): ShellNode {
	const nodes = [command(parsing, depth)];
	while (parsing.tokens[parsing.at]?.isOperator && parsing.tokens[parsing.at]?.text === '|') {
		parsing.at += 1;
		nodes.push(command(parsing, depth));
	}
	const [only] = nodes;
	return nodes.length === 1 && only ? only : { kind: 'pipe', nodes };
}

function branches(parsing: Parsing, depth: number): ShellNode {
	const condition = list(parsing, ['then'], depth);
	takeWord(parsing, 'then');
	const then = list(parsing, ['elif', 'else', 'fi'], depth);
	const next = parsing.tokens[parsing.at]?.text;
	if (next === 'elif') {
		parsing.at += 1;
		return { kind: 'if', condition, then, otherwise: branches(parsing, depth + 1) };
	}
	if (next !== 'else') {
		takeWord(parsing, 'fi');
		return { kind: 'if', condition, then };
	}
	parsing.at += 1;
	const otherwise = list(parsing, ['fi'], depth);
	takeWord(parsing, 'fi');
	return { kind: 'if', condition, then, otherwise };
}

function loopBody(parsing: Parsing, depth: number): ShellNode {
	takeWord(parsing, 'do');
	const body = list(parsing, ['done'], depth);
	takeWord(parsing, 'done');
	return body;
}

/** Redirections behind a compound command say nothing of when it ends. */
function skipRedirects(parsing: Parsing): void {
	while (parsing.tokens[parsing.at]?.isOperator && /[<>]/.test(parsing.tokens[parsing.at]?.text ?? ''))
		parsing.at += parsing.tokens[parsing.at]?.text.includes('>&') ? 1 : 2;
}

function command(parsing: Parsing, depth: number): ShellNode {
	const word = parsing.tokens[parsing.at]?.text ?? '';
	const node = compound(parsing, word, depth + 1);
	if (!node) return simple(parsing);
	skipRedirects(parsing);
	return node;
}

function compound(parsing: Parsing, word: string, depth: number): ShellNode | undefined {
	if (word === 'case' || word === 'function' || word === 'select' || parsing.tokens[parsing.at + 1]?.text === '(') {
		parsing.failed = true;
		return undefined;
	}
	if (!['!', 'while', 'until', 'for', 'if', '(', '{'].includes(word)) return undefined;
	parsing.at += 1;
	if (word === '!') return { kind: 'not', node: command(parsing, depth) };
	if (word === 'while' || word === 'until') {
		const condition = list(parsing, ['do'], depth);
		return { kind: word, condition, body: loopBody(parsing, depth) };
	}
	if (word === 'if') return branches(parsing, depth);
	if (word === 'for') {
		const header: string[] = [];
		while (parsing.at < parsing.tokens.length && !isSeparator(parsing.tokens[parsing.at])) {
			header.push(parsing.tokens[parsing.at]?.text ?? '');
			parsing.at += 1;
		}
		return { kind: 'for', items: header.slice(2), body: loopBody(parsing, depth) };
	}
	const close = word === '(' ? ')' : '}';
	const inner = list(parsing, [close], depth);
	takeWord(parsing, close);
	return inner;
}

function simple(parsing: Parsing): ShellNode {
	const words: string[] = [];
	const writes: string[] = [];
	for (;;) {
		const token = parsing.tokens[parsing.at];
		if (!token) break;
		if (token.isOperator && /[<>]/.test(token.text)) {
			parsing.at += 1;
			if (/[<>]&/.test(token.text)) continue;
			const target = parsing.tokens[parsing.at]?.text;
			parsing.at += 1;
			if (target?.startsWith('/') && !target.startsWith('/dev/') && token.text.includes('>')) writes.push(target);
			continue;
		}
		if (token.isOperator) break;
		words.push(token.text);
		parsing.at += 1;
	}
	if (words.length === 0 && writes.length === 0) parsing.failed = true;
	return { kind: 'simple', words, writes };
}

/** The script as a tree; nothing where it has what isn't read here (`case`, functions, here documents). */
export function parseScript(script: string): ShellNode | undefined {
	const all = script.length > lengthMax ? undefined : tokens(script);
	if (!all) return undefined;
	const parsing: Parsing = { tokens: all, at: 0, failed: false };
	const node = list(parsing, [], 0);
	return parsing.failed || parsing.at < all.length ? undefined : node;
}
