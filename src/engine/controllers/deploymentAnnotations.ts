/** What a Deployment notes on its ReplicaSets, and they on it (`pkg/controller/deployment/util/deployment_util.go SetNewReplicaSetAnnotations`). */
import type { Deployment, Labels, ReplicaSet } from '../../kubernetes/types.ts';

export const revisionAnnotation = 'deployment.kubernetes.io/revision';
const historyAnnotation = 'deployment.kubernetes.io/revision-history';
export const desiredAnnotation = 'deployment.kubernetes.io/desired-replicas';
export const maxAnnotation = 'deployment.kubernetes.io/max-replicas';

/** Annotations that stay where they are; all others (the change's cause among them) go with the template. */
const notCopied: ReadonlySet<string> = new Set([
	'kubectl.kubernetes.io/last-applied-configuration',
	revisionAnnotation,
	historyAnnotation,
	desiredAnnotation,
	maxAnnotation,
	'deprecated.deployment.rollback.to',
]);

const historyLengthMax = 2000;

export function revisionOf({ metadata }: ReplicaSet): number {
	return Number(metadata.annotations?.[revisionAnnotation] ?? 0);
}

function copied(annotations: Labels | undefined): Labels {
	return Object.fromEntries(Object.entries(annotations ?? {}).filter(([key]) => !notCopied.has(key)));
}

/** The annotations of the ReplicaSet of the present template: the Deployment's own, and its place in the history. */
export function freshAnnotations(deployment: Deployment, before: Labels | undefined, revision: number): Labels {
	const annotations = { ...before, ...copied(deployment.metadata.annotations) };
	const had = before?.[revisionAnnotation];
	if (Number(had ?? 0) >= revision) return annotations;
	annotations[revisionAnnotation] = String(revision);
	if (had === undefined) return annotations;
	const past = [...(before?.[historyAnnotation]?.split(',') ?? []), had];
	while (past.join(',').length > historyLengthMax) past.shift();
	annotations[historyAnnotation] = past.join(',');
	return annotations;
}

/** The Deployment's annotations after it has been rolled back to a ReplicaSet's template (`kubectl rollout undo`). */
export function rolledBackAnnotations(deployment: Deployment, { metadata }: ReplicaSet): Labels {
	const kept = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => notCopied.has(key));
	return { ...Object.fromEntries(kept), ...copied(metadata.annotations) };
}
