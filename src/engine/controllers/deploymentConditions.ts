/** A Deployment's conditions (`pkg/controller/deployment/sync.go calculateStatus`, `progress.go syncRolloutStatus`). */
import { formatTime, parseTime } from '../../kubernetes/time.ts';
import type { Condition, Deployment, DeploymentStatus } from '../../kubernetes/types.ts';
import { second } from '../timing.ts';
import { maxUnavailable, rolloutOf } from './rolling.ts';

export interface Progress {
	now: number;
	deployment: Deployment;
	/** The counts as they are now. */
	counts: Omit<DeploymentStatus, 'conditions'>;
	/** The ReplicaSet of the present template, and whether this round has made or found it. */
	fresh?: { name: string; event?: 'created' | 'found' };
	/** Only the size has changed, or it's paused: how far it is isn't judged. */
	isStill: boolean;
}

type Said = Pick<Condition, 'status' | 'reason' | 'message'>;

/** The condition with new words; when its status stays, so does the time of its last change. */
function changed(before: Condition | undefined, type: string, said: Said, now: string): Condition {
	const lastTransitionTime = before?.status === said.status ? before.lastTransitionTime : now;
	return { type, ...said, lastUpdateTime: now, lastTransitionTime };
}

/** As `SetDeploymentCondition`: one that says the same is left alone. */
function unlessSame(before: Condition | undefined, type: string, said: Said, now: string): Condition {
	if (before?.status === said.status && before.reason === said.reason) return before;
	return changed(before, type, said, now);
}

export function conditionsOf(progress: Progress): Condition[] {
	const { deployment, counts, now } = progress;
	const before = (type: string): Condition | undefined =>
		deployment.status.conditions.find((condition) => condition.type === type);
	const enough = counts.availableReplicas >= deployment.spec.replicas - maxUnavailable(rolloutOf(deployment));
	const available: Said = enough
		? { status: 'True', reason: 'MinimumReplicasAvailable', message: 'Deployment has minimum availability.' }
		: {
				status: 'False',
				reason: 'MinimumReplicasUnavailable',
				message: 'Deployment does not have minimum availability.',
			};
	const progressing = progressOf(progress, before('Progressing'));
	return [
		unlessSame(before('Available'), 'Available', available, formatTime(now)),
		...(progressing ? [progressing] : []),
	];
}

function progressOf(
	{ now, deployment, counts, fresh, isStill }: Progress,
	given: Condition | undefined,
): Condition | undefined {
	const at = formatTime(now);
	const say = (
		before: Condition | undefined,
		status: Condition['status'],
		reason: string,
		message: string,
	): Condition => unlessSame(before, 'Progressing', { status, reason, message }, at);
	let before = given;
	if (deployment.spec.paused) {
		if (before?.reason === 'ProgressDeadlineExceeded') return before;
		return say(before, 'Unknown', 'DeploymentPaused', 'Deployment is paused');
	}
	if (before?.reason === 'DeploymentPaused')
		before = say(before, 'Unknown', 'DeploymentResumed', 'Deployment is resumed');
	if (fresh?.event === 'created')
		before = say(before, 'True', 'NewReplicaSetCreated', `Created new replica set "${fresh.name}"`);
	else if (fresh?.event === 'found' || (fresh && !before)) {
		before = say(before, 'True', 'FoundNewReplicaSet', `Found new replica set "${fresh.name}"`);
	}
	const isOver = counts.replicas === counts.updatedReplicas && before?.reason === 'NewReplicaSetAvailable';
	if (isStill || isOver || !fresh) return before;
	const about = `ReplicaSet "${fresh.name}"`;
	const { replicas } = deployment.spec;
	const isComplete =
		counts.updatedReplicas === replicas && counts.replicas === replicas && counts.availableReplicas === replicas;
	if (isComplete) return say(before, 'True', 'NewReplicaSetAvailable', `${about} has successfully progressed.`);
	if (hasProgressed(deployment.status, counts)) {
		return changed(
			before,
			'Progressing',
			{ status: 'True', reason: 'ReplicaSetUpdated', message: `${about} is progressing.` },
			at,
		);
	}
	if (hasTimedOut(deployment, before, now))
		return say(before, 'False', 'ProgressDeadlineExceeded', `${about} has timed out progressing.`);
	return before;
}

/** More of the new, fewer of the old, more ready or available (`DeploymentProgressing`). */
function hasProgressed(before: DeploymentStatus, after: Omit<DeploymentStatus, 'conditions'>): boolean {
	return (
		after.updatedReplicas > before.updatedReplicas ||
		after.replicas - after.updatedReplicas < before.replicas - before.updatedReplicas ||
		after.readyReplicas > before.readyReplicas ||
		after.availableReplicas > before.availableReplicas
	);
}

function hasTimedOut(deployment: Deployment, condition: Condition | undefined, now: number): boolean {
	if (!condition || condition.reason === 'NewReplicaSetAvailable') return false;
	if (condition.reason === 'ProgressDeadlineExceeded') return true;
	return deadlineOf(deployment, condition) < now;
}

function deadlineOf({ spec }: Deployment, condition: Condition): number {
	return (
		(parseTime(condition.lastUpdateTime ?? condition.lastTransitionTime) ?? 0) + spec.progressDeadlineSeconds * second
	);
}

/** When a rollout that makes no progress has to be looked at again, in µs (`requeueStuckDeployment`). */
export function stuckAt(deployment: Deployment, conditions: readonly Condition[]): number | undefined {
	const condition = conditions.find(({ type }) => type === 'Progressing');
	if (!condition || deployment.spec.paused) return undefined;
	if (condition.reason === 'NewReplicaSetAvailable' || condition.reason === 'ProgressDeadlineExceeded')
		return undefined;
	return deadlineOf(deployment, condition) + second;
}
