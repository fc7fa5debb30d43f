/** `pkg/printers/internalversion/printers.go printNode`. */
import type { Node } from '../../../kubernetes/types.ts';
import { kubernetesVersion } from '../version.ts';
import { ageColumn, type Columns, nameColumn } from './column.ts';

const rolePrefix = 'node-role.kubernetes.io/';

/** The roles that a node's labels give it, sorted. */
export function rolesOf({ metadata }: Node): string[] {
	const roles = new Set<string>();
	for (const [key, value] of Object.entries(metadata.labels ?? {})) {
		if (key.startsWith(rolePrefix) && key.length > rolePrefix.length) roles.add(key.slice(rolePrefix.length));
		else if (key === 'kubernetes.io/role' && value !== '') roles.add(value);
	}
	return [...roles].sort();
}

function statusOf({ spec, status }: Node): string {
	const ready = status.conditions.find(({ type }) => type === 'Ready');
	const words = [ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady'];
	if (spec.unschedulable) words.push('SchedulingDisabled');
	return words.join(',');
}

const addressOf =
	(kind: string) =>
	({ status }: Node) =>
		status.addresses.find(({ type }) => type === kind)?.address ?? '<none>';
const unknown = (value: string | undefined) => (value === undefined || value === '' ? '<unknown>' : value);

export const nodeTable: Columns<Node> = [
	nameColumn,
	{ title: 'STATUS', cell: statusOf },
	{ title: 'ROLES', cell: (node) => rolesOf(node).join(',') || '<none>' },
	ageColumn,
	{ title: 'VERSION', cell: ({ status }) => status.nodeInfo?.kubeletVersion || kubernetesVersion },
	{ title: 'INTERNAL-IP', wide: true, cell: addressOf('InternalIP') },
	{ title: 'EXTERNAL-IP', wide: true, cell: addressOf('ExternalIP') },
	{ title: 'OS-IMAGE', wide: true, cell: ({ status }) => unknown(status.nodeInfo?.osImage) },
	{ title: 'KERNEL-VERSION', wide: true, cell: ({ status }) => unknown(status.nodeInfo?.kernelVersion) },
	{ title: 'CONTAINER-RUNTIME', wide: true, cell: ({ status }) => unknown(status.nodeInfo?.containerRuntimeVersion) },
];
