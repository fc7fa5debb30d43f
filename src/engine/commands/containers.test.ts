import { expect, it } from 'vitest';
import { check } from '../engine.ts';
import { accept, clusterOf, podManifest, run } from '../testCluster.ts';

it('a container fits into a pod that takes most of its node: what the pod has now comes free', () => {
	const engine = clusterOf(1);
	const asking = (cpu: string) => ({ resources: { requests: { cpu } } });
	const pod = podManifest('large', [{ name: 'api', image: 'podarium/api:1', ...asking('3') }]);
	accept(engine, { type: 'apply', objects: [pod] });
	run(engine, 5);
	const add = (cpu: string) =>
		check(engine, {
			type: 'addContainer',
			to: { kind: 'pod', namespace: 'default', name: 'large' },
			container: { name: 'more', image: 'podarium/web:1', ...asking(cpu) },
		});
	expect(add('500m')).toBeUndefined();
	expect(add('1500m')?.message).toBe('Insufficient cpu');
});
