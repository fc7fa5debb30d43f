/** `describe.go`: describeConfigMap, describeHorizontalPodAutoscalerV2, and the generic description of all other kinds. */
import type { MetricSpec, MetricStatus, ScalingRules } from '../../../kubernetes/controllerTypes.ts';
import type { ConfigMap, HorizontalPodAutoscaler } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import type { KubeObject } from '../objects.ts';
import { rfc1123 } from '../text/times.ts';
import { describeAnnotations, describeLabels, type Writer } from './writer.ts';

export function describeConfigMap(w: Writer, _: Engine, { metadata, data = {}, binaryData = {} }: ConfigMap): void {
	w.line(0, `Name:\t${metadata.name}`);
	w.line(0, `Namespace:\t${metadata.namespace}`);
	describeLabels(w, 'Labels', metadata.labels);
	describeAnnotations(w, metadata.annotations);
	w.line(0, '\nData\n====');
	for (const key of Object.keys(data).sort()) w.line(0, `${key}:\n----\n${data[key]}\n`);
	w.line(0, '\nBinaryData\n====');
	for (const key of Object.keys(binaryData).sort())
		w.line(0, `${key}: ${Math.floor(((binaryData[key] ?? '').replace(/=+$/, '').length * 3) / 4)} bytes`);
	w.line(0, '');
}

/** `resource cpu on pods  (as a percentage of request)` and its two values. */
function metricLine({ type, resource, containerResource }: MetricSpec, status: MetricStatus | undefined): string {
	const source = resource ?? containerResource;
	if (!source) return `<unknown metric type "${type}">`;
	const of = containerResource ? ` of container "${containerResource.container}"` : '';
	const title = `resource ${source.name}${of} on pods`;
	const current = (status?.resource ?? status?.containerResource)?.current;
	const { averageValue, averageUtilization } = source.target;
	if (averageValue !== undefined) return `${title}:\t${current?.averageValue ?? '<unknown>'} / ${averageValue}`;
	const used = current?.averageUtilization;
	const share = used === undefined ? '<unknown>' : `${used}% (${current?.averageValue ?? ''})`;
	return `${title}  (as a percentage of request):\t${share} / ${averageUtilization === undefined ? '<auto>' : `${averageUtilization}%`}`;
}

function describeRules(
	w: Writer,
	direction: string,
	{ stabilizationWindowSeconds, policies, selectPolicy }: ScalingRules,
): void {
	w.line(1, `${direction}:`);
	if (stabilizationWindowSeconds !== undefined)
		w.line(2, `Stabilization Window: ${stabilizationWindowSeconds} seconds`);
	if (policies.length === 0) return;
	w.line(2, `Select Policy: ${selectPolicy}`);
	w.line(2, 'Policies:');
	for (const { type, value, periodSeconds } of policies)
		w.line(3, `- Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`);
}

export function describeAutoscaler(w: Writer, _: Engine, { metadata, spec, status }: HorizontalPodAutoscaler): void {
	w.line(0, `Name:\t${metadata.name}`);
	w.line(0, `Namespace:\t${metadata.namespace}`);
	describeLabels(w, 'Labels', metadata.labels);
	describeAnnotations(w, metadata.annotations);
	w.line(0, `CreationTimestamp:\t${rfc1123(metadata.creationTimestamp)}`);
	w.line(0, `Reference:\t${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`);
	w.line(0, 'Metrics:\t( current / target )');
	spec.metrics.forEach((metric, index) => {
		w.line(1, metricLine(metric, status.currentMetrics?.[index]));
	});
	w.line(0, `Min replicas:\t${spec.minReplicas}`);
	w.line(0, `Max replicas:\t${spec.maxReplicas}`);
	if (spec.behavior) {
		w.line(0, 'Behavior:');
		describeRules(w, 'Scale Up', spec.behavior.scaleUp);
		describeRules(w, 'Scale Down', spec.behavior.scaleDown);
	}
	w.line(0, `${spec.scaleTargetRef.kind} pods:\t${status.currentReplicas} current / ${status.desiredReplicas} desired`);
	if (status.conditions.length === 0) return;
	w.line(0, 'Conditions:');
	w.line(1, 'Type\tStatus\tReason\tMessage');
	w.line(1, '----\t------\t------\t-------');
	for (const { type, status: is, reason = '', message = '' } of status.conditions)
		w.line(1, `${type}\t${is}\t${reason}\t${message}`);
}

const told = new Set(['name', 'namespace', 'labels', 'annotations', 'managedFields']);

/** Any other kind: its fields, as they come, with names in words (`GenericDescriber`). */
export function describeAnything(w: Writer, _: Engine, object: KubeObject): void {
	const { apiVersion, kind, metadata, ...rest } = object;
	w.line(0, `Name:\t${metadata.name}`);
	w.line(0, `Namespace:\t${metadata.namespace}`);
	describeLabels(w, 'Labels', metadata.labels);
	describeAnnotations(w, metadata.annotations);
	w.line(0, `API Version:\t${apiVersion}`);
	w.line(0, `Kind:\t${kind}`);
	const others = Object.fromEntries(Object.entries(metadata).filter(([key, value]) => !told.has(key) && value !== ''));
	describeFields(w, 0, { metadata: others, ...rest });
}

/** `creationTimestamp` → `Creation Timestamp`. */
function inWords(key: string): string {
	const spaced = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
	return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function describeFields(w: Writer, level: number, fields: Record<string, unknown>): void {
	for (const key of Object.keys(fields).sort()) {
		const value = fields[key];
		if (value === undefined || value === null) continue;
		if (Array.isArray(value)) {
			w.line(level, `${inWords(key)}:`);
			for (const item of value) {
				if (typeof item === 'object' && item !== null) describeFields(w, level + 1, item as Record<string, unknown>);
				else w.line(level + 1, String(item));
			}
		} else if (typeof value === 'object') {
			w.line(level, `${inWords(key)}:`);
			describeFields(w, level + 1, value as Record<string, unknown>);
		} else w.line(level, `${inWords(key)}:\t${value}`);
	}
}
