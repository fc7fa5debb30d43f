import { describe, expect, it } from 'vitest';
import type { Deployment, ManifestObject, ReplicaSet } from '../../kubernetes/types.ts';
import type { Command } from '../commands/command.ts';
import type { Engine } from '../engine.ts';
import { accept, clusterOf, deploymentManifest, run } from '../testCluster.ts';

function web(
	replicas: number,
	tag: number,
	spec: Record<string, unknown> = {},
	annotations: Record<string, string> = {},
): ManifestObject {
	const manifest = deploymentManifest('web', replicas, { name: 'web', image: `podarium/web:${tag}`, port: 80 }, spec);
	return { ...manifest, metadata: { name: 'web', annotations } };
}

const apply = (engine: Engine, ...objects: ManifestObject[]): void => accept(engine, { type: 'apply', objects });
type Action = Extract<Command, { type: 'rollout' }>['action'];
const rollout = (engine: Engine, action: Action, toRevision?: number): void =>
	accept(engine, {
		type: 'rollout',
		action,
		namespace: 'default',
		name: 'web',
		...(toRevision === undefined ? {} : { toRevision }),
	});

function deploymentOf(engine: Engine): Deployment {
	const found = engine.state.objects.Deployment.get('default/web');
	if (!found) throw new Error('no Deployment');
	return found;
}

const progressing = (engine: Engine) =>
	deploymentOf(engine).status.conditions.find(({ type }) => type === 'Progressing');
const sets = (engine: Engine): ReplicaSet[] => [...engine.state.objects.ReplicaSet.values()];
const imageOf = ({ spec }: ReplicaSet): string | undefined => spec.template.spec.containers[0]?.image;
const living = (engine: Engine): string[] =>
	sets(engine)
		.filter(({ spec }) => spec.replicas > 0)
		.map((set) => `${imageOf(set)} ${set.spec.replicas}`);
const annotation = ({ metadata }: ReplicaSet | Deployment, key: string): string | undefined =>
	metadata.annotations?.[key];
const revision = 'deployment.kubernetes.io/revision';

function settled(...tags: number[]): Engine {
	const engine = clusterOf(3);
	for (const tag of tags) {
		apply(engine, web(3, tag, {}, { 'kubernetes.io/change-cause': `version ${tag}` }));
		run(engine, 60);
	}
	return engine;
}

describe('a rollout', () => {
	it('numbers its revisions, and says on each what caused it', () => {
		const engine = settled(1, 2);
		expect(
			sets(engine).map((set) => [
				imageOf(set),
				annotation(set, revision),
				annotation(set, 'kubernetes.io/change-cause'),
			]),
		).toEqual([
			['podarium/web:1', '1', 'version 1'],
			['podarium/web:2', '2', 'version 2'],
		]);
		expect(annotation(deploymentOf(engine), revision)).toBe('2');
	});

	it('is undone by the template of the revision before, which becomes the newest', () => {
		const engine = settled(1, 2);
		rollout(engine, 'undo');
		run(engine, 60);
		expect(living(engine)).toEqual(['podarium/web:1 3']);
		const [first] = sets(engine);
		expect([
			first && annotation(first, revision),
			first && annotation(first, 'deployment.kubernetes.io/revision-history'),
		]).toEqual(['3', '1']);
		expect(annotation(deploymentOf(engine), 'kubernetes.io/change-cause')).toBe('version 1');
		rollout(engine, 'undo');
		run(engine, 60);
		expect(living(engine)).toEqual(['podarium/web:2 3']);
	});

	it('is undone to any revision that is still remembered, and to no other', () => {
		const engine = settled(1, 2, 3);
		expect(() => rollout(engine, 'undo', 9)).toThrow(/unable to find specified revision 9 in history/);
		expect(() => rollout(engine, 'undo', 3)).toThrow(/current template already matches revision 3/);
		rollout(engine, 'undo', 1);
		run(engine, 60);
		expect(living(engine)).toEqual(['podarium/web:1 3']);
	});

	it('has nothing to go back to at first', () => {
		expect(() => rollout(settled(1), 'undo')).toThrow(/no rollout history found for deployment "web"/);
	});

	it('waits while it is paused, and may still be scaled', () => {
		const engine = settled(1);
		rollout(engine, 'pause');
		apply(engine, web(3, 2, { paused: true }));
		run(engine, 60);
		expect(living(engine)).toEqual(['podarium/web:1 3']);
		expect(progressing(engine)).toMatchObject({
			status: 'Unknown',
			reason: 'DeploymentPaused',
			message: 'Deployment is paused',
		});
		accept(engine, { type: 'scale', kind: 'Deployment', namespace: 'default', name: 'web', replicas: 5 });
		run(engine, 20);
		expect(living(engine)).toEqual(['podarium/web:1 5']);
		expect(() => rollout(engine, 'pause')).toThrow(/deployments.apps "web" is already paused/);
		expect(() => rollout(engine, 'undo')).toThrow(/cannot rollback a paused deployment/);
		expect(() => rollout(engine, 'restart')).toThrow(/can't restart paused deployment/);
		rollout(engine, 'resume');
		run(engine, 60);
		expect(living(engine)).toEqual(['podarium/web:2 5']);
		expect(progressing(engine)?.reason).toBe('NewReplicaSetAvailable');
	});

	it('is made again by a restart: same containers, new pods', () => {
		const engine = settled(1);
		const before = new Set([...engine.state.objects.Pod.values()].map(({ metadata }) => metadata.uid));
		rollout(engine, 'restart');
		run(engine, 60);
		expect(living(engine)).toEqual(['podarium/web:1 3']);
		expect([...engine.state.objects.Pod.values()].every(({ metadata }) => !before.has(metadata.uid))).toBe(true);
	});

	it('that makes no progress is given up at its deadline, and taken up again when it goes on', () => {
		const engine = settled(1);
		accept(engine, { type: 'setImageAvailable', image: 'podarium/web:2', available: false });
		apply(engine, web(3, 2, { progressDeadlineSeconds: 30 }));
		run(engine, 10);
		expect(progressing(engine)?.status).toBe('True');
		run(engine, 40);
		expect(progressing(engine)).toMatchObject({ status: 'False', reason: 'ProgressDeadlineExceeded' });
		accept(engine, { type: 'setImageAvailable', image: 'podarium/web:2', available: true });
		run(engine, 400);
		expect(progressing(engine)).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' });
	});

	it('stays complete when a pod of it is lost and made again', () => {
		const engine = settled(1);
		const since = progressing(engine)?.lastUpdateTime;
		accept(engine, {
			type: 'delete',
			kind: 'Pod',
			namespace: 'default',
			name: [...engine.state.objects.Pod.values()][0]?.metadata.name ?? '',
		});
		run(engine, 60);
		expect(progressing(engine)).toMatchObject({ reason: 'NewReplicaSetAvailable', lastUpdateTime: since });
	});
});

describe('a ReplicaSet without an owner', () => {
	it('is taken in by the Deployment that selects it', () => {
		const engine = settled(1);
		const spec = deploymentManifest('web', 1, { name: 'web', image: 'podarium/web:0' }).spec as Record<string, unknown>;
		const { replicas, selector, template } = spec;
		apply(engine, {
			apiVersion: 'apps/v1',
			kind: 'ReplicaSet',
			metadata: { name: 'stray', labels: { app: 'web' } },
			spec: { replicas, selector, template },
		});
		run(engine, 60);
		const stray = engine.state.objects.ReplicaSet.get('default/stray');
		expect(stray?.metadata.ownerReferences?.[0]).toMatchObject({ kind: 'Deployment', name: 'web' });
		expect(living(engine)).toEqual(['podarium/web:1 3']);
	});
});

describe('other rollouts', () => {
	it('of a DaemonSet are undone from its history', () => {
		const engine = clusterOf(2);
		const daemon = (tag: number): ManifestObject => {
			const { selector, template } = deploymentManifest('web', 1, { name: 'web', image: `podarium/web:${tag}` })
				.spec as Record<string, unknown>;
			return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'web' }, spec: { selector, template } };
		};
		for (const tag of [1, 2]) {
			apply(engine, daemon(tag));
			run(engine, 90);
		}
		accept(engine, { type: 'rollout', action: 'undo', kind: 'DaemonSet', namespace: 'default', name: 'web' });
		run(engine, 90);
		expect([...engine.state.objects.Pod.values()].map(({ spec }) => spec.containers[0]?.image)).toEqual([
			'podarium/web:1',
			'podarium/web:1',
		]);
		const command = { type: 'rollout', action: 'pause', kind: 'DaemonSet', namespace: 'default', name: 'web' } as const;
		expect(() => accept(engine, command)).toThrow(/pausing is not supported/);
	});
});
