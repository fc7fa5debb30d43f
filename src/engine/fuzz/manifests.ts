/** Random manifests of every kind that the engine runs. */
import type { ManifestObject, SimulatedKind } from '../../kubernetes/types.ts';
import type { Chance } from './chance.ts';
import { anyPodSpec } from './containers.ts';
import { autoscaler, configMap, daemonSet, job, statefulSet } from './controllers.ts';
import { deployment, named, replicaSet } from './workloads.ts';
import { anyNode, apps, nodeNames, type World } from './world.ts';

const selectable = (app: string, chance: Chance) => ({
	app,
	...(chance.percent(15) ? { tier: chance.pick(['front', 'back']) } : {}),
});

function pod(world: World): ManifestObject {
	const { chance, state } = world;
	const present = [...state.objects.Pod.values()];
	// A pod that's there, with another label: an owner may have to let it go, or another take it.
	if (present.length > 0 && chance.percent(25)) {
		const { metadata, spec } = chance.pick(present);
		const labels = chance.percent(50)
			? { ...metadata.labels, app: chance.pick(apps) }
			: { ...metadata.labels, touched: 'yes' };
		return {
			apiVersion: 'v1',
			kind: 'Pod',
			metadata: { name: metadata.name, namespace: metadata.namespace, labels },
			spec,
		};
	}
	const app = chance.pick(apps);
	const spec = anyPodSpec(chance, ['Always', 'Always', 'OnFailure', 'Never']);
	const manifest = named(world, 'Pod', 'v1', chance.percent(60) ? app : `${app}-${chance.int(4)}`, {
		spec: chance.percent(12) ? { ...spec, nodeName: anyNode(world) } : spec,
	});
	const annotations = chance.percent(10)
		? { annotations: { 'controller.kubernetes.io/pod-deletion-cost': String(chance.int(5) - 2) } }
		: {};
	return { ...manifest, metadata: { ...manifest.metadata, labels: selectable(app, chance), ...annotations } };
}

function service(world: World): ManifestObject {
	const { chance } = world;
	const app = chance.pick(apps);
	const type = chance.pick([
		'ClusterIP',
		'ClusterIP',
		'ClusterIP',
		'NodePort',
		'NodePort',
		'LoadBalancer',
		'ExternalName',
	]);
	const numbers = chance.some([80, 8080, 5432, 6379], chance.pick([1, 1, 1, 2]));
	const ports = numbers.map((port) => ({
		port,
		...(numbers.length > 1 ? { name: `p${port}` } : {}),
		...(chance.percent(70) ? { targetPort: chance.pick([port, 'http', 80]) } : {}),
		...(type === 'NodePort' && chance.percent(30) ? { nodePort: chance.pick([30080, 30081, 29999]) } : {}),
	}));
	return named(world, 'Service', 'v1', app, {
		spec: {
			type,
			ports,
			...(type === 'ExternalName' ? { externalName: 'example.com' } : {}),
			...(chance.percent(95) ? { selector: chance.percent(15) ? { app, tier: 'front' } : { app } } : {}),
			...(type === 'ClusterIP' && chance.percent(20) ? { clusterIP: 'None' } : {}),
			...(chance.percent(10) ? { publishNotReadyAddresses: true } : {}),
		},
	});
}

const taints = [
	{ key: 'dedicated', value: 'db', effect: 'NoSchedule' },
	{ key: 'dedicated', value: 'db', effect: 'PreferNoSchedule' },
	{ key: 'broken', value: 'yes', effect: 'NoExecute' },
] as const;

const machineSizes = [
	{ cpu: '2', memory: '4Gi', pods: '110' },
	{ cpu: '4', memory: '8Gi', pods: '110' },
	{ cpu: '8', memory: '16Gi', pods: '12' },
	{ cpu: '1', memory: '1Gi', pods: '3' },
	{ cpu: '500m', memory: '512Mi', pods: '110' },
] as const;

/** A node of any size, perhaps tainted, cordoned or labelled. */
export function anyNodeManifest(
	{ chance }: Pick<World, 'chance'>,
	name: string = chance.pick(nodeNames),
): ManifestObject {
	const size = chance.pick(machineSizes);
	return {
		apiVersion: 'v1',
		kind: 'Node',
		metadata: {
			name,
			labels: {
				'kubernetes.io/hostname': name,
				...(chance.percent(70) ? { zone: chance.pick(['a', 'b', 'c']) } : {}),
				...(chance.percent(40) ? { disk: chance.pick(['ssd', 'hdd']) } : {}),
			},
		},
		...(chance.percent(20)
			? { spec: { ...(chance.percent(70) ? { taints: [chance.pick(taints)] } : { unschedulable: true }) } }
			: {}),
		...(chance.percent(60) ? { status: { capacity: size, allocatable: size } } : {}),
	};
}

const makers: { [K in SimulatedKind]: { weight: number; make: (world: World) => ManifestObject } } = {
	Pod: { weight: 6, make: pod },
	Deployment: { weight: 6, make: deployment },
	ReplicaSet: { weight: 2, make: replicaSet },
	Service: { weight: 4, make: service },
	StatefulSet: { weight: 2, make: statefulSet },
	DaemonSet: { weight: 1, make: daemonSet },
	Job: { weight: 2, make: job },
	HorizontalPodAutoscaler: { weight: 1, make: autoscaler },
	ConfigMap: { weight: 1, make: configMap },
	Node: { weight: 3, make: anyNodeManifest },
};

export const manifestKinds = Object.keys(makers) as SimulatedKind[];

/** The same value with every object's members the other way round: their order must mean nothing. */
function reversed<T>(value: T): T {
	if (Array.isArray(value)) return value.map(reversed) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, member]) => [key, reversed(member)]),
	) as T;
}

/** One manifest of any kind; now and then of a kind that isn't run, or with a mistake in it. */
export function anyManifest(world: World): ManifestObject {
	const { chance } = world;
	if (chance.percent(2)) return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'robot' } };
	const manifest = chance.weighted(Object.values(makers)).make(world);
	if (chance.percent(2)) return { ...manifest, spec: { ...(manifest.spec as object), unheardOf: chance.int(9) } };
	return chance.percent(15) ? reversed(manifest) : manifest;
}
