/** From a plan to the cluster: may it be, and do it. */
import { forbidden, type Status } from '../../../kubernetes/status.ts';
import type { ManifestObject, Pod } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import { ownedPods } from '../../controllers/ownership.ts';
import { isActive } from '../../controllers/replicaSetVictims.ts';
import { deleteObject, deletePod } from '../../deletion.ts';
import { keyOf } from '../../keys.ts';
import { bind } from '../../scheduler/scheduler.ts';
import { get } from '../../store.ts';
import { apply, checkApply } from '../apply.ts';
import { recreateFrom, refusalOfNamesake, refusalOfNewPod, specOf } from '../pods.ts';
import type { Refactoring, Write } from './plan.ts';

const keyOfManifest = ({ metadata: { namespace = 'default', name = '' } }: ManifestObject) =>
	keyOf({ namespace, name });

/** The pod that a write makes anew. */
function remade(engine: Engine, { before, after }: Write): Pod | undefined {
	return before && after.kind === 'Pod' ? get(engine, 'Pod', keyOfManifest(after)) : undefined;
}

/** A pod that's made anew is checked as a new one: of a running one hardly a field may change. */
function probeOf(engine: Engine, write: Write): ManifestObject {
	const { metadata } = write.after;
	return remade(engine, write)
		? { ...write.after, metadata: { ...metadata, name: `${metadata.name}-next` } }
		: write.after;
}

/** Why the cluster would refuse it. */
export function checkRefactoring(engine: Engine, { writes, deletes }: Refactoring): Status | undefined {
	for (const pod of writes.map((write) => remade(engine, write))) {
		if (pod?.metadata.deletionTimestamp !== undefined)
			return forbidden('pods', pod.metadata.name, 'the pod is being deleted');
		const held = pod && refusalOfNamesake(pod);
		if (held) return held;
	}
	for (const { kind, ...name } of deletes) {
		const object = kind === 'Pod' ? get(engine, 'Pod', keyOf(name)) : undefined;
		if (object?.metadata.deletionTimestamp !== undefined)
			return forbidden('pods', name.name, 'the pod is being deleted');
	}
	return checkApply(
		engine,
		writes.map((write) => probeOf(engine, write)),
	);
}

/** Does what `checkRefactoring` let through. */
export function carryOut(engine: Engine, { writes, deletes, beside }: Refactoring): void {
	for (const { kind, ...name } of deletes) deleteObject(engine, kind, keyOf(name));
	for (const write of writes) {
		const pod = remade(engine, write);
		if (pod) recreateFrom(engine, pod, specOf(write.after));
		else apply(engine, [write.after]);
		if (write.before && write.after.kind === 'ReplicaSet') renewPods(engine, keyOfManifest(write.after));
	}
	if (!beside) return;
	const pod = get(engine, 'Pod', keyOf(beside.pod));
	if (pod && refusalOfNewPod(engine, pod as unknown as ManifestObject, beside.node) === undefined)
		bind(engine, pod, beside.node);
}

/** A ReplicaSet's template is for pods to come: only pods that go are made from the new one. */
function renewPods(engine: Engine, key: string): void {
	const uid = get(engine, 'ReplicaSet', key)?.metadata.uid;
	for (const pod of uid === undefined ? [] : ownedPods(engine, uid)) if (isActive(pod)) deletePod(engine, pod);
}
