/** `kubectl scale`. */
import type { Command } from '../../commands/command.ts';
import { type Answer, fail, flagError, isAnswer, type Step, steps, usageError } from '../answer.ts';
import type { KubeObject } from '../objects.ts';
import { objectName } from '../outputs.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { qualifiedPlural } from '../resources.ts';
import { find, selectionOf } from '../selection.ts';
import { isOn, numberFlag } from '../text/flags.ts';

type ScaleCommand = Extract<Command, { type: 'scale' }>;

/** Kinds with a scale subresource. A pod has none, so kubectl can't scale one. */
const scalable: readonly string[] = ['Deployment', 'ReplicaSet', 'StatefulSet'];

function replicasOf(object: KubeObject): number | undefined {
	return (object as { spec?: { replicas?: number } }).spec?.replicas;
}

function run(request: Request): Answer {
	const { parsed } = request;
	const replicas = numberFlag(parsed, 'replicas');
	if ('error' in replicas) return flagError('scale', replicas.error);
	const current = numberFlag(parsed, 'current-replicas');
	if ('error' in current) return flagError('scale', current.error);
	const count = replicas.value;
	if (count === undefined) return fail('required flag(s) "replicas" not set');
	if (count < 0)
		return usageError('scale', 'The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
	if (parsed.words.length === 0) return usageError('scale', 'must specify one of -f and -k');
	const selection = selectionOf(request, parsed.words);
	if (isAnswer(selection)) return selection;
	if (selection.targets.length === 0 && !isOn(parsed, 'all') && option(request, 'selector') === undefined) {
		return fail('resource(s) were provided, but no name was specified');
	}
	const found = find(request, selection);
	if (isAnswer(found)) return found;
	const list: Step[] = [];
	let { errors } = found;
	for (const { resource, objects } of found.groups) {
		for (const object of objects) {
			const { namespace, name } = object.metadata;
			if (!scalable.includes(resource.kind)) {
				errors += 'Error from server (NotFound): the server could not find the requested resource\n';
				continue;
			}
			if (current.value !== undefined && current.value >= 0 && replicasOf(object) !== current.value) {
				errors += `error: Expected replicas to be ${current.value}, was ${replicasOf(object)}\n`;
				continue;
			}
			const kind = resource.kind as ScaleCommand['kind'];
			list.push({
				command: { type: 'scale', kind, namespace, name, replicas: count },
				said: `${objectName(object)} scaled\n`,
			});
		}
	}
	if (list.length === 0 && errors === '')
		errors = `error: no objects passed to scale ${selection.resources.map(qualifiedPlural).join(', ')}\n`;
	return steps(list, { errors, exitCode: errors === '' ? 0 : 1 });
}

export const scale: Verb = {
	summary: 'Set a new size for a deployment, replica set, or replication controller',
	usage: ['scale (TYPE NAME | TYPE/NAME) --replicas=COUNT [--current-replicas=COUNT]'],
	flags: [flag.selector, flag.all, { name: 'replicas', takes: 'text' }, { name: 'current-replicas', takes: 'text' }],
	run,
};
