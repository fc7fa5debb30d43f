/** The ReplicaSet controller: as many pods as wanted, adopted or made from the template (`pkg/controller/replicaset`). */
import { matchesLabels, matchesSelector, selectorMatch } from '../../kubernetes/labels.ts';
import { randomSuffix } from '../../kubernetes/names.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import type { Pod, ReplicaSet, ReplicaSetStatus } from '../../kubernetes/types.ts';
import { newPod } from '../admission.ts';
import { emit } from '../clusterEvents.ts';
import { draw, type Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import { dependantsOf } from '../indexes.ts';
import { controllerOf } from '../keys.ts';
import { create, get, update } from '../store.ts';
import { enqueue } from '../workQueue.ts';
import { countAvailability } from './availability.ts';
import { claimPods, controlledBy, ownedPods } from './ownership.ts';
import { isActive, podsToDelete } from './replicaSetVictims.ts';

/** Creates and deletes no more than this many pods in one round (`BurstReplicas`). */
const burstReplicas = 500;
const source = { component: 'replicaset-controller' };

/** Pods of every ReplicaSet that has the same owner. */
function relatedPods(engine: Engine, replicaSet: ReplicaSet, own: readonly Pod[]): readonly Pod[] {
	const owner = controllerOf(replicaSet.metadata);
	if (!owner) return own;
	const related: Pod[] = [];
	for (const key of dependantsOf(engine.index, 'ReplicaSet', owner.uid)) {
		const sibling = get(engine, 'ReplicaSet', key);
		if (sibling) related.push(...ownedPods(engine, sibling.metadata.uid));
	}
	return related;
}

/** Brings one ReplicaSet's pods to the number that its spec wants, and its status to what there is. */
export function syncReplicaSet(engine: Engine, key: string): void {
	const replicaSet = get(engine, 'ReplicaSet', key);
	if (!replicaSet) return;
	const counted = countUnseen(engine, replicaSet);
	if (counted && counted.replicas <= replicaSet.spec.replicas) {
		createMissing(engine, key, replicaSet, replicaSet.spec.replicas - counted.replicas);
		writeStatus(engine, key, countUnseen(engine, replicaSet) ?? counted);
		return;
	}
	let active = claimPods(engine, replicaSet, replicaSet.spec.selector).filter(isActive);
	const missing = replicaSet.spec.replicas - active.length;
	if (missing > 0) active.push(...createMissing(engine, key, replicaSet, missing));
	else if (missing < 0) {
		const victims = podsToDelete(active, relatedPods(engine, replicaSet, active), -missing, engine.state.now);
		for (const pod of victims.slice(0, burstReplicas)) {
			deletePod(engine, pod);
			emit(engine, replicaSet, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`, source);
		}
		if (victims.length > burstReplicas) enqueue(engine, 'replicaSet', key);
		const gone = new Set(victims);
		active = active.filter((pod) => !gone.has(pod));
	}
	reportReplicas(engine, key, active);
}

/** As many pods as are missing, or the first of them and the rest in the next round. */
function createMissing(engine: Engine, key: string, replicaSet: ReplicaSet, missing: number): Pod[] {
	const made = Array.from({ length: Math.min(missing, burstReplicas) }, () => createPod(engine, replicaSet));
	if (missing > burstReplicas) enqueue(engine, 'replicaSet', key);
	return made;
}

type Counted = Pick<ReplicaSetStatus, 'replicas' | 'fullyLabeledReplicas' | 'readyReplicas' | 'availableReplicas'>;

/**
 * What the tally says of a ReplicaSet's pods, without a look at any. Undefined where one of them must be let go, another
 * be adopted, or time decides what's available.
 */
function countUnseen(engine: Engine, { metadata, spec }: ReplicaSet): Counted | undefined {
	if (spec.minReadySeconds > 0) return undefined;
	const { template, selector } = spec;
	const counted = { replicas: 0, fullyLabeledReplicas: 0, readyReplicas: 0, availableReplicas: 0 };
	for (const [labels, { active, ready }] of engine.index.ownedTallies.get(metadata.uid) ?? []) {
		if (!matchesSelector(selector, labels)) return undefined;
		counted.replicas += active;
		counted.readyReplicas += ready;
		counted.availableReplicas += ready;
		if (matchesLabels(template.metadata.labels ?? {}, labels)) counted.fullyLabeledReplicas += active;
	}
	for (const key of engine.index.orphanPods) {
		const pod = get(engine, 'Pod', key);
		if (
			pod?.metadata.namespace === metadata.namespace &&
			isActive(pod) &&
			matchesSelector(selector, pod.metadata.labels)
		) {
			return undefined;
		}
	}
	return counted;
}

function createPod(engine: Engine, replicaSet: ReplicaSet): Pod {
	const { namespace, name } = replicaSet.metadata;
	const { metadata, spec } = replicaSet.spec.template;
	const base = name.slice(0, 57);
	let podName: string;
	do podName = `${base}-${randomSuffix((range) => draw(engine, 'names', range))}`;
	while (get(engine, 'Pod', `${namespace}/${podName}`));
	const ownerReferences = [controlledBy(replicaSet)];
	const meta = { name: podName, namespace, generateName: `${base}-`, ownerReferences, ...metadata };
	const pod = create(engine, 'Pod', newPod(meta, spec));
	emit(engine, replicaSet, 'Normal', 'SuccessfulCreate', `Created pod: ${podName}`, source);
	return pod;
}

function reportReplicas(engine: Engine, key: string, pods: readonly Pod[]): void {
	const replicaSet = get(engine, 'ReplicaSet', key);
	if (!replicaSet) return;
	const { minReadySeconds, template } = replicaSet.spec;
	const isLabeled = selectorMatch({ matchLabels: template.metadata.labels ?? {} });
	let fullyLabeledReplicas = 0;
	for (const pod of pods) if (isLabeled(pod.metadata.labels)) fullyLabeledReplicas += 1;
	const { ready, available, nextIn } = countAvailability(engine, pods, minReadySeconds);
	writeStatus(engine, key, {
		replicas: pods.length,
		fullyLabeledReplicas,
		readyReplicas: ready,
		availableReplicas: available,
	});
	if (nextIn !== undefined) enqueue(engine, 'replicaSet', key, nextIn);
}

function writeStatus(engine: Engine, key: string, counted: Counted): void {
	const replicaSet = get(engine, 'ReplicaSet', key);
	if (!replicaSet) return;
	const status: ReplicaSetStatus = {
		...replicaSet.status,
		...counted,
		...(replicaSet.metadata.generation === undefined ? {} : { observedGeneration: replicaSet.metadata.generation }),
	};
	if (!semanticallyEqual(status, replicaSet.status)) update(engine, 'ReplicaSet', { ...replicaSet, status });
}
