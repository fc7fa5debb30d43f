/** What the cluster's DNS answers, for names as pods write them. */
import type { Service } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { keyOf } from '../keys.ts';
import { slicesOf } from './proxy.ts';

/** The Service that a host names from inside a namespace: `api`, `api.shop`, `api.shop.svc`, `api.shop.svc.cluster.local`. */
export function serviceOf(engine: Engine, host: string, namespace: string): Service | undefined {
	const parts = host.replace(/\.$/, '').split('.');
	const [name, inNamespace = namespace, svc = 'svc', cluster = 'cluster', local = 'local'] = parts;
	if (name === undefined || svc !== 'svc' || cluster !== 'cluster' || local !== 'local' || parts.length > 5)
		return undefined;
	return engine.state.objects.Service.get(`${inNamespace}/${name}`);
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
