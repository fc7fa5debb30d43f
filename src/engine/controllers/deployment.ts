/** The Deployment controller: a ReplicaSet a template, and a rollout from one to the next (`pkg/controller/deployment`). */
import { matchesSelector } from '../../kubernetes/labels.ts';
import { safeEncode } from '../../kubernetes/names.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import type { Deployment, DeploymentStatus, PodTemplateSpec, ReplicaSet } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import { hash32 } from '../hash.ts';
import { dependantsOf } from '../indexes.ts';
import { controllerOf } from '../keys.ts';
import { create, get, remove, update } from '../store.ts';
import { second } from '../timing.ts';
import { enqueue } from '../workQueue.ts';
import {
	desiredAnnotation,
	freshAnnotations,
	maxAnnotation,
	revisionAnnotation,
	revisionOf,
} from './deploymentAnnotations.ts';
import { conditionsOf, stuckAt } from './deploymentConditions.ts';
import { controlledBy, ownedPods } from './ownership.ts';
import { maxSurge, newReplicas, proportion, reconcileNew, reconcileOld, rolloutOf, type Sized } from './rolling.ts';

const source = { component: 'deployment-controller' };
const templateHashLabel = 'pod-template-hash';

const sized = ({ metadata, spec, status }: ReplicaSet): Sized => ({
	name: metadata.name,
	replicas: spec.replicas,
	available: status.availableReplicas,
});

/** The ReplicaSets that the Deployment owns, oldest first. */
export function replicaSetsOf(engine: Engine, deployment: Deployment): ReplicaSet[] {
	const sets: ReplicaSet[] = [];
	for (const key of dependantsOf(engine.index, 'ReplicaSet', deployment.metadata.uid)) {
		const set = get(engine, 'ReplicaSet', key);
		if (set) sets.push(set);
	}
	return sets.sort((a, b) => revisionOf(a) - revisionOf(b) || byCreation(a, b));
}

function withoutHash(template: PodTemplateSpec): PodTemplateSpec {
	const { [templateHashLabel]: _, ...labels } = template.metadata.labels ?? {};
	return { ...template, metadata: { ...template.metadata, labels } };
}

/** The ReplicaSet of the present template. */
function freshOf({ spec }: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
	const wanted = withoutHash(spec.template);
	return sets.find((set) => semanticallyEqual(withoutHash(set.spec.template), wanted));
}

/** The template that a ReplicaSet was made of: without the label that tells it from its siblings. */
export function templateOfRevision({ spec }: ReplicaSet): PodTemplateSpec {
	return withoutHash(spec.template);
}

/** Takes in ReplicaSets that match and have no owner, and lets go of owned ones that no longer match. */
function claimReplicaSets(engine: Engine, deployment: Deployment): void {
	const { namespace, uid } = deployment.metadata;
	for (const set of [...engine.state.objects.ReplicaSet.values()]) {
		if (set.metadata.namespace !== namespace) continue;
		const owner = controllerOf(set.metadata);
		const matches = matchesSelector(deployment.spec.selector, set.metadata.labels);
		const references = set.metadata.ownerReferences ?? [];
		if (!owner && matches) {
			const ownerReferences = [...references, controlledBy(deployment)];
			update(engine, 'ReplicaSet', { ...set, metadata: { ...set.metadata, ownerReferences } });
		} else if (owner?.uid === uid && !matches) {
			const ownerReferences = references.filter((reference) => reference.uid !== uid);
			update(engine, 'ReplicaSet', { ...set, metadata: { ...set.metadata, ownerReferences } });
		}
	}
}

/** Brings a Deployment's ReplicaSets one step nearer to what its spec wants. */
export function syncDeployment(engine: Engine, key: string): void {
	const deployment = get(engine, 'Deployment', key);
	if (!deployment) return;
	claimReplicaSets(engine, deployment);
	const sets = replicaSetsOf(engine, deployment);
	const found = freshOf(deployment, sets);
	const old = sets.filter((set) => set !== found);
	if (deployment.spec.paused || isScalingEvent(deployment, sets)) {
		scaleAll(engine, deployment, found, old);
		reportDeployment(engine, key, undefined, true);
		return;
	}
	const recreate = deployment.spec.strategy.type === 'Recreate';
	const isHeldUp = recreate && stopsOld(engine, deployment, old);
	if (!isHeldUp) {
		const fresh = promote(engine, deployment, found, old);
		if (recreate) resize(engine, deployment, fresh, deployment.spec.replicas);
		else roll(engine, deployment, fresh, old);
	}
	cleanUp(engine, deployment, old);
	const isOther =
		found && deployment.metadata.annotations?.[revisionAnnotation] !== found.metadata.annotations?.[revisionAnnotation];
	reportDeployment(engine, key, isHeldUp ? undefined : !found ? 'created' : isOther ? 'found' : undefined, false);
}

/** The ReplicaSet of the present template, made if there's none, its revision the highest. */
function promote(
	engine: Engine,
	deployment: Deployment,
	found: ReplicaSet | undefined,
	old: readonly ReplicaSet[],
): ReplicaSet {
	const revision = Math.max(0, ...old.map(revisionOf)) + 1;
	if (!found) return createReplicaSet(engine, deployment, revision, old);
	const annotations = freshAnnotations(deployment, found.metadata.annotations, revision);
	const { minReadySeconds } = deployment.spec;
	if (semanticallyEqual(annotations, found.metadata.annotations) && found.spec.minReadySeconds === minReadySeconds)
		return found;
	const spec = found.spec.minReadySeconds === minReadySeconds ? found.spec : { ...found.spec, minReadySeconds };
	return update(engine, 'ReplicaSet', { ...found, metadata: { ...found.metadata, annotations }, spec });
}

function createReplicaSet(
	engine: Engine,
	deployment: Deployment,
	revision: number,
	old: readonly ReplicaSet[],
): ReplicaSet {
	const { namespace, name } = deployment.metadata;
	const { template, selector, minReadySeconds } = deployment.spec;
	const hash = templateHash(engine, deployment);
	const labels = { ...template.metadata.labels, [templateHashLabel]: hash };
	const replicas = newReplicas(rolloutOf(deployment), old.map(sized), 0);
	const created = create(engine, 'ReplicaSet', {
		apiVersion: 'apps/v1',
		kind: 'ReplicaSet',
		metadata: {
			name: `${name}-${hash}`,
			namespace,
			labels,
			annotations: { ...freshAnnotations(deployment, undefined, revision), ...sizeAnnotations(deployment) },
			ownerReferences: [controlledBy(deployment)],
			generation: 1,
		},
		spec: {
			replicas,
			minReadySeconds,
			selector: { ...selector, matchLabels: { ...selector.matchLabels, [templateHashLabel]: hash } },
			template: { ...template, metadata: { ...template.metadata, labels } },
		},
		status: { replicas: 0, fullyLabeledReplicas: 0, readyReplicas: 0, availableReplicas: 0 },
	});
	if (replicas > 0) {
		const message = `Scaled up replica set ${created.metadata.name} from 0 to ${replicas}`;
		emit(engine, deployment, 'Normal', 'ScalingReplicaSet', message, source);
	}
	return created;
}

/** A name for the template; a collision with another's counts on, as `collisionCount` does. */
function templateHash(engine: Engine, { metadata, spec }: Deployment): string {
	for (let collision = 0; ; collision += 1) {
		const hash = safeEncode(String(hash32(JSON.stringify(spec.template) + (collision || ''))));
		if (!get(engine, 'ReplicaSet', `${metadata.namespace}/${metadata.name}-${hash}`)) return hash;
	}
}

function sizeAnnotations(deployment: Deployment): Record<string, string> {
	const { replicas } = deployment.spec;
	return { [desiredAnnotation]: String(replicas), [maxAnnotation]: String(replicas + maxSurge(rolloutOf(deployment))) };
}

/** Sets a ReplicaSet's size and notes the Deployment's on it. */
function resize(engine: Engine, deployment: Deployment, replicaSet: ReplicaSet, replicas: number): ReplicaSet {
	const set = get(engine, 'ReplicaSet', `${replicaSet.metadata.namespace}/${replicaSet.metadata.name}`) ?? replicaSet;
	const annotations = { ...set.metadata.annotations, ...sizeAnnotations(deployment) };
	const from = set.spec.replicas;
	if (from === replicas && semanticallyEqual(annotations, set.metadata.annotations)) return set;
	const generation = (set.metadata.generation ?? 1) + (from === replicas ? 0 : 1);
	const metadata = { ...set.metadata, annotations, generation };
	const after = update(engine, 'ReplicaSet', { ...set, metadata, spec: { ...set.spec, replicas } });
	if (from !== replicas) {
		const message = `Scaled ${replicas > from ? 'up' : 'down'} replica set ${set.metadata.name} from ${from} to ${replicas}`;
		emit(engine, deployment, 'Normal', 'ScalingReplicaSet', message, source);
	}
	return after;
}

function byCreation({ metadata: a }: ReplicaSet, { metadata: b }: ReplicaSet): number {
	if (a.creationTimestamp !== b.creationTimestamp) return a.creationTimestamp < b.creationTimestamp ? -1 : 1;
	return a.name < b.name ? -1 : 1;
}

function roll(engine: Engine, deployment: Deployment, fresh: ReplicaSet, old: readonly ReplicaSet[]): void {
	const rollout = rolloutOf(deployment);
	const target = reconcileNew(rollout, sized(fresh), old.map(sized));
	if (target !== fresh.spec.replicas) {
		resize(engine, deployment, fresh, target);
		return;
	}
	resize(engine, deployment, fresh, target);
	const oldest = old.toSorted(byCreation);
	const sizes = reconcileOld(rollout, sized(fresh), oldest.map(sized));
	sizes?.forEach((size, index) => {
		const set = oldest[index];
		if (set && set.spec.replicas !== size) resize(engine, deployment, set, size);
	});
}

/** Recreate: the old pods go first, all of them. True while any is left. */
function stopsOld(engine: Engine, deployment: Deployment, old: readonly ReplicaSet[]): boolean {
	for (const set of old) if (set.spec.replicas > 0) resize(engine, deployment, set, 0);
	return old.some(({ metadata }) => ownedPods(engine, metadata.uid).some((pod) => !isPodTerminal(pod)));
}

/** The Deployment's size has changed since its ReplicaSets were sized last. */
function isScalingEvent(deployment: Deployment, sets: readonly ReplicaSet[]): boolean {
	return sets.some(({ spec, metadata }) => {
		const desired = metadata.annotations?.[desiredAnnotation];
		return spec.replicas > 0 && desired !== undefined && Number(desired) !== deployment.spec.replicas;
	});
}

/** Spreads a new size over the ReplicaSets (`sync.go scale`). */
function scaleAll(
	engine: Engine,
	deployment: Deployment,
	fresh: ReplicaSet | undefined,
	old: readonly ReplicaSet[],
): void {
	const all = [...old, ...(fresh ? [fresh] : [])];
	const active = all.filter(({ spec }) => spec.replicas > 0);
	const only = active.length === 0 ? (fresh ?? all.at(-1)) : active.length === 1 ? active[0] : undefined;
	if (only) {
		resize(engine, deployment, only, deployment.spec.replicas);
		return;
	}
	const saturated =
		fresh?.spec.replicas === deployment.spec.replicas && fresh.status.availableReplicas === deployment.spec.replicas;
	if (saturated) {
		for (const set of old) if (set.spec.replicas > 0) resize(engine, deployment, set, 0);
		return;
	}
	const rollout = rolloutOf(deployment);
	if (rollout.type !== 'RollingUpdate' || active.length === 0) return;
	const present = active.reduce((total, { spec }) => total + spec.replicas, 0);
	const allowed = deployment.spec.replicas > 0 ? deployment.spec.replicas + maxSurge(rollout) : 0;
	const toAdd = allowed - present;
	const ordered = active.toSorted(
		(a, b) =>
			b.spec.replicas - a.spec.replicas || (toAdd > 0 ? revisionOf(b) - revisionOf(a) : revisionOf(a) - revisionOf(b)),
	);
	let added = 0;
	const sizes = ordered.map((set) => {
		const annotated = Number(set.metadata.annotations?.[maxAnnotation] ?? deployment.status.replicas);
		const part = proportion(set.spec.replicas, rollout, annotated, toAdd, added);
		added += part;
		return set.spec.replicas + part;
	});
	ordered.forEach((set, index) => {
		const rest = index === 0 ? toAdd - added : 0;
		resize(engine, deployment, set, Math.max(0, (sizes[index] ?? 0) + rest));
	});
}

/** Forgets the oldest empty ReplicaSets beyond `revisionHistoryLimit`, once the rollout is complete. */
function cleanUp(engine: Engine, deployment: Deployment, old: readonly ReplicaSet[]): void {
	const { replicas } = deployment.spec;
	if (deployment.status.updatedReplicas !== replicas || deployment.status.replicas !== replicas) return;
	const uids = new Set(old.map(({ metadata }) => metadata.uid));
	const empty = replicaSetsOf(engine, deployment).filter(
		({ metadata, spec, status }) => uids.has(metadata.uid) && spec.replicas === 0 && status.replicas === 0,
	);
	for (const { metadata } of empty.slice(0, Math.max(0, empty.length - deployment.spec.revisionHistoryLimit))) {
		remove(engine, 'ReplicaSet', `${metadata.namespace}/${metadata.name}`);
	}
}

/** Writes what there is now into the status. `isStill`: the round only looked after the size. */
function reportDeployment(engine: Engine, key: string, event: 'created' | 'found' | undefined, isStill: boolean): void {
	const deployment = get(engine, 'Deployment', key);
	if (!deployment) return;
	const sets = replicaSetsOf(engine, deployment);
	const fresh = freshOf(deployment, sets);
	const total = (field: 'replicas' | 'readyReplicas' | 'availableReplicas') =>
		sets.reduce((count, { status }) => count + status[field], 0);
	const availableReplicas = total('availableReplicas');
	const { generation } = deployment.metadata;
	const counts = {
		replicas: total('replicas'),
		updatedReplicas: fresh?.status.replicas ?? 0,
		readyReplicas: total('readyReplicas'),
		availableReplicas,
		unavailableReplicas: Math.max(0, deployment.spec.replicas - availableReplicas),
		...(generation === undefined ? {} : { observedGeneration: generation }),
	};
	const found = fresh && { name: fresh.metadata.name, ...(event ? { event } : {}) };
	const conditions = conditionsOf({
		now: engine.state.now,
		deployment,
		counts,
		isStill,
		...(found ? { fresh: found } : {}),
	});
	const status: DeploymentStatus = { ...counts, conditions };
	const recheckAt = stuckAt(deployment, conditions);
	if (recheckAt !== undefined) enqueue(engine, 'deployment', key, Math.max(second, recheckAt - engine.state.now));
	const revision = fresh?.metadata.annotations?.[revisionAnnotation];
	const { annotations: had, ...rest } = deployment.metadata;
	const annotations = revision === undefined ? had : { ...had, [revisionAnnotation]: revision };
	if (semanticallyEqual(status, deployment.status) && semanticallyEqual(annotations, had)) return;
	update(engine, 'Deployment', {
		...deployment,
		metadata: annotations === undefined ? rest : { ...rest, annotations },
		status,
	});
}
