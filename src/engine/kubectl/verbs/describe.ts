/** `kubectl describe`. */
import { type Answer, answer, fail, isAnswer } from '../answer.ts';
import { describeObject } from '../describe/index.ts';
import { objectsOf } from '../objects.ts';
import { flag, option, type Request, scopeOf, type Verb } from '../request.ts';
import { type Found, find, type Selection, selectionOf } from '../selection.ts';

const nothingAsked =
	'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.\n';

/** A name that nothing has is tried as the beginning of names, as kubectl does it. */
function byPrefix(request: Request, { targets }: Selection): Found['groups'] {
	const groups: Found['groups'] = [];
	for (const { resource, name } of targets) {
		const objects = objectsOf(request.engine, resource, scopeOf(request)).filter(({ metadata }) =>
			metadata.name.startsWith(name),
		);
		if (objects.length > 0) groups.push({ resource, objects });
	}
	return groups;
}

function run(request: Request): Answer {
	const { engine, parsed, namespace } = request;
	if (parsed.words.length === 0) return fail(nothingAsked);
	const selection = selectionOf(request, parsed.words);
	if (isAnswer(selection)) return selection;
	const found = find(request, selection);
	if (isAnswer(found)) return found;
	let { groups, errors } = found;
	if (errors !== '' && selection.targets.length === 1) {
		groups = byPrefix(request, selection);
		if (groups.length > 0) errors = '';
	}
	const withEvents = option(request, 'show-events') !== 'false';
	const texts = groups.flatMap(({ objects }) => objects.map((object) => describeObject(engine, object, withEvents)));
	if (texts.length === 0 && errors === '') {
		const inNamespace = selection.resources.some(({ namespaced }) => namespaced) && scopeOf(request) !== undefined;
		return answer('', {
			errors: inNamespace ? `No resources found in ${namespace} namespace.\n` : 'No resources found\n',
		});
	}
	return answer(texts.join('\n\n'), { errors, exitCode: errors === '' ? 0 : 1 });
}

export const describe: Verb = {
	summary: 'Show details of a specific resource or group of resources',
	usage: ['describe TYPE [NAME_PREFIX...] [-l SELECTOR] [-A]', 'describe TYPE/NAME...'],
	flags: [flag.selector, flag.allNamespaces, { name: 'show-events', takes: 'text', bare: 'true' }],
	run,
};
