/** Kinds of which kubectl shows little: `printers.go printConfigMap`, `printHorizontalPodAutoscaler`, `printNamespace` and others. */
import type { ObjectMeta } from '../../../kubernetes/types.ts';
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

interface MetricTarget {
	averageUtilization?: number;
	averageValue?: string;
	value?: string;
}

interface Metric {
	type: string;
	resource?: { name: string; target: MetricTarget };
}

interface CurrentMetric {
	type: string;
	resource?: { name: string; current: MetricTarget };
}

export interface AutoscalerLike {
	metadata: ObjectMeta;
	spec: {
		scaleTargetRef: { kind: string; name: string };
		minReplicas?: number;
		maxReplicas: number;
		metrics?: Metric[];
	};
	status?: {
		currentReplicas?: number;
		desiredReplicas?: number;
		currentMetrics?: CurrentMetric[] | null;
		conditions?: { type: string; status: string; reason?: string; message?: string }[];
	};
}

/** `cpu: 12%/50%`, as TARGETS shows a metric. */
function metricText(metric: Metric, current: CurrentMetric | undefined): string {
	const { resource } = metric;
	if (!resource) return '<unknown type>';
	const { target, name } = resource;
	if (target.averageValue !== undefined)
		return `${name}: ${current?.resource?.current.averageValue ?? '<unknown>'}/${target.averageValue}`;
	const used = current?.resource?.current.averageUtilization;
	const wanted = target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`;
	return `${name}: ${used === undefined ? '<unknown>' : `${used}%`}/${wanted}`;
}

function targets({ spec, status }: AutoscalerLike): string {
	const { metrics = [] } = spec;
	if (metrics.length === 0) return '<none>';
	const shown = metrics
		.slice(0, 2)
		.map((metric, index) => metricText(metric, status?.currentMetrics?.[index] ?? undefined));
	return metrics.length > 2 ? `${shown.join(', ')} + ${metrics.length - 2} more...` : shown.join(', ');
}

export const autoscalerTable: Columns<AutoscalerLike> = [
	nameColumn,
	{ title: 'REFERENCE', cell: ({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}` },
	{ title: 'TARGETS', cell: targets },
	{ title: 'MINPODS', cell: ({ spec }) => (spec.minReplicas === undefined ? '<unset>' : String(spec.minReplicas)) },
	{ title: 'MAXPODS', cell: ({ spec }) => String(spec.maxReplicas) },
	{ title: 'REPLICAS', cell: ({ status }) => String(status?.currentReplicas ?? 0) },
	ageColumn,
];
