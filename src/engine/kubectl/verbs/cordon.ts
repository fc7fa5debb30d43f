/** `kubectl cordon`, `uncordon` and `taint`: what is written into a Node's spec. */

import { matchesRequirements } from '../../../kubernetes/labels.ts';
import { notFound } from '../../../kubernetes/status.ts';
import type { Node, Taint } from '../../../kubernetes/types.ts';
import { type Answer, answer, fail, isAnswer, type Step, steps, usageError } from '../answer.ts';
import { applyStep, manifestOf } from '../manifests.ts';
import { objectNamed, objectsOf } from '../objects.ts';
import { refusalText } from '../refusal.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { resourceOf } from '../resources.ts';
import { find, labelRequirements, selectionOf } from '../selection.ts';
import { isOn } from '../text/flags.ts';

/** The nodes that words (`node-1`, `node/node-1`) or `-l` name. */
export function nodesOf(request: Request): { nodes: Node[]; errors: string } | Answer {
	const { engine, parsed, verb } = request;
	const resource = resourceOf('Node');
	if (option(request, 'selector') !== undefined) {
		const requirements = labelRequirements(request);
		if (isAnswer(requirements)) return requirements;
		const nodes = objectsOf(engine, resource, undefined).filter(({ metadata }) =>
			matchesRequirements(requirements, metadata.labels),
		);
		return { nodes: nodes as unknown as Node[], errors: '' };
	}
	if (parsed.words.length === 0) return usageError(verb, `USAGE: ${verb} NODE [flags]`);
	const nodes: Node[] = [];
	let errors = '';
	for (const word of parsed.words) {
		const name = word.replace(/^nodes?\//, '');
		const node = objectNamed(engine, resource, '', name);
		if (node) nodes.push(node as unknown as Node);
		else errors += refusalText(notFound('nodes', name));
	}
	return { nodes, errors };
}

/** The step that makes a node unschedulable or schedulable again; nothing when it's that already. */
export function cordonStep(node: Node, unschedulable: boolean): Step | undefined {
	if ((node.spec.unschedulable === true) === unschedulable) return undefined;
	const manifest = manifestOf(node as never);
	const { unschedulable: _, ...spec } = node.spec;
	const said = `node/${node.metadata.name} ${unschedulable ? 'cordoned' : 'uncordoned'}`;
	return applyStep({ ...manifest, spec: unschedulable ? { ...spec, unschedulable } : spec }, said);
}

function runCordon(request: Request, unschedulable: boolean): Answer {
	const found = nodesOf(request);
	if (isAnswer(found)) return found;
	let output = '';
	const list: Step[] = [];
	for (const node of found.nodes) {
		const step = cordonStep(node, unschedulable);
		if (step) list.push(step);
		else output += `node/${node.metadata.name} already ${unschedulable ? 'cordoned' : 'uncordoned'}\n`;
	}
	return { ...steps(list, { errors: found.errors, exitCode: found.errors === '' ? 0 : 1 }), output };
}

export const cordon: Verb = {
	summary: 'Mark node as unschedulable',
	usage: ['cordon NODE'],
	flags: [flag.selector],
	run: (request) => runCordon(request, true),
};

export const uncordon: Verb = {
	summary: 'Mark node as schedulable',
	usage: ['uncordon NODE'],
	flags: [flag.selector],
	run: (request) => runCordon(request, false),
};

const effects: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

interface TaintChange {
	add: Taint[];
	remove: { key: string; effect?: string }[];
}

/** Reads `key=value:Effect`, `key:Effect`, `key:Effect-`, `key-`. */
function readTaints(words: readonly string[]): TaintChange | Answer {
	const change: TaintChange = { add: [], remove: [] };
	for (const word of words) {
		const removes = word.endsWith('-');
		const match = /^([^=:]+)(?:=([^:]*))?(?::(\w+))?$/.exec(removes ? word.slice(0, -1) : word);
		if (!match?.[1]) return fail(`invalid taint spec: ${word}`);
		const [, key, value, effect] = match;
		if (effect !== undefined && !effects.includes(effect))
			return fail(`invalid taint effect: ${effect}, unsupported taint effect`);
		if (removes) change.remove.push({ key, ...(effect === undefined ? {} : { effect }) });
		else if (effect === undefined) return fail(`invalid taint spec: ${word}`);
		else change.add.push({ key, ...(value ? { value } : {}), effect: effect as Taint['effect'] });
	}
	return change;
}

function taintStep(node: Node, { add, remove }: TaintChange, overwrite: boolean): Step | { error: string } {
	const before = node.spec.taints ?? [];
	const same = (a: { key: string; effect?: string }, b: Taint) =>
		a.key === b.key && (a.effect === undefined || a.effect === b.effect);
	const { name } = node.metadata;
	const missing = remove.find((one) => !before.some((taint) => same(one, taint)));
	if (missing)
		return {
			error: `error: taint "${missing.key}${missing.effect === undefined ? '' : `:${missing.effect}`}" not found\n`,
		};
	const clash = overwrite ? undefined : add.find((one) => before.some((taint) => same(one, taint)));
	if (clash)
		return {
			error: `error: node ${name} already has ${clash.key} taint(s) with same effect(s) and --overwrite is false\n`,
		};
	const kept = before.filter((taint) => ![...remove, ...add].some((one) => same(one, taint)));
	const taints = [...kept, ...add];
	const { taints: _, ...spec } = node.spec;
	const said = `node/${name} ${add.length > 0 ? (overwrite && kept.length + add.length === before.length ? 'modified' : 'tainted') : 'untainted'}`;
	return applyStep({ ...manifestOf(node as never), spec: taints.length > 0 ? { ...spec, taints } : spec }, said);
}

function runTaint(request: Request): Answer {
	const { parsed } = request;
	const isTaint = (word: string) => /[:=]|-$/.test(word);
	const first = parsed.words.findIndex((word, index) => index > 0 && isTaint(word));
	if (first < 0) return fail('at least one taint update is required');
	const selection = selectionOf(request, parsed.words.slice(0, first));
	if (isAnswer(selection)) return selection;
	const found = find(request, selection);
	if (isAnswer(found)) return found;
	const change = readTaints(parsed.words.slice(first));
	if (isAnswer(change)) return change;
	let { errors } = found;
	const list: Step[] = [];
	for (const { resource, objects } of found.groups) {
		if (resource.kind !== 'Node')
			return fail(`invalid resource type ${resource.singular}, only node types are supported`);
		for (const node of objects as unknown as Node[]) {
			const step = taintStep(node, change, isOn(parsed, 'overwrite'));
			if ('error' in step) errors += step.error;
			else list.push(step);
		}
	}
	return errors === '' ? steps(list) : answer('', { errors, exitCode: 1, steps: list });
}

export const taint: Verb = {
	summary: 'Update the taints on one or more nodes',
	usage: ['taint NODE NAME KEY=VALUE:EFFECT... KEY:EFFECT-... [--overwrite]'],
	flags: [flag.selector, flag.all, { name: 'overwrite', takes: 'nothing' }],
	run: runTaint,
};
