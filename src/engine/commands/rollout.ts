/** `kubectl rollout pause|resume|undo|restart`, for what has a history of templates. */
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { failure, notFound, type Status } from '../../kubernetes/status.ts';
import { formatTime } from '../../kubernetes/time.ts';
import type { DaemonSet, Deployment, Labels, PodTemplateSpec, StatefulSet } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { replicaSetsOf, templateOfRevision } from '../controllers/deployment.ts';
import { revisionOf, rolledBackAnnotations } from '../controllers/deploymentAnnotations.ts';
import { revisionsOf, templateOf } from '../controllers/history.ts';
import { keyOf } from '../keys.ts';
import { get } from '../store.ts';
import { replace } from './apply.ts';
import type { Command } from './command.ts';
import { kinds } from './kinds.ts';

type Rollout = Extract<Command, { type: 'rollout' }>;
type Rolled = Deployment | StatefulSet | DaemonSet;

const restartedAnnotation = 'kubectl.kubernetes.io/restartedAt';

interface Revision {
	number: number;
	template: PodTemplateSpec;
	/** The object's annotations with those of that revision. */
	annotations?: Labels;
}

function find(engine: Engine, command: Rollout): Rolled | undefined {
	return get(engine, command.kind ?? 'Deployment', keyOf(command));
}

/** What the object has been, oldest first. */
function revisions(engine: Engine, object: Rolled): Revision[] {
	if (object.kind !== 'Deployment') {
		return revisionsOf(engine, object).map((revision) => ({
			number: revision.revision,
			template: templateOf(revision),
		}));
	}
	return replicaSetsOf(engine, object).map((set) => ({
		number: revisionOf(set),
		template: templateOfRevision(set),
		annotations: rolledBackAnnotations(object, set),
	}));
}

/** The revision that's asked for, or the one before the present. */
function goal(engine: Engine, object: Rolled, toRevision: number): Revision | Status {
	const all = revisions(engine, object);
	if (toRevision > 0) {
		const wanted = all.find(({ number }) => number === toRevision);
		return wanted ?? failure('NotFound', `unable to find specified revision ${toRevision} in history`);
	}
	const before = all.at(-2);
	if (before) return before;
	const { name } = object.metadata;
	return failure(
		'NotFound',
		object.kind === 'Deployment'
			? `no rollout history found for deployment "${name}"`
			: 'no last revision to roll back to',
	);
}

const isPaused = (object: Rolled): boolean => object.kind === 'Deployment' && object.spec.paused === true;

export function checkRollout(engine: Engine, command: Rollout): Status | undefined {
	const { action, name, kind = 'Deployment', toRevision = 0 } = command;
	const { plural } = kinds[kind];
	const object = find(engine, command);
	if (!object) return notFound(plural, name);
	const refuse = (why: string): Status => failure('BadRequest', why);
	switch (action) {
		case 'pause':
		case 'resume': {
			const verb = action === 'pause' ? 'pausing' : 'resuming';
			if (kind !== 'Deployment') return refuse(`${plural} "${name}" ${verb} is not supported`);
			if (isPaused(object) === (action === 'pause'))
				return refuse(`${plural} "${name}" is ${action === 'pause' ? 'already' : 'not'} paused`);
			return undefined;
		}
		case 'restart':
			return isPaused(object)
				? refuse(`${plural} "${name}" can't restart paused deployment (run rollout resume first)`)
				: undefined;
		case 'undo': {
			if (isPaused(object)) {
				return refuse(
					`you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume deployment/${name}' and try again`,
				);
			}
			const found = goal(engine, object, toRevision);
			if ('status' in found) return found;
			const { template } = object.spec;
			return semanticallyEqual(template, found.template)
				? refuse(`skipped rollback (current template already matches revision ${found.number})`)
				: undefined;
		}
	}
}

export function rollout(engine: Engine, command: Rollout): void {
	const object = find(engine, command);
	if (!object) return;
	if (command.action === 'pause' || command.action === 'resume') {
		if (object.kind !== 'Deployment') return;
		const { paused: _, ...spec } = object.spec;
		replace(engine, { ...object, spec: command.action === 'pause' ? { ...spec, paused: true } : spec });
	} else if (command.action === 'restart') restart(engine, object);
	else undo(engine, object, command.toRevision ?? 0);
}

function restart(engine: Engine, object: Rolled): void {
	const { template } = object.spec;
	const annotations = { ...template.metadata.annotations, [restartedAnnotation]: formatTime(engine.state.now) };
	put(engine, object, { ...template, metadata: { ...template.metadata, annotations } });
}

function undo(engine: Engine, object: Rolled, toRevision: number): void {
	const found = goal(engine, object, toRevision);
	if ('status' in found) return;
	const { annotations } = found;
	put(engine, annotations ? { ...object, metadata: { ...object.metadata, annotations } } : object, found.template);
}

function put(engine: Engine, object: Rolled, template: PodTemplateSpec): void {
	replace(engine, { ...object, spec: { ...object.spec, template } } as Rolled);
}
