/** What kubectl answers: text, and the commands that the cluster is to be given for it. */
import type { Command } from '../commands/command.ts';
import type { Engine } from '../context.ts';

/** One command, and the line that kubectl prints once the cluster has accepted it; a function where only then it can be known. */
export interface Step {
	command: Command;
	said: string | ((engine: Engine) => string);
	/** How kubectl begins the line in which it tells of a refusal: `error when creating "STDIN": `. */
	context?: string;
}

/** What has come since it was asked last. `exitCode` is there when it has come to its end. */
export interface Progress {
	output: string;
	errors: string;
	exitCode?: number;
}

/** For what goes on as time does (`get -w`, `logs -f`, `rollout status`, a request on its way). */
export type Watch = (engine: Engine) => Progress;

export interface Answer {
	/** Standard output. */
	output: string;
	/** Standard error. */
	errors: string;
	exitCode: number;
	/** To be dispatched in this order, one after the other's effect; a refused one doesn't stop the rest. */
	steps: readonly Step[];
	/** To be asked after the steps, again and again as virtual time goes on. */
	watch?: Watch;
}

export function answer(output: string, more: Partial<Answer> = {}): Answer {
	return { output, errors: '', exitCode: 0, steps: [], ...more };
}

/** `error: what is wrong`, and exit code 1. */
export function fail(message: string): Answer {
	return answer('', { errors: `error: ${message}\n`, exitCode: 1 });
}

/** A complaint about how a verb was used, with kubectl's pointer to its help. */
export function usageError(verb: string, message: string): Answer {
	return fail(`${message}\nSee 'kubectl ${verb} -h' for help and examples`);
}

/** A complaint about a flag, with the pointer that the flag parser gives. */
export function flagError(verb: string, message: string): Answer {
	return fail(`${message}\nSee 'kubectl ${verb} --help' for usage.`);
}

/** The steps alone. */
export function steps(list: readonly Step[], more: Partial<Answer> = {}): Answer {
	return answer('', { steps: list, ...more });
}

export function isAnswer(value: object): value is Answer {
	return 'exitCode' in value && 'steps' in value;
}
