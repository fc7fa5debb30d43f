/** How many replicas a metric asks for (`pkg/controller/podautoscaler/replica_calculator.go`). */

import { isSidecar } from '../../kubernetes/podRequests.ts';
import { cpuMillis, memoryBytes } from '../../kubernetes/quantity.ts';
import { parseTime } from '../../kubernetes/time.ts';
import type { Pod } from '../../kubernetes/types.ts';
import { second } from '../timing.ts';

/** What one pod used: milli-CPU or bytes, over a window (µs) that ended at `at`. */
export interface Sample {
	value: number;
	at: number;
	windowUs: number;
}

export type Samples = ReadonlyMap<string, Sample>;

/** The controller's settings (`pkg/controller/podautoscaler/config/v1alpha1/defaults.go`). */
export const autoscaling = {
	tolerance: 0.1,
	cpuInitializationUs: 300 * second,
	initialReadinessDelayUs: 30 * second,
	downscaleStabilizationUs: 300 * second,
} as const;

export interface Settings {
	tolerance: number;
	cpuInitializationUs: number;
	initialReadinessDelayUs: number;
}

export interface Question {
	pods: readonly Pod[];
	/** By the pod's name. */
	samples: Samples;
	resource: string;
	/** Only this container counts (ContainerResource). */
	container?: string;
	currentReplicas: number;
	now: number;
	settings: Settings;
}

export interface Proposal {
	replicas: number;
	/** Percent of the request; missing where the target is an amount. */
	utilization?: number;
	/** Average of the pods that were measured. */
	average: number;
}

type Answer = Proposal | { error: string };

interface Groups {
	ready: number;
	unready: Set<string>;
	missing: Set<string>;
	ignored: Set<string>;
}

/** Which pods' samples mean something (`groupPods`). */
function groupPods({ pods, samples, resource, now, settings }: Question): Groups {
	const groups: Groups = { ready: 0, unready: new Set(), missing: new Set(), ignored: new Set() };
	for (const { metadata, status } of pods) {
		const { name } = metadata;
		if (metadata.deletionTimestamp !== undefined || status.phase === 'Failed') {
			groups.ignored.add(name);
			continue;
		}
		if (status.phase === 'Pending') {
			groups.unready.add(name);
			continue;
		}
		const sample = samples.get(name);
		if (!sample) groups.missing.add(name);
		else if (resource === 'cpu' && isStartingUp(status, sample, now, settings)) groups.unready.add(name);
		else groups.ready += 1;
	}
	return groups;
}

/** A pod that's just starting uses CPU for that and not for its work. */
function isStartingUp(status: Pod['status'], sample: Sample, now: number, settings: Settings): boolean {
	const ready = status.conditions.find(({ type }) => type === 'Ready');
	const startedAt = status.startTime === undefined ? undefined : parseTime(status.startTime);
	if (!ready || startedAt === undefined) return true;
	const since = parseTime(ready.lastTransitionTime) ?? 0;
	const isNotReady = ready.status === 'False';
	if (startedAt + settings.cpuInitializationUs > now) return isNotReady || sample.at < since + sample.windowUs;
	// One that has never been ready.
	return isNotReady && startedAt + settings.initialReadinessDelayUs > since;
}

/** Requests of each pod by name (`calculatePodRequests`). */
function requestsOf({ pods, resource, container }: Question): Map<string, number> | { error: string } {
	const requests = new Map<string, number>();
	for (const { metadata, spec } of pods) {
		let sum = 0;
		for (const one of [...spec.containers, ...(spec.initContainers ?? []).filter(isSidecar)]) {
			if (container !== undefined && one.name !== container) continue;
			const text = one.resources?.requests?.[resource];
			if (text === undefined)
				return { error: `missing request for ${resource} in container ${one.name} of Pod ${metadata.name}` };
			sum += resource === 'cpu' ? cpuMillis(text) : memoryBytes(text);
		}
		requests.set(metadata.name, sum);
	}
	return requests;
}

/** Pods whose samples are left out, the rest by name. */
function without(samples: Samples, ...names: ReadonlySet<string>[]): Map<string, number> {
	const values = new Map<string, number>();
	for (const [name, { value }] of samples) if (!names.some((set) => set.has(name))) values.set(name, value);
	return values;
}

function sum(values: Iterable<number>): number {
	let total = 0;
	for (const value of values) total += value;
	return total;
}

/** How far usage is from the target, over the pods that have a request (`GetResourceUtilizationRatio`). */
function utilizationOf(values: ReadonlyMap<string, number>, requests: ReadonlyMap<string, number>) {
	let used = 0;
	let requested = 0;
	let count = 0;
	for (const [name, value] of values) {
		const request = requests.get(name);
		if (request === undefined) continue;
		used += value;
		requested += request;
		count += 1;
	}
	if (requested === 0) return undefined;
	return { percent: Math.trunc((used * 100) / requested), average: Math.trunc(used / count) };
}

const isWithin = (ratio: number, { tolerance }: Settings): boolean => 1 - tolerance <= ratio && ratio <= 1 + tolerance;

/** Replicas for an average utilization of `target` percent of the requests (`GetResourceReplicas`). */
export function replicasByUtilization(question: Question, target: number): Answer {
	const { pods, samples, settings, currentReplicas } = question;
	if (pods.length === 0) return { error: 'no pods returned by selector while calculating replica count' };
	const groups = groupPods(question);
	const values = without(samples, groups.ignored, groups.unready);
	if (values.size === 0) return { error: 'did not receive metrics for targeted pods (pods might be unready)' };
	const requests = requestsOf(question);
	if ('error' in requests) return requests;
	const used = utilizationOf(values, requests);
	if (!used) return { error: 'no metrics returned matched known pods' };
	const told = { utilization: used.percent, average: used.average };
	const ratio = used.percent / target;
	const fallback = (name: string): number => Math.trunc(((requests.get(name) ?? 0) * Math.max(100, target)) / 100);
	const replicas = settle(
		ratio,
		groups,
		values,
		currentReplicas,
		settings,
		fallback,
		() => (utilizationOf(values, requests)?.percent ?? 0) / target,
	);
	return { replicas, ...told };
}

/** Replicas for an average of `target` (milli-CPU or bytes) a pod (`GetRawResourceReplicas`). */
export function replicasByAverage(question: Question, target: number): Answer {
	const { pods, samples, settings, currentReplicas } = question;
	if (pods.length === 0) return { error: 'no pods returned by selector while calculating replica count' };
	const groups = groupPods(question);
	const values = without(samples, groups.ignored, groups.unready);
	if (values.size === 0) return { error: 'did not receive metrics for targeted pods (pods might be unready)' };
	const averageOf = (): number => Math.trunc(sum(values.values()) / values.size);
	const average = averageOf();
	const replicas = settle(
		average / target,
		groups,
		values,
		currentReplicas,
		settings,
		() => target,
		() => averageOf() / target,
	);
	return { replicas, average };
}

/**
 * From a ratio of usage to target to a size: where pods are missing or not ready yet, they're counted in the way
 * that damps the change, and a change that turns round because of them isn't made. `values` is filled up with them.
 */
function settle(
	ratio: number,
	groups: Groups,
	values: Map<string, number>,
	currentReplicas: number,
	settings: Settings,
	fallback: (name: string) => number,
	newRatioOf: () => number,
): number {
	const growsWithUnready = groups.unready.size > 0 && ratio > 1;
	if (!growsWithUnready && groups.missing.size === 0) {
		return isWithin(ratio, settings) ? currentReplicas : Math.ceil(ratio * groups.ready);
	}
	if (ratio !== 1) for (const name of groups.missing) values.set(name, ratio < 1 ? fallback(name) : 0);
	if (growsWithUnready) for (const name of groups.unready) values.set(name, 0);
	const newRatio = newRatioOf();
	const turned = (ratio < 1 && newRatio > 1) || (ratio > 1 && newRatio < 1);
	if (isWithin(newRatio, settings) || turned) return currentReplicas;
	const replicas = Math.ceil(newRatio * values.size);
	const wrongWay = (newRatio < 1 && replicas > currentReplicas) || (newRatio > 1 && replicas < currentReplicas);
	return wrongWay ? currentReplicas : replicas;
}
