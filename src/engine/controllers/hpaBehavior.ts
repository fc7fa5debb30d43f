/** From the size that metrics ask for to the one that's set: stabilisation, speed limits, bounds (`pkg/controller/podautoscaler/horizontal.go`). */
import type { ScalingRules } from '../../kubernetes/controllerTypes.ts';
import { second } from '../timing.ts';
import type { TimedReplicas } from './memory.ts';

/** A size, and why it's not another one. */
export interface Limited {
	replicas: number;
	reason: string;
	message: string;
}

export interface Stabilized {
	replicas: number;
	recommendations: TimedReplicas[];
}

const tooFast = {
	reason: 'ScaleUpLimit',
	message: 'the desired replica count is increasing faster than the maximum scale rate',
};
const tooSlow = {
	reason: 'ScaleDownLimit',
	message: 'the desired replica count is decreasing faster than the maximum scale rate',
};
const tooMany = {
	reason: 'TooManyReplicas',
	message: 'the desired replica count is more than the maximum replica count',
};
const tooFew = {
	reason: 'TooFewReplicas',
	message: 'the desired replica count is less than the minimum replica count',
};
const fine = { reason: 'DesiredWithinRange', message: 'the desired count is within the acceptable range' };

/** The highest recommendation of the window (`stabilizeRecommendation`), and the log with the newest one in it. */
export function stabilize(
	recommendations: readonly TimedReplicas[],
	desired: number,
	now: number,
	windowUs: number,
): Stabilized {
	const recent = recommendations.filter(({ at }) => at >= now - windowUs);
	const replicas = Math.max(desired, ...recent.map((one) => one.replicas));
	return { replicas, recommendations: [...recent, { at: now, replicas: desired }] };
}

/** At most twice as many at a time, or four (`calculateScaleUpLimit`). */
function defaultScaleUpLimit(current: number): number {
	return Math.max(2 * current, 4);
}

/** Inside the bounds, and not up too fast (`convertDesiredReplicasWithRules`). */
export function clamp(current: number, desired: number, min: number, max: number): Limited {
	const limit = defaultScaleUpLimit(current);
	const upper = max > limit ? { replicas: limit, ...tooFast } : { replicas: max, ...tooMany };
	if (desired < min) return { replicas: min, ...tooFew };
	if (desired > upper.replicas) return upper;
	return { replicas: desired, ...fine };
}

export interface Bounds {
	current: number;
	desired: number;
	min: number;
	max: number;
	scaleUp: ScalingRules;
	scaleDown: ScalingRules;
	now: number;
	scaleUps: readonly TimedReplicas[];
	scaleDowns: readonly TimedReplicas[];
}

/** The stabilisation window of each direction (`stabilizeRecommendationWithBehaviors`). */
export function stabilizeWithBehavior(
	recommendations: readonly TimedReplicas[],
	bounds: Bounds,
	defaultDownUs: number,
): Stabilized {
	const { current, desired, now, scaleUp, scaleDown } = bounds;
	const upUs = (scaleUp.stabilizationWindowSeconds ?? 0) * second;
	const downSeconds = scaleDown.stabilizationWindowSeconds;
	const downUs = downSeconds === undefined || downSeconds === null ? defaultDownUs : downSeconds * second;
	let up = desired;
	let down = desired;
	for (const { at, replicas } of recommendations) {
		if (at > now - upUs) up = Math.min(up, replicas);
		if (at > now - downUs) down = Math.max(down, replicas);
	}
	const kept = recommendations.filter(({ at }) => at >= now - Math.max(upUs, downUs));
	return {
		replicas: Math.min(Math.max(current, up), down),
		recommendations: [...kept, { at: now, replicas: desired }],
	};
}

function changeSince(events: readonly TimedReplicas[], periodSeconds: number, now: number): number {
	let change = 0;
	for (const { at, replicas } of events) if (at > now - periodSeconds * second) change += replicas;
	return change;
}

type Change = Pick<Bounds, 'now' | 'scaleUps' | 'scaleDowns'>;

/** What the policies propose, each from the size at the beginning of its period. */
function proposals(
	current: number,
	rules: ScalingRules,
	{ now, scaleUps, scaleDowns }: Change,
	propose: (start: number, type: string, value: number) => number,
): number[] {
	return rules.policies.map(({ type, value, periodSeconds }) => {
		const start = current - changeSince(scaleUps, periodSeconds, now) + changeSince(scaleDowns, periodSeconds, now);
		return propose(start, type, value);
	});
}

/** How high the size may go now (`calculateScaleUpLimitWithScalingRules`). */
export function scaleUpLimit(current: number, rules: ScalingRules, change: Change): number {
	if (rules.selectPolicy === 'Disabled') return current;
	const limits = proposals(current, rules, change, (start, type, value) =>
		type === 'Pods' ? start + value : Math.ceil(start * (1 + value / 100)),
	);
	return rules.selectPolicy === 'Min' ? Math.min(...limits) : Math.max(...limits);
}

/** How low the size may go now (`calculateScaleDownLimitWithBehaviors`). */
export function scaleDownLimit(current: number, rules: ScalingRules, change: Change): number {
	if (rules.selectPolicy === 'Disabled') return current;
	const limits = proposals(current, rules, change, (start, type, value) =>
		type === 'Pods' ? start - value : Math.trunc(start * (1 - value / 100)),
	);
	return rules.selectPolicy === 'Min' ? Math.max(...limits) : Math.min(...limits);
}

/** Inside the bounds, and at the speed that the behavior allows (`convertDesiredReplicasWithBehaviorRate`). */
export function clampWithBehavior(bounds: Bounds): Limited {
	const { current, desired, min, max } = bounds;
	if (desired > current) {
		const limit = Math.max(current, scaleUpLimit(current, bounds.scaleUp, bounds));
		const upper = max > limit ? { replicas: limit, ...tooFast } : { replicas: max, ...tooMany };
		if (desired > upper.replicas) return upper;
	} else if (desired < current) {
		const limit = Math.min(current, scaleDownLimit(current, bounds.scaleDown, bounds));
		const lower = min < limit ? { replicas: limit, ...tooSlow } : { replicas: min, ...tooFew };
		if (desired < lower.replicas) return lower;
	}
	return { replicas: desired, ...fine };
}
