/** From files and stored objects to what an `apply` command takes. */
import { withDefaults } from '../../kubernetes/defaults.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import type { ManifestObject } from '../../kubernetes/types.ts';
import { objectWarnings } from '../../kubernetes/validation/validate.ts';
import { decide } from '../commands/apply.ts';
import type { Engine } from '../context.ts';
import { type Answer, fail, type Step } from './answer.ts';
import type { KubeObject } from './objects.ts';
import type { Request } from './request.ts';
import { qualifiedSingular, resourceOf } from './resources.ts';
import { flagsOf } from './text/flags.ts';

export interface Source {
	object: ManifestObject;
	/** The file's name, or `STDIN`. */
	file: string;
}

/** The objects of every `-f`, and what kubectl says of those that can't be read. */
export function readSources(request: Request): { sources: Source[]; errors: string } | Answer {
	const { context, parsed } = request;
	const files = flagsOf(parsed, 'filename').flatMap((text) => text.split(','));
	if (files.length === 0) return fail('must specify one of -f and -k');
	const sources: Source[] = [];
	let errors = '';
	for (const name of files) {
		const file = name === '-' ? 'STDIN' : name;
		const text = name === '-' ? context.stdin : context.readFile?.(name);
		if (text === undefined) {
			errors += name === '-' ? 'error: no objects passed to apply\n' : `error: the path "${name}" does not exist\n`;
			continue;
		}
		const read = context.yaml.parse(text);
		const syntax = read.errors.filter(({ path }) => path === undefined);
		const strict = read.errors.filter(({ path }) => path !== undefined);
		for (const { line, message } of syntax)
			errors += `error: error parsing ${file}: error converting YAML to JSON: yaml: line ${line}: ${message}\n`;
		if (strict.length > 0) {
			const problems = strict.map(({ path, message }) =>
				message.startsWith('unknown field') ? message : `${path}: ${message}`,
			);
			errors += `Error from server (BadRequest): error when creating "${file}": strict decoding error: ${problems.join(', ')}\n`;
		}
		for (const { object } of read.objects) {
			const placed = inNamespace(request, object);
			if ('error' in placed) errors += `error: ${placed.error}\n`;
			else sources.push({ object: placed.object, file });
		}
		if (read.objects.length === 0 && read.errors.length === 0) errors += 'error: no objects passed to apply\n';
	}
	return { sources, errors };
}

/** An object that names no namespace is put in the request's; one that names another than `-n` is refused. */
function inNamespace(
	{ namespace, parsed }: Request,
	object: ManifestObject,
): { object: ManifestObject } | { error: string } {
	const own = object.metadata.namespace;
	if (!resourceOf(object.kind, object.apiVersion).namespaced) return { object };
	if (own === undefined)
		return { object: namespace === 'default' ? object : { ...object, metadata: { ...object.metadata, namespace } } };
	if (parsed.flags.has('namespace') && own !== namespace) {
		return {
			error: `the namespace from the provided object "${own}" does not match the namespace "${namespace}". You must pass '--namespace=${own}' to perform this operation.`,
		};
	}
	return { object };
}

/** `deployment.apps/web`. */
export function titleOf({ kind, apiVersion, metadata }: ManifestObject): string {
	return `${qualifiedSingular(resourceOf(kind, apiVersion))}/${metadata.name ?? ''}`;
}

/** What `kubectl apply` says that it did: created, configured or unchanged. */
export function outcomeOf(engine: Engine, object: ManifestObject): 'created' | 'configured' | 'unchanged' {
	const decision = decide(engine, object);
	if ('status' in decision) return 'configured';
	if (decision.verb === 'accept') {
		const { namespace = 'default', name = '' } = object.metadata;
		const before = engine.state.notSimulated.get(`${object.kind}/${namespace}/${name}`);
		return before === undefined ? 'created' : semanticallyEqual(before, object) ? 'unchanged' : 'configured';
	}
	return decision.verb === 'create' ? 'created' : decision.verb === 'update' ? 'configured' : 'unchanged';
}

/** One object applied, and the line for it. */
export function applyStep(object: ManifestObject, said: string, file?: string): Step {
	const step: Step = { command: { type: 'apply', objects: [object] }, said: `${said}\n` };
	return file === undefined ? step : { ...step, context: `error when creating "${file}": ` };
}

/** `Warning: …` lines of the API server for an object that it would accept. */
export function warningsFor(object: ManifestObject): string {
	const defaulted = withDefaults(object);
	const texts = defaulted ? objectWarnings(defaulted) : [];
	return texts.map((text) => `Warning: ${text}\n`).join('');
}

/** A stored object as a manifest that would give it again; what the cluster keeps of its own is left out. */
export function manifestOf(object: KubeObject): ManifestObject {
	const { status: _, metadata, ...rest } = object;
	const { name, namespace, labels, annotations } = metadata;
	return {
		...rest,
		metadata: {
			name,
			...(namespace === '' ? {} : { namespace }),
			...(labels ? { labels } : {}),
			...(annotations ? { annotations } : {}),
		},
	};
}
