/** The same load on any design. */
import type { LoadPattern } from '../../engine/load/pattern.ts';
import type { ManifestObject } from '../../kubernetes/types.ts';
import type { ScenarioDocument } from '../document.ts';

interface ServiceName {
	namespace: string;
	name: string;
}

const nameOf = ({ metadata }: ManifestObject): ServiceName => ({
	namespace: metadata.namespace ?? 'default',
	name: metadata.name ?? '',
});

/** The Service as one that can be reached from outside. */
function exposed(service: ManifestObject): ManifestObject {
	const spec = service.spec as { type?: string } | undefined;
	if (spec?.type === 'NodePort' || spec?.type === 'LoadBalancer') return service;
	return { ...service, spec: { ...spec, type: 'NodePort' } };
}

/** The document with load from outside on one of its Services, which is made reachable for it, from the beginning on. */
export function withLoad(document: ScenarioDocument, service: ServiceName, pattern: LoadPattern): ScenarioDocument {
	const manifests = document.manifests.map((object) => {
		const { namespace, name } = nameOf(object);
		const isIt = object.kind === 'Service' && namespace === service.namespace && name === service.name;
		return isIt ? exposed(object) : object;
	});
	const command = { type: 'setLoad', service, load: { pattern, arrivals: 'poisson' } } as const;
	return { ...document, manifests, commands: [{ at: 0, command }, ...document.commands] };
}

/** The first Service among the manifests that has an address. */
export function firstService({ manifests }: ScenarioDocument): ServiceName | undefined {
	const service = manifests.find(
		({ kind, spec }) => kind === 'Service' && (spec as { clusterIP?: string } | undefined)?.clusterIP !== 'None',
	);
	return service && nameOf(service);
}
