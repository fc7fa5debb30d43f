/** Random containers and pod specs: mostly right, often odd, now and then wrong. */
import type { ContainerManifest } from '../drafts.ts';
import type { Chance } from './chance.ts';
import { loadVariables } from './loads.ts';

const containerNames = ['one', 'two', 'three'] as const;
const ports = [80, 8080, 5432, 6379, 9000] as const;
export const images = [
	'podarium/web:1',
	'podarium/api:1',
	'podarium/db:1',
	'podarium/cache:1',
	'podarium/client:1',
	'podarium/worker:1',
	'podarium/all-in-one:1',
	'podarium/proxy:1',
	'nginx',
	'redis:7',
	'busybox',
	'curlimages/curl',
	'example.com/unknown:2',
] as const;
const peers = [
	'api:8080',
	'web:80',
	'db:5432',
	'cache:6379',
	'localhost:80',
	'localhost:6379',
	'10.244.1.3:80',
	'nobody:1',
	'http://web',
	'api.shop:8080',
] as const;
const variables = ['API_ADDR', 'CACHE_ADDR', 'DB_ADDR', 'TARGET_ADDR', 'UPSTREAM_ADDR', 'QUEUE_ADDR'] as const;
const resources = [
	{},
	{ requests: { cpu: '100m' } },
	{ requests: { cpu: '250m', memory: '128Mi' } },
	{ requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
	{ limits: { cpu: '200m', memory: '64Mi' } },
	{ requests: { cpu: '3' } },
	{ requests: { memory: '6Gi' } },
	{ requests: { cpu: '2' }, limits: { cpu: '1' } },
] as const;

function probe(chance: Chance, port: number | string): Record<string, unknown> {
	const check = chance.pick([
		{ httpGet: { path: '/', port } },
		{ tcpSocket: { port } },
		{ exec: { command: ['true'] } },
		{ grpc: { port: 9000 } },
	]);
	return {
		...check,
		...(chance.percent(50) ? { initialDelaySeconds: chance.int(6) } : {}),
		...(chance.percent(70) ? { periodSeconds: chance.between(1, 10) } : {}),
		...(chance.percent(50) ? { failureThreshold: chance.between(1, 4) } : {}),
		...(chance.percent(10) ? { successThreshold: chance.between(1, 3) } : {}),
	};
}

function containerPorts(chance: Chance): ContainerManifest['ports'] {
	const chosen = chance.some(ports, chance.pick([0, 1, 1, 1, 2]));
	return chosen.map((containerPort, index) => ({
		containerPort,
		...(index === 0 && chance.percent(30) ? { name: 'http' } : {}),
		...(chance.percent(5) ? { hostPort: chance.pick([8000, 8001]) } : {}),
		...(chance.percent(5) ? { protocol: 'UDP' as const } : {}),
	}));
}

/** One container, as it might be dropped or written. */
export function anyContainer(chance: Chance, name: string = chance.pick(containerNames)): ContainerManifest {
	const own = containerPorts(chance) ?? [];
	const loads = chance.percent(15) ? loadVariables(chance) : [];
	const probed = own[0]?.name ?? own[0]?.containerPort ?? 80;
	return {
		name,
		image: chance.pick(images),
		...(own.length > 0 ? { ports: own } : {}),
		...(chance.percent(60)
			? {
					env: [
						...chance
							.some(variables, chance.between(0, 2))
							.map((variable) => ({ name: variable, value: chance.pick(peers) })),
						...loads,
					],
				}
			: {}),
		...(chance.percent(60) ? { resources: chance.pick(resources) } : {}),
		...(chance.percent(15) ? { imagePullPolicy: chance.pick(['Always', 'IfNotPresent', 'Never']) } : {}),
		...(chance.percent(12) ? { readinessProbe: probe(chance, probed) } : {}),
		...(chance.percent(8) ? { livenessProbe: probe(chance, probed) } : {}),
		...(chance.percent(5) ? { startupProbe: probe(chance, probed) } : {}),
	} as ContainerManifest;
}

const volumes = [
	{ name: 'data', emptyDir: {} },
	{ name: 'data', emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } },
	{ name: 'data', hostPath: { path: '/var/data' } },
	{ name: 'data', configMap: { name: 'settings' } },
] as const;

function withMounts(chance: Chance, containers: ContainerManifest[]): ContainerManifest[] {
	return containers.map((container) =>
		chance.percent(60)
			? { ...container, volumeMounts: [{ name: 'data', mountPath: chance.pick(['/data', '/usr/share/nginx/html']) }] }
			: container,
	);
}

const placements = [
	{ nodeSelector: { zone: 'a' } },
	{ nodeSelector: { disk: 'ssd' } },
	{
		affinity: {
			nodeAffinity: {
				preferredDuringSchedulingIgnoredDuringExecution: [
					{ weight: 10, preference: { matchExpressions: [{ key: 'zone', operator: 'In', values: ['b'] }] } },
				],
			},
		},
	},
	{
		affinity: {
			nodeAffinity: {
				requiredDuringSchedulingIgnoredDuringExecution: {
					nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'NotIn', values: ['ssd'] }] }],
				},
			},
		},
	},
	{
		affinity: {
			podAntiAffinity: {
				requiredDuringSchedulingIgnoredDuringExecution: [
					{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
				],
			},
		},
	},
	{
		affinity: {
			podAffinity: {
				requiredDuringSchedulingIgnoredDuringExecution: [
					{ topologyKey: 'zone', labelSelector: { matchLabels: { app: 'api' } } },
				],
			},
		},
	},
	{
		affinity: {
			podAntiAffinity: {
				preferredDuringSchedulingIgnoredDuringExecution: [
					{ weight: 50, podAffinityTerm: { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'db' } } } },
				],
			},
		},
	},
	{
		topologySpreadConstraints: [
			{
				maxSkew: 1,
				topologyKey: 'zone',
				whenUnsatisfiable: 'DoNotSchedule',
				labelSelector: { matchLabels: { app: 'web' } },
			},
		],
	},
	{
		topologySpreadConstraints: [
			{
				maxSkew: 1,
				topologyKey: 'kubernetes.io/hostname',
				whenUnsatisfiable: 'ScheduleAnyway',
				labelSelector: { matchLabels: { app: 'api' } },
			},
		],
	},
] as const;

const tolerations = [
	[{ key: 'dedicated', operator: 'Exists' }],
	[{ operator: 'Exists' }],
	[{ key: 'broken', operator: 'Equal', value: 'yes', effect: 'NoExecute', tolerationSeconds: 10 }],
	[{ key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 20 }],
] as const;

/** A pod's spec. `restartPolicy` is left to the defaults unless a list to choose from is given. */
export function anyPodSpec(
	chance: Chance,
	restartPolicies: readonly string[] = [],
): Record<string, unknown> & { containers: ContainerManifest[] } {
	const count = chance.pick([1, 1, 1, 2, 2, 3]);
	const mounted = chance.percent(15);
	let containers = chance
		.some(containerNames, count)
		.map((name) => anyContainer(chance, chance.percent(2) ? 'one' : name));
	let initContainers = chance.percent(20)
		? chance.some(['first', 'second'], chance.between(1, 2)).map((name) => ({
				...anyContainer(chance, name),
				...(chance.percent(40) ? { restartPolicy: 'Always' } : {}),
			}))
		: [];
	if (mounted) {
		containers = withMounts(chance, containers);
		initContainers = withMounts(chance, initContainers) as typeof initContainers;
	}
	return {
		containers,
		...(initContainers.length > 0 ? { initContainers } : {}),
		terminationGracePeriodSeconds: chance.pick([0, 1, 5, 5, 30]),
		...(restartPolicies.length > 0 ? { restartPolicy: chance.pick(restartPolicies) } : {}),
		...(mounted ? { volumes: [chance.pick(volumes)] } : {}),
		...(chance.percent(20) ? chance.pick(placements) : {}),
		...(chance.percent(20) ? { tolerations: chance.pick(tolerations) } : {}),
		...(chance.percent(3) ? { hostNetwork: true } : {}),
		...(chance.percent(5) ? { shareProcessNamespace: true } : {}),
	};
}
