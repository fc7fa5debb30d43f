/** What the cluster's DNS answers, for names as pods write them. */
import type { Service } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { keyOf } from '../keys.ts';
import type { ClusterState } from '../state.ts';
import { dnsAddress, isIPv4 } from './addresses.ts';
import { slicesOf } from './proxy.ts';
import { slicesOfService } from './slices.ts';
import type { Lookup } from './traffic.ts';

/** The Service that a host names from inside a namespace: `api`, `api.shop`, `api.shop.svc`, `api.shop.svc.cluster.local`. */
export function serviceOf(
	{ state }: { state: Pick<Engine['state'], 'objects'> },
	host: string,
	namespace: string,
): Service | undefined {
	const parts = host.replace(/\.$/, '').split('.');
	const [name, inNamespace = namespace, svc = 'svc', cluster = 'cluster', local = 'local'] = parts;
	if (name === undefined || svc !== 'svc' || cluster !== 'cluster' || local !== 'local' || parts.length > 5)
		return undefined;
	return state.objects.Service.get(`${inNamespace}/${name}`);
}

/**
 * What the cluster's DNS answers a pod of that namespace: the ClusterIP of a Service, the ready pods' addresses of
 * a headless one. Nothing for a name that it doesn't know (NXDOMAIN) and for what isn't a name.
 */
export function lookUp(state: ClusterState, host: string, namespace: string): Lookup | undefined {
	if (isIPv4(host)) return undefined;
	const service = serviceOf({ state }, host, namespace);
	if (!service) return lookUpPod(state, host, namespace);
	const { metadata, spec } = service;
	const fqdn = `${metadata.name}.${metadata.namespace}.svc.cluster.local`;
	const answer = { name: host, fqdn, resolver: dnsAddress };
	if (spec.clusterIP !== 'None') return { ...answer, addresses: [spec.clusterIP] };
	const addresses = slicesOfService(state, keyOf(metadata))
		.flatMap(({ endpoints }) => endpoints)
		.filter(({ conditions }) => conditions.ready)
		.flatMap((endpoint) => endpoint.addresses);
	return { ...answer, addresses };
}

/** The address of a pod with a name of its own behind a headless Service: `web-0.nginx`, `web-0.nginx.shop.svc` … */
export function podAddressOf(engine: Engine, host: string, namespace: string): string | undefined {
	const dot = host.indexOf('.');
	const service = dot > 0 ? serviceOf(engine, host.slice(dot + 1), namespace) : undefined;
	if (service?.spec.clusterIP !== 'None') return undefined;
	const hostname = host.slice(0, dot);
	for (const { endpoints } of slicesOf(engine, keyOf(service.metadata))) {
		const found = endpoints.find((endpoint) => endpoint.hostname === hostname && endpoint.conditions.ready);
		if (found) return found.addresses[0];
	}
	return undefined;
}

/** The answer for a pod with a name of its own behind a headless Service. */
function lookUpPod(state: ClusterState, host: string, namespace: string): Lookup | undefined {
	const dot = host.indexOf('.');
	const service = dot > 0 ? serviceOf({ state }, host.slice(dot + 1), namespace) : undefined;
	if (service?.spec.clusterIP !== 'None') return undefined;
	const { metadata } = service;
	const hostname = host.slice(0, dot);
	const endpoint = slicesOfService(state, keyOf(metadata))
		.flatMap(({ endpoints }) => endpoints)
		.find((candidate) => candidate.hostname === hostname && candidate.conditions.ready);
	const fqdn = `${hostname}.${metadata.name}.${metadata.namespace}.svc.cluster.local`;
	return endpoint && { name: host, fqdn, resolver: dnsAddress, addresses: endpoint.addresses };
}
