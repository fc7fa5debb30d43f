/** HorizontalPodAutoscalers (`pkg/apis/autoscaling/validation/validation.go`). */
import type { MetricSpec, ScalingRules } from '../controllerTypes.ts';
import { dns1123SubdomainErrors } from '../names.ts';
import { parseQuantity } from '../quantity.ts';
import type { HorizontalPodAutoscaler } from '../types.ts';
import { type FieldErrors, forbiddenField, invalidValue, nonNegative, notSupported, required } from './field.ts';
import { type AnyMeta, validateObjectMeta, validateObjectMetaUpdate } from './meta.ts';

export interface AnyAutoscaler {
	metadata?: AnyMeta;
	spec: HorizontalPodAutoscaler['spec'];
}

const sources = {
	ContainerResource: 'containerResource',
	External: 'external',
	Object: 'object',
	Pods: 'pods',
	Resource: 'resource',
} as const;
const targetTypes = ['Utilization', 'Value', 'AverageValue'] as const;
const windowSecondsMax = 3600;
const periodSecondsMax = 1800;

export function validateHorizontalPodAutoscaler({ metadata = {}, spec }: AnyAutoscaler): FieldErrors {
	return [...validateObjectMeta(metadata, 'Namespaced', dns1123SubdomainErrors), ...validateSpec(spec)];
}

export function validateHorizontalPodAutoscalerUpdate(old: AnyAutoscaler, next: AnyAutoscaler): FieldErrors {
	return [...validateObjectMetaUpdate(old.metadata ?? {}, next.metadata ?? {}), ...validateSpec(next.spec)];
}

function validateSpec(spec: HorizontalPodAutoscaler['spec']): FieldErrors {
	const errors: FieldErrors = [];
	if (spec.minReplicas < 1)
		errors.push(invalidValue('spec.minReplicas', spec.minReplicas, 'must be greater than or equal to 1'));
	if (spec.maxReplicas < 1) errors.push(invalidValue('spec.maxReplicas', spec.maxReplicas, 'must be greater than 0'));
	if (spec.maxReplicas < spec.minReplicas) {
		errors.push(invalidValue('spec.maxReplicas', spec.maxReplicas, 'must be greater than or equal to `minReplicas`'));
	}
	for (const name of ['kind', 'name'] as const) {
		const value = spec.scaleTargetRef[name];
		const path = `spec.scaleTargetRef.${name}`;
		if (!value) errors.push(required(path));
		else if (value === '.' || value === '..') errors.push(invalidValue(path, value, `may not be '${value}'`));
		else if (value.includes('/')) errors.push(invalidValue(path, value, "may not contain '/'"));
		else if (value.includes('%')) errors.push(invalidValue(path, value, "may not contain '%'"));
	}
	spec.metrics.forEach((metric, index) => {
		errors.push(...validateMetric(metric, `spec.metrics[${index}]`));
	});
	for (const direction of ['scaleUp', 'scaleDown'] as const) {
		const rules = spec.behavior?.[direction];
		if (rules) errors.push(...validateRules(rules, `spec.behavior.${direction}`));
	}
	return errors;
}

function validateMetric(metric: MetricSpec, path: string): FieldErrors {
	const errors: FieldErrors = [];
	const known = Object.keys(sources).sort();
	if (!metric.type) errors.push(required(`${path}.type`, 'must specify a metric source type'));
	if (!known.includes(metric.type)) return [...errors, notSupported(`${path}.type`, metric.type ?? '', known)];
	const expected = sources[metric.type as keyof typeof sources];
	for (const field of Object.values(sources)) {
		if (field !== expected && metric[field])
			errors.push(forbiddenField(`${path}.${field}`, 'must populate the given metric source only'));
	}
	const source = metric[expected] as
		| { name?: string; container?: string; metric?: { name?: string }; target?: MetricTarget }
		| undefined;
	if (!source)
		return [...errors, required(`${path}.${expected}`, 'must populate information for the given metric source')];
	const here = `${path}.${expected}`;
	const ofResource = expected === 'resource' || expected === 'containerResource';
	if (ofResource && !source.name) errors.push(required(`${here}.name`, 'must specify a resource name'));
	if (expected === 'containerResource' && !source.container)
		errors.push(required(`${here}.container`, 'must specify a container'));
	if (!ofResource && !source.metric?.name) errors.push(required(`${here}.metric.name`, 'must specify a metric name'));
	errors.push(...validateTarget(source.target, `${here}.target`));
	return [...errors, ...(ofResource ? validateResourceTarget(source.target ?? {}, `${here}.target`) : [])];
}

interface MetricTarget {
	type?: string;
	value?: string;
	averageValue?: string;
	averageUtilization?: number;
}

function validateTarget(target: MetricTarget = {}, path: string): FieldErrors {
	const errors: FieldErrors = [];
	const { type = '', averageUtilization } = target;
	if (type === '') errors.push(required(`${path}.type`, 'must specify a metric target type'));
	else if (!targetTypes.some((one) => one === type)) {
		errors.push(invalidValue(`${path}.type`, type, 'must be either Utilization, Value, or AverageValue'));
	}
	for (const name of ['value', 'averageValue'] as const) {
		const text = target[name];
		if (text !== undefined && (parseQuantity(text)?.nanos ?? 0n) <= 0n)
			errors.push(invalidValue(`${path}.${name}`, text, 'must be positive'));
	}
	if (averageUtilization !== undefined && averageUtilization < 1) {
		errors.push(invalidValue(`${path}.averageUtilization`, averageUtilization, 'must be greater than 0'));
	}
	return errors;
}

function validateResourceTarget({ averageUtilization, averageValue }: MetricTarget, path: string): FieldErrors {
	if (averageUtilization === undefined && averageValue === undefined) {
		return [required(`${path}.averageUtilization`, 'must set either a target raw value or a target utilization')];
	}
	if (averageUtilization === undefined || averageValue === undefined) return [];
	return [forbiddenField(`${path}.averageValue`, 'may not set both a target raw value and a target utilization')];
}

function validateRules(rules: ScalingRules, path: string): FieldErrors {
	const errors: FieldErrors = [];
	const window = rules.stabilizationWindowSeconds;
	if (window !== undefined && window !== null) {
		errors.push(...nonNegative(`${path}.stabilizationWindowSeconds`, window));
		if (window > windowSecondsMax) {
			errors.push(
				invalidValue(`${path}.stabilizationWindowSeconds`, window, `must be less than or equal to ${windowSecondsMax}`),
			);
		}
	}
	const selectPolicies = ['Disabled', 'Max', 'Min'];
	if (!selectPolicies.includes(rules.selectPolicy))
		errors.push(notSupported(`${path}.selectPolicy`, rules.selectPolicy, selectPolicies));
	if (rules.policies.length === 0) errors.push(required(`${path}.policies`, 'must specify at least one Policy'));
	rules.policies.forEach(({ type, value = 0, periodSeconds = 0 }, index) => {
		const here = `${path}.policies[${index}]`;
		if (type !== 'Pods' && type !== 'Percent')
			errors.push(notSupported(`${here}.type`, type ?? '', ['Percent', 'Pods']));
		if (value <= 0) errors.push(invalidValue(`${here}.value`, value, 'must be greater than zero'));
		if (periodSeconds <= 0)
			errors.push(invalidValue(`${here}.periodSeconds`, periodSeconds, 'must be greater than zero'));
		if (periodSeconds > periodSecondsMax) {
			errors.push(
				invalidValue(`${here}.periodSeconds`, periodSeconds, `must be less than or equal to ${periodSecondsMax}`),
			);
		}
	});
	return errors;
}
