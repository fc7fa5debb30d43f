import { describe, expect, it } from 'vitest';
import type { ManifestObject } from '../../kubernetes/types.ts';
import { dispatch } from '../engine.ts';
import { accept, clusterOf, deploymentManifest, podManifest, podNamed, run, serviceManifest } from '../testCluster.ts';

const apply = (...objects: ManifestObject[]) => ({ type: 'apply', objects }) as const;
const statuses = (pod: ReturnType<typeof podNamed>) => pod.status.containerStatuses ?? [];
const reasons = (engine: ReturnType<typeof clusterOf>, name: string) =>
	[...engine.state.objects.Event.values()]
		.filter(({ involvedObject }) => involvedObject.name === name)
		.map(({ reason }) => reason);

describe('a pod', () => {
	it('goes from Pending to Running with Kubernetes’ events in their order', () => {
		const engine = clusterOf(1);
		accept(engine, apply(podManifest('web', [{ name: 'web', image: 'nginx:1.27', port: 80 }])));
		expect(podNamed(engine, 'web').status.phase).toBe('Pending');
		run(engine, 5);
		const { status, spec } = podNamed(engine, 'web');
		expect(status.phase).toBe('Running');
		expect(spec.nodeName).toBe('node-1');
		expect(status.podIP).toBe('10.244.0.2');
		expect(
			status.conditions
				.filter((condition) => condition.status === 'True')
				.map(({ type }) => type)
				.sort(),
		).toEqual(['ContainersReady', 'Initialized', 'PodReadyToStartContainers', 'PodScheduled', 'Ready']);
		expect(reasons(engine, 'web')).toEqual(['Scheduled', 'Pulling', 'Pulled', 'Created', 'Started']);
	});

	it('pulls an image once a node', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('a', [{ name: 'c', image: 'nginx:1.27' }]),
				podManifest('b', [{ name: 'c', image: 'nginx:1.27' }]),
			),
		);
		run(engine, 8);
		accept(engine, apply(podManifest('late', [{ name: 'c', image: 'nginx:1.27' }])));
		run(engine, 2);
		expect(reasons(engine, 'late')).toEqual(['Scheduled', 'Pulled', 'Created', 'Started']);
		expect(
			[...engine.state.objects.Event.values()].find(
				({ involvedObject, reason }) => involvedObject.name === 'late' && reason === 'Pulled',
			)?.message,
		).toBe('Container image "nginx:1.27" already present on machine');
	});

	it('keeps its IP and its neighbour when a container crashes, and counts the restart', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('web', [
					{ name: 'web', image: 'podarium/web:1' },
					{ name: 'cache', image: 'podarium/cache:1' },
				]),
			),
		);
		run(engine, 5);
		const before = podNamed(engine, 'web');
		accept(engine, { type: 'crashContainer', namespace: 'default', name: 'web', container: 'cache' });
		run(engine, 5);
		const after = podNamed(engine, 'web');
		expect(after.metadata.uid).toBe(before.metadata.uid);
		expect(after.status.podIP).toBe(before.status.podIP);
		expect(statuses(after).map(({ name, restartCount }) => [name, restartCount])).toEqual([
			['web', 0],
			['cache', 1],
		]);
		expect(statuses(after)[1]?.lastState.terminated).toMatchObject({ exitCode: 1, reason: 'Error' });
	});

	it('loses UID and IP when it is replaced', () => {
		const engine = clusterOf(2);
		accept(engine, apply(podManifest('web', [{ name: 'web', image: 'nginx' }], { nodeName: 'node-1' })));
		run(engine, 5);
		const before = podNamed(engine, 'web');
		accept(engine, { type: 'replacePod', namespace: 'default', name: 'web', node: 'node-2' });
		run(engine, 5);
		const after = podNamed(engine, 'web');
		expect(after.spec.nodeName).toBe('node-2');
		expect(after.metadata.uid).not.toBe(before.metadata.uid);
		expect(after.status.podIP).not.toBe(before.status.podIP);
	});

	it('takes its whole grace period when PID 1 ignores SIGTERM', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('all', [{ name: 'all', image: 'podarium/all-in-one:1' }], { terminationGracePeriodSeconds: 10 }),
			),
		);
		run(engine, 6);
		accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: 'all' });
		run(engine, 9);
		expect(podNamed(engine, 'all').metadata.deletionTimestamp).toBeDefined();
		run(engine, 2);
		expect(engine.state.objects.Pod.size).toBe(0);
		expect(engine.state.machines.get('node-1')?.leases.size).toBe(0);
	});

	it('runs init containers one after another, and sidecars from then on', () => {
		const engine = clusterOf(1);
		const init = (name: string, more = {}) => ({ name, image: 'example.com/setup:1', ...more });
		accept(
			engine,
			apply(
				podManifest('web', [{ name: 'web', image: 'nginx' }], {
					initContainers: [
						init('first'),
						init('proxy', { image: 'podarium/proxy:1', restartPolicy: 'Always' }),
						init('second'),
					],
				}),
			),
		);
		run(engine, 12);
		const { status } = podNamed(engine, 'web');
		expect(status.phase).toBe('Running');
		expect(status.initContainerStatuses?.map(({ name, state }) => [name, Object.keys(state)[0]])).toEqual([
			['first', 'terminated'],
			['proxy', 'running'],
			['second', 'terminated'],
		]);
	});

	it('that names a node which does not exist stays pending until PodGC takes it', () => {
		const engine = clusterOf(1);
		accept(engine, apply(podManifest('lost', [{ name: 'c', image: 'nginx' }], { nodeName: 'nowhere' })));
		run(engine, 35);
		expect(podNamed(engine, 'lost').status.phase).toBe('Pending');
		run(engine, 10);
		expect(engine.state.objects.Pod.size).toBe(0);
	});

	it('that names a node which has no room is turned away by the kubelet', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('big', [{ name: 'c', image: 'nginx', resources: { requests: { cpu: '5' } } }], {
					nodeName: 'node-1',
				}),
			),
		);
		run(engine, 2);
		expect(podNamed(engine, 'big').status).toMatchObject({ phase: 'Failed', reason: 'OutOfcpu' });
	});
});

describe('one port space', () => {
	it('lets the first serve and sends the second on the same port to CrashLoopBackOff', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('web', [
					{ name: 'first', image: 'nginx', port: 80 },
					{ name: 'second', image: 'httpd', port: 80 },
				]),
				podManifest('client', [{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'web:80' } }]),
				serviceManifest('web', 80),
			),
		);
		run(engine, 40);
		const [first, second] = statuses(podNamed(engine, 'web'));
		expect(first).toMatchObject({ ready: true, restartCount: 0 });
		expect(second?.state.waiting?.reason).toBe('CrashLoopBackOff');
		expect(second?.restartCount).toBeGreaterThanOrEqual(2);
		expect(second?.lastState.terminated).toMatchObject({ exitCode: 1 });
		const sandbox = engine.state.sandboxes.get(podNamed(engine, 'web').metadata.uid);
		expect(sandbox?.containers[1]?.logs.at(-1)?.text).toBe('listen tcp 0.0.0.0:80: bind: address already in use');
		expect(sandbox?.sockets).toMatchObject([{ container: 'first', port: 80 }]);
	});

	it('backs off 10 s, 20 s, 40 s … up to 300 s', () => {
		const engine = clusterOf(1);
		accept(engine, apply(podManifest('p', [{ name: 'c', image: 'busybox' }])));
		const waits = new Set<string>();
		for (let elapsed = 0; elapsed < 1200; elapsed += 1) {
			run(engine, 1);
			const message = statuses(podNamed(engine, 'p'))[0]?.state.waiting?.message;
			const wait = message === undefined ? undefined : /back-off (\S+) restarting/.exec(message)?.[1];
			if (wait !== undefined) waits.add(wait);
		}
		expect([...waits]).toEqual(['10s', '20s', '40s', '1m20s', '2m40s', '5m0s']);
	});

	it('is each pod’s own: two pods serve on the same port', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('a', [{ name: 'c', image: 'nginx', port: 80 }]),
				podManifest('b', [{ name: 'c', image: 'nginx', port: 80 }]),
			),
		);
		run(engine, 6);
		for (const name of ['a', 'b'])
			expect(statuses(podNamed(engine, name))[0]).toMatchObject({ ready: true, restartCount: 0 });
	});
});

describe('controllers', () => {
	it('replicate pods whole, by the scheduler, and delete them again', () => {
		const engine = clusterOf(3);
		accept(engine, apply(deploymentManifest('web', 2, { name: 'web', image: 'nginx', port: 80 })));
		run(engine, 6);
		accept(engine, { type: 'scale', kind: 'Deployment', namespace: 'default', name: 'web', replicas: 5 });
		run(engine, 6);
		const running = [...engine.state.objects.Pod.values()].filter(({ status }) => status.phase === 'Running');
		expect(running).toHaveLength(5);
		expect(new Set(running.map(({ spec }) => spec.nodeName)).size).toBe(3);
		accept(engine, { type: 'delete', kind: 'Deployment', namespace: 'default', name: 'web' });
		run(engine, 10);
		expect(engine.state.objects.Pod.size + engine.state.objects.ReplicaSet.size).toBe(0);
	});

	it('adopt a bare pod that is scaled', () => {
		const engine = clusterOf(2);
		accept(engine, apply(podManifest('web', [{ name: 'web', image: 'nginx' }], { nodeName: 'node-1' })));
		run(engine, 4);
		const { uid } = podNamed(engine, 'web').metadata;
		accept(engine, { type: 'scale', kind: 'Pod', namespace: 'default', name: 'web', replicas: 3 });
		run(engine, 6);
		expect(engine.state.objects.Pod.size).toBe(3);
		expect(podNamed(engine, 'web').metadata.uid).toBe(uid);
		expect(podNamed(engine, 'web').metadata.ownerReferences).toMatchObject([
			{ kind: 'ReplicaSet', name: 'web', controller: true },
		]);
	});

	it('roll out a changed template without losing more than a quarter', () => {
		const engine = clusterOf(3);
		accept(engine, apply(deploymentManifest('web', 4, { name: 'web', image: 'nginx:1.26', port: 80 })));
		run(engine, 8);
		accept(engine, apply(deploymentManifest('web', 4, { name: 'web', image: 'nginx:1.27', port: 80 })));
		let fewest = 4;
		for (let tenth = 0; tenth < 300; tenth += 1) {
			run(engine, 0.1);
			const ready = [...engine.state.objects.Pod.values()].filter(
				({ metadata, status }) =>
					metadata.deletionTimestamp === undefined &&
					status.conditions.some(({ type, status: value }) => type === 'Ready' && value === 'True'),
			).length;
			fewest = Math.min(fewest, ready);
		}
		expect(fewest).toBeGreaterThanOrEqual(3);
		expect([...engine.state.objects.Pod.values()].map(({ spec }) => spec.containers[0]?.image)).toEqual(
			Array(4).fill('nginx:1.27'),
		);
		expect(engine.state.objects.ReplicaSet.size).toBe(2);
	});

	it('try a pod again that waits for another to be beside', () => {
		const engine = clusterOf(1);
		const affinity = {
			podAffinity: {
				requiredDuringSchedulingIgnoredDuringExecution: [
					{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'api' } } },
				],
			},
		};
		accept(engine, apply(podManifest('web', [{ name: 'c', image: 'nginx' }], { affinity })));
		run(engine, 5);
		expect(podNamed(engine, 'web').spec.nodeName).toBeUndefined();
		accept(engine, apply(podManifest('api', [{ name: 'c', image: 'nginx' }])));
		run(engine, 5);
		expect(podNamed(engine, 'web').status.phase).toBe('Running');
	});

	it('leave what fits nowhere pending, with the scheduler’s words, until there is room', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(deploymentManifest('big', 2, { name: 'c', image: 'nginx', resources: { requests: { cpu: '3' } } })),
		);
		run(engine, 5);
		const pending = [...engine.state.objects.Pod.values()].find(({ spec }) => spec.nodeName === undefined);
		expect(pending?.status.conditions[0]).toMatchObject({
			type: 'PodScheduled',
			status: 'False',
			reason: 'Unschedulable',
			message:
				'0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
		});
		accept(engine, apply({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-2' } }));
		run(engine, 5);
		expect([...engine.state.objects.Pod.values()].every(({ status }) => status.phase === 'Running')).toBe(true);
	});
});

describe('by hand', () => {
	it('leaves pending pods to the user, whose drops meet the same filters', () => {
		const engine = clusterOf(1);
		accept(engine, { type: 'setScheduling', mode: 'byHand' });
		accept(
			engine,
			apply(
				podManifest('small', [{ name: 'c', image: 'nginx' }]),
				podManifest('big', [{ name: 'c', image: 'nginx', resources: { requests: { cpu: '9' } } }]),
			),
		);
		run(engine, 30);
		expect(podNamed(engine, 'small').spec.nodeName).toBeUndefined();
		expect(dispatch(engine, { type: 'bindPod', namespace: 'default', name: 'big', node: 'node-1' })?.message).toBe(
			'Insufficient cpu',
		);
		accept(engine, { type: 'bindPod', namespace: 'default', name: 'small', node: 'node-1' });
		run(engine, 5);
		expect(podNamed(engine, 'small').status.phase).toBe('Running');
		expect(dispatch(engine, { type: 'bindPod', namespace: 'default', name: 'small', node: 'node-1' })?.reason).toBe(
			'Conflict',
		);
	});
});
