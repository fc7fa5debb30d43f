import { describe, expect, it } from 'vitest';
import { check, dispatch } from '../../engine.ts';
import { clashesOf, listeningSockets } from '../../network/inspect/listening.ts';
import {
	accept,
	clusterOf,
	deploymentManifest,
	podManifest,
	podNamed,
	run,
	serviceManifest,
	type TestContainer,
} from '../../testCluster.ts';
import { planSplit } from './split.ts';

const twoWebs = [
	{ name: 'web', image: 'podarium/web:1', port: 80 },
	{ name: 'second', image: 'podarium/web:1', port: 80 },
];
const shop: TestContainer[] = [
	{ name: 'front', image: 'podarium/web:1', port: 80, env: { API_ADDR: '127.0.0.1:8080', CACHE_ADDR: 'cache:6379' } },
	{ name: 'back', image: 'podarium/api:1', port: 8080, env: { DB_ADDR: 'localhost:5432' } },
	{ name: 'db', image: 'podarium/db:1', port: 5432 },
];
const splitOut = (name: string, container: string, as: string) =>
	({ type: 'splitOut', namespace: 'default', name, container, as }) as const;

function planned(engine: ReturnType<typeof clusterOf>, name: string, container: string, as = container) {
	const plan = planSplit(engine.state, splitOut(name, container, as));
	if ('status' in plan) throw new Error(plan.message);
	return plan;
}

function withPods(...objects: ReturnType<typeof podManifest>[]) {
	const engine = clusterOf(2);
	accept(engine, { type: 'apply', objects });
	return engine;
}

describe('splitting a container out', () => {
	it('gives the one that lost its port a pod of its own, on the same node, where both serve', () => {
		const engine = clusterOf(2);
		accept(engine, { type: 'apply', objects: [podManifest('both', twoWebs, { nodeName: 'node-2' })] });
		run(engine, 10);
		const before = podNamed(engine, 'both').metadata.uid;
		const [clash] = clashesOf(engine.state, before);
		const loser = clash?.loser ?? '';
		expect(loser).not.toBe('');
		accept(engine, splitOut('both', loser, 'apart'));
		run(engine, 40);
		for (const name of ['both', 'apart']) {
			const pod = podNamed(engine, name);
			expect(pod.spec.nodeName).toBe('node-2');
			expect(pod.spec.containers).toHaveLength(1);
			expect(pod.status.phase).toBe('Running');
			expect(listeningSockets(engine.state, pod.metadata.uid).map(({ port }) => port)).toEqual([80]);
			expect(clashesOf(engine.state, pod.metadata.uid)).toEqual([]);
		}
		expect(podNamed(engine, 'apart').spec.containers[0]?.name).toBe(loser);
		expect(podNamed(engine, 'both').metadata.uid).not.toBe(before);
		expect(engine.state.objects.Service.get('default/apart')?.spec.ports[0]?.port).toBe(80);
	});

	it('keeps kind and size of the owner, and sends localhost calls to a Service', () => {
		const template = podManifest('shop', shop);
		const deployment = deploymentManifest('shop', 2, shop[0] as TestContainer);
		const spec = { ...(deployment.spec as object), template: { metadata: template.metadata, spec: template.spec } };
		const engine = withPods({ ...deployment, spec } as never, serviceManifest('shop', 80));
		run(engine, 20);
		const pod = [...engine.state.objects.Pod.values()][0]?.metadata.name ?? '';
		accept(engine, splitOut(pod, 'back', 'back'));
		run(engine, 60);
		const { Deployment, Service, Pod } = engine.state.objects;
		const [old, apart] = [Deployment.get('default/shop'), Deployment.get('default/back')];
		expect(apart?.spec.replicas).toBe(2);
		expect(apart?.spec.template.spec.containers.map(({ name }) => name)).toEqual(['back']);
		expect(old?.spec.template.spec.containers.map(({ name }) => name)).toEqual(['front', 'db']);
		expect(old?.spec.template.spec.containers[0]?.env?.[0]?.value).toBe('back:8080');
		// The other way round the back end called the database beside it: for that the old pods get a port on a Service.
		expect(apart?.spec.template.spec.containers[0]?.env?.[0]?.value).toBe('shop-2:5432');
		expect(Service.get('default/shop-2')?.spec).toMatchObject({ selector: { app: 'shop' }, ports: [{ port: 5432 }] });
		expect(Service.get('default/back')?.spec).toMatchObject({ selector: { app: 'back' }, ports: [{ port: 8080 }] });
		expect([...Pod.values()].filter(({ status }) => status.phase === 'Running')).toHaveLength(4);
	});

	it('lets a Service that sends to it alone follow it, and takes its port out of one that sends to both', () => {
		const service = serviceManifest('shop', 80, {
			ports: [
				{ name: 'a', port: 80 },
				{ name: 'b', port: 8080 },
			],
		});
		const own = serviceManifest('backend', 81, { selector: { app: 'shop' }, ports: [{ port: 81, targetPort: 8080 }] });
		const caller = podManifest('caller', [
			{ name: 'c', image: 'podarium/client:1', env: { TARGET_ADDR: 'http://shop:8080/x' } },
		]);
		const engine = withPods(podManifest('shop', shop.slice(0, 2)), service, own, caller);
		const { changes, breaks } = planned(engine, 'shop', 'back');
		expect(changes).toContainEqual({ code: 'serviceFollows', service: 'backend', to: 'back' });
		expect(changes).toContainEqual({ code: 'movesServicePort', service: 'shop', port: 8080, to: 'back' });
		expect(changes).toContainEqual({
			code: 'rewritesCall',
			container: 'front',
			where: 'env API_ADDR',
			from: '127.0.0.1:8080',
			to: 'backend:81',
		});
		expect(breaks).toEqual([{ code: 'callersOfPort', caller: 'caller', service: 'shop', port: 8080, to: 'back' }]);
	});

	it('says what no manifest can mend', () => {
		const sharing: TestContainer[] = [
			{ name: 'web', image: 'podarium/web:1', port: 80, volumeMounts: [{ name: 'logs', mountPath: '/var/log/app' }] },
			{
				name: 'log-shipper',
				image: 'podarium/log-shipper:1',
				volumeMounts: [
					{ name: 'logs', mountPath: '/var/log/app' },
					{ name: 'host', mountPath: '/host' },
				],
				env: { HOST: '127.0.0.1' },
			},
		];
		const volumes = [
			{ name: 'logs', emptyDir: {} },
			{ name: 'host', hostPath: { path: '/var/log' } },
		];
		const engine = withPods(podManifest('web', sharing, { volumes, shareProcessNamespace: true }));
		const { breaks, writes } = planned(engine, 'web', 'log-shipper');
		expect(breaks).toEqual([
			{ code: 'sharedVolume', volume: 'logs', containers: ['log-shipper', 'web'] },
			{ code: 'sharedProcesses' },
		]);
		const volumesOf = (index: number) => {
			const spec = (writes.at(index)?.after.spec ?? {}) as { volumes?: { name: string }[] };
			return spec.volumes?.map(({ name }) => name);
		};
		expect(volumesOf(-2)).toEqual(['logs', 'host']);
		expect(volumesOf(-1)).toEqual(['logs']);
	});

	it('finds localhost in a ConfigMap, in arguments, and a server that only its own pod hears', () => {
		const config = {
			apiVersion: 'v1',
			kind: 'ConfigMap',
			metadata: { name: 'settings' },
			data: { api: 'http://localhost:8080' },
		};
		const engine = withPods(
			config,
			podManifest('shop', [
				{
					name: 'front',
					image: 'example.com/front:1',
					port: 80,
					args: ['--upstream=localhost:8080', '--listen=localhost:80'],
				},
				{ name: 'back', image: 'podarium/api:1', port: 8080, env: { HOST: '127.0.0.1' } },
			]),
		);
		const front = podNamed(engine, 'shop');
		const [container] = front.spec.containers;
		const env = [{ name: 'API_URL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'api' } } }];
		if (container) container.env = env;
		const { breaks, changes } = planned(engine, 'shop', 'back');
		expect(breaks.map(({ code }) => code)).toEqual(['configMapLocalhost', 'onlyLoopback']);
		expect(changes.filter(({ code }) => code === 'rewritesCall')).toEqual([
			{
				code: 'rewritesCall',
				container: 'front',
				where: 'args[0]',
				from: '--upstream=localhost:8080',
				to: '--upstream=back:8080',
			},
		]);
	});

	it('is refused for a pod’s only container, a taken name, and what isn’t there', () => {
		const engine = clusterOf(1);
		const alone = podManifest('alone', [{ name: 'web', image: 'podarium/web:1' }]);
		accept(engine, { type: 'apply', objects: [podManifest('both', twoWebs), alone] });
		run(engine, 2);
		const reasons = [
			splitOut('alone', 'web', 'x'),
			splitOut('both', 'web', 'alone'),
			splitOut('both', 'nothing', 'x'),
			splitOut('nobody', 'web', 'x'),
			splitOut('both', 'web', 'Not A Name'),
		].map((command) => dispatch(engine, command)?.reason);
		expect(reasons).toEqual(['BadRequest', 'AlreadyExists', 'NotFound', 'NotFound', 'Invalid']);
		expect(check(engine, splitOut('both', 'web', 'x'))).toBeUndefined();
		expect(engine.state.objects.Pod.size).toBe(2);
	});
});
