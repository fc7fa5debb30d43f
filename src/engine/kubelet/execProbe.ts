/** What the command of an exec probe finds in its container, as far as that's known: whether files are there. */
import type { Container } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { parseScript, type ShellNode } from '../images/shellParse.ts';
import type { ContainerRuntime, Sandbox } from './sandbox.ts';
import { podOf } from './sandboxes.ts';
import { programOf } from './specs.ts';
import { filesSeenBy, mountOf } from './volumes.ts';

export interface ExecAnswer {
	exitCode: number;
	output: string;
}

/** Whether a file is there; undefined where nobody knows. */
type FileKnowledge = (path: string) => boolean | undefined;

const done = (exitCode: number, output = ''): ExecAnswer => ({ exitCode, output });

const fileTests = new Set(['-e', '-f', '-r', '-s']);

function simple(words: readonly string[], isThere: FileKnowledge): ExecAnswer | undefined {
	const [first = '', ...rest] = words;
	const name = first.slice(first.lastIndexOf('/') + 1);
	const paths = rest.filter((word) => word.startsWith('/'));
	switch (name) {
		case 'true':
		case ':':
			return done(0);
		case 'false':
			return done(1);
		case 'exit':
			return done((Number(rest[0]) || 0) % 256);
		case 'test':
		case '[': {
			const isNegated = rest[0] === '!';
			const [flag = '', path = ''] = isNegated ? rest.slice(1) : rest;
			const there = fileTests.has(flag) ? isThere(path) : undefined;
			return there === undefined ? undefined : done(there === isNegated ? 1 : 0);
		}
		case 'cat':
		case 'ls':
		case 'stat': {
			const known = paths.map((path) => ({ path, there: isThere(path) }));
			if (known.length === 0 || known.some(({ there }) => there === undefined)) return undefined;
			const missing = known.find(({ there }) => !there);
			if (!missing) return done(0);
			const complaint = name === 'cat' ? `can't open '${missing.path}'` : missing.path;
			return done(1, `${name}: ${complaint}: No such file or directory`);
		}
		case 'sh':
		case 'bash':
		case 'ash': {
			const node = rest[0] === '-c' && rest[1] !== undefined ? parseScript(rest[1]) : undefined;
			return node && run(node, isThere);
		}
		default:
			return undefined;
	}
}

function run(node: ShellNode, isThere: FileKnowledge): ExecAnswer | undefined {
	switch (node.kind) {
		case 'simple':
			return simple(node.words, isThere);
		case 'list': {
			let last: ExecAnswer | undefined = done(0);
			for (const part of node.nodes) {
				last = run(part, isThere);
				if (!last || (part.kind === 'simple' && part.words[0] === 'exit')) return last;
			}
			return last;
		}
		case 'and':
		case 'or': {
			const left = run(node.left, isThere);
			if (!left || (left.exitCode === 0) !== (node.kind === 'and')) return left;
			return run(node.right, isThere);
		}
		case 'not': {
			const inner = run(node.node, isThere);
			return inner && { ...inner, exitCode: inner.exitCode === 0 ? 1 : 0 };
		}
		case 'if': {
			const condition = run(node.condition, isThere);
			if (!condition) return undefined;
			const branch = condition.exitCode === 0 ? node.then : node.otherwise;
			return branch ? run(branch, isThere) : done(0);
		}
		default:
			return undefined;
	}
}

/** How the command ends in the container; undefined when that hangs on something that isn't simulated. */
export function execAnswer(
	engine: Engine,
	sandbox: Sandbox,
	container: ContainerRuntime,
	spec: Container,
	command: readonly string[],
): ExecAnswer | undefined {
	const pod = podOf(engine, sandbox.uid);
	const processes = (pod && programOf(pod, container.name)?.program.processes) ?? [];
	const own = new Set(processes.flatMap(({ writes = [] }) => writes.map(({ path }) => path)));
	const seen = filesSeenBy(engine, sandbox, container, spec);
	return simple(command, (path) => {
		if (seen.has(path)) return true;
		return own.has(path) || mountOf(sandbox, spec, path) ? false : undefined;
	});
}
