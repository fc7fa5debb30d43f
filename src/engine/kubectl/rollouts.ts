/** What a workload's rollout has come to, and its past (`k8s.io/kubectl/pkg/polymorphichelpers`). */

import type { Deployment, PodTemplateSpec, ReplicaSet } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { controllerOf } from '../keys.ts';
import type { KubeObject } from './objects.ts';
import type { DaemonSetLike } from './printers/workloads.ts';

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
function daemonSetState({
	metadata,
	status,
}: DaemonSetLike & { status?: { observedGeneration?: number } }): RolloutState {
	const { name, generation = 0 } = metadata;
	const {
		desiredNumberScheduled: desired = 0,
		updatedNumberScheduled: updated = 0,
		numberAvailable: available = 0,
	} = status ?? {};
	const waiting = (text: string): RolloutState => ({
		text: `Waiting for daemon set "${name}" rollout to finish: ${text}...\n`,
		done: false,
	});
	if (generation > (status?.observedGeneration ?? 0)) return notObserved('daemon set');
	if (updated < desired) return waiting(`${updated} out of ${desired} new pods have been updated`);
	if (available < desired) return waiting(`${available} of ${desired} updated pods are available`);
	return { text: `daemon set "${name}" successfully rolled out\n`, done: true };
}

interface StatefulSetState {
	metadata: { name: string; generation?: number };
	spec: { replicas?: number; updateStrategy?: { type?: string; rollingUpdate?: { partition?: number } } };
	status?: {
		observedGeneration?: number;
		readyReplicas?: number;
		updatedReplicas?: number;
		currentReplicas?: number;
		updateRevision?: string;
		currentRevision?: string;
	};
}

/** `rollout_status.go StatefulSetStatusViewer`. */
function statefulSetState({ metadata, spec, status = {} }: StatefulSetState): RolloutState {
	const { replicas = 1, updateStrategy } = spec;
	if (updateStrategy?.type === 'OnDelete')
		return { failed: 'rollout status is only available for RollingUpdate strategy type' };
	if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0)) return notObserved('statefulset');
	const { readyReplicas = 0, updatedReplicas = 0, updateRevision = '', currentRevision = '' } = status;
	if (readyReplicas < replicas)
		return { text: `Waiting for ${replicas - readyReplicas} pods to be ready...\n`, done: false };
	const partition = updateStrategy?.rollingUpdate?.partition ?? 0;
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
		text: `statefulset rolling update complete ${status.currentReplicas ?? replicas} pods at revision ${currentRevision}...\n`,
		done: true,
	};
}

/** How far a workload's rollout is; undefined for a kind that has none. */
export function rolloutState(object: KubeObject): RolloutState | undefined {
	if (object.kind === 'Deployment') return deploymentState(object as unknown as Deployment);
	if (object.kind === 'DaemonSet') return daemonSetState(object as unknown as DaemonSetLike);
	return object.kind === 'StatefulSet' ? statefulSetState(object as unknown as StatefulSetState) : undefined;
}

export interface Revision {
	number: number;
	cause: string;
	template: PodTemplateSpec;
}

const revisionAnnotation = 'deployment.kubernetes.io/revision';
const causeAnnotation = 'kubernetes.io/change-cause';

/** A Deployment's revisions, oldest first: its ReplicaSets. */
export function revisionsOf({ state }: Engine, { metadata }: Deployment): Revision[] {
	const own = (set: ReplicaSet) => controllerOf(set.metadata)?.uid === metadata.uid;
	const sets = [...state.objects.ReplicaSet.values()].filter(own);
	const revisions = sets.map(({ metadata: { annotations = {} }, spec }) => ({
		number: Number(annotations[revisionAnnotation] ?? 0),
		cause: annotations[causeAnnotation] ?? '<none>',
		template: spec.template,
	}));
	return revisions.sort((a, b) => a.number - b.number);
}

/** A ReplicaSet's template as its Deployment had it. */
export function deploymentTemplate({ metadata, spec }: PodTemplateSpec): PodTemplateSpec {
	const { 'pod-template-hash': _, ...labels } = metadata.labels ?? {};
	return { metadata: { ...metadata, labels }, spec };
}
