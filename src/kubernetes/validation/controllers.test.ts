import { describe, expect, it } from 'vitest';
import { decodeObject } from '../decode.ts';
import { type SimulatedObject, type Unstored, withDefaults } from '../defaults.ts';
import { validateObject, validateUpdate } from './validate.ts';

type Fields = Record<string, unknown>;

const labels = { app: 'x' };
const podSpec = { containers: [{ name: 'c', image: 'nginx' }] };
const template = { metadata: { labels }, spec: podSpec };
const common: Fields = { selector: { matchLabels: labels }, template };
const specs: Record<string, Fields> = {
	StatefulSet: { ...common, serviceName: 'x' },
	DaemonSet: common,
	Job: { template: { spec: { ...podSpec, restartPolicy: 'Never' } } },
	HorizontalPodAutoscaler: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }, maxReplicas: 3 },
};
const versions: Record<string, string> = {
	Job: 'batch/v1',
	HorizontalPodAutoscaler: 'autoscaling/v2',
	ConfigMap: 'v1',
};

function decoded(kind: string, fields: Fields): Unstored<SimulatedObject> {
	const result = decodeObject({ apiVersion: versions[kind] ?? 'apps/v1', kind, metadata: { name: 'x' }, ...fields });
	if ('errors' in result) throw new Error(JSON.stringify(result.errors));
	const object = withDefaults(result.object);
	if (!object) throw new Error(`${kind} isn't known`);
	return object;
}

const made = (kind: string, changes: Fields = {}) => decoded(kind, { spec: { ...specs[kind], ...changes } });
const texts = (errors: { field: string; message: string }[]) =>
	errors.map(({ field, message }) => `${field}: ${message}`);
const errorsOf = (kind: string, changes: Fields = {}): string[] => texts(validateObject(made(kind, changes)));
const cpu = (target: Fields): Fields => ({ metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] });

describe('a controller', () => {
	it.each(Object.keys(specs))('%s is valid as it stands here', (kind) => {
		expect(errorsOf(kind)).toEqual([]);
	});

	it.each([
		[
			'StatefulSet',
			{ podManagementPolicy: 'Sideways' },
			[`spec.podManagementPolicy: Invalid value: "Sideways": must be 'OrderedReady' or 'Parallel'`],
		],
		['StatefulSet', { replicas: -1 }, ['spec.replicas: Invalid value: -1: must be greater than or equal to 0']],
		[
			'StatefulSet',
			{ updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } } },
			[
				`spec.updateStrategy.rollingUpdate: Invalid value: {"partition":1}: only allowed for updateStrategy 'RollingUpdate'`,
			],
		],
		[
			'StatefulSet',
			{ volumeClaimTemplates: [{ spec: {} }] },
			['spec.volumeClaimTemplates[0].metadata.name: Required value'],
		],
		[
			'DaemonSet',
			{ updateStrategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } } },
			['spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero'],
		],
		[
			'DaemonSet',
			{ updateStrategy: { rollingUpdate: { maxUnavailable: 0 } } },
			['spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0 when maxSurge is 0'],
		],
		[
			'Job',
			{ template: { spec: podSpec } },
			['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
		],
		[
			'Job',
			{ completionMode: 'Indexed', parallelism: 2 },
			['spec.completions: Required value: when completion mode is Indexed'],
		],
		['Job', { backoffLimit: -1 }, ['spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0']],
		[
			'HorizontalPodAutoscaler',
			{ minReplicas: 0 },
			['spec.minReplicas: Invalid value: 0: must be greater than or equal to 1'],
		],
		[
			'HorizontalPodAutoscaler',
			{ minReplicas: 5 },
			['spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`'],
		],
		[
			'HorizontalPodAutoscaler',
			cpu({ type: 'Utilization' }),
			[
				'spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization',
			],
		],
		[
			'HorizontalPodAutoscaler',
			{ behavior: { scaleUp: { policies: [{ type: 'Pods', value: 0, periodSeconds: 1801 }] } } },
			[
				'spec.behavior.scaleUp.policies[0].value: Invalid value: 0: must be greater than zero',
				'spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800',
			],
		],
	])('%s with %j is refused', (kind, changes, expected) => {
		expect(errorsOf(kind, changes)).toEqual(expected);
	});

	it('of any kind needs a selector that selects its own pods', () => {
		const mismatch = { selector: { matchLabels: { app: 'other' } } };
		for (const kind of ['StatefulSet', 'DaemonSet']) {
			expect(errorsOf(kind, mismatch)).toEqual([
				'spec.template.metadata.labels: Invalid value: map[string]string{"app":"x"}: `selector` does not match template `labels`',
			]);
		}
	});

	it('mounts its claims as if they were volumes', () => {
		const containers = [{ name: 'c', image: 'nginx', volumeMounts: [{ name: 'data', mountPath: '/data' }] }];
		const mounting = { template: { metadata: { labels }, spec: { containers } } };
		expect(errorsOf('StatefulSet', mounting)).toEqual([
			'spec.template.spec.containers[0].volumeMounts[0].name: Not found: "data"',
		]);
		expect(
			errorsOf('StatefulSet', { ...mounting, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] }),
		).toEqual([]);
	});

	it.each([
		[
			'StatefulSet',
			{ serviceName: 'y' },
			/^spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals'/,
		],
		[
			'DaemonSet',
			{
				selector: { matchLabels: { app: 'x', tier: 'y' } },
				template: { metadata: { labels: { app: 'x', tier: 'y' } }, spec: podSpec },
			},
			/^spec.selector: .*field is immutable$/,
		],
		['Job', { completions: 4 }, /^spec.completions: Invalid value: 4: field is immutable$/],
	])('%s may not become %j', (kind, changes, expected) => {
		expect(texts(validateUpdate(made(kind), made(kind, changes)))).toEqual([expect.stringMatching(expected)]);
	});

	it('may change what is meant to change', () => {
		expect(validateUpdate(made('StatefulSet'), made('StatefulSet', { replicas: 9, minReadySeconds: 3 }))).toEqual([]);
		expect(validateUpdate(made('Job'), made('Job', { completions: 1, parallelism: 3, suspend: true }))).toEqual([]);
	});
});

describe('a ConfigMap', () => {
	it('has keys that can be files, each once, and keeps its data when it is immutable', () => {
		const map = (fields: Fields) => decoded('ConfigMap', fields);
		expect(texts(validateObject(map({ data: { 'a/b': '1' } })))).toEqual([
			expect.stringMatching(/^data\[a\/b\]: Invalid value: "a\/b": a valid config key/),
		]);
		expect(texts(validateObject(map({ data: { a: '1' }, binaryData: { a: 'MQ==' } })))).toEqual([
			'data[a]: Invalid value: "a": duplicate of key present in binaryData',
		]);
		const fixed = map({ data: { a: '1' }, immutable: true });
		expect(texts(validateUpdate(fixed, map({ data: { a: '2' }, immutable: true })))).toEqual([
			'data: Forbidden: field is immutable when `immutable` is set',
		]);
	});
});

describe('autoscaling/v1', () => {
	it('is read as v2, and an unknown field of it is refused', () => {
		const spec = {
			scaleTargetRef: { kind: 'Deployment', name: 'x' },
			maxReplicas: 3,
			targetCPUUtilizationPercentage: 40,
		};
		const object = { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler', metadata: { name: 'x' } };
		const result = decodeObject({ ...object, spec });
		expect('object' in result && result.object).toMatchObject({
			apiVersion: 'autoscaling/v2',
			spec: { metrics: [{ resource: { target: { averageUtilization: 40 } } }] },
		});
		expect(decodeObject({ ...object, spec: { ...spec, metrics: [] } })).toMatchObject({
			errors: [{ field: 'spec.metrics' }],
		});
		expect(decodeObject({ ...object, apiVersion: 'autoscaling/v2beta2', spec })).toMatchObject({
			errors: [{ field: 'apiVersion' }],
		});
	});
});
