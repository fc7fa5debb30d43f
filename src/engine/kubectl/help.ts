/** `kubectl help` and `kubectl VERB -h`. */
import type { Verb } from './request.ts';

/** What kubectl says without a verb: every verb and what it does. */
export function helpText(verbs: Readonly<Record<string, Verb>>): string {
	const names = Object.keys(verbs).sort();
	const width = Math.max(...names.map((name) => name.length)) + 2;
	const lines = names.map((name) => `  ${name.padEnd(width)}${verbs[name]?.summary}\n`);
	return `kubectl controls the Kubernetes cluster manager.\n\nCommands:\n${lines.join('')}\nUsage:\n  kubectl [flags] [options]\n\nUse "kubectl <command> --help" for more information about a given command.\n`;
}

/** What it says of one verb. */
export function verbHelp({ summary, usage, flags }: Verb): string {
	const lines = usage.map((line) => `  kubectl ${line}\n`);
	const options = flags.map(
		({ name, short, takes }) =>
			`    ${short === undefined ? '' : `-${short}, `}--${name}${takes === 'nothing' ? '' : '='}\n`,
	);
	return `${summary}.\n\nUsage:\n${lines.join('')}${options.length === 0 ? '' : `\nOptions:\n${options.join('')}`}`;
}
