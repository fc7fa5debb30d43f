/** `kubectl explain`: the schema's fields, and what the main ones are for. */
import { apiTypes, type FieldType, fieldsOf } from '../../../kubernetes/schema.ts';
import { type Answer, answer, fail, usageError } from '../answer.ts';
import type { Request, Verb } from '../request.ts';
import { findResource, type Resource } from '../resources.ts';
import { isOn } from '../text/flags.ts';
import { descriptions, required } from './descriptions.ts';

const basicNames: Readonly<Record<string, string>> = {
	int32: 'integer',
	int64: 'integer',
	Time: 'string',
	any: 'Object',
};

function typeName(type: FieldType): string {
	switch (type.shape) {
		case 'basic':
			return basicNames[type.type] ?? type.type;
		case 'object':
			return type.type;
		case 'list':
			return `[]${typeName(type.of)}`;
		case 'map':
			return `map[string]${typeName(type.of)}`;
	}
}

/** The object type at the bottom of lists and maps, if there's one. */
function objectType(type: FieldType): string | undefined {
	if (type.shape === 'object') return type.type;
	return type.shape === 'basic' ? undefined : objectType(type.of);
}

function explainField(owner: string, field: string, type: FieldType): string {
	const named = objectType(type);
	return (
		descriptions[`${owner}.${field}`] ??
		descriptions[field] ??
		(named === undefined ? undefined : descriptions[named]) ??
		'<empty>'
	);
}

const lineLength = 76;

/** A text in lines, set in by four blanks more than `indent`. */
function wrapped(text: string, indent = 0): string {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + word.length + 1 <= lineLength) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines.map((line) => `${' '.repeat(indent + 4)}${line}\n`).join('');
}

function sortedFields(type: string): [string, FieldType][] {
	return [...fieldsOf(type)].sort(([a], [b]) => (a < b ? -1 : 1));
}

function fieldLine(owner: string, name: string, type: FieldType): string {
	return `${name}\t<${typeName(type)}>${required.has(`${owner}.${name}`) ? ' -required-' : ''}\n`;
}

function fieldList(owner: string): string {
	return sortedFields(owner)
		.map(([name, type]) => `  ${fieldLine(owner, name, type)}${wrapped(explainField(owner, name, type))}\n`)
		.join('');
}

const depthMax = 12;

function fieldTree(owner: string, depth: number): string {
	if (depth > depthMax) return '';
	const lines = sortedFields(owner).map(([name, type]) => {
		const below = objectType(type);
		return `${'  '.repeat(depth)}${fieldLine(owner, name, type)}${below === undefined ? '' : fieldTree(below, depth + 1)}`;
	});
	return lines.join('');
}

function head({ group, kind, version }: Resource): string {
	return `${group === '' ? '' : `GROUP:      ${group}\n`}KIND:       ${kind}\nVERSION:    ${version}\n\n`;
}

function run(request: Request): Answer {
	const { parsed, engine } = request;
	const [word, ...more] = parsed.words;
	if (word === undefined || more.length > 0) {
		return usageError(
			'explain',
			word === undefined
				? 'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n'
				: 'We accept only this format: explain RESOURCE',
		);
	}
	const [name = '', ...path] = word.split('.').filter((part) => part !== '');
	const resource = findResource(engine, name);
	if (!resource) return fail(`the server doesn't have a resource type "${name}"`);
	if (!Object.hasOwn(apiTypes, resource.kind)) return fail(`no schema of ${resource.kind} is known here`);
	let owner = resource.kind;
	let field: { owner: string; name: string; type: FieldType } | undefined;
	for (const [index, step] of path.entries()) {
		const type = fieldsOf(owner).get(step);
		if (!type) return fail(`field "${step}" does not exist`);
		field = { owner, name: step, type };
		const below = objectType(type);
		if (below === undefined && index < path.length - 1) return fail(`field "${path[index + 1]}" does not exist`);
		owner = below ?? owner;
	}
	const below = field ? objectType(field.type) : resource.kind;
	const title = field ? `FIELD: ${field.name} <${typeName(field.type)}>\n\n` : '';
	const text = field ? explainField(field.owner, field.name, field.type) : (descriptions[resource.kind] ?? '<empty>');
	const fields =
		below === undefined ? '' : `FIELDS:\n${isOn(parsed, 'recursive') ? fieldTree(below, 1) : fieldList(below)}`;
	return answer(`${head(resource)}${title}DESCRIPTION:\n${wrapped(text)}    \n${fields}\n`);
}

export const explain: Verb = {
	summary: 'Get documentation for a resource',
	usage: ['explain TYPE[.FIELD...] [--recursive]'],
	flags: [{ name: 'recursive', takes: 'nothing' }],
	run,
};
