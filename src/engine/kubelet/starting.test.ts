import { describe, expect, it } from 'vitest';
import { accept, clusterOf, podManifest, podNamed, run } from '../testCluster.ts';

describe('a pod that waits', () => {
	it('is looked at again once in a while, however many of its containers wait', () => {
		const engine = clusterOf(1);
		const never = (name: string) => ({ name, image: 'example.com/missing:1', imagePullPolicy: 'Never' });
		accept(engine, { type: 'apply', objects: [podManifest('web', [never('one'), never('two'), never('three')])] });
		run(engine, 600);
		const reasons = podNamed(engine, 'web').status.containerStatuses?.map(({ state }) => state.waiting?.reason);
		expect(reasons).toEqual(['ErrImageNeverPull', 'ErrImageNeverPull', 'ErrImageNeverPull']);
		expect(engine.state.queue.filter(({ type }) => type === 'syncPod')).toHaveLength(1);
	});
});
