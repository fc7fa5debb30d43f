/** The resource arguments of a command line (`pod web`, `deploy/web svc/web`, `pods,services`) and the objects they mean. */
import { matchesRequirements, parseSelector, type Requirement } from '../../kubernetes/labels.ts';
import { notFound } from '../../kubernetes/status.ts';
import { type Answer, fail, isAnswer } from './answer.ts';
import { type KubeObject, objectNamed, objectsOf } from './objects.ts';
import { refusalText } from './refusal.ts';
import { option, type Request, scopeOf } from './request.ts';
import { allResources, findResource, qualifiedPlural, type Resource } from './resources.ts';
import { isOn } from './text/flags.ts';

export interface Target {
	resource: Resource;
	name: string;
}

export interface Selection {
	/** Kinds of which everything that matches is meant; empty where objects are named. */
	resources: readonly Resource[];
	targets: readonly Target[];
	/** Several kinds were asked for, or objects by `kind/name`: they're told apart by their kind. */
	mixed: boolean;
}

const mixedForms =
	"there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'";

function unknownResource(word: string): Answer {
	return fail(`the server doesn't have a resource type "${word}"`);
}

/** Reads the arguments; an answer instead says what is wrong with them. */
export function selectionOf({ engine }: Request, words: readonly string[]): Selection | Answer {
	const [first = '', ...names] = words;
	if (words.some((word) => word.includes('/'))) {
		const targets: Target[] = [];
		for (const word of words) {
			const [type = '', name = '', ...more] = word.split('/');
			if (!word.includes('/')) return fail(mixedForms);
			if (more.length > 0) return fail('arguments in resource/name form may not have more than one slash');
			const resource = findResource(engine, type);
			if (!resource) return unknownResource(type);
			if (name === '') return fail(`arguments in resource/name form must have a single resource and name`);
			targets.push({ resource, name });
		}
		return { resources: [], targets, mixed: targets.length > 1 };
	}
	const resources: Resource[] = [];
	for (const word of first.split(',')) {
		if (word.toLowerCase() === 'all') {
			resources.push(...allResources);
			continue;
		}
		const resource = findResource(engine, word);
		if (!resource) return unknownResource(word);
		resources.push(resource);
	}
	if (names.length === 0) return { resources, targets: [], mixed: resources.length > 1 };
	const targets = resources.flatMap((resource) => names.map((name) => ({ resource, name })));
	return { resources: [], targets, mixed: resources.length > 1 };
}

export interface Found {
	/** By resource, in the order of asking. */
	groups: { resource: Resource; objects: KubeObject[] }[];
	/** One line for each that isn't there. */
	errors: string;
}

/** The requirements of `-l`; an answer instead when they can't be read. */
export function labelRequirements(request: Request): Requirement[] | Answer {
	const parsed = parseSelector(option(request, 'selector') ?? '');
	return 'error' in parsed ? fail(parsed.error) : parsed.requirements;
}

/** The objects that a selection means, filtered by `-l` and `--field-selector`. */
export function find(request: Request, selection: Selection): Found | Answer {
	const { engine, parsed, namespace } = request;
	const requirements = labelRequirements(request);
	if (isAnswer(requirements)) return requirements;
	const fields = fieldRequirements(request);
	if (isAnswer(fields)) return fields;
	const { targets, resources } = selection;
	if (targets.length === 0) {
		const matches = (object: KubeObject) =>
			matchesRequirements(requirements, object.metadata.labels) && fields.every((meets) => meets(object));
		const groups = resources.map((resource) => ({
			resource,
			objects: objectsOf(engine, resource, scopeOf(request)).filter(matches),
		}));
		return { groups, errors: '' };
	}
	if (option(request, 'selector') !== undefined) return fail('name cannot be provided when a selector is specified');
	if (isOn(parsed, 'all-namespaces') && targets.some(({ resource }) => resource.namespaced)) {
		return fail('a resource cannot be retrieved by name across all namespaces');
	}
	const groups: Found['groups'] = [];
	let errors = '';
	for (const { resource, name } of targets) {
		const object = objectNamed(engine, resource, namespace, name);
		if (!object) {
			errors += refusalText(notFound(qualifiedPlural(resource), name));
			continue;
		}
		const group = groups.find((other) => other.resource === resource);
		if (group) group.objects.push(object);
		else groups.push({ resource, objects: [object] });
	}
	return { groups, errors };
}

/** The field of a dotted path, as text; empty where there's none. */
function fieldAt(object: unknown, path: string): string {
	let value: unknown = object;
	for (const step of path.replace(/^\./, '').split('.')) {
		value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
	}
	return value === undefined || value === null ? '' : String(value);
}

/** `--field-selector a=b,c!=d`. */
function fieldRequirements(request: Request): ((object: KubeObject) => boolean)[] | Answer {
	const text = option(request, 'field-selector') ?? '';
	const tests: ((object: KubeObject) => boolean)[] = [];
	for (const term of text.split(',').filter((part) => part !== '')) {
		const match = /^([\w.]+)(==|!=|=)(.*)$/.exec(term);
		if (!match) return fail(`invalid selector: '${text}'; can't understand '${term}'`);
		const [, path = '', operator, wanted] = match;
		tests.push((object) => (fieldAt(object, path) === wanted) === (operator !== '!='));
	}
	return tests;
}
