/** `kubectl rollout status|history|pause|resume|undo|restart`. */
import { type Command, type RolloutAction, rolloutActions, rolloutKinds } from '../../commands/command.ts';
import { check } from '../../commands/commands.ts';
import { type Answer, answer, fail, flagError, isAnswer, type Step, steps, usageError, type Watch } from '../answer.ts';
import { describeTemplate } from '../describe/template.ts';
import { newWriter } from '../describe/writer.ts';
import { type KubeObject, objectNamed } from '../objects.ts';
import { objectName } from '../outputs.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { qualifiedPlural, type Resource } from '../resources.ts';
import { revisionsOf, rolloutState } from '../rollouts.ts';
import { find, selectionOf } from '../selection.ts';
import { numberFlag } from '../text/flags.ts';
import { alignTabs } from '../text/tabWriter.ts';

type RolloutCommand = Extract<Command, { type: 'rollout' }>;

const participles: Record<RolloutAction, string> = {
	pause: 'paused',
	resume: 'resumed',
	undo: 'rolled back',
	restart: 'restarted',
};

/** Why a kind without rollouts can't do it. */
function unsupported(action: RolloutAction, resource: Resource, { metadata }: KubeObject): string {
	if (action === 'undo') return `no rollbacker has been implemented for "${resource.kind}"`;
	const doing = { pause: 'pausing', resume: 'resuming', restart: 'restarting' }[action];
	return `${qualifiedPlural(resource)} "${metadata.name}" ${doing} is not supported`;
}

/** The step that changes one workload; or what kubectl says instead, which isn't always an error. */
function change(
	request: Request,
	action: RolloutAction,
	resource: Resource,
	object: KubeObject,
): Step | { error: string } | { said: string } {
	const kind = rolloutKinds.find((known) => known === resource.kind);
	if (!kind) return { error: unsupported(action, resource, object) };
	const toRevision = numberFlag(request.parsed, 'to-revision');
	if ('error' in toRevision) return toRevision;
	const { namespace, name } = object.metadata;
	const goal = action === 'undo' && toRevision.value !== undefined ? { toRevision: toRevision.value } : {};
	const command: RolloutCommand = { type: 'rollout', action, kind, namespace, name, ...goal };
	// These are kubectl's own words, not the API server's: it looks before it asks.
	const refusal = check(request.engine, command);
	const title = objectName(object);
	if (refusal?.message.startsWith('skipped')) return { said: `${title} ${refusal.message}\n` };
	return refusal ? { error: refusal.message } : { command, said: `${title} ${participles[action]}\n` };
}

function history(request: Request, object: KubeObject): Answer {
	const wanted = numberFlag(request.parsed, 'revision');
	if ('error' in wanted) return flagError('rollout history', wanted.error);
	const revisions = revisionsOf(request.engine, object);
	if (!revisions) return fail(`no history viewer has been implemented for "${object.kind}"`);
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
	const action = rolloutActions.find((known) => known === what);
	if (what === undefined)
		return usageError('rollout', 'must specify one of status, history, pause, resume, undo, restart');
	if (!action && what !== 'status' && what !== 'history')
		return usageError('rollout', `unknown command "${what}" for "kubectl rollout"`);
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
	if (!action) {
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
		const result = change(request, action, resource, object);
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
