/** Load put on a Service by a person. */
import type { LoadPattern } from '../../engine/load/pattern.ts';
import { simulation } from '../store.ts';

interface ServiceName {
	namespace: string;
	name: string;
}

/** Puts load on a Service from outside; one that can't be reached from there becomes a NodePort first. */
export function putLoad({ namespace, name }: ServiceName, pattern: LoadPattern): void {
	const service = simulation.getState().cluster.objects.Service.get(`${namespace}/${name}`);
	if (service?.spec.type === 'ClusterIP') {
		const { selector, ports } = service.spec;
		const object = {
			apiVersion: 'v1',
			kind: 'Service',
			metadata: { namespace, name },
			spec: { type: 'NodePort', ...(selector ? { selector } : {}), ports },
		};
		if (simulation.dispatch({ type: 'apply', objects: [object] })) return;
	}
	simulation.dispatch({ type: 'setLoad', service: { namespace, name }, load: { pattern, arrivals: 'poisson' } });
}

export function takeLoadAway({ namespace, name }: ServiceName): void {
	simulation.dispatch({ type: 'setLoad', service: { namespace, name } });
}
