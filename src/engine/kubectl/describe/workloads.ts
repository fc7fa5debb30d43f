/** `describe.go`: describeDeployment, describeReplicaSet, describeStatefulSet, describeDaemonSet, describeJob. */
import { formatLabels, formatSelector, matchesSelector } from '../../../kubernetes/labels.ts';
import { semanticallyEqual } from '../../../kubernetes/plainData.ts';
import { humanDuration, parseTime } from '../../../kubernetes/time.ts';
import type {
	Condition,
	DaemonSet,
	Deployment,
	Job,
	LabelSelector,
	ObjectMeta,
	Pod,
	PodTemplateSpec,
	ReplicaSet,
	StatefulSet,
} from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import { controllerOf } from '../../keys.ts';
import { rfc1123 } from '../text/times.ts';
import { describeTemplate } from './template.ts';
import { describeAnnotations, describeLabels, type Writer } from './writer.ts';

function describeHead(w: Writer, { name, namespace }: ObjectMeta): void {
	w.line(0, `Name:\t${name}`);
	w.line(0, `Namespace:\t${namespace}`);
}

function describeMarks(w: Writer, { labels, annotations }: ObjectMeta): void {
	describeLabels(w, 'Labels', labels);
	describeAnnotations(w, annotations);
}

function describeOwner(w: Writer, metadata: ObjectMeta): void {
	const owner = controllerOf(metadata);
	if (owner) w.line(0, `Controlled By:\t${owner.kind}/${owner.name}`);
}

function describeConditions(w: Writer, conditions: readonly Condition[] = []): void {
	if (conditions.length === 0) return;
	w.line(0, 'Conditions:');
	w.line(0, '  Type\tStatus\tReason');
	w.line(1, '----\t------\t------');
	for (const { type, status, reason = '' } of conditions) w.line(1, `${type} \t${status}\t${reason}`);
}

/** `1 Running / 0 Waiting / 0 Succeeded / 0 Failed`: the phases of the pods that an object controls. */
function podsStatus({ state }: Engine, { namespace, uid }: ObjectMeta, selector: LabelSelector | undefined): string {
	const count: Record<string, number> = {};
	const owned = (pod: Pod) => pod.metadata.namespace === namespace && controllerOf(pod.metadata)?.uid === uid;
	for (const pod of state.objects.Pod.values()) {
		if (!owned(pod) || (selector && !matchesSelector(selector, pod.metadata.labels))) continue;
		count[pod.status.phase] = (count[pod.status.phase] ?? 0) + 1;
	}
	const { Running = 0, Pending = 0, Succeeded = 0, Failed = 0 } = count;
	return `${Running} Running / ${Pending} Waiting / ${Succeeded} Succeeded / ${Failed} Failed`;
}

/** A template without the label that tells its ReplicaSet from the others. */
function ownTemplate({ metadata, spec }: PodTemplateSpec): object {
	const { 'pod-template-hash': _, ...labels } = metadata.labels ?? {};
	return { labels, annotations: metadata.annotations ?? {}, spec };
}

/** A Deployment's ReplicaSets by name, and which of them is of its present template. */
function replicaSetsOf(
	{ state }: Engine,
	{ metadata, spec }: Deployment,
): { fresh: ReplicaSet | undefined; old: ReplicaSet[] } {
	const all = [...state.objects.ReplicaSet.values()].filter((set) => controllerOf(set.metadata)?.uid === metadata.uid);
	all.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
	const fresh = all.find((set) => semanticallyEqual(ownTemplate(set.spec.template), ownTemplate(spec.template)));
	return { fresh, old: all.filter((set) => set !== fresh) };
}

function replicaSetsText(sets: readonly ReplicaSet[]): string {
	return (
		sets
			.map(({ metadata, status, spec }) => `${metadata.name} (${status.replicas}/${spec.replicas} replicas created)`)
			.join(', ') || '<none>'
	);
}

export function describeDeployment(w: Writer, engine: Engine, deployment: Deployment): void {
	const { metadata, spec, status } = deployment;
	describeHead(w, metadata);
	w.line(0, `CreationTimestamp:\t${rfc1123(metadata.creationTimestamp)}`);
	describeMarks(w, metadata);
	w.line(0, `Selector:\t${formatSelector(spec.selector)}`);
	const { updatedReplicas, replicas, availableReplicas, unavailableReplicas } = status;
	const counts = `${spec.replicas} desired | ${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available | ${unavailableReplicas} unavailable`;
	w.line(0, `Replicas:\t${counts}`);
	w.line(0, `StrategyType:\t${spec.strategy.type}`);
	w.line(0, `MinReadySeconds:\t${spec.minReadySeconds}`);
	const { rollingUpdate } = spec.strategy;
	if (rollingUpdate)
		w.line(
			0,
			`RollingUpdateStrategy:\t${rollingUpdate.maxUnavailable} max unavailable, ${rollingUpdate.maxSurge} max surge`,
		);
	describeTemplate(w, spec.template);
	describeConditions(w, status.conditions);
	const { fresh, old } = replicaSetsOf(engine, deployment);
	if (fresh === undefined && old.length === 0) return;
	w.line(0, `OldReplicaSets:\t${replicaSetsText(old)}`);
	w.line(0, `NewReplicaSet:\t${replicaSetsText(fresh ? [fresh] : [])}`);
}

export function describeReplicaSet(w: Writer, engine: Engine, { metadata, spec, status }: ReplicaSet): void {
	describeHead(w, metadata);
	w.line(0, `Selector:\t${formatSelector(spec.selector)}`);
	describeMarks(w, metadata);
	describeOwner(w, metadata);
	w.line(0, `Replicas:\t${status.replicas} current / ${spec.replicas} desired`);
	w.line(0, `Pods Status:\t${podsStatus(engine, metadata, spec.selector)}`);
	describeTemplate(w, spec.template);
	describeConditions(w, status.conditions);
}

export function describeStatefulSet(w: Writer, engine: Engine, { metadata, spec, status }: StatefulSet): void {
	describeHead(w, metadata);
	w.line(0, `CreationTimestamp:\t${rfc1123(metadata.creationTimestamp)}`);
	w.line(0, `Selector:\t${formatSelector(spec.selector)}`);
	describeMarks(w, metadata);
	w.line(0, `Replicas:\t${spec.replicas} desired | ${status.replicas} total`);
	w.line(0, `Update Strategy:\t${spec.updateStrategy.type}`);
	const partition = spec.updateStrategy.rollingUpdate?.partition;
	if (partition !== undefined) w.line(1, `Partition:\t${partition}`);
	w.line(0, `Pods Status:\t${podsStatus(engine, metadata, spec.selector)}`);
	describeTemplate(w, spec.template);
	const claims = (spec.volumeClaimTemplates ?? []).map(({ metadata: own, spec: claim }) => ({
		name: own?.name ?? '',
		claim,
	}));
	w.line(0, `Volume Claims:${claims.length === 0 ? '\t<none>' : ''}`);
	for (const { name, claim } of claims) {
		w.line(1, `Name:\t${name}`);
		w.line(1, `StorageClass:\t${claim?.storageClassName ?? ''}`);
		w.line(1, `Capacity:\t${claim?.resources?.requests?.storage ?? '<default>'}`);
		w.line(1, `Access Modes:\t[${(claim?.accessModes ?? []).join(' ')}]`);
	}
}

export function describeDaemonSet(w: Writer, engine: Engine, { metadata, spec, status }: DaemonSet): void {
	describeHead(w, metadata);
	w.line(0, `Selector:\t${formatSelector(spec.selector)}`);
	w.line(0, `Node-Selector:\t${formatLabels(spec.template.spec.nodeSelector)}`);
	describeMarks(w, metadata);
	w.line(0, `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled}`);
	w.line(0, `Current Number of Nodes Scheduled: ${status.currentNumberScheduled}`);
	w.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled}`);
	w.line(0, `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable}`);
	w.line(0, `Number of Nodes Misscheduled: ${status.numberMisscheduled}`);
	w.line(0, `Pods Status:\t${podsStatus(engine, metadata, spec.selector)}`);
	describeTemplate(w, spec.template);
}

export function describeJob(w: Writer, _: Engine, { metadata, spec, status }: Job): void {
	describeHead(w, metadata);
	w.line(0, `Selector:\t${formatSelector(spec.selector)}`);
	describeMarks(w, metadata);
	describeOwner(w, metadata);
	w.line(0, `Parallelism:\t${spec.parallelism}`);
	w.line(0, `Completions:\t${spec.completions ?? '<unset>'}`);
	w.line(0, `Completion Mode:\t${spec.completionMode}`);
	w.line(0, `Suspend:\t${spec.suspend}`);
	w.line(0, `Backoff Limit:\t${spec.backoffLimit}`);
	const { startTime, completionTime, active, ready, succeeded, failed } = status;
	if (startTime !== undefined) w.line(0, `Start Time:\t${rfc1123(startTime)}`);
	if (completionTime !== undefined) w.line(0, `Completed At:\t${rfc1123(completionTime)}`);
	const took = (parseTime(completionTime ?? '') ?? 0) - (parseTime(startTime ?? '') ?? 0);
	if (completionTime !== undefined) w.line(0, `Duration:\t${humanDuration(took / 1_000_000)}`);
	if (spec.activeDeadlineSeconds !== undefined) w.line(0, `Active Deadline Seconds:\t${spec.activeDeadlineSeconds}s`);
	w.line(0, `Pods Statuses:\t${active} Active (${ready} Ready) / ${succeeded} Succeeded / ${failed} Failed`);
	if (spec.completionMode === 'Indexed') w.line(0, `Completed Indexes:\t${status.completedIndexes || '<none>'}`);
	describeTemplate(w, spec.template);
}
