/** Random Deployments and ReplicaSets. */
import type { ManifestObject, SimulatedKind } from '../../kubernetes/types.ts';
import type { Chance } from './chance.ts';
import { anyPodSpec } from './containers.ts';
import { anyNamespace, apps, type World } from './world.ts';

/** A manifest with that name, in any namespace. */
export function named(
	world: World,
	kind: SimulatedKind,
	apiVersion: string,
	name: string,
	fields: Record<string, unknown>,
): ManifestObject {
	const namespace = anyNamespace(world);
	return { apiVersion, kind, metadata: { name, ...(namespace === 'default' ? {} : { namespace }) }, ...fields };
}

function template({ chance }: World, app: string): Record<string, unknown> {
	const labels = {
		app: chance.percent(2) ? 'other' : app,
		...(chance.percent(10) ? { version: chance.pick(['1', '2']) } : {}),
	};
	return { metadata: { labels }, spec: anyPodSpec(chance) };
}

const selectorOf = (chance: Chance, app: string): Record<string, unknown> =>
	chance.percent(10) ? { matchExpressions: [{ key: 'app', operator: 'In', values: [app] }] } : { matchLabels: { app } };

const history = (chance: Chance) => (chance.percent(15) ? { revisionHistoryLimit: chance.int(3) } : {});
const minReady = (chance: Chance) => (chance.percent(15) ? { minReadySeconds: chance.pick([1, 5, 20]) } : {});

function strategy(chance: Chance): Record<string, unknown> {
	return chance.pick([
		{ type: 'Recreate' },
		{ type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
		{ type: 'RollingUpdate', rollingUpdate: { maxSurge: '50%', maxUnavailable: 0 } },
		{ type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: '100%' } },
		{ rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } },
	]);
}

export function deployment(world: World): ManifestObject {
	const { chance } = world;
	const app = chance.pick(apps);
	return named(world, 'Deployment', 'apps/v1', app, {
		spec: {
			...(chance.percent(90) ? { replicas: chance.pick([0, 1, 2, 3, 4, 6, 9]) } : {}),
			selector: selectorOf(chance, app),
			template: template(world, app),
			...(chance.percent(30) ? { strategy: strategy(chance) } : {}),
			...minReady(chance),
			...(chance.percent(10) ? { paused: true } : {}),
			...history(chance),
			...(chance.percent(10) ? { progressDeadlineSeconds: chance.pick([30, 60]) } : {}),
		},
	});
}

export function replicaSet(world: World): ManifestObject {
	const { chance } = world;
	const app = chance.pick(apps);
	return named(world, 'ReplicaSet', 'apps/v1', chance.percent(50) ? app : `${app}-set`, {
		spec: {
			replicas: chance.int(6),
			selector: selectorOf(chance, app),
			template: template(world, app),
			...minReady(chance),
		},
	});
}
