/** The Deployment controller: a ReplicaSet a template, and a rollout from one to the next (`pkg/controller/deployment`). */
import { formatTime, parseTime } from '../../kubernetes/time.ts';
import { safeEncode } from '../../kubernetes/names.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import type { Condition, Deployment, DeploymentStatus, PodTemplateSpec, ReplicaSet } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import { hash32 } from '../hash.ts';
import { dependantsOf } from '../indexes.ts';
import { create, get, remove, update } from '../store.ts';
import { ownedPods, ownerReference } from './ownership.ts';
import { maxSurge, maxUnavailable, newReplicas, proportion, reconcileNew, reconcileOld, rolloutOf, type Sized } from './rolling.ts';

const source = { component: 'deployment-controller' };
export const templateHashLabel = 'pod-template-hash';
export const revisionAnnotation = 'deployment.kubernetes.io/revision';
const desiredAnnotation = 'deployment.kubernetes.io/desired-replicas';
const maxAnnotation = 'deployment.kubernetes.io/max-replicas';

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
	return sets.sort((a, b) => revisionOf(a) - revisionOf(b));
}

export function revisionOf({ metadata }: ReplicaSet): number {
	return Number(metadata.annotations?.[revisionAnnotation] ?? 0);
}

function withoutHash(template: PodTemplateSpec): PodTemplateSpec {
	const { [templateHashLabel]: _, ...labels } = template.metadata.labels ?? {};
	return { ...template, metadata: { ...template.metadata, labels } };
}

/** Brings a Deployment's ReplicaSets one step nearer to what its spec wants. */
export function syncDeployment(engine: Engine, key: string): void {
	const deployment = get(engine, 'Deployment', key);
	if (!deployment) return;
	const sets = replicaSetsOf(engine, deployment);
	let fresh = sets.find(({ spec }) => semanticallyEqual(withoutHash(spec.template), withoutHash(deployment.spec.template)));
	const old = sets.filter((set) => set !== fresh);
	if (deployment.spec.paused) scaleAll(engine, deployment, fresh, old);
	else if (isScalingEvent(deployment, sets)) scaleAll(engine, deployment, fresh, old);
	else {
		const recreate = deployment.spec.strategy.type === 'Recreate';
		if (!recreate || !stopsOld(engine, deployment, old)) {
			fresh = promote(engine, deployment, fresh, old);
			if (!recreate) roll(engine, deployment, fresh, old);
			else resize(engine, deployment, fresh, deployment.spec.replicas);
		}
		cleanUp(engine, deployment, fresh);
	}
	reportDeployment(engine, key);
}

/** The ReplicaSet of the present template, made if there's none, its revision the highest. */
function promote(engine: Engine, deployment: Deployment, found: ReplicaSet | undefined, old: readonly ReplicaSet[]): ReplicaSet {
	const revision = String(Math.max(0, ...old.map(revisionOf)) + 1);
	if (!found) return createReplicaSet(engine, deployment, revision, old);
	if (revisionOf(found) >= Number(revision)) return found;
	const annotations = { ...found.metadata.annotations, [revisionAnnotation]: revision };
	return update(engine, 'ReplicaSet', { ...found, metadata: { ...found.metadata, annotations } });
}

function createReplicaSet(engine: Engine, deployment: Deployment, revision: string, old: readonly ReplicaSet[]): ReplicaSet {
	const { namespace, name, uid } = deployment.metadata;
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
			annotations: { ...sizeAnnotations(deployment), [revisionAnnotation]: revision },
			ownerReferences: [ownerReference('apps/v1', 'Deployment', name, uid)],
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

function roll(engine: Engine, deployment: Deployment, fresh: ReplicaSet, old: readonly ReplicaSet[]): void {
	const rollout = rolloutOf(deployment);
	const target = reconcileNew(rollout, sized(fresh), old.map(sized));
	if (target !== fresh.spec.replicas) {
		resize(engine, deployment, fresh, target);
		return;
	}
	resize(engine, deployment, fresh, target);
	const sizes = reconcileOld(rollout, sized(fresh), old.map(sized));
	sizes?.forEach((size, index) => {
		const set = old[index];
		if (set && set.spec.replicas !== size) resize(engine, deployment, set, size);
	});
}

/** Recreate: the old pods go first, all of them. True while any is left. */
function stopsOld(engine: Engine, deployment: Deployment, old: readonly ReplicaSet[]): boolean {
	for (const set of old) if (set.spec.replicas > 0) resize(engine, deployment, set, 0);
	return old.some(({ metadata }) => ownedPods(engine, metadata.uid).some(({ status }) => status.phase !== 'Succeeded' && status.phase !== 'Failed'));
}

/** The Deployment's size has changed since its ReplicaSets were sized last. */
function isScalingEvent(deployment: Deployment, sets: readonly ReplicaSet[]): boolean {
	return sets.some(({ spec, metadata }) => {
		const desired = metadata.annotations?.[desiredAnnotation];
		return spec.replicas > 0 && desired !== undefined && Number(desired) !== deployment.spec.replicas;
	});
}

/** Spreads a new size over the ReplicaSets (`sync.go scale`). */
function scaleAll(engine: Engine, deployment: Deployment, fresh: ReplicaSet | undefined, old: readonly ReplicaSet[]): void {
	const all = [...old, ...(fresh ? [fresh] : [])];
	const active = all.filter(({ spec }) => spec.replicas > 0);
	const only = active.length === 0 ? (fresh ?? all.at(-1)) : active.length === 1 ? active[0] : undefined;
	if (only) {
		resize(engine, deployment, only, deployment.spec.replicas);
		return;
	}
	const saturated = fresh?.spec.replicas === deployment.spec.replicas && fresh.status.availableReplicas === deployment.spec.replicas;
	if (saturated) {
		for (const set of old) if (set.spec.replicas > 0) resize(engine, deployment, set, 0);
		return;
	}
	const rollout = rolloutOf(deployment);
	if (rollout.type !== 'RollingUpdate' || active.length === 0) return;
	const present = active.reduce((total, { spec }) => total + spec.replicas, 0);
	const allowed = deployment.spec.replicas > 0 ? deployment.spec.replicas + maxSurge(rollout) : 0;
	const toAdd = allowed - present;
	const ordered = active.toSorted((a, b) => b.spec.replicas - a.spec.replicas || (toAdd > 0 ? revisionOf(b) - revisionOf(a) : revisionOf(a) - revisionOf(b)));
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
function cleanUp(engine: Engine, deployment: Deployment, fresh: ReplicaSet | undefined): void {
	const { replicas } = deployment.spec;
	if (deployment.status.updatedReplicas !== replicas || deployment.status.replicas !== replicas) return;
	const empty = replicaSetsOf(engine, deployment).filter(
		({ metadata, spec, status }) =>
			metadata.uid !== fresh?.metadata.uid && spec.replicas === 0 && status.replicas === 0,
	);
	for (const { metadata } of empty.slice(0, Math.max(0, empty.length - deployment.spec.revisionHistoryLimit))) {
		remove(engine, 'ReplicaSet', `${metadata.namespace}/${metadata.name}`);
	}
}

function reportDeployment(engine: Engine, key: string): void {
	const deployment = get(engine, 'Deployment', key);
	if (!deployment) return;
	const sets = replicaSetsOf(engine, deployment);
	const fresh = sets.find(({ spec }) => semanticallyEqual(withoutHash(spec.template), withoutHash(deployment.spec.template)));
	const total = (field: 'replicas' | 'readyReplicas' | 'availableReplicas') =>
		sets.reduce((count, { status }) => count + status[field], 0);
	const replicas = total('replicas');
	const availableReplicas = total('availableReplicas');
	const status: DeploymentStatus = {
		replicas,
		updatedReplicas: fresh?.status.replicas ?? 0,
		readyReplicas: total('readyReplicas'),
		availableReplicas,
		unavailableReplicas: Math.max(0, deployment.spec.replicas - availableReplicas),
		conditions: conditionsOf(engine, deployment, availableReplicas, fresh, replicas),
		...(deployment.metadata.generation === undefined ? {} : { observedGeneration: deployment.metadata.generation }),
	};
	const revision = fresh?.metadata.annotations?.[revisionAnnotation];
	const annotations = revision === undefined ? deployment.metadata.annotations : { ...deployment.metadata.annotations, [revisionAnnotation]: revision };
	if (semanticallyEqual(status, deployment.status) && semanticallyEqual(annotations, deployment.metadata.annotations)) return;
	const metadata = annotations === undefined ? deployment.metadata : { ...deployment.metadata, annotations };
	update(engine, 'Deployment', { ...deployment, metadata, status });
}

/** `Available` and `Progressing`, as `sync.go calculateStatus` and `progress.go` keep them. */
function conditionsOf(
	engine: Engine,
	deployment: Deployment,
	available: number,
	fresh: ReplicaSet | undefined,
	replicas: number,
): Condition[] {
	const now = formatTime(engine.state.now);
	const before = (type: string) => deployment.status.conditions.find((condition) => condition.type === type);
	const condition = (type: string, ok: boolean, reason: string, message: string): Condition => {
		const had = before(type);
		const status = ok ? 'True' : 'False';
		if (had?.status === status && had.reason === reason && had.message === message) return had;
		const lastTransitionTime = had?.status === status ? had.lastTransitionTime : now;
		return { type, status, reason, message, lastTransitionTime, lastUpdateTime: now };
	};
	const enough = available >= deployment.spec.replicas - maxUnavailable(rolloutOf(deployment));
	const availability = enough
		? condition('Available', true, 'MinimumReplicasAvailable', 'Deployment has minimum availability.')
		: condition('Available', false, 'MinimumReplicasUnavailable', 'Deployment does not have minimum availability.');
	const name = fresh?.metadata.name;
	const wanted = deployment.spec.replicas;
	const complete = fresh !== undefined && fresh.status.replicas === wanted && replicas === wanted && fresh.status.availableReplicas === wanted;
	const had = before('Progressing');
	if (complete) {
		const message = `ReplicaSet "${name}" has successfully progressed.`;
		return [availability, condition('Progressing', true, 'NewReplicaSetAvailable', message)];
	}
	const since = had ? (parseTime(had.lastUpdateTime ?? had.lastTransitionTime) ?? 0) : engine.state.now;
	const timedOut = engine.state.now - since > deployment.spec.progressDeadlineSeconds * 1_000_000;
	if (timedOut && had?.reason !== 'NewReplicaSetAvailable') {
		const message = `ReplicaSet "${name}" has timed out progressing.`;
		return [availability, condition('Progressing', false, 'ProgressDeadlineExceeded', message)];
	}
	const message = fresh ? `ReplicaSet "${name}" is progressing.` : 'Deployment is progressing.';
	return [availability, condition('Progressing', true, 'ReplicaSetUpdated', message)];
}
