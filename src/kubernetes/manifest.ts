/**
 * Manifests in and out: YAML (several documents) or JSON text to decoded objects, with the place of each error. The only
 * module that knows the `yaml` package; whoever uses it loads it lazily.
 */
import {
	type Document,
	type DocumentOptions,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type Node,
	type ParseOptions,
	parseAllDocuments,
	type SchemaOptions,
	stringify,
	type Tags,
} from 'yaml';
import { decodeObject, expandList } from './decode.ts';
import { lineStarts, type Position, positionAt, stepsOf } from './positions.ts';
import type { FieldError } from './status.ts';
import type { ManifestObject } from './types.ts';

export interface ManifestError extends Position {
	file?: string;
	/** Which document of the text, from 1. */
	document: number;
	/** The field's path in its object: `spec.template.spec.containers[0].image`. */
	path?: string;
	message: string;
}

export interface ManifestEntry {
	object: ManifestObject;
	document: number;
	/** Where a field is; where it's missing, the nearest thing around it. */
	locate(fieldPath: string): Position;
}

interface ParsedDocument {
	document: Document.Parsed;
	/** From 1. */
	number: number;
	positionAt(offset: number): Position;
}

interface Problem extends Position {
	message: string;
}

const bytesMax = 1024 * 1024;
const depthMax = 64;
const aliasesMax = 1000;
const problemsMax = 50;

/** Of YAML 1.1, what go-yaml (and so kubectl) doesn't read: times, base 60, and typed collections. */
const unreadTags = ['timestamp', 'binary', 'omap', 'pairs', 'set'].map((name) => `tag:yaml.org,2002:${name}`);

function kubectlTags(tags: Tags): Tags {
	const read = tags.filter((tag) => {
		if (typeof tag === 'string') return true;
		return !unreadTags.includes(tag.tag) && !('format' in tag && tag.format === 'TIME');
	});
	// go-yaml also takes the octal of YAML 1.2, `0o644`.
	return [...read, 'intOct'];
}

/**
 * kubectl reads YAML 1.1, where `yes`, `on` and `0644` aren't text. Unique keys are checked by findProblems, since the
 * package compares every key with every other.
 */
const yamlOptions: ParseOptions & DocumentOptions & SchemaOptions = {
	version: '1.1',
	schema: 'yaml-1.1',
	customTags: kubectlTags,
	uniqueKeys: false,
	prettyErrors: false,
	strict: true,
};

/** Reads all objects of a text. What is fine is in `objects`, even if other documents have errors; nothing throws. */
export function parseManifests(text: string, fileName?: string): { objects: ManifestEntry[]; errors: ManifestError[] } {
	const objects: ManifestEntry[] = [];
	const errors: ManifestError[] = [];
	const file = fileName === undefined ? {} : { file: fileName };
	if (text.length > bytesMax) {
		const message = `too large: ${text.length} characters, at most ${bytesMax} are read`;
		return { objects, errors: [{ ...file, document: 1, line: 1, column: 1, message }] };
	}
	let documents: ParsedDocument[];
	try {
		documents = splitDocuments(text);
	} catch (error) {
		// The parser recurses; nothing that is meant nests so deep that its stack runs out.
		if (!(error instanceof RangeError)) throw error;
		return { objects, errors: [{ ...file, document: 1, line: 1, column: 1, message: 'too deeply nested' }] };
	}
	for (const parsed of documents) {
		const document = parsed.number;
		const problems = findProblems(parsed);
		errors.push(...problems.map((problem) => ({ ...file, document, ...problem })));
		if (problems.length > 0) continue;
		const value = fitAliases(parsed);
		if (!value.fits) {
			errors.push({ ...file, document, ...parsed.positionAt(0), message: 'aliases unfold to too much' });
			continue;
		}
		for (const item of expandList(value.value)) {
			const locate = (fieldPath: string): Position => nodeAt(parsed, join(item.path, fieldPath));
			const decoded = decodeObject(item.value);
			if ('object' in decoded) objects.push({ object: decoded.object, document, locate });
			else errors.push(...locateErrors(decoded.errors, { document, locate }, fileName));
		}
	}
	return { objects, errors };
}

/** Field errors of an object (from decoding or validation) at their places in its manifest. */
export function locateErrors(
	errors: readonly FieldError[],
	entry: Pick<ManifestEntry, 'document' | 'locate'>,
	fileName?: string,
): ManifestError[] {
	return errors.map(({ field, message }) => ({
		...(fileName === undefined ? {} : { file: fileName }),
		document: entry.document,
		...entry.locate(field),
		...(field === '' ? {} : { path: field }),
		message,
	}));
}

/** `file:line:column: path: message`, without the parts that aren't there. */
export function formatManifestError(error: ManifestError): string {
	const place = `${error.file === undefined ? '' : `${error.file}:`}${error.line}:${error.column}`;
	return `${place}: ${error.path === undefined ? '' : `${error.path}: `}${error.message}`;
}

/** A key `<<` that's written is a name, and so is quoted: nothing is merged. */
function writtenTags(tags: Tags): Tags {
	return kubectlTags(tags).filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge');
}

/** Objects as YAML, one document each, with sorted keys as kubectl prints them. Reading it gives equal objects. */
export function toYaml(objects: readonly object[]): string {
	return objects
		.map((object) =>
			stringify(object, {
				...yamlOptions,
				customTags: writtenTags,
				compat: 'yaml-1.1',
				sortMapEntries: true,
				indentSeq: false,
				lineWidth: 0,
				aliasDuplicateObjects: false,
			}),
		)
		.join('---\n');
}

function splitDocuments(text: string): ParsedDocument[] {
	const lines = lineStarts(text);
	const documents = parseAllDocuments(text, yamlOptions);
	const parsed: ParsedDocument[] = [];
	if ('empty' in documents) return parsed;
	for (const [index, document] of documents.entries()) {
		const { contents } = document;
		const empty = contents === null || (isScalar(contents) && contents.value === null);
		// A document of comments alone, or nothing between two separators.
		if (empty && document.errors.length === 0) continue;
		parsed.push({ document, number: index + 1, positionAt: (offset) => positionAt(lines, offset) });
	}
	return parsed;
}

function join(prefix: string, path: string): string {
	if (prefix === '' || path === '') return prefix + path;
	return `${prefix}.${path}`;
}

/** Syntax errors, duplicate keys, and nesting that no object has. */
function findProblems({ document, positionAt }: ParsedDocument): Problem[] {
	// The parser reports it as a syntax error when its own recursion runs out of stack.
	if (document.errors.some((error) => /call stack|too much recursion/i.test(error.message))) {
		return [{ ...positionAt(document.errors[0]?.pos[0] ?? 0), message: 'too deeply nested' }];
	}
	const problems: Problem[] = document.errors
		.slice(0, problemsMax)
		.map((error) => ({ ...positionAt(error.pos[0]), message: error.message }));
	const at = (node: unknown, message: string): void => {
		if (problems.length < problemsMax) problems.push({ ...positionAt(startOf(node) ?? 0), message });
	};
	const look = (node: unknown, depth: number): void => {
		if (depth > depthMax) {
			at(node, `too deeply nested: more than ${depthMax} levels`);
			return;
		}
		if (isSeq(node)) for (const item of node.items) look(item, depth + 1);
		if (!isMap(node)) return;
		const keys = new Set<string>();
		for (const { key, value } of node.items) {
			const name = keyOf(key);
			if (name === undefined) at(key, 'a key must be a single value, not a list or a map');
			else if (name === '<<' && isScalar(key) && key.type === 'PLAIN' && !isMergeable(value, document))
				at(key, 'map merge requires map or sequence of maps as the value');
			else if (keys.has(name) && name !== '<<') at(key, `key ${JSON.stringify(name)} already set in map`);
			else keys.add(name);
			look(value, depth + 1);
		}
	};
	if (problems.length === 0) look(document.contents, 0);
	return problems;
}

/** What may stand behind `<<`. */
function isMergeable(value: unknown, document: Document.Parsed): boolean {
	const source = isAlias(value) ? value.resolve(document) : value;
	return isMap(source) || (isSeq(source) && source.items.every((item) => !isSeq(item) && isMergeable(item, document)));
}

/** The document's value with its aliases put in, unless they multiply beyond reason. */
function fitAliases({ document }: ParsedDocument): { fits: true; value: unknown } | { fits: false } {
	try {
		return { fits: true, value: document.toJS({ maxAliasCount: aliasesMax }) };
	} catch (error) {
		if (error instanceof ReferenceError || error instanceof RangeError) return { fits: false };
		throw error;
	}
}

/** Where the field of a path (`spec.ports[0].name`, `metadata.labels[app]`) is: its key, or the nearest thing around it. */
function nodeAt({ document, positionAt }: ParsedDocument, path: string): Position {
	let node: unknown = document.contents;
	let offset = startOf(node) ?? 0;
	for (const step of stepsOf(path)) {
		if (isAlias(node)) node = node.resolve(document);
		if (isMap(node)) {
			const pair = node.items.find(({ key }) => keyOf(key) === step);
			if (!pair) break;
			offset = startOf(pair.key) ?? offset;
			node = pair.value;
		} else if (isSeq(node)) {
			const item = node.items[Number(step)];
			if (item === undefined) break;
			offset = startOf(item) ?? offset;
			node = item;
		} else break;
	}
	return positionAt(offset);
}

function keyOf(key: unknown): string | undefined {
	if (key === null || key === undefined) return 'null';
	if (!isScalar(key)) return undefined;
	// The package reads `<<` as a symbol.
	return typeof key.value === 'symbol' ? key.value.description : String(key.value);
}

function startOf(node: unknown): number | undefined {
	return (node as Node | null)?.range?.[0];
}
