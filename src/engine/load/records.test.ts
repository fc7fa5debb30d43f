import { describe, expect, it } from 'vitest';
import { accept, clusterOf, deploymentManifest, podManifest, run, serviceManifest } from '../testCluster.ts';
import { recordsOf } from './records.ts';
import { scope, totalsOf } from './series.ts';

describe('a database', () => {
	it('of two replicas is two databases: each holds what was written to it, and nobody all', () => {
		const engine = clusterOf(2);
		accept(engine, {
			type: 'apply',
			objects: [
				deploymentManifest('db', 2, { name: 'db', image: 'podarium/db:1', port: 5432 }),
				serviceManifest('db', 5432),
				podManifest('worker', [{ name: 'worker', image: 'podarium/worker:1', env: { DB_ADDR: 'db:5432' } }]),
			],
		});
		run(engine, 120);
		const pods = [...engine.state.objects.Pod.values()].filter(({ metadata }) => metadata.name.startsWith('db-'));
		const held = pods.map(({ metadata }) => recordsOf(engine.state, metadata.uid, 'db'));
		expect(held).toHaveLength(2);
		for (const records of held) expect(records).toBeGreaterThan(10);
		expect(held[0]).not.toBe(held[1]);
		expect(held.reduce((sum, records) => sum + records)).toBe(
			totalsOf(engine.state, scope.service('default', 'db')).completed,
		);
		const [first] = pods;
		if (!first) throw new Error('no pod');
		accept(engine, { type: 'crashContainer', namespace: 'default', name: first.metadata.name, container: 'db' });
		run(engine, 1);
		expect(recordsOf(engine.state, first.metadata.uid, 'db')).toBe(0);
	});

	it('that is read stores nothing, and nor does a program without state', () => {
		const engine = clusterOf(1);
		accept(engine, {
			type: 'apply',
			objects: [
				podManifest('web', [{ name: 'web', image: 'podarium/web:1', port: 80 }]),
				serviceManifest('web', 80),
				podManifest('client', [{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'web:80' } }]),
			],
		});
		run(engine, 20);
		for (const { metadata } of engine.state.objects.Pod.values())
			expect(recordsOf(engine.state, metadata.uid, 'web')).toBe(0);
	});
});
