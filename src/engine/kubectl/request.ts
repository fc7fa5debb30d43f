/** What a verb is given: the cluster, where kubectl stands, and the command line as read. */
import type { ManifestEntry, ManifestError } from '../../kubernetes/manifest.ts';
import type { Engine } from '../context.ts';
import type { Answer } from './answer.ts';
import { type Flag, flagOf, isOn, type Parsed } from './text/flags.ts';

/** YAML in and out; given, since who reads and writes it loads it lazily (`kubernetes/manifest.ts`). */
export interface Yaml {
	parse: (text: string, fileName?: string) => { objects: ManifestEntry[]; errors: ManifestError[] };
	toYaml: (objects: readonly object[]) => string;
}

export interface Context {
	yaml: Yaml;
	/** The namespace of kubectl's context; `default` unless given. */
	namespace?: string;
	/** The text of a file that `-f` names; nothing where there's no such file. */
	readFile?: (name: string) => string | undefined;
	/** What `-f -` reads. */
	stdin?: string;
}

export interface Request {
	engine: Engine;
	context: Context;
	parsed: Parsed;
	namespace: string;
	/** The words after the verb as they were typed. */
	verb: string;
}

export interface Verb {
	/** What it does, for `kubectl help`. */
	summary: string;
	/** Usage lines without `kubectl`. */
	usage: readonly string[];
	flags: readonly Flag[];
	run: (request: Request) => Answer;
}

/** Flags that every verb takes. */
export const commonFlags: readonly Flag[] = [
	{ name: 'namespace', short: 'n', takes: 'text' },
	{ name: 'help', short: 'h', takes: 'nothing' },
];

/** The namespace to look in: undefined for all of them. */
export function scopeOf({ parsed, namespace }: Request): string | undefined {
	return isOn(parsed, 'all-namespaces') ? undefined : namespace;
}

/** A request's flag by name. */
export function option({ parsed }: Request, name: string): string | undefined {
	return flagOf(parsed, name);
}

export const flag = {
	selector: { name: 'selector', short: 'l', takes: 'text' },
	allNamespaces: { name: 'all-namespaces', short: 'A', takes: 'nothing' },
	output: { name: 'output', short: 'o', takes: 'text' },
	fieldSelector: { name: 'field-selector', takes: 'text' },
	filename: { name: 'filename', short: 'f', takes: 'list' },
	container: { name: 'container', short: 'c', takes: 'text' },
	all: { name: 'all', takes: 'nothing' },
	dryRun: { name: 'dry-run', takes: 'text', bare: 'unchanged' },
} as const satisfies Record<string, Flag>;
