/**
 * kubectl's view of the cluster: a line of text in; text, an exit code and commands for the cluster out. Nothing here
 * writes to the engine. The page's console and the headless command are thin rooms around it.
 */
import type { Status } from '../../kubernetes/status.ts';
import type { Command } from '../commands/command.ts';
import type { Engine } from '../context.ts';
import { dispatch } from '../engine.ts';
import { type Answer, answer, fail, flagError } from './answer.ts';
import { helpText, verbHelp } from './help.ts';
import { refusalText } from './refusal.ts';
import { type Context, commonFlags, type Verb } from './request.ts';
import { parseFlags } from './text/flags.ts';
import { splitLine } from './text/words.ts';
import { unsimulated, verbs } from './verbs/index.ts';

export type { Answer, Watch } from './answer.ts';
export type { Context } from './request.ts';

/** Splits the words into the verb and what stands around it: `-n shop get pods` is `get -n shop pods`. */
function takeVerb(words: readonly string[]): { verb: string | undefined; rest: string[] } {
	for (let index = 0; index < words.length; index += 1) {
		const word = words[index] ?? '';
		if (word === '-n' || word === '--namespace') index += 1;
		else if (!word.startsWith('-')) return { verb: word, rest: [...words.slice(0, index), ...words.slice(index + 1)] };
	}
	return { verb: undefined, rest: [...words] };
}

/** `get` for `gte`: verbs that are one slip away. */
function similar(name: string): string[] {
	const letters = (text: string) => [...text].sort().join('');
	return Object.keys(verbs).filter(
		(verb) => letters(verb) === letters(name) || verb.startsWith(name) || (name.length > 2 && name.startsWith(verb)),
	);
}

function unknownVerb(name: string): Answer {
	if (unsimulated.includes(name)) return fail(`"kubectl ${name}" isn't simulated here`);
	const close = similar(name);
	const hint = close.length === 0 ? '' : `\n\nDid you mean this?\n${close.map((verb) => `\t${verb}\n`).join('')}`;
	return fail(`unknown command "${name}" for "kubectl"${hint}`);
}

/** The answer to a line such as `kubectl get pods` (with or without the first word). Changes nothing. */
export function kubectl(engine: Engine, line: string, context: Context): Answer {
	const split = splitLine(line);
	if ('error' in split) return answer('', { errors: `kubectl: ${split.error}\n`, exitCode: 2 });
	return kubectlWords(engine, split.words, split.stdin === undefined ? context : { ...context, stdin: split.stdin });
}

/** The same for words that a shell has parted already. */
export function kubectlWords(engine: Engine, given: readonly string[], context: Context): Answer {
	const words = given[0] === 'kubectl' || given[0] === 'k' ? given.slice(1) : given;
	const { verb: name, rest } = takeVerb(words);
	if (name === undefined || name === 'help') {
		const about = name === undefined ? undefined : verbs[rest[0] ?? ''];
		return answer(about ? verbHelp(about) : helpText(verbs));
	}
	const verb: Verb | undefined = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
	if (!verb) return unknownVerb(name);
	const parsed = parseFlags([...verb.flags, ...commonFlags], rest);
	if ('error' in parsed) return flagError(name, parsed.error);
	if (parsed.flags.get('help')?.at(-1) === 'true') return answer(verbHelp(verb));
	const namespace = parsed.flags.get('namespace')?.at(-1) ?? context.namespace ?? 'default';
	return verb.run({ engine, context, parsed, namespace, verb: name });
}

/** What a line has come to, once its commands have been given. */
export type Outcome = Omit<Answer, 'steps'>;

/**
 * Gives the cluster an answer's commands, in order, and tells what came of each. `send` is the one way in: the
 * engine's own dispatch unless given.
 */
export function carryOut(
	engine: Engine,
	{ steps, ...told }: Answer,
	send: (command: Command) => Status | undefined = (command) => dispatch(engine, command),
): Outcome {
	let { output, errors, exitCode } = told;
	for (const { command, said, context } of steps) {
		const refusal = send(command);
		if (refusal) {
			errors += refusalText(refusal, context);
			exitCode = 1;
		} else output += typeof said === 'string' ? said : said(engine);
	}
	const { watch } = told;
	return { output, errors, exitCode, ...(watch ? { watch } : {}) };
}

/** `kubectl` and `carryOut` in one. */
export function runKubectl(
	engine: Engine,
	line: string,
	context: Context,
	send?: (command: Command) => Status | undefined,
): Outcome {
	const told = kubectl(engine, line, context);
	return send === undefined ? carryOut(engine, told) : carryOut(engine, told, send);
}
