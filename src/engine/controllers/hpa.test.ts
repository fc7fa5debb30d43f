import { describe, expect, it } from 'vitest';
import type { HorizontalPodAutoscaler, ManifestObject } from '../../kubernetes/types.ts';
import type { Engine } from '../engine.ts';
import { accept, clusterOf, deploymentManifest, podManifest, run, serviceManifest } from '../testCluster.ts';

const apply = (engine: Engine, ...objects: ManifestObject[]): void => accept(engine, { type: 'apply', objects });

function autoscaler(spec: Record<string, unknown>): ManifestObject {
	const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
	return {
		apiVersion: 'autoscaling/v2',
		kind: 'HorizontalPodAutoscaler',
		metadata: { name: 'api' },
		spec: { scaleTargetRef, ...spec },
	};
}

const cpu = (averageUtilization: number) => [
	{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } },
];

function hpaOf(engine: Engine): HorizontalPodAutoscaler {
	const hpa = engine.state.objects.HorizontalPodAutoscaler.get('default/api');
	if (!hpa) throw new Error('no autoscaler');
	return hpa;
}

const replicas = (engine: Engine): number | undefined =>
	engine.state.objects.Deployment.get('default/api')?.spec.replicas;
const condition = (engine: Engine, type: string) => hpaOf(engine).status.conditions.find((one) => one.type === type);
const events = (engine: Engine, reason: string): string[] =>
	[...engine.state.objects.Event.values()].filter((event) => event.reason === reason).map(({ message }) => message);

/** A backend that asks for little CPU, and so many clients that call it. */
function loaded(clients: number, requests: Record<string, string> | undefined = { cpu: '20m' }): Engine {
	const engine = clusterOf(3);
	const container = {
		name: 'api',
		image: 'podarium/api:1',
		port: 8080,
		...(requests ? { resources: { requests } } : {}),
	};
	apply(engine, deploymentManifest('api', 1, container), serviceManifest('api', 8080));
	for (let index = 0; index < clients; index += 1) addClient(engine, index);
	run(engine, 20);
	return engine;
}

function addClient(engine: Engine, index: number): void {
	apply(
		engine,
		podManifest(`client-${index}`, [{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'api:8080' } }]),
	);
}

describe('a HorizontalPodAutoscaler', () => {
	it('first looks 15 s after it was made, and then every 15 s', () => {
		const engine = loaded(1);
		apply(engine, autoscaler({ minReplicas: 2, maxReplicas: 4 }));
		run(engine, 14);
		expect(replicas(engine)).toBe(1);
		run(engine, 2);
		expect(replicas(engine)).toBe(2);
		expect(events(engine, 'SuccessfulRescale')).toEqual([
			'New size: 2; reason: Current number of replicas below Spec.MinReplicas',
		]);
	});

	it('adds pods under load, as many as the CPU use asks for, and takes them away five minutes after it has gone', () => {
		const engine = loaded(12, { cpu: '10m' });
		apply(engine, autoscaler({ maxReplicas: 8, metrics: cpu(50) }));
		run(engine, 400);
		const many = replicas(engine) ?? 0;
		expect(many).toBeGreaterThan(2);
		const utilization = hpaOf(engine).status.currentMetrics?.[0]?.resource?.current.averageUtilization ?? 0;
		// Where it has come to rest, the average is near its target, or the size at its bound.
		expect(many === 8 || (utilization >= 30 && utilization <= 55)).toBe(true);
		expect(
			events(engine, 'SuccessfulRescale').some((message) =>
				message.endsWith('cpu resource utilization (percentage of request) above target'),
			),
		).toBe(true);
		for (let index = 0; index < 12; index += 1)
			accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: `client-${index}` });
		run(engine, 280);
		expect(replicas(engine)).toBe(many);
		expect(condition(engine, 'AbleToScale')).toMatchObject({ status: 'True', reason: 'ScaleDownStabilized' });
		run(engine, 120);
		expect(replicas(engine)).toBe(1);
		expect(events(engine, 'SuccessfulRescale').at(-1)).toBe('New size: 1; reason: All metrics below target');
	});

	it('follows its behavior: one pod a minute down, with no window', () => {
		const engine = loaded(0);
		accept(engine, { type: 'scale', kind: 'Deployment', namespace: 'default', name: 'api', replicas: 5 });
		run(engine, 20);
		const scaleDown = { stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] };
		apply(engine, autoscaler({ maxReplicas: 8, metrics: cpu(50), behavior: { scaleDown } }));
		const sizes: (number | undefined)[] = [];
		for (let minute = 0; minute < 6; minute += 1) {
			run(engine, 60);
			sizes.push(replicas(engine));
		}
		expect(sizes).toEqual([4, 3, 2, 1, 1, 1]);
		expect(condition(engine, 'ScalingLimited')).toMatchObject({ status: 'True', reason: 'TooFewReplicas' });
	});

	it('can not tell without a request to measure against', () => {
		const engine = clusterOf(2);
		apply(
			engine,
			deploymentManifest('api', 2, { name: 'api', image: 'podarium/api:1' }),
			autoscaler({ maxReplicas: 5 }),
		);
		run(engine, 60);
		const api = [...engine.state.objects.Pod.keys()][0]?.slice('default/'.length);
		expect(condition(engine, 'ScalingActive')).toMatchObject({ status: 'False', reason: 'FailedGetResourceMetric' });
		expect(condition(engine, 'ScalingActive')?.message).toBe(
			`the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container api of Pod ${api}`,
		);
		expect(replicas(engine)).toBe(2);
	});

	it('says so when there is nothing of that name to scale, and finds it later', () => {
		const engine = clusterOf(1);
		apply(engine, autoscaler({ minReplicas: 1, maxReplicas: 5 }));
		run(engine, 20);
		expect(condition(engine, 'AbleToScale')).toMatchObject({ status: 'False', reason: 'FailedGetScale' });
		expect(events(engine, 'FailedGetScale')).toEqual(['deployments.apps "api" not found']);
		apply(engine, deploymentManifest('api', 1, { name: 'api', image: 'podarium/api:1' }));
		run(engine, 20);
		expect(condition(engine, 'AbleToScale')?.status).toBe('True');
	});

	it('is off while its target has no replicas', () => {
		const engine = loaded(0);
		accept(engine, { type: 'scale', kind: 'Deployment', namespace: 'default', name: 'api', replicas: 0 });
		apply(engine, autoscaler({ minReplicas: 2, maxReplicas: 5 }));
		run(engine, 40);
		expect(replicas(engine)).toBe(0);
		expect(condition(engine, 'ScalingActive')).toMatchObject({ status: 'False', reason: 'ScalingDisabled' });
	});

	it('goes by memory as well as by CPU', () => {
		const engine = loaded(0);
		const target = { type: 'AverageValue', averageValue: '1Mi' };
		apply(
			engine,
			autoscaler({ maxReplicas: 3, metrics: [...cpu(50), { type: 'Resource', resource: { name: 'memory', target } }] }),
		);
		run(engine, 120);
		expect(replicas(engine)).toBe(3);
		expect(hpaOf(engine).status.currentMetrics?.[1]?.resource?.current.averageValue).toMatch(/Mi$/);
	});

	it('of autoscaling/v1 is stored as v2', () => {
		const engine = loaded(0);
		const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
		const spec = { scaleTargetRef, maxReplicas: 3, targetCPUUtilizationPercentage: 60 };
		apply(engine, { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler', metadata: { name: 'api' }, spec });
		expect(hpaOf(engine)).toMatchObject({ apiVersion: 'autoscaling/v2', spec: { minReplicas: 1, metrics: cpu(60) } });
	});
});
