/** kube-proxy: a Service's address becomes that of one of its ready endpoints, picked at random on the sender's node. */
import type { EndpointSlice, Service } from '../../kubernetes/types.ts';
import { draw, type Engine } from '../context.ts';

export interface Backend {
	address: string;
	port: number;
	uid: string;
}

/** The slices of a Service, in a fixed order. */
export function slicesOf(engine: Engine, serviceKey: string): EndpointSlice[] {
	const slices: EndpointSlice[] = [];
	for (const key of engine.index.slicesByService.get(serviceKey) ?? []) {
		const slice = engine.state.objects.EndpointSlice.get(key);
		if (slice) slices.push(slice);
	}
	return slices;
}

/** Every backend that may get traffic: the ready ones, or where there are none those that still serve while they end. */
export function backendsIn(slices: readonly EndpointSlice[], portName: string): Backend[] {
	const ready: Backend[] = [];
	const serving: Backend[] = [];
	for (const slice of slices) {
		const port = slice.ports.find(({ name }) => name === portName)?.port;
		if (port === undefined) continue;
		for (const { addresses, conditions, targetRef } of slice.endpoints) {
			const backend = { address: addresses[0] ?? '', port, uid: targetRef.uid };
			if (conditions.ready) ready.push(backend);
			else if (conditions.serving && conditions.terminating) serving.push(backend);
		}
	}
	return ready.length > 0 ? ready : serving;
}

/** The backends for connections to a port of the Service; none when no pod is ready for it. */
export function backendsOf(engine: Engine, service: Service, port: number): Backend[] {
	const servicePort = service.spec.ports.find((candidate) => candidate.port === port);
	if (!servicePort) return [];
	const { namespace, name } = service.metadata;
	return backendsIn(slicesOf(engine, `${namespace}/${name}`), servicePort.name ?? '');
}

/** Picks one of so many backends for a connection; nothing when there is none. */
export function pick<T>(engine: Engine, backends: readonly T[]): T | undefined {
	return backends.length === 0 ? undefined : backends[draw(engine, 'proxy', backends.length)];
}
