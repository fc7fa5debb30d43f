/** What each metric of an autoscaler asks for (`horizontal.go computeReplicasForMetrics`). */
import type { MetricSpec, MetricStatus } from '../../kubernetes/controllerTypes.ts';
import { cpuMillis, formatQuantity, memoryBytes } from '../../kubernetes/quantity.ts';
import type { Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { type Question, replicasByAverage, replicasByUtilization, type Sample, type Settings } from './hpaReplicas.ts';

export interface MetricProposal {
	replicas: number;
	/** `cpu resource utilization (percentage of request)`. */
	name: string;
	status: MetricStatus;
}

export interface MetricFailure {
	/** Of the condition and the Event: `FailedGetResourceMetric`. */
	reason: string;
	message: string;
}

/** What metrics-server knows of those pods, by name. */
function samplesOf(
	engine: Engine,
	pods: readonly Pod[],
	resource: string,
	container: string | undefined,
): Map<string, Sample> {
	const samples = new Map<string, Sample>();
	for (const { metadata } of pods) {
		const measured = engine.state.memory.metrics.pods.get(metadata.uid);
		if (!measured) continue;
		let value = 0;
		for (const [name, usage] of Object.entries(measured.containers)) {
			if (container === undefined || name === container)
				value += resource === 'cpu' ? usage.cpuMillis : usage.memoryBytes;
		}
		samples.set(metadata.name, { value, at: measured.at, windowUs: measured.windowUs });
	}
	return samples;
}

/** `250m` of CPU, `128Mi` of memory. */
function formatAmount(resource: string, amount: number): string {
	return resource === 'cpu'
		? formatQuantity({ nanos: BigInt(amount) * 1_000_000n, format: 'DecimalSI' })
		: formatQuantity({ nanos: BigInt(amount) * 1_000_000_000n, format: 'BinarySI' });
}

/** The size that one metric asks for, or why it can't be told. */
export function proposalOf(
	engine: Engine,
	spec: MetricSpec,
	pods: readonly Pod[],
	currentReplicas: number,
	settings: Settings,
): MetricProposal | MetricFailure {
	const source = spec.resource ?? spec.containerResource;
	if (!source) return unmeasured(spec);
	const container = spec.containerResource?.container;
	const { name: resource, target } = source;
	const kind = container === undefined ? 'Resource' : 'ContainerResource';
	const reason = `FailedGet${kind}Metric`;
	const samples = samplesOf(engine, pods, resource, container);
	const byUtilization = target.averageUtilization !== undefined;
	const failed = (why: string): MetricFailure => ({
		reason,
		message: `failed to get ${resource} ${byUtilization ? 'utilization' : 'usage'}: ${why}`,
	});
	if (samples.size === 0) {
		return failed(`unable to get metrics for resource ${resource}: no metrics returned from resource metrics API`);
	}
	const question: Question = {
		pods,
		samples,
		resource,
		currentReplicas,
		now: engine.state.now,
		settings,
		...(container === undefined ? {} : { container }),
	};
	const amount = resource === 'cpu' ? cpuMillis(target.averageValue) : memoryBytes(target.averageValue);
	const answer = byUtilization
		? replicasByUtilization(question, target.averageUtilization ?? 0)
		: replicasByAverage(question, amount);
	if ('error' in answer) return failed(answer.error);
	const current = {
		averageValue: formatAmount(resource, answer.average),
		...(answer.utilization === undefined ? {} : { averageUtilization: answer.utilization }),
	};
	const where = container === undefined ? `${resource} resource` : `${resource} container resource`;
	const status: MetricStatus =
		container === undefined
			? { type: spec.type, resource: { name: resource, current } }
			: { type: spec.type, containerResource: { name: resource, container, current } };
	return {
		replicas: answer.replicas,
		name: `${where}${byUtilization ? ' utilization (percentage of request)' : ''}`,
		status,
	};
}

/** Metrics of other kinds come from adapters, of which the cluster has none. */
function unmeasured({ type, pods, object, external }: MetricSpec): MetricFailure {
	const name = (pods ?? object ?? external)?.metric.name ?? '';
	const api = external ? 'external' : 'custom';
	const what = external ? 'external metric' : object ? 'object metric value' : 'pods metric value';
	const why = `unable to get metric ${name}: unable to fetch metrics from ${api} metrics API: the server could not find the requested resource`;
	return { reason: `FailedGet${type}Metric`, message: `failed to get ${what}: ${why}` };
}
