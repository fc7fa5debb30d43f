/** What a workload's rollout has come to, and its past (`k8s.io/kubectl/pkg/polymorphichelpers`). */

import type { DaemonSet, Deployment, PodTemplateSpec, ReplicaSet, StatefulSet } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { revisionsOf as controllerRevisionsOf } from '../controllers/history.ts';
import { controllerOf } from '../keys.ts';
import type { KubeObject } from './objects.ts';

/** One line on how far a rollout is; `done` when it's over, `failed` when it won't be. */
export type RolloutState = { text: string; done: boolean } | { failed: string };

const notObserved = (what: string): RolloutState => ({
	text: `Waiting for ${what} spec update to be observed...\n`,
	done: false,
});

/** `rollout_status.go DeploymentStatusViewer`. */
function deploymentState({ metadata, spec, status }: Deployment): RolloutState {
	const { name, generation = 0 } = metadata;
	const waiting = (text: string): RolloutState => ({
		text: `Waiting for deployment "${name}" rollout to finish: ${text}...\n`,
		done: false,
	});
	if (generation > (status.observedGeneration ?? 0)) return notObserved('deployment');
	const progressing = status.conditions.find(({ type }) => type === 'Progressing');
	if (progressing?.reason === 'ProgressDeadlineExceeded')
		return { failed: `deployment "${name}" exceeded its progress deadline` };
	const { updatedReplicas, replicas, availableReplicas } = status;
	if (updatedReplicas < spec.replicas)
		return waiting(`${updatedReplicas} out of ${spec.replicas} new replicas have been updated`);
	if (replicas > updatedReplicas) return waiting(`${replicas - updatedReplicas} old replicas are pending termination`);
	if (availableReplicas < updatedReplicas)
		return waiting(`${availableReplicas} of ${updatedReplicas} updated replicas are available`);
	return { text: `deployment "${name}" successfully rolled out\n`, done: true };
}

/** `rollout_status.go DaemonSetStatusViewer`. */
function daemonSetState({ metadata, status }: DaemonSet): RolloutState {
	const { name, generation = 0 } = metadata;
	const { desiredNumberScheduled: desired, updatedNumberScheduled: updated, numberAvailable: available } = status;
	const waiting = (text: string): RolloutState => ({
		text: `Waiting for daemon set "${name}" rollout to finish: ${text}...\n`,
		done: false,
	});
	if (generation > (status.observedGeneration ?? 0)) return notObserved('daemon set');
	if (updated < desired) return waiting(`${updated} out of ${desired} new pods have been updated`);
	if (available < desired) return waiting(`${available} of ${desired} updated pods are available`);
	return { text: `daemon set "${name}" successfully rolled out\n`, done: true };
}

/** `rollout_status.go StatefulSetStatusViewer`. */
function statefulSetState({ metadata, spec, status }: StatefulSet): RolloutState {
	const { replicas, updateStrategy } = spec;
	if (updateStrategy.type === 'OnDelete')
		return { failed: 'rollout status is only available for RollingUpdate strategy type' };
	if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) return notObserved('statefulset');
	const { readyReplicas, updatedReplicas, currentReplicas, updateRevision, currentRevision } = status;
	if (readyReplicas < replicas)
		return { text: `Waiting for ${replicas - readyReplicas} pods to be ready...\n`, done: false };
	const partition = updateStrategy.rollingUpdate?.partition ?? 0;
	if (partition > 0) {
		const wanted = replicas - partition;
		if (updatedReplicas < wanted) {
			return {
				text: `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${wanted} new pods have been updated...\n`,
				done: false,
			};
		}
		return { text: `partitioned roll out complete: ${updatedReplicas} new pods have been updated...\n`, done: true };
	}
	if (updateRevision !== currentRevision) {
		return {
			text: `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...\n`,
			done: false,
		};
	}
	return {
		text: `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...\n`,
		done: true,
	};
}

/** How far a workload's rollout is; undefined for a kind that has none. */
export function rolloutState(object: KubeObject): RolloutState | undefined {
	if (object.kind === 'Deployment') return deploymentState(object as unknown as Deployment);
	if (object.kind === 'DaemonSet') return daemonSetState(object as unknown as DaemonSet);
	return object.kind === 'StatefulSet' ? statefulSetState(object as unknown as StatefulSet) : undefined;
}

export interface Revision {
	number: number;
	cause: string;
	template: PodTemplateSpec;
}

const revisionAnnotation = 'deployment.kubernetes.io/revision';
const causeAnnotation = 'kubernetes.io/change-cause';

/** A Deployment's revisions: its ReplicaSets. */
function replicaSetRevisions({ state }: Engine, { metadata }: KubeObject): Revision[] {
	const own = (set: ReplicaSet) => controllerOf(set.metadata)?.uid === metadata.uid;
	return [...state.objects.ReplicaSet.values()].filter(own).map(({ metadata: { annotations = {} }, spec }) => ({
		number: Number(annotations[revisionAnnotation] ?? 0),
		cause: annotations[causeAnnotation] ?? '<none>',
		template: spec.template,
	}));
}

/** A workload's revisions, oldest first; undefined for a kind that keeps none. */
export function revisionsOf(engine: Engine, object: KubeObject): Revision[] | undefined {
	if (object.kind === 'Deployment') return replicaSetRevisions(engine, object).sort((a, b) => a.number - b.number);
	if (object.kind !== 'DaemonSet' && object.kind !== 'StatefulSet') return undefined;
	return controllerRevisionsOf(engine, object as unknown as DaemonSet).map(({ revision, metadata, data }) => ({
		number: revision,
		cause: metadata.annotations?.[causeAnnotation] ?? '<none>',
		template: data.spec.template,
	}));
}
