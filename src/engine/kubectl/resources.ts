/** What `kubectl api-resources` lists: how each kind is called on the command line and in messages. */
import type { Engine } from '../context.ts';

export interface Resource {
	kind: string;
	plural: string;
	singular: string;
	short: readonly string[];
	/** Empty for the core group. */
	group: string;
	version: string;
	namespaced: boolean;
	/** Its place in `kubectl get all`. */
	inAll?: number;
}

type Row = [kind: string, plural: string, short: string, apiVersion: string, namespaced: boolean, inAll?: number];

const rows: readonly Row[] = [
	['ConfigMap', 'configmaps', 'cm', 'v1', true],
	['Event', 'events', 'ev', 'v1', true],
	['Namespace', 'namespaces', 'ns', 'v1', false],
	['Node', 'nodes', 'no', 'v1', false],
	['PersistentVolumeClaim', 'persistentvolumeclaims', 'pvc', 'v1', true],
	['PersistentVolume', 'persistentvolumes', 'pv', 'v1', false],
	['Pod', 'pods', 'po', 'v1', true, 1],
	['Secret', 'secrets', '', 'v1', true],
	['ServiceAccount', 'serviceaccounts', 'sa', 'v1', true],
	['Service', 'services', 'svc', 'v1', true, 2],
	['DaemonSet', 'daemonsets', 'ds', 'apps/v1', true, 3],
	['Deployment', 'deployments', 'deploy', 'apps/v1', true, 4],
	['ReplicaSet', 'replicasets', 'rs', 'apps/v1', true, 5],
	['StatefulSet', 'statefulsets', 'sts', 'apps/v1', true, 6],
	['HorizontalPodAutoscaler', 'horizontalpodautoscalers', 'hpa', 'autoscaling/v2', true, 7],
	['CronJob', 'cronjobs', 'cj', 'batch/v1', true, 8],
	['Job', 'jobs', '', 'batch/v1', true, 9],
	['ControllerRevision', 'controllerrevisions', '', 'apps/v1', true],
	['EndpointSlice', 'endpointslices', '', 'discovery.k8s.io/v1', true],
	['Ingress', 'ingresses', 'ing', 'networking.k8s.io/v1', true],
	['NetworkPolicy', 'networkpolicies', 'netpol', 'networking.k8s.io/v1', true],
	['PodDisruptionBudget', 'poddisruptionbudgets', 'pdb', 'policy/v1', true],
];

function fromRow([kind, plural, short, apiVersion, namespaced, inAll]: Row): Resource {
	const slash = apiVersion.indexOf('/');
	return {
		kind,
		plural,
		singular: kind.toLowerCase(),
		short: short === '' ? [] : [short],
		group: slash < 0 ? '' : apiVersion.slice(0, slash),
		version: apiVersion.slice(slash + 1),
		namespaced,
		...(inAll === undefined ? {} : { inAll }),
	};
}

export const resources: readonly Resource[] = rows.map(fromRow);
const byKind = new Map(resources.map((resource) => [resource.kind, resource]));

/** What `all` stands for, in the order in which it's printed. */
export const allResources: readonly Resource[] = resources
	.filter(({ inAll }) => inAll !== undefined)
	.toSorted((a, b) => (a.inAll ?? 0) - (b.inAll ?? 0));

/** The resource of a kind; of one that isn't in the table, what its manifest tells. */
export function resourceOf(kind: string, apiVersion = 'v1'): Resource {
	const plural = `${kind.toLowerCase()}${kind.endsWith('s') ? 'es' : 's'}`;
	return byKind.get(kind) ?? fromRow([kind, plural, '', apiVersion, true]);
}

/** `deployments.apps`: as messages name it. */
export function qualifiedPlural({ plural, group }: Resource): string {
	return group === '' ? plural : `${plural}.${group}`;
}

/** `deployment.apps`: as it stands before an object's name. */
export function qualifiedSingular({ singular, group }: Resource): string {
	return group === '' ? singular : `${singular}.${group}`;
}

function answersTo(resource: Resource, name: string): boolean {
	const { plural, singular, short, group, version } = resource;
	const names = [plural, singular, ...short];
	return names.some(
		(own) => name === own || (group !== '' && (name === `${own}.${group}` || name === `${own}.${version}.${group}`)),
	);
}

/** The resource that a word of the command line names; nothing when the cluster has none of that name. */
export function findResource(engine: Engine, word: string): Resource | undefined {
	const name = word.toLowerCase();
	const known = resources.find((resource) => answersTo(resource, name));
	if (known) return known;
	for (const { kind, apiVersion } of engine.state.notSimulated.values()) {
		const resource = resourceOf(kind, apiVersion);
		if (answersTo(resource, name)) return resource;
	}
	return undefined;
}
