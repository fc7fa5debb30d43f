/** `kubectl set image`: the change that begins a rolling update. */
import type { Container, PodSpec } from '../../../kubernetes/types.ts';
import { type Answer, fail, isAnswer, type Step, steps, usageError } from '../answer.ts';
import { applyStep, manifestOf } from '../manifests.ts';
import type { KubeObject } from '../objects.ts';
import { objectName } from '../outputs.ts';
import { flag, type Request, type Verb } from '../request.ts';
import { find, selectionOf } from '../selection.ts';

type Pair = [container: string, image: string];

function withImages(spec: PodSpec, pairs: readonly Pair[]): PodSpec | { missing: string } {
	const names = [...spec.containers, ...(spec.initContainers ?? [])].map(({ name }) => name);
	const missing = pairs.find(([name]) => name !== '*' && !names.includes(name));
	if (missing) return { missing: missing[0] };
	const change = (container: Container): Container => {
		const image = pairs.find(([name]) => name === '*' || name === container.name)?.[1];
		return image === undefined ? container : { ...container, image };
	};
	const initContainers = spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(change) };
	return { ...spec, containers: spec.containers.map(change), ...initContainers };
}

function stepFor(object: KubeObject, pairs: readonly Pair[]): Step | { error: string } | undefined {
	const spec = object.spec as { template?: { spec: PodSpec } } & PodSpec;
	const before = object.kind === 'Pod' ? spec : spec.template?.spec;
	if (!before) return { error: `${objectName(object)} is not a pod or does not have a pod template` };
	const after = withImages(before, pairs);
	if ('missing' in after) return { error: `unable to find container named "${after.missing}"` };
	if (JSON.stringify(after) === JSON.stringify(before)) return undefined;
	const next = object.kind === 'Pod' ? after : { ...spec, template: { ...spec.template, spec: after } };
	return applyStep({ ...manifestOf(object), spec: next }, `${objectName(object)} image updated`);
}

function run(request: Request): Answer {
	const [what, ...words] = request.parsed.words;
	if (what !== 'image')
		return usageError(
			'set',
			what === undefined ? 'must specify what to set: image' : `unknown command "${what}" for "kubectl set"`,
		);
	const first = words.findIndex((word) => word.includes('='));
	const pairs = words
		.slice(first < 0 ? words.length : first)
		.map((word): Pair => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]);
	if (pairs.length === 0) return fail('at least one image update is required');
	const selection = selectionOf(request, words.slice(0, first));
	if (isAnswer(selection)) return selection;
	const found = find(request, selection);
	if (isAnswer(found)) return found;
	let { errors } = found;
	const list: Step[] = [];
	for (const object of found.groups.flatMap(({ objects }) => objects)) {
		const step = stepFor(object, pairs);
		if (step && 'error' in step) errors += `error: ${step.error}\n`;
		else if (step) list.push(step);
	}
	return steps(list, { errors, exitCode: errors === '' ? 0 : 1 });
}

export const set: Verb = {
	summary: 'Set specific features on objects',
	usage: ['set image (TYPE NAME | TYPE/NAME) CONTAINER=IMAGE...'],
	flags: [flag.selector, flag.all],
	run,
};
