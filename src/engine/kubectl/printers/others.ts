/** Kinds of which kubectl shows little: `printers.go printConfigMap`, `printHorizontalPodAutoscaler`, `printNamespace` and others. */
import type { MetricSpec, MetricStatus } from '../../../kubernetes/controllerTypes.ts';
import type { HorizontalPodAutoscaler, ObjectMeta } from '../../../kubernetes/types.ts';
import { ageColumn, type Columns, nameColumn } from './column.ts';

type DataLike = { metadata: ObjectMeta; type?: string; data?: object; binaryData?: object; secrets?: unknown[] };

const dataCount = ({ data = {}, binaryData = {} }: DataLike): string =>
	String(Object.keys(data).length + Object.keys(binaryData).length);

export const configMapTable: Columns<DataLike> = [nameColumn, { title: 'DATA', cell: dataCount }, ageColumn];

export const secretTable: Columns<DataLike> = [
	nameColumn,
	{ title: 'TYPE', cell: ({ type }) => type ?? 'Opaque' },
	{ title: 'DATA', cell: dataCount },
	ageColumn,
];

export const serviceAccountTable: Columns<DataLike> = [
	nameColumn,
	{ title: 'SECRETS', cell: ({ secrets }) => String(secrets?.length ?? 0) },
	ageColumn,
];

type NamespaceLike = { metadata: ObjectMeta; status?: { phase?: string } };

export const namespaceTable: Columns<NamespaceLike> = [
	nameColumn,
	{ title: 'STATUS', cell: ({ status }) => status?.phase ?? '' },
	ageColumn,
];

/** `cpu: 12%/50%`, as TARGETS shows a metric. */
function metricText(metric: MetricSpec, current: MetricStatus | undefined): string {
	const source = metric.resource ?? metric.containerResource;
	if (!source) return '<unknown type>';
	const { target, name } = source;
	const used = (current?.resource ?? current?.containerResource)?.current;
	if (target.averageValue !== undefined) return `${name}: ${used?.averageValue ?? '<unknown>'}/${target.averageValue}`;
	const share = used?.averageUtilization === undefined ? '<unknown>' : `${used.averageUtilization}%`;
	return `${name}: ${share}/${target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`}`;
}

function targets({ spec, status }: HorizontalPodAutoscaler): string {
	const { metrics } = spec;
	if (metrics.length === 0) return '<none>';
	const shown = metrics.slice(0, 2).map((metric, index) => metricText(metric, status.currentMetrics?.[index]));
	return metrics.length > 2 ? `${shown.join(', ')} + ${metrics.length - 2} more...` : shown.join(', ');
}

export const autoscalerTable: Columns<HorizontalPodAutoscaler> = [
	nameColumn,
	{ title: 'REFERENCE', cell: ({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}` },
	{ title: 'TARGETS', cell: targets },
	{ title: 'MINPODS', cell: ({ spec }) => String(spec.minReplicas) },
	{ title: 'MAXPODS', cell: ({ spec }) => String(spec.maxReplicas) },
	{ title: 'REPLICAS', cell: ({ status }) => String(status.currentReplicas) },
	ageColumn,
];
