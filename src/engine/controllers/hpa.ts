/** The HorizontalPodAutoscaler: every 15 s, as many pods as the load asks for (`pkg/controller/podautoscaler/horizontal.go reconcileAutoscaler`). */

import type { MetricStatus } from '../../kubernetes/controllerTypes.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { formatTime } from '../../kubernetes/time.ts';
import type { Condition, HorizontalPodAutoscaler } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import { get, update } from '../store.ts';
import { second, timing } from '../timing.ts';
import { enqueue } from '../workQueue.ts';
import {
	type Bounds,
	clamp,
	clampWithBehavior,
	type Limited,
	stabilize,
	stabilizeWithBehavior,
} from './hpaBehavior.ts';
import { type MetricFailure, type MetricProposal, proposalOf } from './hpaMetrics.ts';
import { autoscaling, type Settings } from './hpaReplicas.ts';
import type { AutoscalerMemory, TimedReplicas } from './memory.ts';
import { podsOfTarget, type ScaleTarget, scaleTarget, setReplicas } from './scaleTarget.ts';

const source = { component: 'horizontal-pod-autoscaler' };

/** An autoscaler's round: what it finds, and what it will say. */
interface Round {
	engine: Engine;
	hpa: HorizontalPodAutoscaler;
	conditions: Condition[];
	metrics: MetricStatus[];
	settings: Settings;
}

type Is = Condition['status'];

function say({ engine, conditions }: Round, type: string, status: Is, reason: string, message: string): void {
	const index = conditions.findIndex((condition) => condition.type === type);
	const before = conditions[index];
	const lastTransitionTime = before?.status === status ? before.lastTransitionTime : formatTime(engine.state.now);
	const condition: Condition = { type, status, lastTransitionTime, reason, message };
	if (index < 0) conditions.push(condition);
	else conditions[index] = condition;
}

function warn({ engine, hpa }: Round, reason: string, message: string): void {
	emit(engine, hpa, 'Warning', reason, message, source);
}

/** One round of the autoscaler of that key; the next is 15 s later. */
export function syncAutoscaler(engine: Engine, key: string, settings: Settings = autoscaling): void {
	const hpa = get(engine, 'HorizontalPodAutoscaler', key);
	if (!hpa) return;
	const round: Round = {
		engine,
		hpa,
		conditions: [...hpa.status.conditions],
		metrics: hpa.status.currentMetrics ?? [],
		settings,
	};
	const { namespace } = hpa.metadata;
	const target = scaleTarget(engine, namespace, hpa.spec.scaleTargetRef);
	if ('error' in target) {
		warn(round, 'FailedGetScale', target.error);
		say(
			round,
			'AbleToScale',
			'False',
			'FailedGetScale',
			`the HPA controller was unable to get the target's current scale: ${target.error}`,
		);
		report(round, hpa.status.currentReplicas, hpa.status.desiredReplicas, false);
	} else {
		say(
			round,
			'AbleToScale',
			'True',
			'SucceededGetScale',
			"the HPA controller was able to get the target's current scale",
		);
		autoscale(round, target);
	}
	enqueue(engine, 'hpa', key, timing.hpaSyncUs);
}

function autoscale(round: Round, target: ScaleTarget): void {
	const { hpa } = round;
	const current = target.spec.replicas;
	const { minReplicas, maxReplicas } = hpa.spec;
	rememberFirst(round, current);
	if (current === 0) {
		say(
			round,
			'ScalingActive',
			'False',
			'ScalingDisabled',
			'scaling is disabled since the replica count of the target is zero',
		);
		report(round, current, 0, false);
	} else if (current > maxReplicas)
		rescale(round, target, maxReplicas, 'Current number of replicas above Spec.MaxReplicas');
	else if (current < minReplicas)
		rescale(round, target, minReplicas, 'Current number of replicas below Spec.MinReplicas');
	else followMetrics(round, target);
}

function followMetrics(round: Round, target: ScaleTarget): void {
	const current = target.spec.replicas;
	const proposal = highestProposal(round, target);
	if (!proposal) {
		report(round, current, round.hpa.status.desiredReplicas, false);
		return;
	}
	const wanted = proposal.replicas;
	const desired = normalize(round, current, wanted);
	if (desired === current) {
		report(round, current, desired, false);
		return;
	}
	rescale(round, target, desired, wanted > current ? `${proposal.name} above target` : 'All metrics below target');
}

/** The metric that asks for most; nothing where too little is known to say (`computeReplicasForMetrics`). */
function highestProposal(round: Round, target: ScaleTarget): MetricProposal | undefined {
	const { engine, hpa } = round;
	const pods = podsOfTarget(engine, target);
	const failures: MetricFailure[] = [];
	const proposals: MetricProposal[] = [];
	for (const spec of hpa.spec.metrics) {
		const answer = proposalOf(engine, spec, pods, target.spec.replicas, round.settings);
		if ('replicas' in answer) proposals.push(answer);
		else {
			failures.push(answer);
			warn(round, answer.reason, answer.message);
		}
	}
	if (proposals.length > 0) round.metrics = proposals.map(({ status }) => status);
	let highest: MetricProposal | undefined;
	for (const proposal of proposals) if (!highest || proposal.replicas > highest.replicas) highest = proposal;
	const [first] = failures;
	// A metric that's missing might ask for more: nothing is taken away without it.
	if (first && (!highest || highest.replicas < target.spec.replicas)) {
		const message = `invalid metrics (${failures.length} invalid out of ${hpa.spec.metrics.length}), first error is: ${first.message}`;
		say(
			round,
			'ScalingActive',
			'False',
			first.reason,
			`the HPA was unable to compute the replica count: ${first.message}`,
		);
		warn(round, 'FailedComputeMetricsReplicas', message);
		return undefined;
	}
	if (!highest) return undefined;
	const found = `the HPA was able to successfully calculate a replica count from ${highest.name}`;
	say(round, 'ScalingActive', 'True', 'ValidMetricFound', found);
	return highest;
}

function memoryOf({ engine, hpa }: Round): AutoscalerMemory {
	return engine.state.memory.autoscalers.get(hpa.metadata.uid) ?? { recommendations: [], scaleUps: [], scaleDowns: [] };
}

function remember({ engine, hpa }: Round, memory: AutoscalerMemory): void {
	engine.state.memory.autoscalers.set(hpa.metadata.uid, memory);
}

/** The size that an autoscaler finds at first is its first recommendation. */
function rememberFirst(round: Round, current: number): void {
	const memory = memoryOf(round);
	if (memory.recommendations.length > 0) return;
	remember(round, { ...memory, recommendations: [{ at: round.engine.state.now, replicas: current }] });
}

/** Steadied and kept inside its limits (`normalizeDesiredReplicas`, `normalizeDesiredReplicasWithBehaviors`). */
function normalize(round: Round, current: number, desired: number): number {
	const { hpa, engine } = round;
	const { now } = engine.state;
	const memory = memoryOf(round);
	const { behavior, minReplicas, maxReplicas } = hpa.spec;
	const windowUs = autoscaling.downscaleStabilizationUs;
	let limited: Limited;
	let steady: number;
	if (behavior) {
		const bounds: Bounds = { current, desired, min: minReplicas, max: maxReplicas, now, ...behavior, ...memory };
		const { replicas, recommendations } = stabilizeWithBehavior(memory.recommendations, bounds, windowUs);
		remember(round, { ...memory, recommendations });
		steady = replicas;
		limited = clampWithBehavior({ ...bounds, desired: steady });
	} else {
		const { replicas, recommendations } = stabilize(memory.recommendations, desired, now, windowUs);
		remember(round, { ...memory, recommendations });
		steady = replicas;
		limited = clamp(current, steady, minReplicas, maxReplicas);
	}
	saySteadied(round, current, desired, steady);
	say(round, 'ScalingLimited', limited.replicas === steady ? 'False' : 'True', limited.reason, limited.message);
	return limited.replicas;
}

function saySteadied(round: Round, current: number, desired: number, steady: number): void {
	if (steady === desired)
		say(round, 'AbleToScale', 'True', 'ReadyForNewScale', 'recommended size matches current size');
	else if (round.hpa.spec.behavior && desired >= current) {
		const message = 'recent recommendations were lower than current one, applying the lowest recent recommendation';
		say(round, 'AbleToScale', 'True', 'ScaleUpStabilized', message);
	} else {
		const message = 'recent recommendations were higher than current one, applying the highest recent recommendation';
		say(round, 'AbleToScale', 'True', 'ScaleDownStabilized', message);
	}
}

function rescale(round: Round, target: ScaleTarget, replicas: number, why: string): void {
	const { engine, hpa } = round;
	const current = target.spec.replicas;
	setReplicas(engine, target, replicas);
	say(
		round,
		'AbleToScale',
		'True',
		'SucceededRescale',
		`the HPA controller was able to update the target scale to ${replicas}`,
	);
	emit(engine, hpa, 'Normal', 'SuccessfulRescale', `New size: ${replicas}; reason: ${why}`, source);
	if (hpa.spec.behavior) rememberChange(round, replicas - current);
	report(round, current, replicas, true);
}

/** Changes are kept as long as the longest policy looks back. */
function rememberChange(round: Round, change: number): void {
	const memory = memoryOf(round);
	const { now } = round.engine.state;
	const { behavior } = round.hpa.spec;
	const longest = (rules: { policies: { periodSeconds: number }[] } | undefined): number =>
		Math.max(0, ...(rules?.policies ?? []).map(({ periodSeconds }) => periodSeconds)) * second;
	const added = (list: readonly TimedReplicas[], keptUs: number): TimedReplicas[] => [
		...list.filter(({ at }) => at > now - keptUs),
		{ at: now, replicas: Math.abs(change) },
	];
	if (change > 0) remember(round, { ...memory, scaleUps: added(memory.scaleUps, longest(behavior?.scaleUp)) });
	else remember(round, { ...memory, scaleDowns: added(memory.scaleDowns, longest(behavior?.scaleDown)) });
}

function report(
	{ engine, hpa, conditions, metrics }: Round,
	currentReplicas: number,
	desiredReplicas: number,
	rescaled: boolean,
): void {
	const { status } = hpa;
	const lastScaleTime = rescaled ? formatTime(engine.state.now) : status.lastScaleTime;
	const next: HorizontalPodAutoscaler['status'] = {
		currentReplicas,
		desiredReplicas,
		conditions,
		...(metrics.length > 0 ? { currentMetrics: metrics } : {}),
		...(lastScaleTime === undefined ? {} : { lastScaleTime }),
	};
	if (!semanticallyEqual(next, status)) update(engine, 'HorizontalPodAutoscaler', { ...hpa, status: next });
}
