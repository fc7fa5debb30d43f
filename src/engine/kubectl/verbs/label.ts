/** `kubectl label` and `kubectl annotate`. */
import { labelValueErrors, qualifiedNameErrors } from '../../../kubernetes/names.ts';
import { type Answer, answer, fail, isAnswer, type Step, steps, usageError } from '../answer.ts';
import { applyStep, manifestOf } from '../manifests.ts';
import type { KubeObject } from '../objects.ts';
import { objectName } from '../outputs.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { find, selectionOf } from '../selection.ts';
import { isOn } from '../text/flags.ts';

type Field = 'labels' | 'annotations';
type Marks = Readonly<Record<string, string>>;

interface Change {
	set: [key: string, value: string][];
	remove: string[];
}

const noun = { labels: 'label', annotations: 'annotation' } as const;

/** Where the words of the form `key=value` and `key-` begin. */
function isPair(word: string): boolean {
	return /^[^=]+=/.test(word) || /^[\w./-]+-$/.test(word);
}

function readChange(pairs: readonly string[], field: Field): Change | Answer {
	const change: Change = { set: [], remove: [] };
	for (const pair of pairs) {
		const at = pair.indexOf('=');
		if (at < 0 && pair.endsWith('-')) {
			change.remove.push(pair.slice(0, -1));
			continue;
		}
		const key = pair.slice(0, at);
		const value = pair.slice(at + 1);
		const problems = [...qualifiedNameErrors(key), ...(field === 'labels' ? labelValueErrors(value) : [])];
		if (problems.length > 0) return fail(`invalid ${noun[field]} value: "${pair}": ${problems.join(';')}`);
		change.set.push([key, value]);
	}
	const both = change.set.find(([key]) => change.remove.includes(key));
	return both
		? fail(`can not both modify and remove ${field === 'labels' ? 'a label' : 'an annotation'} in the same command`)
		: change;
}

/** The object's marks after the change and what is said of it; or kubectl's complaint. */
function changed(
	before: Marks,
	{ set, remove }: Change,
	field: Field,
	overwrite: boolean,
): { after: Marks; said: string } | { error: string } {
	const clash = overwrite ? undefined : set.find(([key, value]) => Object.hasOwn(before, key) && before[key] !== value);
	if (clash) {
		const taken =
			field === 'labels'
				? `'${clash[0]}' already has a value (${before[clash[0]]}), and --overwrite is false`
				: `--overwrite is false but found the following declared annotation(s): '${clash[0]}' already has a value (${before[clash[0]]})`;
		return { error: taken };
	}
	const after: Record<string, string> = { ...before };
	for (const [key, value] of set) after[key] = value;
	for (const key of remove) delete after[key];
	const added = set.some(([key, value]) => before[key] !== value);
	const removed = remove.some((key) => Object.hasOwn(before, key));
	if (field === 'annotations') return { after, said: 'annotated' };
	return { after, said: added ? 'labeled' : removed ? 'unlabeled' : 'not labeled' };
}

function runOn(field: Field, request: Request): Answer {
	const { parsed } = request;
	const verb = noun[field] === 'label' ? 'label' : 'annotate';
	const first = parsed.words.findIndex((word, index) => index > 0 && isPair(word));
	const words = first < 0 ? parsed.words : parsed.words.slice(0, first);
	if (words.length === 0)
		return usageError(verb, 'one or more resources must be specified as <resource> <name> or <resource>/<name>');
	const selection = selectionOf(request, words);
	if (isAnswer(selection)) return selection;
	const everything = isOn(parsed, 'all') || option(request, 'selector') !== undefined;
	if (selection.targets.length === 0 && !everything)
		return usageError(verb, 'one or more resources must be specified as <resource> <name> or <resource>/<name>');
	const found = find(request, selection);
	if (isAnswer(found)) return found;
	const objects = found.groups.flatMap((group) => group.objects);
	if (isOn(parsed, 'list'))
		return answer(
			objects
				.flatMap(({ metadata }) => Object.entries(metadata[field] ?? {}).map(([key, value]) => `${key}=${value}\n`))
				.join(''),
		);
	if (first < 0) return usageError(verb, `at least one ${noun[field]} update is required`);
	const change = readChange(parsed.words.slice(first), field);
	if (isAnswer(change)) return change;
	let { errors } = found;
	const list: Step[] = [];
	let output = '';
	for (const object of objects) {
		const before = object.metadata[field] ?? {};
		const result = changed(before, change, field, isOn(parsed, 'overwrite'));
		if ('error' in result) {
			errors += `error: ${result.error}\n`;
			continue;
		}
		for (const key of change.remove) if (!Object.hasOwn(before, key)) output += `${noun[field]} "${key}" not found.\n`;
		list.push(marked(object, field, result.after, `${objectName(object)} ${result.said}`));
	}
	return { ...steps(list, { errors, exitCode: errors === '' ? 0 : 1 }), output };
}

function marked(object: KubeObject, field: Field, after: Marks, said: string): Step {
	const manifest = manifestOf(object);
	return applyStep({ ...manifest, metadata: { ...manifest.metadata, [field]: after } }, said);
}

const flags = [
	flag.selector,
	flag.allNamespaces,
	flag.fieldSelector,
	flag.all,
	{ name: 'overwrite', takes: 'nothing' },
	{ name: 'list', takes: 'nothing' },
] as const;

export const label: Verb = {
	summary: 'Update the labels on a resource',
	usage: ['label TYPE NAME KEY=VALUE... KEY-... [--overwrite] [-l SELECTOR] [--all]'],
	flags,
	run: (request) => runOn('labels', request),
};

export const annotate: Verb = {
	summary: 'Update the annotations on a resource',
	usage: ['annotate TYPE NAME KEY=VALUE... KEY-... [--overwrite] [-l SELECTOR] [--all]'],
	flags,
	run: (request) => runOn('annotations', request),
};
