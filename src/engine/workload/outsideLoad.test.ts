import { describe, expect, it } from 'vitest';
import type { ManifestObject } from '../../kubernetes/types.ts';
import { advance, check, createEngine, dispatch, type Engine, restore, snapshot } from '../engine.ts';
import type { LoadPattern } from '../load/pattern.ts';
import { scope, totalsOf } from '../load/series.ts';

const second = 1_000_000;

function cluster(type: 'NodePort' | 'ClusterIP' = 'NodePort'): Engine {
	const objects: ManifestObject[] = [
		{ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } },
		{
			apiVersion: 'v1',
			kind: 'Pod',
			metadata: { name: 'web', labels: { app: 'web' } },
			spec: { containers: [{ name: 'web', image: 'podarium/cache:1', ports: [{ containerPort: 6379 }] }] },
		},
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata: { name: 'web' },
			spec: { type, selector: { app: 'web' }, ports: [{ port: 6379 }] },
		},
	];
	const engine = createEngine({ seed: 3 });
	if (dispatch(engine, { type: 'apply', objects })) throw new Error('refused');
	advance(engine, 10 * second);
	return engine;
}

const service = { namespace: 'default', name: 'web' };
const setLoad = (engine: Engine, pattern?: LoadPattern) =>
	dispatch(engine, { type: 'setLoad', service, ...(pattern ? { load: { pattern, arrivals: 'poisson' } } : {}) });

/** Requests that came end to end in the next seconds. */
function arrivalsIn(engine: Engine, seconds: number): number {
	const before = totalsOf(engine.state, scope.cluster).arrivals;
	advance(engine, engine.state.now + seconds * second);
	return totalsOf(engine.state, scope.cluster).arrivals - before;
}

describe('load from outside', () => {
	it('comes at its rate in the place of what came by itself, and ends when it’s taken away', () => {
		const engine = cluster();
		expect(arrivalsIn(engine, 10)).toBe(10);
		setLoad(engine, { kind: 'constant', rate: 200 });
		const came = arrivalsIn(engine, 50);
		// Poisson: within four standard deviations of 10,000.
		expect(Math.abs(came - 10_000)).toBeLessThan(400);
		setLoad(engine);
		expect(arrivalsIn(engine, 10)).toBe(10);
	});

	it('follows its pattern', () => {
		const engine = cluster();
		setLoad(engine, { kind: 'ramp', rate: 0, to: 200, overSeconds: 20 });
		const [first, last] = [arrivalsIn(engine, 10), arrivalsIn(engine, 10)];
		expect(Math.abs(first - 500)).toBeLessThan(90);
		expect(Math.abs(last - 1_500)).toBeLessThan(160);
	});

	it('of nothing is silence', () => {
		const engine = cluster();
		setLoad(engine, { kind: 'constant', rate: 0 });
		expect(arrivalsIn(engine, 10)).toBe(0);
	});

	it('that is set again takes the place of the one before', () => {
		const engine = cluster();
		for (const rate of [500, 300, 20]) setLoad(engine, { kind: 'constant', rate });
		expect(Math.abs(arrivalsIn(engine, 50) - 1_000)).toBeLessThan(130);
	});

	it('ends with its Service', () => {
		const engine = cluster();
		setLoad(engine, { kind: 'constant', rate: 100 });
		dispatch(engine, { type: 'delete', kind: 'Service', namespace: 'default', name: 'web' });
		advance(engine, engine.state.now + second);
		expect(engine.state.workload.outside.size).toBe(0);
		expect(arrivalsIn(engine, 5)).toBe(0);
	});

	it('goes on from a snapshot as it would have', () => {
		const engine = cluster();
		setLoad(engine, { kind: 'day', rate: 10, peak: 90, daySeconds: 20 });
		const copy = restore(snapshot(engine));
		expect(arrivalsIn(copy, 20)).toBe(arrivalsIn(engine, 20));
		expect(copy.state.log.hash).toEqual(engine.state.log.hash);
	});

	it('is refused where nobody outside can come, for a Service that isn’t there, and for numbers that are none', () => {
		const load = { pattern: { kind: 'constant', rate: 5 }, arrivals: 'poisson' } as const;
		const command = { type: 'setLoad', service, load } as const;
		expect(check(cluster('ClusterIP'), command)?.message).toBe(
			'service "web" is of type ClusterIP: nobody outside the cluster can reach it',
		);
		expect(check(cluster(), { ...command, service: { ...service, name: 'other' } })?.reason).toBe('NotFound');
		const wrong = { ...load, pattern: { kind: 'constant', rate: -1 } } as const;
		expect(check(cluster(), { ...command, load: wrong })?.message).toMatch(/^rate/);
		expect(check(cluster(), command)).toBeUndefined();
	});
});
