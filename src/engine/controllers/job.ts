/** The Job controller: pods until enough have succeeded (`pkg/controller/job/job_controller.go syncJob`). */

import type { JobCondition } from '../../kubernetes/controllerTypes.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { formatTime, parseTime } from '../../kubernetes/time.ts';
import type { Job, JobStatus, Pod } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import { create, get, remove, update } from '../store.ts';
import { second } from '../timing.ts';
import { enqueue } from '../workQueue.ts';
import {
	formatIndexes,
	hasFailed,
	indexOf,
	isPastRestartLimit,
	isTerminating,
	isTracked,
	jobPod,
	nextCreationAt,
	parseIndexes,
	pendingIndexes,
} from './jobPods.ts';
import { claimPods, ownedPods, trackingFinalizer } from './ownership.ts';
import { isActive, isReady, podsToDelete } from './replicaSetVictims.ts';

const source = { component: 'job-controller' };

/** Creates and deletes no more than this many pods in one round (`MaxPodCreateDeletePerSync`). */
const burst = 500;

/** Why a Job ends, whether well or not. */
interface Verdict {
	type: 'SuccessCriteriaMet' | 'FailureTarget';
	reason: string;
	message: string;
}

const conditionOf = ({ conditions }: JobStatus, type: string): JobCondition | undefined =>
	conditions.find((condition) => condition.type === type && condition.status === 'True');

/** Complete or Failed: it will do nothing more. */
function isFinished({ status }: Job): boolean {
	return conditionOf(status, 'Complete') !== undefined || conditionOf(status, 'Failed') !== undefined;
}

/** Takes a Job's next step: count what has ended, decide, make or take away pods, report. */
export function syncJob(engine: Engine, key: string): void {
	const job = get(engine, 'Job', key);
	if (!job) return;
	if (isFinished(job)) {
		for (const pod of ownedPods(engine, job.metadata.uid)) untrack(engine, pod);
		expire(engine, job, key);
		return;
	}
	if (job.spec.selector) claimPods(engine, job, job.spec.selector);
	const status: JobStatus = { ...job.status };
	if (!job.spec.suspend && status.startTime === undefined) status.startTime = formatTime(engine.state.now);
	const verdict = ongoingVerdict(status) ?? failure(engine, job, status);
	if (verdict) stopAll(engine, job);
	else if (job.spec.suspend) stopAll(engine, job);
	else manage(engine, job, status, key);
	count(engine, job, status, verdict !== undefined);
	const decided = verdict ?? success(engine, job, status) ?? failure(engine, job, status);
	if (!decided) noteSuspension(engine, job, status);
	report(engine, key, job, status, decided);
	wakeAtDeadline(engine, job, status, key);
}

/** A decision of an earlier round that waits for the last pods to end. */
function ongoingVerdict(status: JobStatus): Verdict | undefined {
	for (const type of ['SuccessCriteriaMet', 'FailureTarget'] as const) {
		const condition = conditionOf(status, type);
		if (condition) return { type, reason: condition.reason ?? '', message: condition.message ?? '' };
	}
	return undefined;
}

function failure(engine: Engine, job: Job, status: JobStatus): Verdict | undefined {
	const pods = ownedPods(engine, job.metadata.uid);
	const uncounted = pods.filter((pod) => isTracked(pod) && !job.spec.suspend && hasFailed(job, pod)).length;
	if (status.failed + uncounted > job.spec.backoffLimit || isPastRestartLimit(job, pods.filter(isActive))) {
		return {
			type: 'FailureTarget',
			reason: 'BackoffLimitExceeded',
			message: 'Job has reached the specified backoff limit',
		};
	}
	const deadline = deadlineOf(job, status);
	if (deadline === undefined || deadline > engine.state.now) return undefined;
	return {
		type: 'FailureTarget',
		reason: 'DeadlineExceeded',
		message: 'Job was active longer than specified deadline',
	};
}

function success(engine: Engine, job: Job, status: JobStatus): Verdict | undefined {
	const active = ownedPods(engine, job.metadata.uid).some(isActive);
	const { completions } = job.spec;
	const enough = completions === undefined ? status.succeeded > 0 : status.succeeded >= completions;
	if (!enough || active || job.spec.suspend) return undefined;
	return {
		type: 'SuccessCriteriaMet',
		reason: 'CompletionsReached',
		message: 'Reached expected number of succeeded pods',
	};
}

/** When `activeDeadlineSeconds` are over, in µs. */
function deadlineOf({ spec }: Job, status: JobStatus): number | undefined {
	if (spec.activeDeadlineSeconds === undefined || status.startTime === undefined || spec.suspend) return undefined;
	return (parseTime(status.startTime) ?? 0) + spec.activeDeadlineSeconds * second;
}

function wakeAtDeadline(engine: Engine, job: Job, status: JobStatus, key: string): void {
	const deadline = deadlineOf(job, status);
	if (deadline !== undefined && deadline > engine.state.now) enqueue(engine, 'job', key, deadline - engine.state.now);
}

function stopAll(engine: Engine, job: Job): void {
	for (const pod of ownedPods(engine, job.metadata.uid).filter(isActive)) stop(engine, job, pod);
}

function stop(engine: Engine, job: Job, pod: Pod): void {
	deletePod(engine, pod);
	emit(engine, job, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`, source);
}

/** As many pods at work as are wanted and still needed (`manageJob`). */
function manage(engine: Engine, job: Job, status: JobStatus, key: string): void {
	const pods = ownedPods(engine, job.metadata.uid);
	const active = pods.filter(isActive);
	const ended = pods.filter((pod) => isTracked(pod) && pod.status.phase === 'Succeeded');
	const completed = parseIndexes(status.completedIndexes);
	for (const pod of ended) completed.add(indexOf(pod));
	const succeeded = job.spec.completionMode === 'Indexed' ? completed.size : status.succeeded + ended.length;
	const { completions, parallelism } = job.spec;
	let wanted = completions === undefined ? parallelism : Math.min(parallelism, Math.max(0, completions - succeeded));
	// Without a number of completions the first success tells all to finish: nobody new is sent.
	if (completions === undefined && succeeded > 0) wanted = active.length;
	if (active.length > wanted) {
		for (const pod of podsToDelete(active, active, active.length - wanted, engine.state.now).slice(0, burst))
			stop(engine, job, pod);
		return;
	}
	const waitingFor = job.spec.podReplacementPolicy === 'Failed' ? pods.filter(isTerminating).length : 0;
	const missing = Math.min(wanted - waitingFor - active.length, burst);
	if (missing <= 0) return;
	const at = nextCreationAt(job, pods);
	if (at > engine.state.now) {
		enqueue(engine, 'job', key, at - engine.state.now);
		return;
	}
	const indexes: (number | undefined)[] =
		job.spec.completionMode === 'Indexed'
			? pendingIndexes(job, pods, completed, missing)
			: new Array(missing).fill(undefined);
	for (const index of indexes) {
		const { metadata } = create(engine, 'Pod', jobPod(engine, job, index));
		emit(engine, job, 'Normal', 'SuccessfulCreate', `Created pod: ${metadata.name}`, source);
	}
	if (wanted - waitingFor - active.length > burst) enqueue(engine, 'job', key);
}

/** Takes what has ended into the status, once each, and lets its pods' objects go (`trackJobStatusAndRemoveFinalizers`). */
function count(engine: Engine, job: Job, status: JobStatus, over: boolean): void {
	const completed = parseIndexes(status.completedIndexes);
	for (const pod of ownedPods(engine, job.metadata.uid)) {
		if (!isTracked(pod)) continue;
		const succeeded = pod.status.phase === 'Succeeded';
		const failed = !succeeded && (hasFailed(job, pod) || over);
		if (!succeeded && !failed) continue;
		if (succeeded) {
			if (job.spec.completionMode === 'Indexed') completed.add(indexOf(pod));
			else status.succeeded += 1;
		} else if (!job.spec.suspend) status.failed += 1;
		untrack(engine, pod);
	}
	if (job.spec.completionMode !== 'Indexed') return;
	for (const index of completed) if (index < 0 || index >= (job.spec.completions ?? 0)) completed.delete(index);
	status.succeeded = completed.size;
	if (completed.size > 0) status.completedIndexes = formatIndexes(completed);
}

/** The pod without the finalizer; one that only waited for that is gone. */
export function untrack(engine: Engine, pod: Pod): void {
	if (!isTracked(pod)) return;
	const finalizers = pod.metadata.finalizers?.filter((name) => name !== trackingFinalizer) ?? [];
	const { finalizers: _, ...metadata } = pod.metadata;
	update(engine, 'Pod', { ...pod, metadata: finalizers.length > 0 ? { ...metadata, finalizers } : metadata });
}

function noteSuspension(engine: Engine, job: Job, status: JobStatus): void {
	const before = status.conditions.find(({ type }) => type === 'Suspended');
	if (job.spec.suspend && before?.status !== 'True') {
		status.conditions = withCondition(engine, status.conditions, 'Suspended', 'True', 'JobSuspended', 'Job suspended');
		emit(engine, job, 'Normal', 'Suspended', 'Job suspended', source);
	} else if (!job.spec.suspend && before?.status === 'True') {
		status.conditions = withCondition(engine, status.conditions, 'Suspended', 'False', 'JobResumed', 'Job resumed');
		status.startTime = formatTime(engine.state.now);
		emit(engine, job, 'Normal', 'Resumed', 'Job resumed', source);
	}
}

function withCondition(
	engine: Engine,
	conditions: readonly JobCondition[],
	type: string,
	is: JobCondition['status'],
	reason: string,
	message: string,
): JobCondition[] {
	const now = formatTime(engine.state.now);
	const others = conditions.filter((condition) => condition.type !== type);
	return [...others, { type, status: is, lastProbeTime: now, lastTransitionTime: now, reason, message }];
}

function report(engine: Engine, key: string, before: Job, status: JobStatus, verdict: Verdict | undefined): void {
	const job = get(engine, 'Job', key);
	if (!job) return;
	const pods = ownedPods(engine, job.metadata.uid);
	const active = pods.filter(isActive);
	status.active = active.length;
	status.ready = active.filter(isReady).length;
	status.terminating = pods.filter(isTerminating).length;
	if (verdict) {
		const { type, reason, message } = verdict;
		const isNew = conditionOf(before.status, type) === undefined;
		if (isNew) status.conditions = withCondition(engine, status.conditions, type, 'True', reason, message);
		// The last word waits for the last pod.
		if (status.active === 0 && status.terminating === 0) conclude(engine, job, status, verdict);
	}
	if (!semanticallyEqual(status, job.status)) update(engine, 'Job', { ...job, status });
}

function conclude(engine: Engine, job: Job, status: JobStatus, { type, reason, message }: Verdict): void {
	const complete = type === 'SuccessCriteriaMet';
	status.conditions = withCondition(
		engine,
		status.conditions,
		complete ? 'Complete' : 'Failed',
		'True',
		reason,
		message,
	);
	if (complete) {
		status.completionTime = formatTime(engine.state.now);
		emit(engine, job, 'Normal', 'Completed', 'Job completed', source);
	} else emit(engine, job, 'Warning', reason, message, source);
}

/** The TTL controller: a finished Job goes after its time, with its pods (`pkg/controller/ttlafterfinished`). */
function expire(engine: Engine, job: Job, key: string): void {
	const seconds = job.spec.ttlSecondsAfterFinished;
	const finished = conditionOf(job.status, 'Complete') ?? conditionOf(job.status, 'Failed');
	if (seconds === undefined || !finished) return;
	const at = (parseTime(finished.lastTransitionTime) ?? 0) + seconds * second;
	if (at <= engine.state.now) remove(engine, 'Job', key);
	else enqueue(engine, 'job', key, at - engine.state.now);
}
