import { describe, expect, it } from 'vitest';
import type { ManifestObject } from '../../kubernetes/types.ts';
import { create } from '../store.ts';
import { accept, clusterOf, deploymentManifest, podManifest, podNamed, run, serviceManifest } from '../testCluster.ts';
import { containerOf } from './sandboxes.ts';

const apply = (...objects: ManifestObject[]) => ({ type: 'apply', objects }) as const;
type Engine = ReturnType<typeof clusterOf>;
const waiting = (engine: Engine, name: string) => podNamed(engine, name).status.containerStatuses?.[0]?.state.waiting;
const sandboxOf = (engine: Engine, name: string) => engine.state.sandboxes.get(podNamed(engine, name).metadata.uid);
const messages = (engine: Engine, reason: string) =>
	[...engine.state.objects.Event.values()].filter((event) => event.reason === reason).map(({ message }) => message);
const shared = (name: string, path: string) => ({ volumeMounts: [{ name, mountPath: path }] });
const configMap = (engine: Engine, name: string, data: Record<string, string>) =>
	create(engine, 'ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data });

describe('images', () => {
	it('that no registry has: ErrImagePull, then ImagePullBackOff, and all is well once it’s there', () => {
		const engine = clusterOf(1);
		accept(engine, { type: 'setImageAvailable', image: 'example.com/app:7', available: false });
		accept(engine, apply(podManifest('app', [{ name: 'app', image: 'example.com/app:7' }])));
		run(engine, 1.2);
		expect(waiting(engine, 'app')?.reason).toBe('ErrImagePull');
		run(engine, 2);
		expect(waiting(engine, 'app')?.reason).toBe('ImagePullBackOff');
		expect(messages(engine, 'BackOff')).toEqual(['Back-off pulling image "example.com/app:7"']);
		accept(engine, { type: 'setImageAvailable', image: 'example.com/app:7', available: true });
		run(engine, 20);
		expect(podNamed(engine, 'app').status.phase).toBe('Running');
		expect(podNamed(engine, 'app').status.containerStatuses?.[0]?.restartCount).toBe(0);
	});

	it('with a name that can’t be, and ones that may not be pulled', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('odd', [{ name: 'c', image: 'Nginx' }]),
				podManifest('never', [{ name: 'c', image: 'nginx', imagePullPolicy: 'Never' }]),
			),
		);
		run(engine, 3);
		expect(waiting(engine, 'odd')?.reason).toBe('InvalidImageName');
		expect(waiting(engine, 'never')).toEqual({
			reason: 'ErrImageNeverPull',
			message: 'Container image "nginx" is not present with pull policy of Never',
		});
	});
});

describe('volumes', () => {
	it('share files between containers; each container’s own file system stays its own', () => {
		const engine = clusterOf(1);
		const volumes = [{ name: 'logs', emptyDir: {} }];
		accept(
			engine,
			apply(
				podManifest(
					'web',
					[
						{ name: 'web', image: 'podarium/web:1', ...shared('logs', '/var/log/app') },
						{ name: 'rotator', image: 'podarium/log-rotator:1', ...shared('logs', '/var/log/app') },
					],
					{ volumes },
				),
			),
		);
		run(engine, 30);
		const written = sandboxOf(engine, 'web')?.volumes[0]?.files['access.log'];
		expect(written).toMatchObject({ by: 'web' });
		expect(written?.bytes).toBeGreaterThan(10_000);
		run(engine, 35);
		expect(sandboxOf(engine, 'web')?.volumes[0]?.files['access.log']?.bytes).toBeLessThan(20_000);
		accept(engine, apply(podManifest('alone', [{ name: 'web', image: 'podarium/web:1' }])));
		run(engine, 10);
		const alone = sandboxOf(engine, 'alone');
		expect(Object.keys(containerOf(alone, 'web')?.files ?? {})).toEqual(['/var/log/app/access.log']);
		accept(engine, { type: 'crashContainer', namespace: 'default', name: 'alone', container: 'web' });
		run(engine, 2.5);
		expect(containerOf(sandboxOf(engine, 'alone'), 'web')?.files).toEqual({});
	});

	it('of an emptyDir outlive a container and not the pod', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('web', [{ name: 'web', image: 'podarium/web:1', ...shared('logs', '/var/log/app') }], {
					volumes: [{ name: 'logs', emptyDir: {} }],
				}),
			),
		);
		run(engine, 20);
		const before = sandboxOf(engine, 'web')?.volumes[0]?.files['access.log']?.bytes ?? 0;
		accept(engine, { type: 'crashContainer', namespace: 'default', name: 'web', container: 'web' });
		run(engine, 2);
		expect(sandboxOf(engine, 'web')?.volumes[0]?.files['access.log']?.bytes).toBeGreaterThanOrEqual(before);
		accept(engine, { type: 'replacePod', namespace: 'default', name: 'web' });
		run(engine, 2);
		expect(sandboxOf(engine, 'web')?.volumes[0]?.files).toEqual({});
	});

	it('are handed on by an init container', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('tomcat', [{ name: 'tomcat', image: 'tomcat:9', ...shared('app', '/webapps') }], {
					volumes: [{ name: 'app', emptyDir: {} }],
					initContainers: [
						{
							name: 'war',
							image: 'example.com/sample:2',
							command: ['cp', '/sample.war', '/app'],
							...shared('app', '/app'),
						},
					],
				}),
			),
		);
		run(engine, 12);
		expect(sandboxOf(engine, 'tomcat')?.volumes[0]?.files['sample.war']).toMatchObject({ by: 'war' });
		expect(podNamed(engine, 'tomcat').status.phase).toBe('Running');
	});

	it('over their size limit get the pod evicted', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('web', [{ name: 'web', image: 'podarium/web:1', ...shared('logs', '/var/log/app') }], {
					volumes: [{ name: 'logs', emptyDir: { sizeLimit: '10Ki' } }],
				}),
			),
		);
		run(engine, 25);
		expect(podNamed(engine, 'web').status).toMatchObject({
			phase: 'Failed',
			reason: 'Evicted',
			message: 'Usage of EmptyDir volume "logs" exceeds the limit "10Ki". ',
		});
	});

	it('of a Secret or a claim wait until it exists', () => {
		const engine = clusterOf(1);
		const secret = { name: 'keys', secret: { secretName: 'tls' } };
		const claim = { name: 'data', persistentVolumeClaim: { claimName: 'disk' } };
		accept(
			engine,
			apply(
				podManifest('mounts', [{ name: 'c', image: 'nginx' }], { volumes: [secret] }),
				podManifest('claims', [{ name: 'c', image: 'nginx' }], { volumes: [claim] }),
				podManifest('reads', [{ name: 'c', image: 'nginx', envFrom: [{ secretRef: { name: 'tls' } }] }]),
			),
		);
		run(engine, 5);
		expect(messages(engine, 'FailedMount')).toEqual([
			'MountVolume.SetUp failed for volume "keys" : secret "tls" not found',
		]);
		expect(waiting(engine, 'reads')).toEqual({
			reason: 'CreateContainerConfigError',
			message: 'secret "tls" not found',
		});
		expect(podNamed(engine, 'claims').status.conditions[0]?.message).toBe(
			'0/1 nodes are available: persistentvolumeclaim "disk" not found. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
		);
		const objects = [
			{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls' } },
			{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'disk' } },
		];
		accept(engine, apply(...objects));
		run(engine, 30);
		for (const name of ['mounts', 'claims', 'reads']) expect(podNamed(engine, name).status.phase).toBe('Running');
	});

	it('from a ConfigMap wait for it, and then hold its keys', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('web', [{ name: 'web', image: 'nginx', ...shared('conf', '/etc/conf') }], {
					volumes: [{ name: 'conf', configMap: { name: 'settings' } }],
				}),
			),
		);
		run(engine, 5);
		expect(waiting(engine, 'web')?.reason).toBe('ContainerCreating');
		expect(messages(engine, 'FailedMount')).toEqual([
			'MountVolume.SetUp failed for volume "conf" : configmap "settings" not found',
		]);
		configMap(engine, 'settings', { mode: 'fast' });
		run(engine, 20);
		expect(podNamed(engine, 'web').status.phase).toBe('Running');
	});
});

describe('the environment', () => {
	it('is made of literals, the downward API and ConfigMaps, when the container is created', () => {
		const engine = clusterOf(1);
		configMap(engine, 'settings', { mode: 'fast' });
		const env = [
			{ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
			{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
			{ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
			{ name: 'MODE', valueFrom: { configMapKeyRef: { name: 'settings', key: 'mode' } } },
			{ name: 'CPUS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
			{ name: 'WHERE', value: '$(POD)@$(NODE) $$(POD)' },
		];
		const pod = podManifest('web', [{ name: 'web', image: 'nginx', resources: { limits: { cpu: '1500m' } } }]);
		const spec = pod.spec as { containers: Record<string, unknown>[] };
		accept(engine, apply({ ...pod, spec: { containers: [{ ...spec.containers[0], env }] } }));
		run(engine, 5);
		expect(containerOf(sandboxOf(engine, 'web'), 'web')?.env).toEqual({
			POD: 'web',
			NODE: 'node-1',
			IP: '10.244.0.2',
			MODE: 'fast',
			CPUS: '2',
			WHERE: 'web@node-1 $(POD)',
		});
	});

	it('that names a ConfigMap which isn’t there keeps the container from being created', () => {
		const engine = clusterOf(1);
		const pod = podManifest('web', [
			{ name: 'web', image: 'nginx', envFrom: [{ configMapRef: { name: 'settings' } }] },
		]);
		accept(engine, apply(pod));
		run(engine, 5);
		expect(waiting(engine, 'web')).toEqual({
			reason: 'CreateContainerConfigError',
			message: 'configmap "settings" not found',
		});
	});
});

describe('memory', () => {
	it('over the limit is an OOM kill with exit code 137', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(podManifest('web', [{ name: 'web', image: 'podarium/web:1', resources: { limits: { memory: '16Mi' } } }])),
		);
		run(engine, 4);
		const status = podNamed(engine, 'web').status.containerStatuses?.[0];
		expect(status?.state.terminated ?? status?.lastState.terminated).toMatchObject({
			exitCode: 137,
			reason: 'OOMKilled',
		});
	});

	it('that leaks with every request grows until then', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(
				podManifest('web', [
					{
						name: 'web',
						image: 'podarium/web:1',
						port: 80,
						env: { LEAK_KIB_PER_REQUEST: '1024' },
						resources: { limits: { memory: '48Mi' } },
					},
				]),
				serviceManifest('web', 80),
				podManifest('client', [{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'web:80' } }]),
			),
		);
		run(engine, 10);
		expect(podNamed(engine, 'web').status.containerStatuses?.[0]?.restartCount).toBe(0);
		run(engine, 25);
		expect(podNamed(engine, 'web').status.containerStatuses?.[0]).toMatchObject({
			restartCount: 1,
			lastState: { terminated: { reason: 'OOMKilled' } },
		});
	});
});

describe('the host network', () => {
	it('is one port space for all pods of a node that use it', () => {
		const engine = clusterOf(2);
		const host = (name: string, nodeName: string) =>
			podManifest(name, [{ name: 'web', image: 'nginx' }], { hostNetwork: true, nodeName });
		accept(engine, apply(host('first', 'node-1')));
		run(engine, 5);
		accept(engine, apply(host('second', 'node-1'), host('elsewhere', 'node-2')));
		run(engine, 15);
		expect(podNamed(engine, 'first').status.podIP).toBe('192.168.0.10');
		expect(waiting(engine, 'second')?.reason).toBe('CrashLoopBackOff');
		expect(podNamed(engine, 'elsewhere').status.containerStatuses?.[0]?.ready).toBe(true);
	});

	it('reaches pods, and a hostPort reaches into one; a node in between shows its own address', () => {
		const engine = clusterOf(2);
		const client = podManifest(
			'client',
			[{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: '192.168.0.10:8001' } }],
			{ nodeName: 'node-2' },
		);
		const server = podManifest(
			'web',
			[{ name: 'web', image: 'nginx', ports: [{ containerPort: 80, hostPort: 8001 }] }],
			{ nodeName: 'node-1' },
		);
		accept(engine, apply(server, client));
		run(engine, 12);
		const leg = engine.state.traffic.stories.findLast(({ done }) => done)?.legs[0];
		expect(leg?.outcome).toBe('delivered');
		expect(leg?.hops.map(({ place }) => place.kind).join(' ')).toBe(
			'container eth0 veth bridge uplink underlay uplink bridge veth eth0 container',
		);
		expect(leg?.hops.at(-1)?.header).toMatchObject({
			source: '192.168.0.11',
			destination: podNamed(engine, 'web').status.podIP,
			destinationPort: 80,
		});
	});
});

describe('faults', () => {
	it('of a child under a living PID 1 are seen by nobody', () => {
		const engine = clusterOf(1);
		accept(engine, apply(podManifest('all', [{ name: 'all', image: 'podarium/all-in-one:1' }])));
		run(engine, 5);
		const sockets = () => sandboxOf(engine, 'all')?.sockets.map(({ port }) => port);
		expect(sockets()).toEqual([80, 8080]);
		accept(engine, { type: 'crashProcess', namespace: 'default', name: 'all', container: 'all', containerPid: 8 });
		run(engine, 30);
		expect(sockets()).toEqual([80]);
		expect(podNamed(engine, 'all').status.containerStatuses?.[0]).toMatchObject({ ready: true, restartCount: 0 });
	});

	it('of the network lose packets, which TCP sends again', () => {
		const engine = clusterOf(2);
		accept(
			engine,
			apply(
				podManifest('web', [{ name: 'web', image: 'nginx', port: 80 }], { nodeName: 'node-1' }),
				serviceManifest('web', 80),
				podManifest('client', [{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'web:80' } }], {
					nodeName: 'node-2',
				}),
			),
		);
		run(engine, 8);
		accept(engine, { type: 'losePackets', percent: 30 });
		run(engine, 60);
		const { dropped, delivered } = engine.state.traffic.counts;
		expect(dropped).toBeGreaterThan(10);
		expect(delivered).toBeGreaterThan(60);
		const load = [...engine.state.workload.processes.values()].find(({ container }) => container === 'client');
		expect(load?.served ?? 0).toBeGreaterThan(5 * (load?.failed ?? 0));
	});

	it('of a disk evict pods one after another, and the scheduler keeps away', () => {
		const engine = clusterOf(2);
		accept(engine, apply(deploymentManifest('web', 2, { name: 'web', image: 'nginx' })));
		run(engine, 8);
		accept(engine, { type: 'fillDisk', node: 'node-1', full: true });
		run(engine, 40);
		const pods = [...engine.state.objects.Pod.values()];
		expect(pods.filter(({ status }) => status.reason === 'Evicted')).toHaveLength(1);
		const running = pods.filter(({ status }) => status.phase === 'Running');
		expect(running.map(({ spec }) => spec.nodeName)).toEqual(['node-2', 'node-2']);
		accept(engine, { type: 'fillDisk', node: 'node-1', full: false });
		run(engine, 320);
		expect(engine.state.objects.Node.get('node-1')?.spec.taints).toEqual([]);
	});
});
