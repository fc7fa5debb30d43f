/** `describe.go`: describeConfigMap, describeHorizontalPodAutoscalerV2, and the generic description of all other kinds. */
import type { ObjectMeta } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import type { KubeObject } from '../objects.ts';
import type { AutoscalerLike } from '../printers/others.ts';
import { rfc1123 } from '../text/times.ts';
import { describeAnnotations, describeLabels, type Writer } from './writer.ts';

type ConfigMapLike = { metadata: ObjectMeta; data?: Record<string, string>; binaryData?: Record<string, string> };

export function describeConfigMap(w: Writer, _: Engine, { metadata, data = {}, binaryData = {} }: ConfigMapLike): void {
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

export function describeAutoscaler(w: Writer, _: Engine, { metadata, spec, status }: AutoscalerLike): void {
	w.line(0, `Name:\t${metadata.name}`);
	w.line(0, `Namespace:\t${metadata.namespace}`);
	describeLabels(w, 'Labels', metadata.labels);
	describeAnnotations(w, metadata.annotations);
	w.line(0, `CreationTimestamp:\t${rfc1123(metadata.creationTimestamp)}`);
	w.line(0, `Reference:\t${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}`);
	w.line(0, 'Metrics:\t( current / target )');
	(spec.metrics ?? []).forEach(({ type, resource }, index) => {
		const current = status?.currentMetrics?.[index]?.resource?.current;
		if (!resource) w.line(1, `<unknown metric type "${type}">`);
		else if (resource.target.averageValue !== undefined) {
			w.line(
				1,
				`resource ${resource.name} on pods:\t${current?.averageValue ?? '<unknown>'} / ${resource.target.averageValue}`,
			);
		} else {
			const used =
				current?.averageUtilization === undefined
					? '<unknown>'
					: `${current.averageUtilization}% (${current.averageValue ?? ''})`;
			const wanted =
				resource.target.averageUtilization === undefined ? '<auto>' : `${resource.target.averageUtilization}%`;
			w.line(1, `resource ${resource.name} on pods  (as a percentage of request):\t${used} / ${wanted}`);
		}
	});
	w.line(0, `Min replicas:\t${spec.minReplicas ?? '<unset>'}`);
	w.line(0, `Max replicas:\t${spec.maxReplicas}`);
	w.line(
		0,
		`${spec.scaleTargetRef.kind} pods:\t${status?.currentReplicas ?? 0} current / ${status?.desiredReplicas ?? 0} desired`,
	);
	const conditions = status?.conditions ?? [];
	if (conditions.length === 0) return;
	w.line(0, 'Conditions:');
	w.line(1, 'Type\tStatus\tReason\tMessage');
	w.line(1, '----\t------\t------\t-------');
	for (const { type, status: is, reason = '', message = '' } of conditions)
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
