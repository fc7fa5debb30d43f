/** `kubectl delete`. */
import { notFound } from '../../../kubernetes/status.ts';
import type { Command } from '../../commands/command.ts';
import type { StoredKind } from '../../state.ts';
import { type Answer, answer, fail, flagError, isAnswer, type Step, steps, usageError } from '../answer.ts';
import { readSources } from '../manifests.ts';
import { type KubeObject, objectNamed } from '../objects.ts';
import { refusalText } from '../refusal.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { qualifiedPlural, qualifiedSingular, type Resource, resourceOf } from '../resources.ts';
import { find, selectionOf } from '../selection.ts';
import { isOn, numberFlag } from '../text/flags.ts';

type DeleteCommand = Extract<Command, { type: 'delete' }>;

/** Kinds that only controllers make and that come back at once, or that aren't objects here. */
const keptByCluster: ReadonlySet<string> = new Set<StoredKind | 'Namespace'>([
	'ControllerRevision',
	'EndpointSlice',
	'Event',
	'Namespace',
]);

const forceWarning =
	'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n';

export interface Grace {
	/** Seconds; undefined leaves it to the pod. */
	seconds: number | undefined;
	force: boolean;
}

/** The command that deletes an object, as its verb would have it done. */
export function deleteCommand(kind: string, { metadata }: KubeObject, { seconds }: Grace): DeleteCommand {
	const { namespace, name } = metadata;
	const grace = seconds === undefined ? {} : { gracePeriodSeconds: seconds };
	return { type: 'delete', kind: kind as DeleteCommand['kind'], namespace, name, ...grace };
}

function graceOf(request: Request): Grace | Answer {
	const { parsed } = request;
	const given = numberFlag(parsed, 'grace-period');
	if ('error' in given) return flagError('delete', given.error);
	const force = isOn(parsed, 'force');
	if (given.value === 0 && !force) return { seconds: 1, force };
	if (isOn(parsed, 'now')) return { seconds: 1, force };
	if (force && given.value !== undefined && given.value > 0)
		return fail('--force and --grace-period greater than 0 cannot be specified together');
	return { seconds: force ? 0 : given.value === -1 ? undefined : given.value, force };
}

function stepFor(
	{ state }: Request['engine'],
	resource: Resource,
	object: KubeObject,
	grace: Grace,
): Step | { error: string } {
	const { name } = object.metadata;
	if (keptByCluster.has(resource.kind))
		return { error: `error: ${qualifiedPlural(resource)} can't be deleted by hand here\n` };
	if (!Object.hasOwn(state.objects, resource.kind))
		return { error: `error: ${qualifiedPlural(resource)} "${name}" isn't simulated and can't be deleted\n` };
	const said = `${qualifiedSingular(resource)} "${name}" ${grace.force ? 'force ' : ''}deleted\n`;
	return { command: deleteCommand(resource.kind, object, grace), said };
}

interface Wanted {
	resource: Resource;
	object: KubeObject;
}

function fromFiles(request: Request): { wanted: Wanted[]; errors: string } | Answer {
	const read = readSources(request);
	if (isAnswer(read)) return read;
	const wanted: Wanted[] = [];
	let { errors } = read;
	for (const { object, file } of read.sources) {
		const resource = resourceOf(object.kind, object.apiVersion);
		const { name = '', namespace = request.namespace } = object.metadata;
		const found = objectNamed(request.engine, resource, namespace, name);
		if (found) wanted.push({ resource, object: found });
		else errors += refusalText(notFound(qualifiedPlural(resource), name), `error when deleting "${file}": `);
	}
	return { wanted, errors };
}

function fromWords(request: Request): { wanted: Wanted[]; errors: string } | Answer {
	const { parsed } = request;
	if (parsed.words.length === 0)
		return usageError('delete', 'You must provide one or more resources by argument or filename');
	const selection = selectionOf(request, parsed.words);
	if (isAnswer(selection)) return selection;
	const everything =
		isOn(parsed, 'all') || option(request, 'selector') !== undefined || option(request, 'field-selector') !== undefined;
	if (selection.targets.length === 0 && !everything)
		return fail('resource(s) were provided, but no name was specified');
	const found = find(request, selection);
	if (isAnswer(found)) return found;
	return {
		wanted: found.groups.flatMap(({ resource, objects }) => objects.map((object) => ({ resource, object }))),
		errors: found.errors,
	};
}

function run(request: Request): Answer {
	const { parsed, engine } = request;
	const grace = graceOf(request);
	if (isAnswer(grace)) return grace;
	const chosen = parsed.flags.has('filename') ? fromFiles(request) : fromWords(request);
	if (isAnswer(chosen)) return chosen;
	const list: Step[] = [];
	let errors = isOn(parsed, 'ignore-not-found') ? '' : chosen.errors;
	let exitCode = errors === '' ? 0 : 1;
	for (const { resource, object } of chosen.wanted) {
		const step = stepFor(engine, resource, object, grace);
		if ('error' in step) {
			errors += step.error;
			exitCode = 1;
		} else list.push(step);
	}
	if (list.length === 0 && errors === '') return answer('', { errors: 'No resources found\n' });
	return steps(list, { errors: (grace.force ? forceWarning : '') + errors, exitCode });
}

export const deleteVerb: Verb = {
	summary: 'Delete resources by file names, stdin, resources and names, or by resources and label selector',
	usage: [
		'delete TYPE (NAME... | -l SELECTOR | --all) [--grace-period=SECONDS] [--force] [--now]',
		'delete -f FILENAME',
	],
	flags: [
		flag.filename,
		flag.selector,
		flag.fieldSelector,
		flag.allNamespaces,
		flag.all,
		{ name: 'grace-period', takes: 'text' },
		{ name: 'force', takes: 'nothing' },
		{ name: 'now', takes: 'nothing' },
		{ name: 'wait', takes: 'nothing' },
		{ name: 'ignore-not-found', takes: 'nothing' },
	],
	run,
};
