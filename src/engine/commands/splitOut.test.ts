import { describe, expect, it } from 'vitest';
import { check, dispatch } from '../engine.ts';
import { clashesOf, listeningSockets } from '../network/inspect/listening.ts';
import { accept, clusterOf, deploymentManifest, podManifest, podNamed, run } from '../testCluster.ts';

const twoWebs = [
	{ name: 'web', image: 'podarium/web:1', port: 80 },
	{ name: 'second', image: 'podarium/web:1', port: 80 },
];
const splitOut = (name: string, container: string, as: string) =>
	({ type: 'splitOut', namespace: 'default', name, container, as }) as const;

describe('splitting a container out', () => {
	it('gives the one that lost its port a pod of its own, on the same node, where both serve', () => {
		const engine = clusterOf(2);
		accept(engine, { type: 'apply', objects: [podManifest('both', twoWebs, { nodeName: 'node-2' })] });
		run(engine, 10);
		const before = podNamed(engine, 'both').metadata.uid;
		const [clash] = clashesOf(engine.state, before);
		const loser = clash?.loser ?? '';
		expect(loser).not.toBe('');
		accept(engine, splitOut('both', loser, 'apart'));
		run(engine, 40);
		for (const name of ['both', 'apart']) {
			const pod = podNamed(engine, name);
			expect(pod.spec.nodeName).toBe('node-2');
			expect(pod.spec.containers).toHaveLength(1);
			expect(pod.status.phase).toBe('Running');
			expect(listeningSockets(engine.state, pod.metadata.uid).map(({ port }) => port)).toEqual([80]);
			expect(clashesOf(engine.state, pod.metadata.uid)).toEqual([]);
		}
		expect(podNamed(engine, 'apart').spec.containers[0]?.name).toBe(loser);
		expect(podNamed(engine, 'both').metadata.uid).not.toBe(before);
		expect(engine.state.objects.Service.get('default/apart')?.spec.ports[0]?.port).toBe(80);
	});

	it('takes it out of a Deployment’s template', () => {
		const engine = clusterOf(1);
		const deployment = deploymentManifest('web', 2, { name: 'web', image: 'podarium/web:1', port: 80 });
		accept(engine, { type: 'apply', objects: [deployment] });
		run(engine, 5);
		const [pod] = [...engine.state.objects.Pod.values()];
		const name = pod?.metadata.name ?? '';
		accept(engine, {
			type: 'addContainer',
			to: { kind: 'pod', namespace: 'default', name },
			container: { name: 'extra', image: 'podarium/cache:1' },
		});
		run(engine, 60);
		const [next] = [...engine.state.objects.Pod.values()].filter(({ spec }) => spec.containers.length === 2);
		accept(engine, splitOut(next?.metadata.name ?? '', 'extra', 'extra'));
		run(engine, 60);
		const { containers } = engine.state.objects.Deployment.get('default/web')?.spec.template.spec ?? { containers: [] };
		expect(containers.map((container) => container.name)).toEqual(['web']);
		expect(podNamed(engine, 'extra').status.phase).toBe('Running');
	});

	it('is refused for a pod’s only container, a taken name, and what isn’t there', () => {
		const engine = clusterOf(1);
		const alone = podManifest('alone', [{ name: 'web', image: 'podarium/web:1' }]);
		accept(engine, { type: 'apply', objects: [podManifest('both', twoWebs), alone] });
		run(engine, 2);
		const reasons = [
			splitOut('alone', 'web', 'x'),
			splitOut('both', 'web', 'alone'),
			splitOut('both', 'nothing', 'x'),
			splitOut('nobody', 'web', 'x'),
			splitOut('both', 'web', 'Not A Name'),
		].map((command) => dispatch(engine, command)?.reason);
		expect(reasons).toEqual(['BadRequest', 'AlreadyExists', 'NotFound', 'NotFound', 'Invalid']);
		expect(check(engine, splitOut('both', 'web', 'x'))).toBeUndefined();
		expect(engine.state.objects.Pod.size).toBe(2);
	});
});
