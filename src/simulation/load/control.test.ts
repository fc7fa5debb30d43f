import { beforeAll, expect, it } from 'vitest';
import { simulation } from '../store.ts';
import { putLoad, takeLoadAway } from './control.ts';

beforeAll(() => simulation.load());

it('load goes on a Service that nobody outside could reach, by making it a NodePort; each step can be undone', () => {
	simulation.openBuiltin('tiers');
	const web = { namespace: 'default', name: 'web' };
	const service = () => simulation.getState().cluster.objects.Service.get('default/web');
	const client = () => simulation.getState().cluster.workload.outside.get('default/web');
	const load = () => client()?.load.pattern;
	const before = service()?.spec;
	expect(before?.type).toBe('ClusterIP');
	putLoad(web, { kind: 'constant', rate: 40 });
	expect(service()?.spec).toMatchObject({ type: 'NodePort', clusterIP: before?.clusterIP, selector: before?.selector });
	expect(load()).toEqual({ kind: 'constant', rate: 40 });
	putLoad(web, { kind: 'ramp', rate: 1, to: 2, overSeconds: 3 });
	expect(load()?.kind).toBe('ramp');
	expect(client()?.isUsual).toBe(false);
	takeLoadAway(web);
	expect(client()?.isUsual).toBe(true);
	for (let step = 0; step < 4; step += 1) simulation.undo();
	expect(service()?.spec).toEqual(before);
});
