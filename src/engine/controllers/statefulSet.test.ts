import { describe, expect, it } from 'vitest';
import type { ManifestObject, Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../engine.ts';
import { accept, clusterOf, podManifest, podNamed, run } from '../testCluster.ts';

function statefulSet(replicas: number, spec: Record<string, unknown> = {}, image = 'podarium/web:1'): ManifestObject {
	const template = podManifest('web', [
		{ name: 'web', image, port: 80, readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } },
	]);
	return {
		apiVersion: 'apps/v1',
		kind: 'StatefulSet',
		metadata: { name: 'web' },
		spec: {
			replicas,
			serviceName: 'nginx',
			selector: { matchLabels: { app: 'web' } },
			template: { metadata: { labels: { app: 'web' } }, spec: template.spec },
			...spec,
		},
	};
}

const apply = (engine: Engine, object: ManifestObject): void => accept(engine, { type: 'apply', objects: [object] });
const pods = (engine: Engine): Pod[] =>
	[...engine.state.objects.Pod.values()].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
const names = (engine: Engine): string[] => pods(engine).map(({ metadata }) => metadata.name);
const images = (engine: Engine): (string | undefined)[] => pods(engine).map(({ spec }) => spec.containers[0]?.image);
const scale = (engine: Engine, replicas: number): void =>
	accept(engine, { type: 'scale', kind: 'StatefulSet', namespace: 'default', name: 'web', replicas });

/** Names in the order of their first appearance in an event of that reason. */
function order(engine: Engine, reason: string): string[] {
	return [...engine.state.objects.Event.values()]
		.filter((event) => event.reason === reason && event.source.component === 'statefulset-controller')
		.map(({ message }) => message.split(' ')[2] ?? '');
}

/** Runs on by tenths of a second; the most pods that were on their way at once. */
function mostInFlux(engine: Engine, seconds: number): number {
	let most = 0;
	for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
		run(engine, 0.1);
		const inFlux = pods(engine).filter(
			({ metadata, status }) =>
				metadata.deletionTimestamp !== undefined ||
				!status.conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
		);
		most = Math.max(most, inFlux.length);
	}
	return most;
}

describe('a StatefulSet', () => {
	it('makes its pods one after the other, each when the one before is ready', () => {
		const engine = clusterOf(3);
		apply(engine, statefulSet(3));
		expect(mostInFlux(engine, 40)).toBe(1);
		expect(names(engine)).toEqual(['web-0', 'web-1', 'web-2']);
		expect(order(engine, 'SuccessfulCreate')).toEqual(['web-0', 'web-1', 'web-2']);
		const pod = podNamed(engine, 'web-1');
		expect(pod.metadata.labels).toMatchObject({
			'apps.kubernetes.io/pod-index': '1',
			'statefulset.kubernetes.io/pod-name': 'web-1',
		});
		expect(pod.spec).toMatchObject({ hostname: 'web-1', subdomain: 'nginx' });
		expect(engine.state.objects.StatefulSet.get('default/web')?.status).toMatchObject({
			replicas: 3,
			readyReplicas: 3,
			availableReplicas: 3,
			currentReplicas: 3,
			updatedReplicas: 3,
			observedGeneration: 1,
		});
	});

	it('makes them all at once where that is its policy', () => {
		const engine = clusterOf(3);
		apply(engine, statefulSet(3, { podManagementPolicy: 'Parallel' }));
		run(engine, 0.5);
		expect(names(engine)).toEqual(['web-0', 'web-1', 'web-2']);
	});

	it('takes the highest away first, one at a time', () => {
		const engine = clusterOf(3);
		apply(engine, statefulSet(4));
		run(engine, 60);
		scale(engine, 1);
		expect(mostInFlux(engine, 60)).toBe(1);
		expect(names(engine)).toEqual(['web-0']);
		expect(order(engine, 'SuccessfulDelete')).toEqual(['web-3', 'web-2', 'web-1']);
	});

	it('gives a pod that goes a successor of its name, with its own claim', () => {
		const engine = clusterOf(2);
		const claim = {
			metadata: { name: 'data' },
			spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
		};
		apply(engine, statefulSet(2, { volumeClaimTemplates: [claim] }));
		run(engine, 40);
		const before = podNamed(engine, 'web-1');
		accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: 'web-1' });
		run(engine, 60);
		const after = podNamed(engine, 'web-1');
		expect(after.metadata.uid).not.toBe(before.metadata.uid);
		expect(after.spec.volumes).toEqual([{ name: 'data', persistentVolumeClaim: { claimName: 'data-web-1' } }]);
		expect(after.status.phase).toBe('Running');
	});

	it('rolls out a new template from the highest number down, and remembers the old one', () => {
		const engine = clusterOf(3);
		apply(engine, statefulSet(3));
		run(engine, 60);
		const revision = engine.state.objects.StatefulSet.get('default/web')?.status.currentRevision;
		apply(engine, statefulSet(3, {}, 'podarium/web:2'));
		expect(mostInFlux(engine, 120)).toBe(1);
		expect(images(engine)).toEqual(['podarium/web:2', 'podarium/web:2', 'podarium/web:2']);
		expect(order(engine, 'SuccessfulDelete')).toEqual(['web-2', 'web-1', 'web-0']);
		const { status } = engine.state.objects.StatefulSet.get('default/web') ?? {};
		expect(status?.currentRevision).toBe(status?.updateRevision);
		expect(status?.currentRevision).not.toBe(revision);
		expect([...engine.state.objects.ControllerRevision.values()].map((one) => one.revision)).toEqual([1, 2]);
	});

	it('updates only from the partition up, and keeps the others at the old revision even when they are made anew', () => {
		const engine = clusterOf(3);
		apply(engine, statefulSet(3));
		run(engine, 60);
		apply(engine, statefulSet(3, { updateStrategy: { rollingUpdate: { partition: 2 } } }, 'podarium/web:2'));
		run(engine, 60);
		expect(images(engine)).toEqual(['podarium/web:1', 'podarium/web:1', 'podarium/web:2']);
		accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: 'web-0' });
		run(engine, 60);
		expect(images(engine)).toEqual(['podarium/web:1', 'podarium/web:1', 'podarium/web:2']);
	});

	it('leaves pods to be deleted by hand under OnDelete', () => {
		const engine = clusterOf(3);
		apply(engine, statefulSet(2, { updateStrategy: { type: 'OnDelete' } }));
		run(engine, 60);
		apply(engine, statefulSet(2, { updateStrategy: { type: 'OnDelete' } }, 'podarium/web:2'));
		run(engine, 60);
		expect(images(engine)).toEqual(['podarium/web:1', 'podarium/web:1']);
		accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: 'web-0' });
		run(engine, 60);
		expect(images(engine)).toEqual(['podarium/web:2', 'podarium/web:1']);
	});

	it('gives each of its pods a name in DNS, behind its headless Service', () => {
		const engine = clusterOf(2);
		apply(engine, {
			apiVersion: 'v1',
			kind: 'Service',
			metadata: { name: 'nginx' },
			spec: { clusterIP: 'None', selector: { app: 'web' }, ports: [{ port: 80 }] },
		});
		apply(engine, statefulSet(2));
		run(engine, 40);
		const client = podManifest('client', [
			{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'web-1.nginx:80' } },
		]);
		apply(engine, client);
		run(engine, 30);
		const served = (name: string): number => {
			const { uid } = podNamed(engine, name).metadata;
			return [...engine.state.workload.processes.values()]
				.filter((load) => load.uid === uid)
				.reduce((sum, load) => sum + load.served, 0);
		};
		expect(served('web-1')).toBeGreaterThan(0);
		expect(served('web-0')).toBe(0);
	});

	it('stands still behind a pod that is not ready, and does not make the next', () => {
		const engine = clusterOf(2);
		const template = podManifest('web', [
			{ name: 'web', image: 'podarium/web:1', readinessProbe: { tcpSocket: { port: 9999 } } },
		]);
		apply(engine, statefulSet(3, { template: { metadata: { labels: { app: 'web' } }, spec: template.spec } }));
		run(engine, 120);
		expect(names(engine)).toEqual(['web-0']);
	});

	it('may not have its selector or its claims changed', () => {
		const engine = clusterOf(1);
		apply(engine, statefulSet(1));
		expect(() => apply(engine, statefulSet(1, { serviceName: 'other' }))).toThrow(
			/updates to statefulset spec for fields other than/,
		);
	});

	it('goes with its pods and its history', () => {
		const engine = clusterOf(2);
		apply(engine, statefulSet(2));
		run(engine, 40);
		accept(engine, { type: 'delete', kind: 'StatefulSet', namespace: 'default', name: 'web' });
		run(engine, 60);
		expect(names(engine)).toEqual([]);
		expect(engine.state.objects.ControllerRevision.size).toBe(0);
	});
});
