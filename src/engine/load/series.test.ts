import { describe, expect, it } from 'vitest';
import { snapshot } from '../engine.ts';
import { accept, clusterOf, podManifest, podNamed, run, serviceManifest } from '../testCluster.ts';
import { countOf, type LoadWindow, percentile, scope, seriesOf, totalsOf } from './series.ts';

const client = (target: string, more: Record<string, string> = {}) =>
	podManifest('client', [{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: target, ...more } }]);

function webAndCache(): ReturnType<typeof clusterOf> {
	const engine = clusterOf(1);
	const web = podManifest('web', [
		{ name: 'web', image: 'podarium/web:1', port: 80, env: { CACHE_ADDR: 'localhost:6379' } },
		{ name: 'cache', image: 'podarium/cache:1', port: 6379 },
	]);
	accept(engine, { type: 'apply', objects: [web, serviceManifest('web', 80), client('web:80')] });
	return engine;
}

const departures = ({ completed, failed, refused, timedOut }: LoadWindow) => completed + failed + refused + timedOut;

describe('series of what was measured', () => {
	it('count a request where it is served, at its Service, and end to end', () => {
		const engine = webAndCache();
		run(engine, 60);
		const { uid } = podNamed(engine, 'web').metadata;
		const totals = (name: string) => totalsOf(engine.state, name);
		const web = totals(scope.container(uid, 'web'));
		const cache = totals(scope.container(uid, 'cache'));
		expect(web.completed).toBeGreaterThan(40);
		expect(cache.completed).toBeGreaterThan(40);
		expect(totals(scope.pod(uid)).arrivals).toBe(web.arrivals + cache.arrivals);
		expect(totals(scope.node('node-1')).arrivals).toBe(web.arrivals + cache.arrivals);
		expect(totals(scope.service('default', 'web')).completed).toBe(web.completed);
		const all = totals(scope.cluster);
		expect(all.completed).toBe(web.completed);
		expect(countOf(all.latency)).toBe(all.completed);
		// The caller waits for the way there and back as well, and the page for its cache.
		const median = (window: LoadWindow) => percentile(window.latency, 0.5) ?? 0;
		expect(median(all)).toBeGreaterThan(median(web));
		expect(median(web)).toBeGreaterThan(median(cache));
		expect(web.memoryBytes).toBe(32 * 1024 * 1024);
		expect(web.cpuUs / web.completed).toBeGreaterThan(2_000);
		expect(totals(scope.pod(uid)).cpuUs).toBe(web.cpuUs + cache.cpuUs);
	});

	it('have a window a second in which something happened, and none for the others', () => {
		const engine = webAndCache();
		run(engine, 30);
		const windows = seriesOf(engine.state, scope.cluster);
		expect(windows.length).toBeGreaterThan(20);
		for (const [index, { at, spanUs }] of windows.entries()) {
			expect(spanUs).toBeLessThanOrEqual(1_000_000);
			if (index > 0) expect(at - spanUs).toBeGreaterThanOrEqual(windows[index - 1]?.at ?? 0);
		}
		accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: 'client', gracePeriodSeconds: 0 });
		run(engine, 5);
		const rest = seriesOf(engine.state, scope.cluster);
		run(engine, 100);
		expect(seriesOf(engine.state, scope.cluster)).toEqual(rest);
	});

	it('stay bounded, and lose nothing by being coarsened', () => {
		const engine = webAndCache();
		run(engine, 1_200);
		const windows = seriesOf(engine.state, scope.cluster);
		expect(windows.length).toBeLessThanOrEqual(401);
		expect(windows[0]?.spanUs).toBeGreaterThan(3_000_000);
		expect(windows.at(-2)?.spanUs).toBe(1_000_000);
		const total = totalsOf(engine.state, scope.cluster);
		const meter = engine.state.meters.get(scope.cluster);
		expect(total.arrivals).toBe(departures(total) + (meter?.inSystem ?? 0));
		expect(countOf(total.latency)).toBe(total.completed);
	});

	it('belong to their state: a snapshot keeps what it had', () => {
		const engine = webAndCache();
		run(engine, 20);
		const kept = snapshot(engine);
		const before = JSON.stringify(totalsOf(kept.state, scope.cluster));
		run(engine, 20);
		expect(JSON.stringify(totalsOf(kept.state, scope.cluster))).toBe(before);
		expect(totalsOf(engine.state, scope.cluster).arrivals).toBeGreaterThan(30);
	});

	it('tell refusals, names that nobody has and silence apart', () => {
		const refusals = clusterOf(1);
		accept(refusals, { type: 'apply', objects: [serviceManifest('web', 80), client('web:80')] });
		run(refusals, 10);
		const refused = totalsOf(refusals.state, scope.cluster);
		expect(refused.refused).toBeGreaterThan(4);
		expect(refused.refused).toBe(departures(refused));
		const nowhere = clusterOf(1);
		accept(nowhere, { type: 'apply', objects: [client('nowhere:80')] });
		run(nowhere, 10);
		expect(totalsOf(nowhere.state, scope.cluster).failed).toBeGreaterThan(4);
		const silence = clusterOf(1);
		accept(silence, { type: 'apply', objects: [client('10.244.0.99:80')] });
		run(silence, 20);
		expect(totalsOf(silence.state, scope.cluster).timedOut).toBeGreaterThan(4);
	});

	it('are empty for what has seen no request', () => {
		const engine = clusterOf(1);
		run(engine, 10);
		expect(seriesOf(engine.state, scope.cluster)).toEqual([]);
		expect(totalsOf(engine.state, scope.node('node-1'))).toMatchObject({ arrivals: 0, spanUs: 0 });
	});
});
