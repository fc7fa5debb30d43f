import { describe, expect, it } from 'vitest';
import { check, dispatch } from '../engine.ts';
import { accept, clusterOf, run } from '../testCluster.ts';

const containers = [
	{ name: 'one', image: 'podarium/web:1' },
	{ name: 'two', image: 'podarium/cache:1' },
];

describe('a pod whose Job is gone and that a finalizer still holds', () => {
	it('is not made anew beside itself', () => {
		const engine = clusterOf(1);
		const template = { metadata: { labels: { app: 'job' } }, spec: { restartPolicy: 'Never', containers } };
		accept(engine, {
			type: 'apply',
			objects: [{ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'job' }, spec: { template } }],
		});
		run(engine, 10);
		const [pod] = [...engine.state.objects.Pod.values()];
		if (!pod) throw new Error('the Job has made no pod');
		expect(pod.metadata.finalizers).toHaveLength(1);
		accept(engine, { type: 'delete', kind: 'Job', namespace: 'default', name: 'job' });
		const { namespace, name } = pod.metadata;
		const remove = { type: 'removeContainer', from: { kind: 'pod', namespace, name }, container: 'one' } as const;
		expect(check(engine, remove)?.message).toBe(`object is being deleted: pods "${name}" already exists`);
		expect(dispatch(engine, remove)?.reason).toBe('AlreadyExists');
		run(engine, 60);
		expect(engine.state.objects.Pod.size).toBe(0);
	});
});
