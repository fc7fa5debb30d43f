/** `kubectl get`. */

import type { Engine } from '../../context.ts';
import { type Answer, answer, fail, isAnswer, type Watch } from '../answer.ts';
import { parseJsonPath } from '../jsonPath.ts';
import type { KubeObject } from '../objects.ts';
import { type Print, printerFor } from '../outputs.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import type { Resource } from '../resources.ts';
import { type Found, find, type Selection, selectionOf } from '../selection.ts';
import { type Table, type TableOptions, tableOf } from '../table.ts';
import { isOn } from '../text/flags.ts';
import { formatRows } from '../text/tabWriter.ts';

const nothingAsked = `You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

error: Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
See 'kubectl get -h' for help and examples
`;

function tableOptions({ parsed }: Request, selection: Selection): TableOptions {
	return {
		wide: parsed.flags.get('output')?.at(-1) === 'wide',
		withNamespace: isOn(parsed, 'all-namespaces'),
		showLabels: isOn(parsed, 'show-labels'),
		labelColumns: (parsed.flags.get('label-columns') ?? []).flatMap((text) => text.split(',')),
		withKind: selection.mixed || isOn(parsed, 'show-kind'),
	};
}

/** Sorts by the field that `--sort-by` names. Numbers by value, the rest by code unit. */
function sortedBy(objects: readonly KubeObject[], path: string): KubeObject[] | Answer {
	const field = parseJsonPath(path);
	if ('error' in field) return fail(`error parsing jsonpath ${path}, ${field.error}`);
	const keyed = objects.map((object) => ({ object, key: field.print(object) }));
	keyed.sort((a, b) => {
		const numbers = a.key !== '' && b.key !== '' ? Number(a.key) - Number(b.key) : Number.NaN;
		if (!Number.isNaN(numbers)) return numbers;
		return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	});
	return keyed.map(({ object }) => object);
}

function inOrder(request: Request, found: Found): Found | Answer {
	const path = option(request, 'sort-by');
	if (path === undefined) return found;
	const groups: Found['groups'] = [];
	for (const { resource, objects } of found.groups) {
		const sorted = sortedBy(objects, path);
		if (isAnswer(sorted)) return sorted;
		groups.push({ resource, objects: sorted });
	}
	return { ...found, groups };
}

function nothingFound(request: Request, selection: Selection): string {
	const { parsed, namespace } = request;
	const namespaced = selection.resources.some((resource) => resource.namespaced);
	return namespaced && !isOn(parsed, 'all-namespaces')
		? `No resources found in ${namespace} namespace.\n`
		: 'No resources found\n';
}

/** The printed tables; the widths of a single one's columns, for what a watch adds. */
function printTables(
	request: Request,
	selection: Selection,
	groups: Found['groups'],
	widths: Map<Resource, number[]>,
): string {
	const options = tableOptions(request, selection);
	const { now } = request.engine.state;
	const withHeader = !isOn(request.parsed, 'no-headers');
	const blocks = groups.map(({ resource, objects }) => {
		const table = tableOf(resource, options);
		const rows = objects.map((object) => table.row(object, now));
		const own: number[] = [];
		widths.set(resource, own);
		return formatRows(withHeader ? [table.header, ...rows] : rows, own);
	});
	return blocks.join('\n');
}

/** What has changed since the last look: a row, or the object itself, for each one that is new, other or gone. */
function watchFor(
	request: Request,
	selection: Selection,
	found: Found,
	print: Print | undefined,
	widths: Map<Resource, number[]>,
): Watch {
	const options = tableOptions(request, selection);
	const tables = new Map<Resource, Table>();
	const seen = new Map<string, { resource: Resource; object: KubeObject }>();
	const keyOf = ({ kind, metadata }: KubeObject) => `${kind}/${metadata.namespace}/${metadata.name}/${metadata.uid}`;
	for (const { resource, objects } of found.groups)
		for (const object of objects) seen.set(keyOf(object), { resource, object });
	let headed = seen.size > 0 || isOn(request.parsed, 'no-headers');
	return (engine: Engine) => {
		const current = find({ ...request, engine }, selection);
		if (isAnswer(current)) return { output: '', errors: current.errors, exitCode: current.exitCode };
		const present = new Set<string>();
		const changed: { resource: Resource; object: KubeObject }[] = [];
		for (const { resource, objects } of current.groups) {
			for (const object of objects) {
				const key = keyOf(object);
				present.add(key);
				if (seen.get(key)?.object === object) continue;
				seen.set(key, { resource, object });
				changed.push({ resource, object });
			}
		}
		for (const [key, entry] of seen) {
			if (present.has(key)) continue;
			seen.delete(key);
			changed.push(entry);
		}
		if (print) return { output: changed.map(({ object }) => print([object], true)).join(''), errors: '' };
		const rows = new Map<Resource, string[][]>();
		for (const { resource, object } of changed) {
			const table = tables.get(resource) ?? tableOf(resource, options);
			tables.set(resource, table);
			const own = rows.get(resource) ?? (headed ? [] : [table.header]);
			rows.set(resource, [...own, table.row(object, engine.state.now)]);
			headed = true;
		}
		let output = '';
		for (const [resource, own] of rows) {
			const known = widths.get(resource) ?? [];
			widths.set(resource, known);
			output += formatRows(own, known);
		}
		return { output, errors: '' };
	};
}

function run(request: Request): Answer {
	const { parsed, context } = request;
	if (parsed.words.length === 0) return answer('', { errors: nothingAsked, exitCode: 1 });
	const selection = selectionOf(request, parsed.words);
	if (isAnswer(selection)) return selection;
	const print = printerFor(option(request, 'output'), context.yaml);
	if (print && isAnswer(print)) return print;
	const unordered = find(request, selection);
	if (isAnswer(unordered)) return unordered;
	const found = inOrder(request, unordered);
	if (isAnswer(found)) return found;
	const groups = found.groups.filter(({ objects }) => objects.length > 0);
	const exitCode = found.errors === '' ? 0 : 1;
	const widths = new Map<Resource, number[]>();
	const single = selection.targets.length === 1;
	const isTable = print === undefined;
	const empty = groups.length === 0 && selection.targets.length === 0;
	let output = '';
	if (isTable) output = printTables(request, selection, groups, widths);
	else if (!(exitCode !== 0 && single))
		output = print(
			groups.flatMap(({ objects }) => objects),
			single,
		);
	const isWatching = isOn(parsed, 'watch') || isOn(parsed, 'watch-only');
	const silent = isOn(parsed, 'ignore-not-found');
	const errors = silent ? '' : empty && isTable && !isWatching ? nothingFound(request, selection) : found.errors;
	if (!isWatching || exitCode !== 0) return answer(output, { errors, exitCode: silent ? 0 : exitCode });
	const watch = watchFor(request, selection, found, print, widths);
	return answer(isOn(parsed, 'watch-only') ? '' : output, { errors, watch });
}

export const get: Verb = {
	summary: 'Display one or many resources',
	usage: [
		'get TYPE [NAME...] [-o wide|yaml|json|name|jsonpath=TEMPLATE] [-l SELECTOR] [-A] [-w] [--show-labels]',
		'get TYPE/NAME...',
	],
	flags: [
		flag.output,
		flag.selector,
		flag.allNamespaces,
		flag.fieldSelector,
		{ name: 'watch', short: 'w', takes: 'nothing' },
		{ name: 'watch-only', takes: 'nothing' },
		{ name: 'show-labels', takes: 'nothing' },
		{ name: 'show-kind', takes: 'nothing' },
		{ name: 'label-columns', short: 'L', takes: 'list' },
		{ name: 'no-headers', takes: 'nothing' },
		{ name: 'sort-by', takes: 'text' },
		{ name: 'ignore-not-found', takes: 'nothing' },
	],
	run,
};
