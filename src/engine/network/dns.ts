/** What the cluster's DNS answers, for names as pods write them. */
import type { Service } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';

/** The Service that a host names from inside a namespace: `api`, `api.shop`, `api.shop.svc`, `api.shop.svc.cluster.local`. */
export function serviceOf(engine: Engine, host: string, namespace: string): Service | undefined {
	const parts = host.replace(/\.$/, '').split('.');
	const [name, inNamespace = namespace, svc = 'svc', cluster = 'cluster', local = 'local'] = parts;
	if (name === undefined || svc !== 'svc' || cluster !== 'cluster' || local !== 'local' || parts.length > 5)
		return undefined;
	return engine.state.objects.Service.get(`${inNamespace}/${name}`);
}
