import { describe, expect, it } from 'vitest';
import {
	defaultDeployment,
	defaultNode,
	defaultPod,
	defaultPullPolicy,
	defaultService,
	withDefaults,
	withDefaultTolerations,
} from './defaults.ts';
import type { ManifestObject } from './types.ts';
import { validateObject } from './validation/validate.ts';

function manifest(kind: string, spec: unknown, apiVersion = 'v1'): ManifestObject {
	return { apiVersion, kind, metadata: { name: 'x' }, spec };
}

describe('defaults', () => {
	it('complete a minimal Pod so that it is valid', () => {
		const pod = defaultPod(manifest('Pod', { containers: [{ name: 'a', image: 'nginx' }] }));
		expect(pod.metadata).toEqual({ name: 'x', namespace: 'default' });
		expect(pod.status).toEqual({ phase: 'Pending', conditions: [], qosClass: 'BestEffort' });
		expect(pod.spec).toEqual({
			containers: [
				{
					name: 'a',
					image: 'nginx',
					imagePullPolicy: 'Always',
					resources: {},
					terminationMessagePath: '/dev/termination-log',
					terminationMessagePolicy: 'File',
				},
			],
			restartPolicy: 'Always',
			dnsPolicy: 'ClusterFirst',
			schedulerName: 'default-scheduler',
			securityContext: {},
			terminationGracePeriodSeconds: 30,
			enableServiceLinks: true,
		});
		expect(validateObject(pod)).toEqual([]);
	});

	it('fill in ports, probes, env, resources and volumes', () => {
		const container = {
			name: 'a',
			image: 'a:1',
			ports: [{ containerPort: 80 }],
			livenessProbe: { httpGet: { port: 80 } },
			lifecycle: { preStop: { httpGet: { port: 80 } } },
			env: [{ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }],
			resources: { limits: { cpu: '1000m', memory: '1024Mi' }, requests: { cpu: '0.1' } },
		};
		const volumes = [{ name: 'v' }, { name: 'c', configMap: { name: 'c' } }];
		const { spec } = defaultPod(manifest('Pod', { containers: [container], volumes }));
		expect(spec.containers[0]).toMatchObject({
			imagePullPolicy: 'IfNotPresent',
			ports: [{ containerPort: 80, protocol: 'TCP' }],
			livenessProbe: {
				httpGet: { path: '/', scheme: 'HTTP', port: 80 },
				timeoutSeconds: 1,
				periodSeconds: 10,
				successThreshold: 1,
				failureThreshold: 3,
			},
			lifecycle: { preStop: { httpGet: { path: '/', scheme: 'HTTP' } } },
			env: [{ valueFrom: { fieldRef: { apiVersion: 'v1' } } }],
			resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '100m', memory: '1Gi' } },
		});
		expect(spec.volumes).toEqual([
			{ name: 'v', emptyDir: {} },
			{ name: 'c', configMap: { name: 'c', defaultMode: 0o644 } },
		]);
	});

	it("leave a template's requests and host ports to its pods", () => {
		const spec = {
			hostNetwork: true,
			containers: [{ name: 'a', image: 'a', ports: [{ containerPort: 80 }], resources: { limits: { cpu: '1' } } }],
		};
		const deployment = defaultDeployment(manifest('Deployment', { selector: {}, template: { spec } }, 'apps/v1'));
		const [inTemplate] = deployment.spec.template.spec.containers;
		const [inPod] = defaultPod(manifest('Pod', spec)).spec.containers;
		expect([inTemplate?.resources, inTemplate?.ports]).toEqual([
			{ limits: { cpu: '1' } },
			[{ containerPort: 80, protocol: 'TCP' }],
		]);
		expect([inPod?.resources?.requests, inPod?.ports]).toEqual([
			{ cpu: '1' },
			[{ containerPort: 80, hostPort: 80, protocol: 'TCP' }],
		]);
	});

	it('give a Deployment its strategy and history', () => {
		const { spec } = defaultDeployment(
			manifest('Deployment', { strategy: { rollingUpdate: { maxSurge: 1 } } }, 'apps/v1'),
		);
		expect(spec).toMatchObject({
			replicas: 1,
			minReadySeconds: 0,
			revisionHistoryLimit: 10,
			progressDeadlineSeconds: 600,
			strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
		});
		const recreate = defaultDeployment(manifest('Deployment', { strategy: { type: 'Recreate' } }, 'apps/v1'));
		expect(recreate.spec.strategy).toEqual({ type: 'Recreate' });
	});

	it('give a Service its type, ports and policies', () => {
		const { spec } = defaultService(
			manifest('Service', { ports: [{ port: 80 }, { port: 53, protocol: 'UDP', targetPort: 'dns' }] }),
		);
		expect(spec.ports).toEqual([
			{ port: 80, protocol: 'TCP', targetPort: 80 },
			{ port: 53, protocol: 'UDP', targetPort: 'dns' },
		]);
		expect(spec).toMatchObject({
			type: 'ClusterIP',
			clusterIP: '',
			sessionAffinity: 'None',
			internalTrafficPolicy: 'Cluster',
		});
		expect(spec).not.toHaveProperty('externalTrafficPolicy');
		const external = defaultService(manifest('Service', { type: 'ExternalName', externalName: 'a.b' }));
		expect(validateObject(external)).toEqual([]);
	});

	it('give a Node what its kubelet would report', () => {
		const node = defaultNode({ ...manifest('Node', {}), status: { capacity: { cpu: '2', pods: '3' } } });
		expect(node.status.capacity).toEqual({ cpu: '2', memory: '8Gi', pods: '3', 'ephemeral-storage': '100Gi' });
		expect(node.status.allocatable).toEqual(node.status.capacity);
		expect(node.metadata).toMatchObject({
			namespace: '',
			labels: { 'kubernetes.io/hostname': 'x', 'kubernetes.io/os': 'linux' },
		});
	});

	it('know the simulated kinds and no others', () => {
		expect(withDefaults(manifest('ReplicaSet', { template: {} }, 'apps/v1'))).toMatchObject({ spec: { replicas: 1 } });
		expect(withDefaults(manifest('Secret', {}))).toBeUndefined();
		expect(withDefaults(manifest('Deployment', {}, 'v1'))).toBeUndefined();
		expect(withDefaults(manifest('Service', {}, 'serving.knative.dev/v1'))).toBeUndefined();
	});

	it.each([
		['nginx', 'Always'],
		['nginx:latest', 'Always'],
		['nginx:1.27', 'IfNotPresent'],
		['registry:5000/nginx', 'Always'],
		['registry:5000/nginx:1', 'IfNotPresent'],
		['nginx@sha256:0123', 'IfNotPresent'],
		['', 'IfNotPresent'],
	])('pull %j %s', (image, policy) => {
		expect(defaultPullPolicy(image)).toBe(policy);
	});

	it('add the two tolerations unless the pod has them', () => {
		const { spec } = defaultPod(manifest('Pod', { containers: [{ name: 'a', image: 'a' }] }));
		const tolerations = withDefaultTolerations(spec).tolerations;
		expect(tolerations?.map(({ key, tolerationSeconds }) => [key, tolerationSeconds])).toEqual([
			['node.kubernetes.io/not-ready', 300],
			['node.kubernetes.io/unreachable', 300],
		]);
		const own = { ...spec, tolerations: [{ operator: 'Exists' }] };
		expect(withDefaultTolerations(own)).toBe(own);
	});
});
