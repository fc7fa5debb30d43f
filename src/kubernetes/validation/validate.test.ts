import { describe, expect, it } from 'vitest';
import { withDefaults } from '../defaults.ts';
import type { ManifestObject } from '../types.ts';
import { objectWarnings, type ValidatedObject, validateObject, validateUpdate } from './validate.ts';

const container = { name: 'a', image: 'a:1' };
const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } };
const selector = { matchLabels: { app: 'web' } };

function object(kind: string, spec: unknown, metadata: object = {}): ValidatedObject {
	const apiVersion = kind === 'Deployment' || kind === 'ReplicaSet' ? 'apps/v1' : 'v1';
	const manifest = { apiVersion, kind, metadata: { name: 'x', ...metadata }, spec } as ManifestObject;
	const defaulted = withDefaults(manifest);
	if (!defaulted) throw new Error(`${kind} isn't simulated`);
	return defaulted;
}

function errorsOf(kind: string, spec: unknown, metadata: object = {}): string[] {
	return validateObject(object(kind, spec, metadata)).map(({ field, message }) => `${field}: ${message}`);
}

function updateErrors(kind: string, old: unknown, next: unknown): string[] {
	return validateUpdate(object(kind, old), object(kind, next)).map(({ field, message }) => `${field}: ${message}`);
}

describe('Pods', () => {
	it.each([
		[{ containers: [] }, 'spec.containers: Required value'],
		[{ containers: [container, container] }, 'spec.containers[1].name: Duplicate value: "a"'],
		[{ containers: [{ ...container, image: '' }] }, 'spec.containers[0].image: Required value'],
		[
			{ containers: [{ ...container, volumeMounts: [{ name: 'v', mountPath: '/v' }] }] },
			'spec.containers[0].volumeMounts[0].name: Not found: "v"',
		],
		[
			{ containers: [{ ...container, ports: [{ containerPort: 0 }] }] },
			'spec.containers[0].ports[0].containerPort: Required value',
		],
		[
			{ containers: [{ ...container, restartPolicy: 'Always' }] },
			'spec.containers[0].restartPolicy: Forbidden: may not be set for non-init containers',
		],
		[
			{
				containers: [container],
				initContainers: [{ name: 'i', image: 'i', readinessProbe: { tcpSocket: { port: 1 } } }],
			},
			'spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
		],
		[
			{ containers: [container], restartPolicy: 'Sometimes' },
			'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
		],
		[
			{ containers: [container], volumes: [{ name: 'v', emptyDir: {}, hostPath: { path: '/' } }] },
			'spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type',
		],
		[
			{ containers: [{ ...container, resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } }] },
			'spec.containers[0].resources.requests: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi',
		],
		[
			{ containers: [{ ...container, lifecycle: { preStop: { sleep: { seconds: 31 } } } }] },
			'spec.containers[0].lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)',
		],
		[
			{ containers: [container], hostNetwork: true, hostUsers: false },
			'spec.hostNetwork: Forbidden: when `pod.Spec.HostUsers` is false',
		],
		[
			{ containers: [container], hostAliases: [{ ip: '1.2.3' }] },
			/^spec\.hostAliases\[0\]\.ip: Invalid value: "1\.2\.3": must be a valid IP/,
		],
		[
			{
				containers: [container],
				topologySpreadConstraints: [{ maxSkew: 0, topologyKey: 'z', whenUnsatisfiable: 'DoNotSchedule' }],
			},
			'spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
		],
		[
			{ containers: [container], tolerations: [{ key: 'a', tolerationSeconds: 1 }] },
			'spec.tolerations[0].effect: Invalid value: "": effect must be \'NoExecute\' when `tolerationSeconds` is set',
		],
	])('refuse %j', (spec, message) => {
		const errors = errorsOf('Pod', spec);
		expect(errors).toHaveLength(1);
		expect(errors[0]).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
	});

	it('take a name or the start of one', () => {
		const spec = { containers: [container] };
		expect(errorsOf('Pod', spec, { name: undefined, generateName: 'web-' })).toEqual([]);
		expect(errorsOf('Pod', spec, { name: undefined })).toEqual([
			'metadata.name: Required value: name or generateName is required',
		]);
		expect(errorsOf('Pod', spec, { name: 'Web' })[0]).toMatch(
			/^metadata\.name: Invalid value: "Web": a lowercase RFC 1123 subdomain/,
		);
	});

	it('say which fields of a live Pod were changed', () => {
		const old = { containers: [container] };
		const next = { containers: [{ ...container, image: 'a:2', command: ['b'] }] };
		const [error, ...more] = updateErrors('Pod', old, next);
		expect(more).toEqual([]);
		expect(error).toMatch(
			/^spec: Forbidden: pod updates may not change fields other than `spec\.containers\[\*\]\.image`,/,
		);
		expect(error?.endsWith('\n  spec.containers[0].command')).toBe(true);
		expect(updateErrors('Pod', old, { containers: [{ ...container, image: 'a:2' }] })).toEqual([]);
	});

	it('may be narrowed down while gated, not widened', () => {
		const gated = { containers: [container], schedulingGates: [{ name: 'wait' }], nodeSelector: { disk: 'ssd' } };
		expect(updateErrors('Pod', gated, { ...gated, nodeSelector: { disk: 'ssd', zone: 'a' } })).toEqual([]);
		expect(updateErrors('Pod', gated, { ...gated, nodeSelector: { zone: 'a' } })).toHaveLength(1);
		expect(updateErrors('Pod', gated, { ...gated, schedulingGates: [] })).toEqual([]);
	});
});

describe('workloads', () => {
	it.each([
		[
			{ template },
			[
				'spec.selector: Required value',
				'spec.template.metadata.labels: Invalid value: map[string]string{"app":"web"}: `selector` does not match template `labels`',
			],
		],
		[
			{ selector: { matchLabels: { app: 'db' } }, template },
			[
				'spec.template.metadata.labels: Invalid value: map[string]string{"app":"web"}: `selector` does not match template `labels`',
			],
		],
		[{ selector, template, replicas: -1 }, ['spec.replicas: Invalid value: -1: must be greater than or equal to 0']],
		[
			{ selector, template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } },
			['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'],
		],
		[
			{ selector, template, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '0%' } } },
			['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "0%": may not be 0 when `maxSurge` is 0'],
		],
		[
			{ selector, template, strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } },
			["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
		],
		[
			{ selector, template, progressDeadlineSeconds: 5, minReadySeconds: 5 },
			['spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds'],
		],
	])('refuse %j', (spec, messages) => {
		expect(errorsOf('Deployment', spec)).toEqual(messages);
	});

	it.each(['Deployment', 'ReplicaSet'])('keep the selector of a %s', (kind) => {
		const other = {
			selector: { matchLabels: { app: 'db' } },
			template: { ...template, metadata: { labels: { app: 'db' } } },
		};
		expect(updateErrors(kind, { selector, template }, { selector, template, replicas: 3 })).toEqual([]);
		expect(updateErrors(kind, { selector, template }, other)).toEqual([
			'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"db"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable',
		]);
	});
});

describe('Services', () => {
	it.each([
		[{}, 'spec.ports: Required value'],
		[{ ports: [{ port: 1 }, { port: 2, name: 'b' }] }, 'spec.ports[0].name: Required value'],
		[
			{ type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] },
			'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
		],
		[
			{ ports: [{ port: 80, nodePort: 30080 }] },
			"spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
		],
		[{ ports: [{ port: 80, targetPort: 'a_b' }] }, /targetPort: Invalid value: "a_b": must contain only alpha-numeric/],
		[{ type: 'Internal', ports: [{ port: 80 }] }, /^spec\.type: Unsupported value: "Internal"/],
		[{ type: 'ExternalName' }, 'spec.externalName: Required value'],
		[
			{ clusterIP: 'here', ports: [{ port: 80 }] },
			/^spec\.clusterIPs\[0\]: Invalid value: "here": must be a valid IP address/,
		],
	])('refuse %j', (spec, message) => {
		expect(errorsOf('Service', spec)).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)]);
	});

	it('keep their address', () => {
		const spec = { clusterIP: '10.96.0.5', ports: [{ port: 80 }] };
		expect(updateErrors('Service', spec, { ports: [{ port: 81 }] })).toEqual([]);
		expect(updateErrors('Service', spec, { ...spec, clusterIP: '10.96.0.6' })).toEqual([
			'spec.clusterIPs[0]: Invalid value: []string{"10.96.0.6"}: may not change once set',
		]);
		expect(errorsOf('Service', { clusterIP: 'None' })).toEqual([]);
	});

	it('have names that are host names', () => {
		expect(errorsOf('Service', { ports: [{ port: 80 }] }, { name: '1web' })[0]).toMatch(
			/a DNS-1035 label must consist of/,
		);
	});
});

describe('Nodes', () => {
	it('have taints and capacity that make sense', () => {
		expect(errorsOf('Node', { taints: [{ key: 'a', effect: 'Never' }] })[0]).toMatch(
			/^metadata\.taints\[0\]\.effect: Unsupported value: "Never"/,
		);
		const taint = { key: 'a', effect: 'NoSchedule' };
		expect(errorsOf('Node', { taints: [taint, taint] })[0]).toMatch(/taints must be unique by key and effect pair$/);
		expect(errorsOf('Node', { podCIDRs: ['10.244.0.0'] })[0]).toMatch(/^spec\.podCIDRs\[0\]: Invalid value/);
		expect(updateErrors('Node', { podCIDRs: ['10.244.0.0/24'] }, { podCIDRs: ['10.244.1.0/24'] })).toEqual([
			'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
		]);
	});
});

describe('warnings', () => {
	it('name the template of a workload', () => {
		const spec = {
			containers: [
				{
					...container,
					env: [
						{ name: 'A', value: '1' },
						{ name: 'A', value: '2' },
					],
					resources: { limits: { memory: '100m' } },
				},
			],
			nodeSelector: { 'beta.kubernetes.io/os': 'linux' },
			volumes: [{ name: 'g', gitRepo: { repository: 'r' } }],
			terminationGracePeriodSeconds: -1,
		};
		expect(objectWarnings(object('Deployment', { selector, template: { ...template, spec } }))).toEqual([
			'spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
			'spec.template.spec.volumes[0].gitRepo: deprecated in v1.11',
			'spec.template.spec.containers[0].resources.limits[memory]: fractional byte value "100m" is invalid, must be an integer',
			'spec.template.spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
			'spec.template.spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1',
		]);
	});

	it('come with the second declaration of a port', () => {
		const ports = [{ containerPort: 80 }];
		const spec = {
			containers: [
				{ ...container, ports },
				{ name: 'b', image: 'b', ports },
			],
		};
		expect(errorsOf('Pod', spec)).toEqual([]);
		expect(objectWarnings(object('Pod', spec))).toEqual([
			'spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]',
		]);
	});
});
