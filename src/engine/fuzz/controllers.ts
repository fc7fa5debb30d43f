/** Random manifests of the controllers beside Deployment and ReplicaSet, and of what they read. */
import type { ManifestObject } from '../../kubernetes/types.ts';
import { anyPodSpec } from './containers.ts';
import { anyNamespace, apps, type World } from './world.ts';

function named(
	world: World,
	kind: string,
	apiVersion: string,
	name: string,
	rest: Record<string, unknown>,
): ManifestObject {
	const namespace = anyNamespace(world);
	return { apiVersion, kind, metadata: { name, ...(namespace === 'default' ? {} : { namespace }) }, ...rest };
}

const template = (
	world: World,
	app: string,
	restartPolicies?: readonly ('Always' | 'OnFailure' | 'Never')[],
): Record<string, unknown> => ({
	metadata: { labels: { app } },
	spec: anyPodSpec(world.chance, restartPolicies),
});

export function statefulSet(world: World): ManifestObject {
	const { chance } = world;
	const app = chance.pick(apps);
	return named(world, 'StatefulSet', 'apps/v1', chance.percent(70) ? app : `${app}-stateful`, {
		spec: {
			serviceName: app,
			...(chance.percent(90) ? { replicas: chance.pick([0, 1, 2, 3, 4]) } : {}),
			selector: { matchLabels: { app } },
			template: template(world, app),
			...(chance.percent(40) ? { podManagementPolicy: chance.pick(['OrderedReady', 'Parallel']) } : {}),
			...(chance.percent(40)
				? { updateStrategy: chance.pick([{ type: 'OnDelete' }, { rollingUpdate: { partition: chance.int(4) } }]) }
				: {}),
			...(chance.percent(15) ? { minReadySeconds: chance.pick([1, 5]) } : {}),
			...(chance.percent(10) ? { ordinals: { start: chance.int(3) } } : {}),
			...(chance.percent(20) ? { revisionHistoryLimit: chance.int(3) } : {}),
		},
	});
}

export function daemonSet(world: World): ManifestObject {
	const { chance } = world;
	const app = chance.pick(apps);
	return named(world, 'DaemonSet', 'apps/v1', `${app}-daemon`, {
		spec: {
			selector: { matchLabels: { app } },
			template: template(world, app),
			...(chance.percent(40)
				? {
						updateStrategy: chance.pick([
							{ type: 'OnDelete' },
							{ rollingUpdate: { maxUnavailable: '50%' } },
							{ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
						]),
					}
				: {}),
			...(chance.percent(15) ? { minReadySeconds: chance.pick([1, 5]) } : {}),
		},
	});
}

export function job(world: World): ManifestObject {
	const { chance } = world;
	const app = chance.pick(apps);
	const indexed = chance.percent(20);
	return named(world, 'Job', 'batch/v1', `${app}-job`, {
		spec: {
			...(indexed || chance.percent(60) ? { completions: chance.pick([1, 2, 4]) } : {}),
			...(chance.percent(60) ? { parallelism: chance.pick([0, 1, 2, 5]) } : {}),
			...(indexed ? { completionMode: 'Indexed' } : {}),
			...(chance.percent(50) ? { backoffLimit: chance.int(4) } : {}),
			...(chance.percent(20) ? { activeDeadlineSeconds: chance.pick([5, 30]) } : {}),
			...(chance.percent(20) ? { ttlSecondsAfterFinished: chance.pick([0, 10]) } : {}),
			...(chance.percent(10) ? { suspend: true } : {}),
			template: template(world, app, ['OnFailure', 'Never', 'Never']),
		},
	});
}

export function autoscaler(world: World): ManifestObject {
	const { chance } = world;
	const app = chance.pick(apps);
	const scaleTargetRef = {
		apiVersion: 'apps/v1',
		kind: chance.pick(['Deployment', 'Deployment', 'StatefulSet', 'ReplicaSet']),
		name: app,
	};
	const limits = {
		...(chance.percent(50) ? { minReplicas: chance.between(1, 3) } : {}),
		maxReplicas: chance.between(2, 6),
	};
	if (chance.percent(20)) {
		return named(world, 'HorizontalPodAutoscaler', 'autoscaling/v1', app, {
			spec: { scaleTargetRef, ...limits, targetCPUUtilizationPercentage: 50 },
		});
	}
	const cpu = chance.pick([
		{ type: 'Utilization', averageUtilization: chance.pick([1, 30, 80]) },
		{ type: 'AverageValue', averageValue: '50m' },
	]);
	const memory = { type: 'AverageValue', averageValue: chance.pick(['16Mi', '100Mi']) };
	const metrics = [
		{ type: 'Resource', resource: { name: 'cpu', target: cpu } },
		...(chance.percent(20) ? [{ type: 'Resource', resource: { name: 'memory', target: memory } }] : []),
	];
	const rules = {
		stabilizationWindowSeconds: chance.pick([0, 30]),
		policies: [{ type: 'Pods', value: 1, periodSeconds: 15 }],
	};
	return named(world, 'HorizontalPodAutoscaler', 'autoscaling/v2', app, {
		spec: { scaleTargetRef, ...limits, metrics, ...(chance.percent(40) ? { behavior: { scaleDown: rules } } : {}) },
	});
}

export function configMap(world: World): ManifestObject {
	return named(world, 'ConfigMap', 'v1', 'settings', { data: { colour: world.chance.pick(['blue', 'green']) } });
}
