/** Everything that makes pods: `printers.go printDeployment`, `printReplicaSet`, `printStatefulSet`, `printDaemonSet`, `printJob`. */
import { formatLabels, formatSelector } from '../../../kubernetes/labels.ts';
import { humanDuration, parseTime } from '../../../kubernetes/time.ts';
import type {
	Condition,
	Deployment,
	LabelSelector,
	ObjectMeta,
	PodTemplateSpec,
	ReplicaSet,
} from '../../../kubernetes/types.ts';
import { ageColumn, type Column, type Columns, nameColumn, templateColumns } from './column.ts';

const selectorColumn: Column<{ spec: { selector?: LabelSelector } }> = {
	title: 'SELECTOR',
	wide: true,
	cell: ({ spec }) => formatSelector(spec.selector),
};

const number = (value: number | undefined): string => String(value ?? 0);

export const deploymentTable: Columns<Deployment> = [
	nameColumn,
	{ title: 'READY', cell: ({ spec, status }) => `${status.readyReplicas}/${spec.replicas}` },
	{ title: 'UP-TO-DATE', cell: ({ status }) => number(status.updatedReplicas) },
	{ title: 'AVAILABLE', cell: ({ status }) => number(status.availableReplicas) },
	ageColumn,
	...templateColumns,
	selectorColumn,
];

export const replicaSetTable: Columns<ReplicaSet> = [
	nameColumn,
	{ title: 'DESIRED', cell: ({ spec }) => number(spec.replicas) },
	{ title: 'CURRENT', cell: ({ status }) => number(status.replicas) },
	{ title: 'READY', cell: ({ status }) => number(status.readyReplicas) },
	ageColumn,
	...templateColumns,
	selectorColumn,
];

interface Workload<Spec, Status> {
	metadata: ObjectMeta;
	spec: Spec & { selector?: LabelSelector; template: PodTemplateSpec };
	status?: Status;
}

export type StatefulSetLike = Workload<{ replicas?: number }, { readyReplicas?: number; replicas?: number }>;

export const statefulSetTable: Columns<StatefulSetLike> = [
	nameColumn,
	{ title: 'READY', cell: ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas ?? 1}` },
	ageColumn,
	...templateColumns,
];

export interface DaemonSetStatusLike {
	desiredNumberScheduled?: number;
	currentNumberScheduled?: number;
	numberReady?: number;
	updatedNumberScheduled?: number;
	numberAvailable?: number;
	numberMisscheduled?: number;
}
export type DaemonSetLike = Workload<object, DaemonSetStatusLike>;

export const daemonSetTable: Columns<DaemonSetLike> = [
	nameColumn,
	{ title: 'DESIRED', cell: ({ status }) => number(status?.desiredNumberScheduled) },
	{ title: 'CURRENT', cell: ({ status }) => number(status?.currentNumberScheduled) },
	{ title: 'READY', cell: ({ status }) => number(status?.numberReady) },
	{ title: 'UP-TO-DATE', cell: ({ status }) => number(status?.updatedNumberScheduled) },
	{ title: 'AVAILABLE', cell: ({ status }) => number(status?.numberAvailable) },
	{ title: 'NODE SELECTOR', cell: ({ spec }) => formatLabels(spec.template.spec.nodeSelector) },
	ageColumn,
	...templateColumns,
	selectorColumn,
];

export interface JobStatusLike {
	active?: number;
	ready?: number;
	succeeded?: number;
	failed?: number;
	startTime?: string;
	completionTime?: string;
	conditions?: Pick<Condition, 'type' | 'status' | 'reason'>[];
}
export type JobLike = Workload<
	{ completions?: number; parallelism?: number; suspend?: boolean; backoffLimit?: number },
	JobStatusLike
>;

/** The STATUS of a Job, from its conditions. */
function jobStatus({ metadata, status }: JobLike): string {
	const holds = (type: string) =>
		status?.conditions?.some((condition) => condition.type === type && condition.status === 'True');
	if (holds('Complete')) return 'Complete';
	if (holds('Failed')) return 'Failed';
	if (metadata.deletionTimestamp !== undefined) return 'Terminating';
	if (holds('Suspended')) return 'Suspended';
	if (holds('FailureTarget')) return 'FailureTarget';
	return holds('SuccessCriteriaMet') ? 'SuccessCriteriaMet' : 'Running';
}

function completions({ spec, status }: JobLike): string {
	const done = status?.succeeded ?? 0;
	if (spec.completions !== undefined) return `${done}/${spec.completions}`;
	const parallelism = spec.parallelism ?? 0;
	return parallelism > 1 ? `${done}/1 of ${parallelism}` : `${done}/1`;
}

function jobDuration({ status }: JobLike, now: number): string {
	const start = parseTime(status?.startTime ?? '');
	if (start === undefined) return '';
	return humanDuration(((parseTime(status?.completionTime ?? '') ?? now) - start) / 1_000_000);
}

export const jobTable: Columns<JobLike> = [
	nameColumn,
	{ title: 'STATUS', cell: jobStatus },
	{ title: 'COMPLETIONS', cell: completions },
	{ title: 'DURATION', cell: jobDuration },
	ageColumn,
	...templateColumns,
	selectorColumn,
];
