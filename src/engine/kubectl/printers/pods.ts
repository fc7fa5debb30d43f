/** `pkg/printers/internalversion/printers.go printPod`. */
import { podColumns } from '../../../kubernetes/podColumns.ts';
import type { Pod } from '../../../kubernetes/types.ts';
import { ageColumn, type Columns, nameColumn, text } from './column.ts';

function readinessGates({ spec, status }: Pod): string {
	const gates = spec.readinessGates ?? [];
	if (gates.length === 0) return '<none>';
	const open = gates.filter(({ conditionType }) =>
		status.conditions.some(({ type, status: is }) => type === conditionType && is === 'True'),
	);
	return `${open.length}/${gates.length}`;
}

export const podTable: Columns<Pod> = [
	nameColumn,
	{ title: 'READY', cell: (pod, now) => podColumns(pod, now).ready },
	{ title: 'STATUS', cell: (pod, now) => podColumns(pod, now).status },
	{ title: 'RESTARTS', cell: (pod, now) => podColumns(pod, now).restarts },
	ageColumn,
	{ title: 'IP', wide: true, cell: ({ status }) => text(status.podIP) },
	{ title: 'NODE', wide: true, cell: ({ spec }) => text(spec.nodeName) },
	{ title: 'NOMINATED NODE', wide: true, cell: ({ status }) => text(status.nominatedNodeName) },
	{ title: 'READINESS GATES', wide: true, cell: readinessGates },
];
