/** `kubectl apply -f` and `kubectl create -f`. */
import { alreadyExists } from '../../../kubernetes/status.ts';
import type { ManifestObject } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import { type Answer, isAnswer, type Step, steps, usageError } from '../answer.ts';
import { dryRunAnswer } from '../dryRun.ts';
import { applyStep, outcomeOf, readSources, titleOf, warningsFor } from '../manifests.ts';
import { objectNamed, objectsOf } from '../objects.ts';
import { refusalText } from '../refusal.ts';
import { flag, type Request, type Verb } from '../request.ts';
import { qualifiedPlural, qualifiedSingular, resourceOf } from '../resources.ts';

function run(request: Request): Answer {
	if (request.parsed.words.length > 0)
		return usageError('apply', `Unexpected args: [${request.parsed.words.join(' ')}]`);
	const read = readSources(request);
	if (isAnswer(read)) return read;
	let { errors } = read;
	const list: Step[] = [];
	const objects: ManifestObject[] = [];
	for (const { object, file } of read.sources) {
		if (object.metadata.name === undefined) {
			errors += `error: from ${object.metadata.generateName}: cannot use generate name with apply\n`;
			continue;
		}
		objects.push(object);
		list.push(applyStep(object, `${titleOf(object)} ${outcomeOf(request.engine, object)}`, file));
	}
	const warnings = objects.map(warningsFor).join('');
	const exitCode = errors === '' ? 0 : 1;
	const dry = dryRunAnswer(request, objects, list);
	if (dry) return { ...dry, errors: warnings + errors, exitCode };
	return steps(list, { errors: warnings + errors, exitCode });
}

export const apply: Verb = {
	summary: 'Apply a configuration to a resource by file name or stdin',
	usage: ['apply -f FILENAME', 'apply -f -'],
	flags: [flag.filename, flag.dryRun, flag.output],
	run,
};

/** The object that a manifest with `generateName` has just become: the newest whose name begins so. */
function newestNamed(engine: Engine, { kind, apiVersion, metadata }: ManifestObject): string {
	const resource = resourceOf(kind, apiVersion);
	const named = objectsOf(engine, resource, undefined).filter(({ metadata: own }) =>
		own.name.startsWith(metadata.generateName ?? ''),
	);
	const newest = named.reduce<(typeof named)[number] | undefined>(
		(best, one) =>
			best === undefined || Number(one.metadata.resourceVersion) > Number(best.metadata.resourceVersion) ? one : best,
		undefined,
	);
	return `${qualifiedSingular(resource)}/${newest?.metadata.name ?? ''} created\n`;
}

/** Steps that create objects, and the refusals of those whose names are taken. */
export function createAll(request: Request, sources: readonly { object: ManifestObject; file?: string }[]): Answer {
	let errors = '';
	const list: Step[] = [];
	for (const { object, file } of sources) {
		const { kind, apiVersion, metadata } = object;
		const resource = resourceOf(kind, apiVersion);
		const { name, namespace = 'default' } = metadata;
		errors += warningsFor(object);
		if (name !== undefined && objectNamed(request.engine, resource, namespace, name)) {
			const context = file === undefined ? 'failed to create ' : `error when creating "${file}": `;
			const refusal = alreadyExists(qualifiedPlural(resource), name);
			errors +=
				file === undefined
					? `error: ${context}${resource.singular}: ${refusal.message}\n`
					: refusalText(refusal, context);
			continue;
		}
		const step = applyStep(object, `${titleOf(object)} created`, file);
		list.push(name === undefined ? { ...step, said: (engine: Engine) => newestNamed(engine, object) } : step);
	}
	const exitCode = list.length < sources.length ? 1 : 0;
	const dry = dryRunAnswer(
		request,
		sources.map(({ object }) => object),
		list,
	);
	return dry ? { ...dry, errors, exitCode } : steps(list, { errors, exitCode });
}

/** `kubectl create -f`. */
export function createFromFiles(request: Request): Answer {
	const read = readSources(request);
	if (isAnswer(read)) return read;
	const created = createAll(request, read.sources);
	return { ...created, errors: read.errors + created.errors, exitCode: read.errors === '' ? created.exitCode : 1 };
}
