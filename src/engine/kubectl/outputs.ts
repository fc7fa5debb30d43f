/** `-o`: objects in the form that was asked for. */
import { type Answer, fail } from './answer.ts';
import { parseJsonPath } from './jsonPath.ts';
import type { KubeObject } from './objects.ts';
import type { Yaml } from './request.ts';
import { qualifiedSingular, resourceOf } from './resources.ts';

/** Objects → text. `single`: one object was named, and so it isn't wrapped in a List. */
export type Print = (objects: readonly KubeObject[], single: boolean) => string;

const formats = ['json', 'jsonpath', 'name', 'wide', 'yaml'];

function list(objects: readonly KubeObject[], single: boolean): object {
	if (single && objects[0]) return objects[0];
	return { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } };
}

/** JSON with sorted keys and an indent of four, as kubectl writes objects that it only passes on. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([, member]) => member !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}

/** Cluster-scoped objects keep an empty namespace in the store; the API leaves it out. */
function served(object: KubeObject): KubeObject {
	if (object.metadata.namespace !== '') return object;
	const { namespace: _, ...metadata } = object.metadata;
	return { ...object, metadata: metadata as KubeObject['metadata'] };
}

/** `pod/web`, as `-o name` gives it. */
export function objectName({ kind, apiVersion, metadata }: KubeObject): string {
	return `${qualifiedSingular(resourceOf(kind, apiVersion))}/${metadata.name}`;
}

/** The printer for an output format: undefined for a table, an answer for a format that there isn't. */
export function printerFor(format: string | undefined, { toYaml }: Yaml): Print | undefined | Answer {
	if (format === undefined || format === 'wide') return undefined;
	const [name = '', ...rest] = format.split('=');
	const template = rest.join('=');
	switch (name) {
		case 'yaml':
			return (objects, single) => toYaml([list(objects.map(served), single)]);
		case 'json':
			return (objects, single) => `${JSON.stringify(sorted(list(objects.map(served), single)), null, 4)}\n`;
		case 'name':
			return (objects) => objects.map((object) => `${objectName(object)}\n`).join('');
		case 'jsonpath': {
			if (template === '') return fail('template format specified but no template given');
			const path = parseJsonPath(template);
			if ('error' in path) return fail(`error parsing jsonpath ${template}, ${path.error}`);
			return (objects, single) => path.print(list(objects.map(served), single));
		}
		default:
			return fail(
				`unable to match a printer suitable for the output format "${format}", allowed formats are: ${formats.join(',')}`,
			);
	}
}
