/** ControllerRevisions: the templates that a StatefulSet or a DaemonSet has had (`pkg/controller/history`). */
import { safeEncode } from '../../kubernetes/names.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import type { ControllerRevision, DaemonSet, PodTemplateSpec, StatefulSet } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { hash32 } from '../hash.ts';
import { dependantsOf } from '../indexes.ts';
import { keyOf } from '../keys.ts';
import { create, get, remove, update } from '../store.ts';
import { controlledBy } from './ownership.ts';

export const revisionHashLabel = 'controller-revision-hash';

type Revisioned = StatefulSet | DaemonSet;

/** The revisions that the object owns, oldest first. */
export function revisionsOf(engine: Engine, owner: Revisioned): ControllerRevision[] {
	const revisions: ControllerRevision[] = [];
	for (const key of dependantsOf(engine.index, 'ControllerRevision', owner.metadata.uid)) {
		const revision = get(engine, 'ControllerRevision', key);
		if (revision) revisions.push(revision);
	}
	return revisions.sort((a, b) => a.revision - b.revision || (a.metadata.name < b.metadata.name ? -1 : 1));
}

export function templateOf({ data }: ControllerRevision): PodTemplateSpec {
	return data.spec.template;
}

/** The revision of the present template, made or made the newest if it isn't. */
export function presentRevision(engine: Engine, owner: Revisioned): ControllerRevision {
	const revisions = revisionsOf(engine, owner);
	const newest = (revisions.at(-1)?.revision ?? 0) + 1;
	const { template } = owner.spec;
	const equal = revisions.filter((revision) => semanticallyEqual(templateOf(revision), template)).at(-1);
	if (!equal) return createRevision(engine, owner, newest);
	if (equal === revisions.at(-1)) return equal;
	return update(engine, 'ControllerRevision', { ...equal, revision: newest });
}

function createRevision(engine: Engine, owner: Revisioned, revision: number): ControllerRevision {
	const { namespace, name, annotations } = owner.metadata;
	const { template } = owner.spec;
	const hash = freeHash(engine, owner);
	return create(engine, 'ControllerRevision', {
		apiVersion: 'apps/v1',
		kind: 'ControllerRevision',
		metadata: {
			name: `${name}-${hash}`,
			namespace,
			labels: { ...template.metadata.labels, [revisionHashLabel]: hash },
			...(annotations ? { annotations } : {}),
			ownerReferences: [controlledBy(owner)],
		},
		data: { spec: { template } },
		revision,
	});
}

/** A name for the template; a collision with another's counts on, as `collisionCount` does. */
function freeHash(engine: Engine, { metadata, spec }: Revisioned): string {
	for (let collision = 0; ; collision += 1) {
		const hash = safeEncode(String(hash32(JSON.stringify(spec.template) + (collision || ''))));
		if (!get(engine, 'ControllerRevision', `${metadata.namespace}/${metadata.name}-${hash}`)) return hash;
	}
}

/** Forgets the oldest revisions beyond `revisionHistoryLimit`, except those that `isLive`. */
export function truncateHistory(
	engine: Engine,
	owner: Revisioned,
	isLive: (revision: ControllerRevision) => boolean,
): void {
	const dead = revisionsOf(engine, owner).filter((revision) => !isLive(revision));
	const surplus = Math.max(0, dead.length - owner.spec.revisionHistoryLimit);
	for (const { metadata } of dead.slice(0, surplus)) remove(engine, 'ControllerRevision', keyOf(metadata));
}
