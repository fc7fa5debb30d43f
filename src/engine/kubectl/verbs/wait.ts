/** `kubectl wait`: until a condition holds, a field has a value, or an object is gone. */
import type { Condition } from '../../../kubernetes/types.ts';
import { type Answer, answer, fail, isAnswer, usageError, type Watch } from '../answer.ts';
import { parseJsonPath } from '../jsonPath.ts';
import { type KubeObject, objectNamed } from '../objects.ts';
import { objectName } from '../outputs.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import type { Resource } from '../resources.ts';
import { find, selectionOf } from '../selection.ts';
import { isOn } from '../text/flags.ts';
import { parseGoDuration } from '../text/times.ts';

type Test = (object: KubeObject | undefined) => boolean;

const defaultTimeout = '30s';

function conditionTest(text: string): Test {
	const [type = '', status = 'True'] = text.split('=');
	const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
	return (object) => {
		const conditions = (object?.status as { conditions?: Condition[] } | undefined)?.conditions ?? [];
		return conditions.some((condition) => same(condition.type, type) && same(condition.status, status));
	};
}

function testFor(text: string): Test | Answer {
	if (text === 'delete') return (object) => object === undefined;
	if (text === 'create') return (object) => object !== undefined;
	if (text.startsWith('condition=')) return conditionTest(text.slice('condition='.length));
	const match = /^jsonpath=(\{.*\}|'\{.*\}')(?:=(.*))?$/.exec(text);
	if (!match?.[1]) return fail(`unrecognized condition: "${text}"`);
	const path = parseJsonPath(match[1].replace(/^'|'$/g, ''));
	if ('error' in path) return fail(path.error);
	const [, , value] = match;
	return (object) => {
		const printed = object === undefined ? '' : path.print(object);
		return value === undefined ? printed !== '' : printed === value;
	};
}

interface Awaited {
	resource: Resource;
	namespace: string;
	name: string;
	title: string;
	uid: string;
}

function until(all: readonly Awaited[], test: Test, deadline: number, forDeletion: boolean): Watch {
	const left = new Set(all);
	return (engine) => {
		let output = '';
		for (const awaited of left) {
			const { resource, namespace, name, title, uid } = awaited;
			const found = objectNamed(engine, resource, namespace, name);
			// An object of the same name with another UID isn't the one that was to go.
			if (!test(forDeletion && found?.metadata.uid !== uid ? undefined : found)) continue;
			left.delete(awaited);
			output += `${title} condition met\n`;
		}
		if (left.size === 0) return { output, errors: '', exitCode: 0 };
		if (engine.state.now < deadline) return { output, errors: '' };
		const errors = [...left].map(
			({ resource, name }) => `error: timed out waiting for the condition on ${resource.plural}/${name}\n`,
		);
		return { output, errors: errors.join(''), exitCode: 1 };
	};
}

function run(request: Request): Answer {
	const { parsed, engine } = request;
	const condition = option(request, 'for');
	if (condition === undefined) return fail('required flag(s) "for" not set');
	const test = testFor(condition);
	if (isAnswer(test)) return test;
	const given = option(request, 'timeout') ?? defaultTimeout;
	const timeout = parseGoDuration(given);
	if (timeout === undefined)
		return usageError('wait', `invalid argument "${given}" for "--timeout" flag: time: invalid duration "${given}"`);
	const selection = selectionOf(request, parsed.words);
	if (isAnswer(selection)) return selection;
	if (selection.targets.length === 0 && !isOn(parsed, 'all') && option(request, 'selector') === undefined) {
		return fail('resource(s) were provided, but no name was specified');
	}
	const found = find(request, selection);
	if (isAnswer(found)) return found;
	if (found.errors !== '' && condition !== 'delete') return answer('', { errors: found.errors, exitCode: 1 });
	const all = found.groups.flatMap(({ resource, objects }) =>
		objects.map((object): Awaited => ({ resource, ...object.metadata, title: objectName(object) })),
	);
	if (all.length === 0) return condition === 'delete' ? answer('') : fail('no matching resources found');
	const watch = until(all, test, engine.state.now + timeout, condition === 'delete');
	const first = watch(engine);
	return answer(first.output, {
		errors: first.errors,
		...(first.exitCode === undefined ? { watch } : { exitCode: first.exitCode }),
	});
}

export const wait: Verb = {
	summary: 'Wait for a specific condition on one or many resources',
	usage: ['wait (TYPE NAME | TYPE/NAME) --for=condition=NAME|delete|jsonpath={PATH}=VALUE [--timeout=30s]'],
	flags: [
		flag.selector,
		flag.all,
		flag.allNamespaces,
		{ name: 'for', takes: 'text' },
		{ name: 'timeout', takes: 'text' },
	],
	run,
};
