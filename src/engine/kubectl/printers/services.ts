/** Addresses for pods: `printers.go printService`, `printEndpointSlice`. */
import { formatLabels } from '../../../kubernetes/labels.ts';
import type { EndpointSlice, Service } from '../../../kubernetes/types.ts';
import { ageColumn, type Columns, nameColumn, text } from './column.ts';

function externalAddress({ spec, status }: Service): string {
	const externalIPs = (spec.externalIPs ?? []).join(',');
	if (spec.type === 'ExternalName') return text(spec.externalName);
	if (spec.type !== 'LoadBalancer') return externalIPs || '<none>';
	const ingress = (status.loadBalancer.ingress ?? []).map(({ ip }) => ip ?? '').filter((ip) => ip !== '');
	const all = [...ingress, ...(externalIPs === '' ? [] : [externalIPs])].join(',');
	return all || '<pending>';
}

function ports({ spec }: Service): string {
	const each = spec.ports.map(({ port, nodePort, protocol }) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol}`);
	return text(each.join(','));
}

export const serviceTable: Columns<Service> = [
	nameColumn,
	{ title: 'TYPE', cell: ({ spec }) => spec.type },
	{ title: 'CLUSTER-IP', cell: ({ spec }) => text(spec.clusterIP) },
	{ title: 'EXTERNAL-IP', cell: externalAddress },
	{ title: 'PORT(S)', cell: ports },
	ageColumn,
	{ title: 'SELECTOR', wide: true, cell: ({ spec }) => formatLabels(spec.selector) },
];

const shownMax = 3;

/** The first three, and how many more. */
export function firstFew(list: readonly string[], none: string): string {
	if (list.length === 0) return none;
	const shown = list.slice(0, shownMax).join(',');
	return list.length > shownMax ? `${shown} + ${list.length - shownMax} more...` : shown;
}

export const endpointSliceTable: Columns<EndpointSlice> = [
	nameColumn,
	{ title: 'ADDRESSTYPE', cell: ({ addressType }) => addressType },
	{
		title: 'PORTS',
		cell: ({ ports: list }) =>
			firstFew(
				list.map(({ port }) => String(port)),
				'<unset>',
			),
	},
	{
		title: 'ENDPOINTS',
		cell: ({ endpoints }) =>
			firstFew(
				endpoints.flatMap(({ addresses }) => addresses),
				'<unset>',
			),
	},
	ageColumn,
];
