/** The StatefulSet controller: pods with names that stay, one after the other (`pkg/controller/statefulset/stateful_set_control.go`). */
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import type { ControllerRevision, Pod, StatefulSet, StatefulSetStatus } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import { create, get, update } from '../store.ts';
import { timing } from '../timing.ts';
import { enqueue } from '../workQueue.ts';
import { isAvailable, nextAvailableIn } from './availability.ts';
import { presentRevision, revisionsOf, truncateHistory } from './history.ts';
import { claimPods, ownedPods } from './ownership.ts';
import { isReady } from './replicaSetVictims.ts';
import {
	claimsOf,
	keepsOldRevision,
	ordinalOf,
	podName,
	revisionOf,
	startOrdinal,
	statefulPod,
} from './statefulSetPods.ts';

const source = { component: 'statefulset-controller' };

interface Round {
	engine: Engine;
	set: StatefulSet;
	/** Of the template that pods had, and of the one that they're to have. */
	current: ControllerRevision;
	next: ControllerRevision;
	/** One thing at a time, in order. */
	ordered: boolean;
}

const isTerminating = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined;
const isRunningAndReady = (pod: Pod): boolean => pod.status.phase === 'Running' && isReady(pod);

function isRunningAndAvailable({ engine, set }: Round, pod: Pod): boolean {
	return pod.status.phase === 'Running' && isAvailable(engine, pod, set.spec.minReadySeconds);
}

function isUnavailable(round: Round, pod: Pod | undefined): boolean {
	return !pod || isTerminating(pod) || !isRunningAndAvailable(round, pod);
}

/** Takes a StatefulSet's next step: fill gaps, then take away what's too much, then update. */
export function syncStatefulSet(engine: Engine, key: string): void {
	const set = get(engine, 'StatefulSet', key);
	if (!set) return;
	claimPods(engine, set, set.spec.selector, (pod) => ordinalOf(set, pod) !== undefined);
	const next = presentRevision(engine, set);
	const current = revisionsOf(engine, set).find(({ metadata }) => metadata.name === set.status.currentRevision) ?? next;
	const round: Round = { engine, set, current, next, ordered: set.spec.podManagementPolicy === 'OrderedReady' };
	if (fillGaps(round) && scaleDown(round)) rollOut(round);
	report(round, key);
	const pods = members(round);
	const named = new Set([
		set.status.currentRevision,
		next.metadata.name,
		current.metadata.name,
		...pods.map(revisionOf),
	]);
	truncateHistory(engine, set, ({ metadata }) => named.has(metadata.name));
	const recheckIn = nextAvailableIn(engine, pods, set.spec.minReadySeconds);
	if (recheckIn !== undefined) enqueue(engine, 'statefulSet', key, recheckIn);
}

/** Its pods, lowest number first. */
function members({ engine, set }: Round): Pod[] {
	const number = (pod: Pod): number => ordinalOf(set, pod) ?? 0;
	return ownedPods(engine, set.metadata.uid).sort((a, b) => number(a) - number(b));
}

function isWanted({ set }: Round, ordinal: number): boolean {
	const start = startOrdinal(set);
	return ordinal >= start && ordinal < start + set.spec.replicas;
}

/** The pods that should be there by number, with holes where one is missing. */
function replicas(round: Round): (Pod | undefined)[] {
	const { set } = round;
	const found: (Pod | undefined)[] = new Array(set.spec.replicas).fill(undefined);
	for (const pod of members(round)) {
		const ordinal = ordinalOf(set, pod) ?? 0;
		if (isWanted(round, ordinal)) found[ordinal - startOrdinal(set)] = pod;
	}
	return found;
}

/** Makes missing pods and replaces finished ones. False when something has to be waited for first (`processReplica`). */
function fillGaps(round: Round): boolean {
	const start = startOrdinal(round.set);
	for (const [index, pod] of replicas(round).entries()) {
		const isHeldUp = pod ? replaceFinished(round, pod) || !isSettled(round, pod) : createMissing(round, start + index);
		if (isHeldUp && round.ordered) return false;
	}
	return true;
}

/** The next may only begin once this one is up: ready, and for long enough. */
function isSettled(round: Round, pod: Pod): boolean {
	return !isTerminating(pod) && isRunningAndAvailable(round, pod);
}

/** A pod that has ended, well or not, goes; its successor is made once its name is free. */
function replaceFinished(round: Round, pod: Pod): boolean {
	if (!isPodTerminal(pod)) return false;
	if (!isTerminating(pod)) deleteMember(round, pod);
	return true;
}

function createMissing({ engine, set, current, next }: Round, ordinal: number): boolean {
	const { namespace, name } = set.metadata;
	const pod = podName(set, ordinal);
	if (get(engine, 'Pod', `${namespace}/${pod}`)) {
		const why = `create Pod ${pod} in StatefulSet ${name} failed error: pods "${pod}" already exists`;
		emit(engine, set, 'Warning', 'FailedCreate', why, source);
		enqueue(engine, 'statefulSet', `${namespace}/${name}`, timing.createRetryUs);
		return true;
	}
	for (const claim of claimsOf(set, ordinal)) {
		const key = `PersistentVolumeClaim/${set.metadata.namespace}/${claim.metadata.name}`;
		if (!engine.state.notSimulated.has(key)) engine.state.notSimulated.set(key, claim);
	}
	create(engine, 'Pod', statefulPod(set, keepsOldRevision(set, ordinal) ? current : next, ordinal));
	emit(engine, set, 'Normal', 'SuccessfulCreate', `create Pod ${pod} in StatefulSet ${name} successful`, source);
	return true;
}

function deleteMember({ engine, set }: Round, pod: Pod): void {
	deletePod(engine, pod);
	const message = `delete Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name} successful`;
	emit(engine, set, 'Normal', 'SuccessfulDelete', message, source);
}

/** Takes away the pods beyond the wanted number, highest first. False when that isn't over (`processCondemned`). */
function scaleDown(round: Round): boolean {
	const condemned = members(round).filter((pod) => !isWanted(round, ordinalOf(round.set, pod) ?? 0));
	const firstUnavailable =
		replicas(round).find((pod) => isUnavailable(round, pod)) ?? condemned.find((pod) => isUnavailable(round, pod));
	for (const pod of condemned.toReversed()) {
		if (isTerminating(pod)) {
			if (round.ordered) return false;
			continue;
		}
		const isUp = isRunningAndReady(pod) && isRunningAndAvailable(round, pod);
		if (round.ordered && !isUp && pod !== firstUnavailable) return false;
		deleteMember(round, pod);
		if (round.ordered) return false;
	}
	return true;
}

/** Replaces the pod with the highest number that isn't of the newest revision, and waits for it to be up again. */
function rollOut(round: Round): void {
	const { set, next } = round;
	if (set.spec.updateStrategy.type === 'OnDelete') return;
	const first = set.spec.updateStrategy.rollingUpdate?.partition ?? 0;
	for (const [index, pod] of [...replicas(round).entries()].reverse()) {
		if (index < first) return;
		if (pod && revisionOf(pod) !== next.metadata.name && !isTerminating(pod)) {
			deleteMember(round, pod);
			return;
		}
		if (isUnavailable(round, pod)) return;
	}
}

function report(round: Round, key: string): void {
	const { engine, current, next } = round;
	const set = get(engine, 'StatefulSet', key);
	if (!set) return;
	const pods = members(round);
	const ofRevision = (name: string): number =>
		pods.filter((pod) => !isTerminating(pod) && revisionOf(pod) === name).length;
	const { generation } = set.metadata;
	const status: StatefulSetStatus = {
		...(generation === undefined ? {} : { observedGeneration: generation }),
		replicas: pods.length,
		readyReplicas: pods.filter(isRunningAndReady).length,
		availableReplicas: pods.filter((pod) => isRunningAndAvailable(round, pod)).length,
		currentReplicas: ofRevision(current.metadata.name),
		updatedReplicas: ofRevision(next.metadata.name),
		currentRevision: current.metadata.name,
		updateRevision: next.metadata.name,
		collisionCount: 0,
	};
	completeRollingUpdate(set, status);
	if (!semanticallyEqual(status, set.status)) update(engine, 'StatefulSet', { ...set, status });
}

/** Once every pod is of the newest revision and ready, that's the current one. */
function completeRollingUpdate({ spec }: StatefulSet, status: StatefulSetStatus): void {
	if (spec.updateStrategy.type !== 'RollingUpdate') return;
	if (
		status.updatedReplicas !== spec.replicas ||
		status.readyReplicas !== spec.replicas ||
		status.replicas !== spec.replicas
	)
		return;
	status.currentReplicas = status.updatedReplicas;
	status.currentRevision = status.updateRevision;
}
