/** A Job's pods: what they're made of, and how their ends are counted (`pkg/controller/job`). */
import { randomSuffix } from '../../kubernetes/names.ts';
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import { parseTime } from '../../kubernetes/time.ts';
import type { Container, Job, Pod, PodSpec } from '../../kubernetes/types.ts';
import { newPod } from '../admission.ts';
import { draw, type Engine } from '../context.ts';
import { get, type NewObject } from '../store.ts';
import { second } from '../timing.ts';
import { controlledBy, trackingFinalizer } from './ownership.ts';
import { isActive } from './replicaSetVictims.ts';

const indexKey = 'batch.kubernetes.io/job-completion-index';

export const isTracked = ({ metadata }: Pod): boolean => metadata.finalizers?.includes(trackingFinalizer) === true;
export const isTerminating = (pod: Pod): boolean => pod.metadata.deletionTimestamp !== undefined && !isPodTerminal(pod);

/** A deleted pod counts as failed at once, unless only those that have really failed are replaced (`isPodFailed`). */
export function hasFailed({ spec }: Job, pod: Pod): boolean {
	if (pod.status.phase === 'Failed') return true;
	return (
		spec.podReplacementPolicy !== 'Failed' &&
		pod.metadata.deletionTimestamp !== undefined &&
		pod.status.phase !== 'Succeeded'
	);
}

/** When a pod ended, in µs (`getFinishedTime`). */
function finishedAt({ metadata, status }: Pod): number {
	const ends = (status.containerStatuses ?? []).flatMap(({ state }) => {
		const at = state.terminated?.finishedAt;
		return at === undefined ? [] : [parseTime(at) ?? 0];
	});
	return ends.length > 0
		? Math.max(...ends)
		: (parseTime(metadata.deletionTimestamp ?? metadata.creationTimestamp) ?? 0);
}

const backOffUs = 10 * second;
const backOffMaxUs = 600 * second;

/** When the next pod may be made after failures: 10 s, doubled with each since the last success, to 10 minutes (`backoff_utils.go`). */
export function nextCreationAt(job: Job, pods: readonly Pod[]): number {
	const ended = pods
		.filter((pod) => pod.status.phase === 'Succeeded' || hasFailed(job, pod))
		.map((pod) => ({ failed: pod.status.phase !== 'Succeeded', at: finishedAt(pod) }))
		.sort((a, b) => a.at - b.at);
	let failures = 0;
	for (const { failed } of ended) failures = failed ? failures + 1 : 0;
	const last = ended.at(-1);
	if (failures === 0 || !last) return 0;
	let delay = backOffUs;
	for (let failure = 1; failure < failures && delay < backOffMaxUs; failure += 1) delay *= 2;
	return last.at + Math.min(delay, backOffMaxUs);
}

/** Restarts in place count against the limit where pods restart their containers (`pastBackoffLimitOnFailure`). */
export function isPastRestartLimit({ spec }: Job, pods: readonly Pod[]): boolean {
	if (spec.template.spec.restartPolicy !== 'OnFailure') return false;
	let restarts = 0;
	for (const { status } of pods) {
		if (status.phase !== 'Running' && status.phase !== 'Pending') continue;
		for (const { restartCount } of [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])])
			restarts += restartCount;
	}
	return spec.backoffLimit === 0 ? restarts > 0 : restarts >= spec.backoffLimit;
}

/** The index of a pod of an Indexed Job; -1 where it has none. */
export function indexOf({ metadata }: Pod): number {
	const text = metadata.annotations?.[indexKey];
	return text === undefined || !/^\d+$/.test(text) ? -1 : Number(text);
}

/** `0,2-4` → the numbers. */
export function parseIndexes(text: string | undefined): Set<number> {
	const indexes = new Set<number>();
	for (const part of text ? text.split(',') : []) {
		const [first = 0, last = first] = part.split('-').map(Number);
		for (let index = first; index <= last; index += 1) indexes.add(index);
	}
	return indexes;
}

/** The numbers → `0,2-4`: runs of three and more with a dash, shorter ones with commas. */
export function formatIndexes(indexes: ReadonlySet<number>): string {
	const sorted = [...indexes].sort((a, b) => a - b);
	const parts: string[] = [];
	for (let at = 0; at < sorted.length; ) {
		let end = at;
		while (sorted[end + 1] === (sorted[end] ?? 0) + 1) end += 1;
		if (end - at >= 2) parts.push(`${sorted[at]}-${sorted[end]}`);
		else parts.push(...sorted.slice(at, end + 1).map(String));
		at = end + 1;
	}
	return parts.join(',');
}

/** The lowest indexes that have neither succeeded nor a pod at work (`firstPendingIndexes`). */
export function pendingIndexes(
	job: Job,
	pods: readonly Pod[],
	completed: ReadonlySet<number>,
	count: number,
): number[] {
	const taken = new Set([...completed, ...pods.filter(isActive).map(indexOf)]);
	const pending: number[] = [];
	for (let index = 0; index < (job.spec.completions ?? 0) && pending.length < count; index += 1) {
		if (!taken.has(index)) pending.push(index);
	}
	return pending;
}

/** A pod of the Job; with `index` for an Indexed one. */
export function jobPod(engine: Engine, job: Job, index?: number): NewObject<'Pod'> {
	const { namespace, name } = job.metadata;
	const { metadata, spec } = job.spec.template;
	const suffix = index === undefined ? '' : `-${index}`;
	const base = `${name.slice(0, 57 - suffix.length)}${suffix}`;
	let podName: string;
	do podName = `${base}-${randomSuffix((range) => draw(engine, 'names', range))}`;
	while (get(engine, 'Pod', `${namespace}/${podName}`));
	const indexed = index === undefined ? {} : { [indexKey]: String(index) };
	const annotations = { ...metadata.annotations, ...indexed };
	return newPod(
		{
			name: podName,
			namespace,
			generateName: `${base}-`,
			labels: { ...metadata.labels, ...indexed },
			...(Object.keys(annotations).length > 0 ? { annotations } : {}),
			finalizers: [trackingFinalizer],
			ownerReferences: [controlledBy(job)],
		},
		index === undefined ? spec : withIndex(spec, base),
	);
}

function withIndex(spec: PodSpec, hostname: string): PodSpec {
	const variable = {
		name: 'JOB_COMPLETION_INDEX',
		valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.labels['${indexKey}']` } },
	};
	const add = (container: Container): Container =>
		container.env?.some(({ name }) => name === variable.name)
			? container
			: { ...container, env: [...(container.env ?? []), variable] };
	return {
		...spec,
		hostname: spec.hostname ?? hostname,
		containers: spec.containers.map(add),
		...(spec.initContainers ? { initContainers: spec.initContainers.map(add) } : {}),
	};
}
