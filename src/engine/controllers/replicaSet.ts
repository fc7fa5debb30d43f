/** The ReplicaSet controller: as many pods as wanted, adopted or made from the template (`pkg/controller/replicaset`). */
import { matchesSelector } from '../../kubernetes/labels.ts';
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
import { isAvailable, nextAvailableIn } from './availability.ts';
import { claimPods, controlledBy, ownedPods } from './ownership.ts';
import { isActive, isReady, podsToDelete } from './replicaSetVictims.ts';

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
	let active = claimPods(engine, replicaSet, replicaSet.spec.selector).filter(isActive);
	const missing = replicaSet.spec.replicas - active.length;
	if (missing > 0) {
		for (let made = 0; made < Math.min(missing, burstReplicas); made += 1) active.push(createPod(engine, replicaSet));
		if (missing > burstReplicas) enqueue(engine, 'replicaSet', key);
	} else if (missing < 0) {
		const victims = podsToDelete(active, relatedPods(engine, replicaSet, active), -missing, engine.state.now);
		for (const pod of victims.slice(0, burstReplicas)) {
			deletePod(engine, pod);
			emit(engine, replicaSet, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`, source);
		}
		if (victims.length > burstReplicas) enqueue(engine, 'replicaSet', key);
		active = active.filter((pod) => !victims.includes(pod));
	}
	reportReplicas(engine, key, active);
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
	let readyReplicas = 0;
	let availableReplicas = 0;
	let fullyLabeledReplicas = 0;
	for (const pod of pods) {
		if (matchesSelector({ matchLabels: template.metadata.labels ?? {} }, pod.metadata.labels)) fullyLabeledReplicas += 1;
		if (isReady(pod)) readyReplicas += 1;
		if (isAvailable(engine, pod, minReadySeconds)) availableReplicas += 1;
	}
	const status: ReplicaSetStatus = {
		...replicaSet.status,
		replicas: pods.length,
		fullyLabeledReplicas,
		readyReplicas,
		availableReplicas,
		...(replicaSet.metadata.generation === undefined ? {} : { observedGeneration: replicaSet.metadata.generation }),
	};
	if (!semanticallyEqual(status, replicaSet.status)) update(engine, 'ReplicaSet', { ...replicaSet, status });
	const recheckIn = nextAvailableIn(engine, pods, minReadySeconds);
	if (recheckIn !== undefined) enqueue(engine, 'replicaSet', key, recheckIn);
}
