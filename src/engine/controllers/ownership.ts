/** Owners and the pods that are theirs (`pkg/controller/controller_ref_manager.go`). */
import { selectorMatch } from '../../kubernetes/labels.ts';
import type { LabelSelector, ObjectMeta, OwnerReference, Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { dependantsOf } from '../indexes.ts';
import { controllerOf } from '../keys.ts';
import { update } from '../store.ts';
import { isActive } from './replicaSetVictims.ts';

/** Keeps a Job's pod until its end has been counted. */
export const trackingFinalizer = 'batch.kubernetes.io/job-tracking';

export interface PodOwner {
	apiVersion: string;
	kind: string;
	metadata: ObjectMeta;
}

export function ownerReference(apiVersion: string, kind: string, name: string, uid: string): OwnerReference {
	return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

/** The reference of an object that's managed by `owner`. */
export function controlledBy({ apiVersion, kind, metadata }: PodOwner): OwnerReference {
	return ownerReference(apiVersion, kind, metadata.name, metadata.uid);
}

/** The pods that the owner of that UID manages, whatever their state. */
export function ownedPods(engine: Engine, uid: string): Pod[] {
	const pods: Pod[] = [];
	for (const key of dependantsOf(engine.index, 'Pod', uid)) {
		const pod = engine.state.objects.Pod.get(key);
		if (pod && controllerOf(pod.metadata)?.uid === uid) pods.push(pod);
	}
	return pods;
}

/**
 * Takes in pods that match and have no owner, and lets go of owned ones that no longer match. `isMember` is a
 * further condition beside the selector.
 */
export function claimPods(
	engine: Engine,
	owner: PodOwner,
	selector: LabelSelector,
	isMember: (pod: Pod) => boolean = () => true,
): Pod[] {
	const { namespace, uid } = owner.metadata;
	const matches = selectorMatch(selector);
	const claimed: Pod[] = [];
	for (const pod of ownedPods(engine, uid)) {
		if (matches(pod.metadata.labels) && isMember(pod)) claimed.push(pod);
		else {
			const ownerReferences = (pod.metadata.ownerReferences ?? []).filter((reference) => reference.uid !== uid);
			release(engine, pod, ownerReferences);
		}
	}
	for (const key of [...engine.index.orphanPods]) {
		const pod = engine.state.objects.Pod.get(key);
		if (!pod || pod.metadata.namespace !== namespace || !isActive(pod)) continue;
		if (!matches(pod.metadata.labels) || !isMember(pod)) continue;
		const ownerReferences = [...(pod.metadata.ownerReferences ?? []), controlledBy(owner)];
		claimed.push(update(engine, 'Pod', { ...pod, metadata: { ...pod.metadata, ownerReferences } }));
	}
	return claimed;
}

/** Its former owner no longer counts on it, so nothing of the owner's holds it either. */
function release(engine: Engine, pod: Pod, ownerReferences: OwnerReference[]): void {
	const { finalizers = [], ...metadata } = pod.metadata;
	const kept = finalizers.filter((name) => name !== trackingFinalizer);
	update(engine, 'Pod', {
		...pod,
		metadata: { ...metadata, ...(kept.length > 0 ? { finalizers: kept } : {}), ownerReferences },
	});
}
