/** Everything that makes pods: `printers.go printDeployment`, `printReplicaSet`, `printStatefulSet`, `printDaemonSet`, `printJob`. */
import { formatLabels, formatSelector } from '../../../kubernetes/labels.ts';
import { humanDuration, parseTime } from '../../../kubernetes/time.ts';
import type {
	ControllerRevision,
	DaemonSet,
	Deployment,
	Job,
	LabelSelector,
	ReplicaSet,
	StatefulSet,
} from '../../../kubernetes/types.ts';
import { controllerOf } from '../../keys.ts';
import { ageColumn, type Column, type Columns, nameColumn, templateColumns } from './column.ts';

const selectorColumn: Column<{ spec: { selector?: LabelSelector } }> = {
	title: 'SELECTOR',
	wide: true,
	cell: ({ spec }) => formatSelector(spec.selector),
};

export const deploymentTable: Columns<Deployment> = [
	nameColumn,
	{ title: 'READY', cell: ({ spec, status }) => `${status.readyReplicas}/${spec.replicas}` },
	{ title: 'UP-TO-DATE', cell: ({ status }) => String(status.updatedReplicas) },
	{ title: 'AVAILABLE', cell: ({ status }) => String(status.availableReplicas) },
	ageColumn,
	...templateColumns,
	selectorColumn,
];

export const replicaSetTable: Columns<ReplicaSet> = [
	nameColumn,
	{ title: 'DESIRED', cell: ({ spec }) => String(spec.replicas) },
	{ title: 'CURRENT', cell: ({ status }) => String(status.replicas) },
	{ title: 'READY', cell: ({ status }) => String(status.readyReplicas) },
	ageColumn,
	...templateColumns,
	selectorColumn,
];

export const statefulSetTable: Columns<StatefulSet> = [
	nameColumn,
	{ title: 'READY', cell: ({ spec, status }) => `${status.readyReplicas}/${spec.replicas}` },
	ageColumn,
	...templateColumns,
];

export const daemonSetTable: Columns<DaemonSet> = [
	nameColumn,
	{ title: 'DESIRED', cell: ({ status }) => String(status.desiredNumberScheduled) },
	{ title: 'CURRENT', cell: ({ status }) => String(status.currentNumberScheduled) },
	{ title: 'READY', cell: ({ status }) => String(status.numberReady) },
	{ title: 'UP-TO-DATE', cell: ({ status }) => String(status.updatedNumberScheduled) },
	{ title: 'AVAILABLE', cell: ({ status }) => String(status.numberAvailable) },
	{ title: 'NODE SELECTOR', cell: ({ spec }) => formatLabels(spec.template.spec.nodeSelector) },
	ageColumn,
	...templateColumns,
	selectorColumn,
];

export const controllerRevisionTable: Columns<ControllerRevision> = [
	nameColumn,
	{ title: 'CONTROLLER', cell: controllerCell },
	{ title: 'REVISION', cell: ({ revision }) => String(revision) },
	ageColumn,
];

function controllerCell({ metadata }: ControllerRevision): string {
	const owner = controllerOf(metadata);
	return owner ? `${owner.kind.toLowerCase()}.apps/${owner.name}` : '<none>';
}

/** The STATUS of a Job, from its conditions. */
function jobStatus({ metadata, status }: Job): string {
	const holds = (type: string) =>
		status.conditions.some((condition) => condition.type === type && condition.status === 'True');
	if (holds('Complete')) return 'Complete';
	if (holds('Failed')) return 'Failed';
	if (metadata.deletionTimestamp !== undefined) return 'Terminating';
	if (holds('Suspended')) return 'Suspended';
	if (holds('FailureTarget')) return 'FailureTarget';
	return holds('SuccessCriteriaMet') ? 'SuccessCriteriaMet' : 'Running';
}

function completions({ spec, status }: Job): string {
	const done = status.succeeded;
	if (spec.completions !== undefined) return `${done}/${spec.completions}`;
	return spec.parallelism > 1 ? `${done}/1 of ${spec.parallelism}` : `${done}/1`;
}

function jobDuration({ status }: Job, now: number): string {
	const start = parseTime(status.startTime ?? '');
	if (start === undefined) return '';
	return humanDuration(((parseTime(status.completionTime ?? '') ?? now) - start) / 1_000_000);
}

export const jobTable: Columns<Job> = [
	nameColumn,
	{ title: 'STATUS', cell: jobStatus },
	{ title: 'COMPLETIONS', cell: completions },
	{ title: 'DURATION', cell: jobDuration },
	ageColumn,
	...templateColumns,
	selectorColumn,
];
