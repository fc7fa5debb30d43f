/** How a container's command line runs: how long, to which exit code, what it waits for on the way. */
import { commandCourse, type Wait } from './commandCourse.ts';
import { filledIn } from './peers.ts';
import { parseScript, type ShellNode } from './shellParse.ts';

/** A shell that goes round and round starts processes in every turn: faster than this it doesn't get. */
const turnUs = 100_000;
const countMax = 100_000;
const waitsMax = 20;
const filesMax = 40;

export interface FileChange {
	path: string;
	atUs: number;
	removes: boolean;
}

export interface Course {
	/** Running time up to the end, or to where it stays. */
	us: number;
	/** Exit code; `never` ends; `unknown` stands for a program that nobody knows. */
	status: number | 'never' | 'unknown';
	/** What has to come true before it goes on, in order. */
	waits: Wait[];
	/** Files that it writes, by redirection. */
	writes: string[];
	/** Files that it makes or takes away, and when, in µs from its start. */
	files: FileChange[];
	/** One turn of the endless loop that it ends up in. */
	turnUs?: number;
	listens?: number;
	memoryBytes?: number;
	/** It has left the script (`exit`, `exec`). */
	left?: boolean;
	/** It reacts to SIGTERM. */
	traps?: boolean;
	/** Whom the command asks: nothing to wait for by itself, but in a loop. */
	asks?: Wait;
}

const empty: Course = { us: 0, status: 0, waits: [], writes: [], files: [] };

/** Whether nothing after it will run. */
const isFinal = (course: Course): boolean => course.left === true || course.status === 'never';

function after(first: Course, second: Course): Course {
	const { asks: _, ...before } = first;
	return {
		...before,
		...second,
		us: first.us + second.us,
		waits: [...first.waits, ...second.waits].slice(0, waitsMax),
		writes: [...first.writes, ...second.writes],
		files: [...first.files, ...laterFiles(first, second)].slice(0, filesMax),
		...(first.traps || second.traps ? { traps: true } : {}),
	};
}

/** What comes after a wait comes nobody knows when. */
function laterFiles({ us, waits }: Course, { files }: Course): FileChange[] {
	return waits.length > 0 ? [] : files.map((file) => ({ ...file, atUs: file.atUs + us }));
}

const succeeds = (course: Course): boolean => course.status === 0 || course.status === 'unknown';

/** The parts of a compound command, as they'd run. */
function partsOf(node: ShellNode): readonly ShellNode[] {
	switch (node.kind) {
		case 'simple':
			return [];
		case 'list':
		case 'pipe':
			return node.nodes;
		case 'and':
		case 'or':
			return [node.left, node.right];
		case 'if':
			return [node.condition, node.then, ...(node.otherwise ? [node.otherwise] : [])];
		case 'not':
		case 'background':
			return [node.node];
		case 'while':
		case 'until':
			return [node.condition, node.body];
		case 'for':
			return [node.body];
	}
}

const wordsOf = (node: ShellNode): string[] => (node.kind === 'simple' ? node.words : partsOf(node).flatMap(wordsOf));

const leaves = (node: ShellNode): boolean => wordsOf(node).some((word) => word === 'break' || word === 'exit');

/** Whether a condition only tests things: what they are isn't known here. */
function isTest(node: ShellNode): boolean {
	const words = wordsOf(node);
	return words[0] === '[' || words[0] === '[[' || words[0] === 'test';
}

const isConstantTest = (node: ShellNode): boolean => /^\[\[? (1|true) \]\]?$/.test(wordsOf(node).join(' '));

/** How often `for` goes round; `seq 5` and `{1..5}` are counted. */
function count(items: readonly string[]): number {
	const text = items.join(' ');
	const range = /\{(\d+)\.\.(\d+)\}/.exec(text) ?? /seq (?:(\d+) )?(\d+)/.exec(text);
	const turns = range ? Number(range[2]) - Number(range[1] ?? 1) + 1 : items.length;
	return Math.min(Math.max(turns, 0), countMax);
}

/** The first peer that is asked in there, which a loop around it waits for. */
function firstAsk(node: ShellNode, env: Readonly<Record<string, string>>): Wait | undefined {
	if (node.kind === 'simple') {
		const words = node.words.map((word) => filledIn(word, env));
		const inner = words.map((word) => /\$\((.*)\)|`(.*)`/s.exec(word)).find((match) => match !== null);
		const nested = inner ? parseScript(inner[1] ?? inner[2] ?? '') : undefined;
		return commandCourse(words).asks ?? (nested ? firstAsk(nested, env) : undefined);
	}
	for (const part of partsOf(node)) {
		const found = firstAsk(part, env);
		if (found) return found;
	}
	return undefined;
}

type Env = Readonly<Record<string, string>>;

function endless(turn: Course): Course {
	const { asks: _, ...rest } = turn;
	return { ...rest, us: 0, status: 'never', turnUs: Math.max(turn.us, turnUs) };
}

/** A loop up to an answer: it waits for whom its condition asks. */
function runLoop(node: Extract<ShellNode, { kind: 'while' | 'until' }>, env: Env): Course {
	const negated = node.condition.kind === 'list' && node.condition.nodes.length === 1 && node.condition.nodes[0];
	const isNot = negated && negated.kind === 'not';
	const untilTrue = (node.kind === 'until') !== isNot;
	const inner = isNot ? negated.node : node.condition;
	const ask = firstAsk(inner, env);
	const condition = run(inner, env);
	const body = run(node.body, env);
	const turn = after({ ...condition, waits: [] }, body);
	if (untilTrue) {
		if (ask) return { ...empty, waits: [ask] };
		return succeeds(condition) ? condition : endless(turn);
	}
	if (!succeeds(condition)) return condition;
	if (isTest(inner) && !isConstantTest(inner)) return empty;
	if (isFinal(body)) return body;
	if (!leaves(node.body)) return endless(turn);
	const inBody = firstAsk(node.body, env);
	return { ...turn, status: 0, waits: inBody ? [inBody] : [] };
}

function runIf(node: Extract<ShellNode, { kind: 'if' }>, env: Env): Course {
	const condition = run(node.condition, env);
	if (isFinal(condition)) return condition;
	const isTaken = succeeds(condition) && !isTest(node.condition);
	const branch = isTaken ? node.then : node.otherwise;
	return branch ? after(condition, run(branch, env)) : { ...condition, status: 0 };
}

/** `touch FILE…` and `rm FILE…`. */
function filesOf(name: string, words: readonly string[]): FileChange[] {
	if (name !== 'touch' && name !== 'rm') return [];
	const paths = words.slice(1).filter((word) => word.startsWith('/'));
	return paths.map((path) => ({ path, atUs: 0, removes: name === 'rm' }));
}

function runSimple(node: Extract<ShellNode, { kind: 'simple' }>, env: Env): Course {
	const words = node.words.map((word) => filledIn(word, env));
	const [name = '', first] = words;
	const base = { ...empty, writes: node.writes, files: filesOf(name, words) };
	if (name === 'exit' || name === 'return') return { ...base, status: (Number(first) || 0) % 256, left: true };
	if (name === 'trap') return { ...base, ...(words.some((word) => /TERM|^15$/.test(word)) ? { traps: true } : {}) };
	if (name === 'wait') return base;
	const { asks, ...command } = isShell(name) ? courseOf(words, env) : { ...empty, ...commandCourse(words) };
	return {
		...base,
		...command,
		writes: [...node.writes, ...command.writes],
		files: [...base.files, ...command.files],
		...(asks ? { asks } : {}),
		...(name === 'exec' && words.length > 1 ? { left: true } : {}),
	};
}

function runList(nodes: readonly ShellNode[], env: Env): Course {
	let course = empty;
	let behind: Course | undefined;
	for (const node of nodes) {
		const isWait = node.kind === 'simple' && node.words[0] === 'wait';
		const next = isWait && behind ? behind : run(node, env);
		if (node.kind === 'background') behind = run(node.node, env);
		course = after(course, next);
		if (isFinal(course)) break;
	}
	return course;
}

function run(node: ShellNode, env: Env): Course {
	switch (node.kind) {
		case 'simple':
			return runSimple(node, env);
		case 'list':
			return runList(node.nodes, env);
		case 'pipe': {
			const parts = node.nodes.map((part) => ({ ...run(part, env), left: false }));
			const last = parts.at(-1) ?? empty;
			const held = parts.find(({ status }) => status === 'never');
			const us = Math.max(...parts.map((part) => part.us));
			const files = parts.flatMap((part) => part.files);
			return { ...last, ...held, us, writes: parts.flatMap(({ writes }) => writes), files };
		}
		case 'and':
		case 'or': {
			const left = run(node.left, env);
			if (isFinal(left) || succeeds(left) !== (node.kind === 'and')) return left;
			return after(left, run(node.right, env));
		}
		case 'not': {
			const inner = run(node.node, env);
			return inner.status === 'never' ? inner : { ...inner, status: succeeds(inner) ? 1 : 0 };
		}
		case 'background': {
			const { writes, files } = run(node.node, env);
			return { ...empty, writes, files };
		}
		case 'while':
		case 'until':
			return runLoop(node, env);
		case 'for': {
			const turns = count(node.items);
			const body = run(node.body, env);
			const ask = leaves(node.body) ? firstAsk(node.body, env) : undefined;
			if (ask) return { ...empty, waits: [ask], left: wordsOf(node.body).includes('exit') };
			return isFinal(body) ? body : { ...body, us: body.us * turns };
		}
		case 'if':
			return runIf(node, env);
	}
}

const isShell = (name: string): boolean => /^(?:\/(?:usr\/)?bin\/)?(?:ba|a|da|z)?sh$/.test(name);

/** How the command line runs; `env` has the container's variables that are literals. */
export function courseOf(words: readonly string[], env: Env = {}): Course {
	const [name = '', ...rest] = words;
	const flag = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
	const script = rest[flag + 1];
	if (!isShell(name)) {
		const { asks: _, ...course } = runSimple({ kind: 'simple', words: [...words], writes: [] }, env);
		return course;
	}
	// A shell without a terminal reads the end of its input and ends; a script in a file is anybody's guess.
	if (flag < 0 || script === undefined) return { ...empty, status: rest.length > 0 ? 'unknown' : 0 };
	const node = parseScript(script);
	if (!node) return { ...empty, status: 'unknown' };
	const { asks: _, left: __, ...course } = run(node, env);
	return course;
}
