import { describe, expect, it } from 'vitest';
import { restore, snapshot } from './engine.ts';
import { staleIndexes } from './fuzz/indexes.ts';
import { hashText } from './hash.ts';
import { accept, clusterOf, deploymentManifest, podManifest, run } from './testCluster.ts';

const container = { name: 'web', image: 'podarium/web:1', port: 80 };

describe('the indexes', () => {
	it('keep the order of the tables when pods change their owner', () => {
		const engine = clusterOf(2);
		accept(engine, {
			type: 'apply',
			objects: [podManifest('first', [container]), deploymentManifest('web', 3, container)],
		});
		run(engine, 10);
		const [owned] = [...engine.state.objects.Pod.values()].filter(({ metadata }) => metadata.ownerReferences);
		if (!owned) throw new Error('the Deployment has made no pod');
		// Let go by its ReplicaSet, and then taken back: it joins the orphans late, and its owner's pods again.
		accept(engine, { type: 'apply', objects: [podManifest('last', [container])] });
		for (const labels of [{ app: 'gone' }, owned.metadata.labels ?? {}]) {
			const { name, namespace } = owned.metadata;
			accept(engine, {
				type: 'apply',
				objects: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels }, spec: owned.spec }],
			});
			run(engine, 1);
			expect(staleIndexes(engine)).toEqual([]);
		}
		expect(staleIndexes(engine)).toEqual([]);
	});

	it('collect what an owner left behind in the same order after a restore', () => {
		const engine = clusterOf(2);
		const { spec, ...rest } = deploymentManifest('web', 2, container);
		accept(engine, {
			type: 'apply',
			objects: [{ ...rest, kind: 'StatefulSet', spec: { ...(spec as object), serviceName: 'web' } }],
		});
		run(engine, 10);
		accept(engine, { type: 'delete', kind: 'StatefulSet', namespace: 'default', name: 'web' });
		const restored = restore(structuredClone(snapshot(engine)));
		for (const one of [engine, restored]) run(one, 60);
		expect(engine.state.objects.Pod.size).toBe(0);
		expect(hashText(restored.state.log.hash)).toBe(hashText(engine.state.log.hash));
	});
});
