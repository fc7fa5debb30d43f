/** `kubectl rollout status|history|pause|resume|undo|restart`. */
import { semanticallyEqual } from '../../../kubernetes/plainData.ts';
import { formatTime } from '../../../kubernetes/time.ts';
import type { Deployment, PodTemplateSpec } from '../../../kubernetes/types.ts';
import { type Answer, answer, fail, flagError, isAnswer, type Step, steps, usageError, type Watch } from '../answer.ts';
import { describeTemplate } from '../describe/template.ts';
import { newWriter } from '../describe/writer.ts';
import { applyStep, manifestOf } from '../manifests.ts';
import { type KubeObject, objectNamed } from '../objects.ts';
import { objectName } from '../outputs.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { qualifiedPlural, type Resource } from '../resources.ts';
import { deploymentTemplate, revisionsOf, rolloutState } from '../rollouts.ts';
import { find, selectionOf } from '../selection.ts';
import { numberFlag } from '../text/flags.ts';
import { alignTabs } from '../text/tabWriter.ts';

/** A change of one workload, or why kubectl doesn't make it. */
type Change = (request: Request, object: KubeObject, resource: Resource) => Step | { error: string } | { said: string };

function specOf(object: KubeObject): Record<string, unknown> & { template: PodTemplateSpec; paused?: boolean } {
	return object.spec as Record<string, unknown> & { template: PodTemplateSpec; paused?: boolean };
}

function quoted(resource: Resource, { metadata }: KubeObject): string {
	return `${qualifiedPlural(resource)} "${metadata.name}"`;
}

const pause: Change = (_, object, resource) => {
	if (object.kind !== 'Deployment') return { error: `${quoted(resource, object)} pausing is not supported` };
	if (specOf(object).paused) return { error: `${quoted(resource, object)} is already paused` };
	return applyStep(
		{ ...manifestOf(object), spec: { ...specOf(object), paused: true } },
		`${objectName(object)} paused`,
	);
};

const resume: Change = (_, object, resource) => {
	if (object.kind !== 'Deployment') return { error: `${quoted(resource, object)} resuming is not supported` };
	const { paused, ...spec } = specOf(object);
	if (!paused) return { error: `${quoted(resource, object)} is not paused` };
	return applyStep({ ...manifestOf(object), spec }, `${objectName(object)} resumed`);
};

const restart: Change = ({ engine }, object, resource) => {
	const spec = specOf(object);
	if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(object.kind))
		return { error: `${quoted(resource, object)} restarting is not supported` };
	if (spec.paused)
		return { error: `${quoted(resource, object)} can't restart paused deployment (run rollout resume first)` };
	const { template } = spec;
	const annotations = {
		...template.metadata.annotations,
		'kubectl.kubernetes.io/restartedAt': formatTime(engine.state.now),
	};
	const next = { ...spec, template: { ...template, metadata: { ...template.metadata, annotations } } };
	return applyStep({ ...manifestOf(object), spec: next }, `${objectName(object)} restarted`);
};

const undo: Change = (request, object, resource) => {
	if (object.kind !== 'Deployment') return { error: `no rollbacker has been implemented for "${object.kind}"` };
	const deployment = object as unknown as Deployment;
	const wanted = numberFlag(request.parsed, 'to-revision');
	if ('error' in wanted) return wanted;
	if (deployment.spec.paused)
		return {
			error: "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
		};
	const revisions = revisionsOf(request.engine, deployment);
	const number = wanted.value ?? 0;
	const revision = number === 0 ? revisions.at(-2) : revisions.find((one) => one.number === number);
	if (!revision) {
		if (number === 0) return { error: `no rollout history found for ${resource.singular} "${object.metadata.name}"` };
		return { error: `unable to find specified revision ${number} in history` };
	}
	const template = deploymentTemplate(revision.template);
	if (semanticallyEqual(template, deployment.spec.template)) {
		return {
			said: `${objectName(object)} skipped rollback (current template already matches revision ${revision.number})\n`,
		};
	}
	return applyStep(
		{ ...manifestOf(object), spec: { ...specOf(object), template } },
		`${objectName(object)} rolled back`,
	);
};

const changes: Readonly<Record<string, Change>> = { pause, resume, restart, undo };

function history(request: Request, object: KubeObject): Answer {
	const wanted = numberFlag(request.parsed, 'revision');
	if ('error' in wanted) return flagError('rollout history', wanted.error);
	if (object.kind !== 'Deployment') return fail(`no history viewer has been implemented for "${object.kind}"`);
	const revisions = revisionsOf(request.engine, object as unknown as Deployment);
	const title = objectName(object);
	if (wanted.value !== undefined && wanted.value !== 0) {
		const revision = revisions.find(({ number }) => number === wanted.value);
		if (!revision) return fail('unable to find the specified revision');
		const w = newWriter();
		describeTemplate(w, revision.template);
		return answer(`${title} with revision #${revision.number}\n${w.text()}\n`);
	}
	const rows = revisions.map(({ number, cause }) => `${number}\t${cause}\n`);
	return answer(`${title} \n${alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`)}\n`);
}

/** A line each time that the rollout has come further, until it's over. */
function status(request: Request, resource: Resource, object: KubeObject): Answer {
	const { namespace, name } = object.metadata;
	let last = '';
	const watch: Watch = (engine) => {
		const present = objectNamed(engine, resource, namespace, name);
		if (!present) return { output: '', errors: 'error: object has been deleted\n', exitCode: 1 };
		const state = rolloutState(present);
		if (!state)
			return { output: '', errors: `error: no status viewer has been implemented for ${resource.kind}\n`, exitCode: 1 };
		if ('failed' in state) return { output: '', errors: `error: ${state.failed}\n`, exitCode: 1 };
		const output = state.text === last ? '' : state.text;
		last = state.text;
		return state.done ? { output, errors: '', exitCode: 0 } : { output, errors: '' };
	};
	const first = watch(request.engine);
	if (first.exitCode !== undefined) return answer(first.output, { errors: first.errors, exitCode: first.exitCode });
	return answer(first.output, option(request, 'watch') === 'false' ? {} : { watch });
}

function run(request: Request): Answer {
	const [what, ...words] = request.parsed.words;
	const change = changes[what ?? ''];
	if (what === undefined || (!change && what !== 'status' && what !== 'history')) {
		return usageError(
			'rollout',
			what === undefined
				? 'must specify one of status, history, pause, resume, undo, restart'
				: `unknown command "${what}" for "kubectl rollout"`,
		);
	}
	if (words.length === 0) return usageError(`rollout ${what}`, 'required resource not specified');
	const selection = selectionOf(request, words);
	if (isAnswer(selection)) return selection;
	const found = find(request, selection);
	if (isAnswer(found)) return found;
	const all = found.groups.flatMap(({ resource, objects }) => objects.map((object) => ({ resource, object })));
	if (all.length === 0)
		return answer('', {
			errors: found.errors || `No resources found in ${request.namespace} namespace.\n`,
			exitCode: found.errors === '' ? 0 : 1,
		});
	const [first] = all;
	if (what === 'status' && first) {
		if (all.length === 1) return status(request, first.resource, first.object);
		return fail(
			`rollout status is only supported on individual resources and resource collections - ${all.length} resources were found`,
		);
	}
	if (!change) {
		const told = all.map(({ object }) => history(request, object));
		const exitCode = Math.max(...told.map((one) => one.exitCode));
		return answer(told.map(({ output }) => output).join(''), {
			errors: told.map((one) => one.errors).join(''),
			exitCode,
		});
	}
	let { errors } = found;
	let output = '';
	const list: Step[] = [];
	for (const { resource, object } of all) {
		const result = change(request, object, resource);
		if ('error' in result) errors += `error: ${result.error}\n`;
		else if ('command' in result) list.push(result);
		else output += typeof result.said === 'string' ? result.said : '';
	}
	return { ...steps(list, { errors, exitCode: errors === '' ? 0 : 1 }), output };
}

export const rollout: Verb = {
	summary: 'Manage the rollout of a resource',
	usage: [
		'rollout status (TYPE NAME | TYPE/NAME) [--watch=false]',
		'rollout history (TYPE NAME | TYPE/NAME) [--revision=N]',
		'rollout undo (TYPE NAME | TYPE/NAME) [--to-revision=N]',
		'rollout pause|resume|restart (TYPE NAME | TYPE/NAME)',
	],
	flags: [
		flag.selector,
		{ name: 'watch', short: 'w', takes: 'text', bare: 'true' },
		{ name: 'revision', takes: 'text' },
		{ name: 'to-revision', takes: 'text' },
		{ name: 'timeout', takes: 'text' },
	],
	run,
};
