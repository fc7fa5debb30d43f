/** Services around a workload: which send to it, to which of its ports, and who calls them. */
import { matchesLabels } from '../../../kubernetes/labels.ts';
import type { Container, Labels, ManifestObject, Service, ServicePort } from '../../../kubernetes/types.ts';
import { serviceOf } from '../../network/dns.ts';
import type { ClusterState } from '../../state.ts';
import { builtInPeers, namedPeers } from './peers.ts';
import type { Workload } from './workload.ts';

/** Services that select pods with those labels. */
export function servicesFor({ objects }: ClusterState, namespace: string, labels: Labels): Service[] {
	return [...objects.Service.values()].filter(({ metadata, spec: { selector = {} } }) => {
		return metadata.namespace === namespace && Object.keys(selector).length > 0 && matchesLabels(selector, labels);
	});
}

/** The number behind a Service's port in pods of those containers; nothing where none bears the name. */
export function targetPortOf({ targetPort }: ServicePort, containers: readonly Container[]): number | undefined {
	if (typeof targetPort === 'number') return targetPort;
	for (const { ports = [] } of containers) {
		const named = ports.find(({ name }) => name === targetPort);
		if (named) return named.containerPort;
	}
	return undefined;
}

/** The manifest of a Service with another selector or other ports. */
export function serviceWith(
	{ apiVersion, kind, metadata, spec }: Service,
	change: Partial<Service['spec']> = {},
): ManifestObject {
	const { name, namespace, labels, annotations } = metadata;
	const meta = { name, namespace, ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}) };
	return { apiVersion, kind, metadata: meta, spec: { ...spec, ...change } };
}

/** A new Service of that name. */
export function newService(
	namespace: string,
	name: string,
	selector: Labels,
	ports: readonly number[],
): ManifestObject {
	const many = ports.length > 1;
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name, namespace, labels: { app: name } },
		spec: {
			selector,
			ports: ports.map((port) => ({ port, targetPort: port, ...(many ? { name: `p-${port}` } : {}) })),
		},
	};
}

const containersIn = ({ spec }: Workload): Container[] => [...spec.containers, ...(spec.initContainers ?? [])];

/** Those of the workloads that call the Service (at that port, if one is given), by variable, argument or from within their program. */
export function callersOf(
	state: ClusterState,
	workloads: readonly Workload[],
	service: Service,
	port?: number,
): Workload[] {
	return workloads.filter((workload) =>
		containersIn(workload).some((container) =>
			[...namedPeers(container), ...builtInPeers(container)].some(
				(peer) =>
					(port === undefined || peer.port === port) && serviceOf({ state }, peer.host, workload.namespace) === service,
			),
		),
	);
}
