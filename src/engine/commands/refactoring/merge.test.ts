import { describe, expect, it } from 'vitest';
import type { ManifestObject } from '../../../kubernetes/types.ts';
import { check, type Engine } from '../../engine.ts';
import { accept, clusterOf, podManifest, podNamed, run, serviceManifest } from '../../testCluster.ts';
import type { WorkloadName } from '../command.ts';
import { planMerge } from './merge.ts';

const pod = (name: string): WorkloadName => ({ kind: 'Pod', namespace: 'default', name });
const web = podManifest('web', [
	{ name: 'app', image: 'podarium/web:1', port: 80, env: { API_ADDR: 'http://api:81/v1' } },
]);
const api = podManifest('api', [{ name: 'app', image: 'podarium/api:1', port: 8080 }]);
const apiService = serviceManifest('api', 81, { ports: [{ port: 81, targetPort: 8080 }] });

function planned(engine: Engine, from: string, into: string) {
	const plan = planMerge(engine.state, { type: 'mergePods', from: pod(from), into: pod(into) });
	if ('status' in plan) throw new Error(plan.message);
	return plan;
}

function withObjects(...objects: ManifestObject[]): Engine {
	const engine = clusterOf(2);
	accept(engine, { type: 'apply', objects });
	run(engine, 20);
	return engine;
}

describe('merging pods', () => {
	it('joins containers and calls on localhost what was called by a Service that nobody else calls', () => {
		const engine = withObjects(web, api, apiService);
		accept(engine, { type: 'mergePods', from: pod('api'), into: pod('web') });
		run(engine, 40);
		const { spec, status } = podNamed(engine, 'web');
		expect(spec.containers.map(({ name }) => name)).toEqual(['app', 'app-2']);
		expect(spec.containers[0]?.env?.[0]?.value).toBe('http://localhost:8080/v1');
		expect(status.phase).toBe('Running');
		expect(engine.state.objects.Pod.has('default/api')).toBe(false);
		expect(engine.state.objects.Service.has('default/api')).toBe(false);
	});

	it('keeps the Service that others call, and it sends to the merged pods', () => {
		const other = podManifest('other', [{ name: 'c', image: 'podarium/client:1', env: { TARGET_ADDR: 'api:81' } }]);
		const engine = withObjects(web, api, apiService, other);
		const { changes } = planned(engine, 'api', 'web');
		expect(changes).toContainEqual({ code: 'serviceFollows', service: 'api', to: 'web' });
		accept(engine, { type: 'mergePods', from: pod('api'), into: pod('web') });
		run(engine, 40);
		expect(engine.state.objects.Service.get('default/api')?.spec.selector).toEqual({ app: 'web' });
		const [slice] = [...engine.state.objects.EndpointSlice.values()].filter(({ metadata }) =>
			metadata.name.startsWith('api'),
		);
		expect(slice?.endpoints.map(({ targetRef }) => targetRef.name)).toEqual(['web']);
	});

	it('finds port clashes, names that are taken and fields that are lost beforehand', () => {
		const second = podManifest('second', [{ name: 'app', image: 'podarium/web:1', port: 80 }], {
			nodeSelector: { disk: 'ssd' },
			volumes: [{ name: 'data', emptyDir: {} }],
		});
		const first = podManifest('first', [{ name: 'app', image: 'podarium/web:1', port: 80 }], {
			volumes: [{ name: 'data', emptyDir: { medium: 'Memory' } }],
		});
		const engine = withObjects(first, second);
		const { changes, breaks } = planned(engine, 'second', 'first');
		expect(breaks).toEqual([
			{ code: 'portClash', port: 80, containers: ['app', 'app-2'] },
			{ code: 'podFields', fields: ['nodeSelector'] },
		]);
		expect(changes).toContainEqual({ code: 'renamesContainer', from: 'app', to: 'app-2' });
		expect(changes).toContainEqual({ code: 'renamesVolume', from: 'data', to: 'data-2' });
	});

	it('is refused with itself, across namespaces and for what isn’t there', () => {
		const engine = withObjects(web, { ...api, metadata: { ...api.metadata, namespace: 'shop' } });
		const reasons = [
			{ from: pod('web'), into: pod('web') },
			{ from: { kind: 'Pod' as const, namespace: 'shop', name: 'api' }, into: pod('web') },
			{ from: pod('nobody'), into: pod('web') },
		].map((names) => check(engine, { type: 'mergePods', ...names })?.reason);
		expect(reasons).toEqual(['BadRequest', 'BadRequest', 'NotFound']);
	});
});
