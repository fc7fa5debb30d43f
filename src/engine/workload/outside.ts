/** People outside the cluster, who call each Service of type NodePort or LoadBalancer. */
import type { Service } from '../../kubernetes/types.ts';
import { type Engine, later } from '../context.ts';
import { timing } from '../timing.ts';
import { openRequest } from './requests.ts';

export function isExposed(service: Service | undefined): boolean {
	return service !== undefined && (service.spec.type === 'NodePort' || service.spec.type === 'LoadBalancer');
}

/** Begins the calls to a Service that has become reachable from outside. */
export function startOutside(engine: Engine, service: string): void {
	const { outsideTicking } = engine.state.workload;
	if (outsideTicking.has(service)) return;
	outsideTicking.add(service);
	later(engine, timing.outsideEveryUs, { type: 'outsideTick', service });
}

/** One call from outside, and the next in its time; it ends when the Service is no longer reachable. */
export function outsideTick(engine: Engine, key: string): void {
	const service = engine.state.objects.Service.get(key);
	if (!isExposed(service)) {
		engine.state.workload.outsideTicking.delete(key);
		return;
	}
	if (!engine.state.workload.outside.has(key)) askFromOutside(engine, key);
	later(engine, timing.outsideEveryUs, { type: 'outsideTick', service: key });
}

/** One request from outside to the Service's first port. */
export function askFromOutside(engine: Engine, key: string): void {
	const port = engine.state.objects.Service.get(key)?.spec.ports[0]?.nodePort;
	if (port === undefined) return;
	const target = { host: key, port, request: 'GET /', optional: false };
	openRequest(engine, { caller: { kind: 'outside', service: key }, target });
}
