import { describe, expect, it } from 'vitest';
import type { Pod } from '../../../kubernetes/types.ts';
import { newCycle } from '../filter.ts';
import { type NodeInfo, nodeInfo } from '../framework.ts';
import { nodeOf, podOf } from '../testObjects.ts';
import { podTopologySpreadFilter } from './podTopologySpread.ts';
import { podTopologySpreadScore } from './podTopologySpreadScore.ts';

type Constraint = NonNullable<Pod['spec']['topologySpreadConstraints']>[number];
const app = { matchLabels: { app: 'web' } };

function web(...constraints: Partial<Constraint>[]): Pod {
	const topologySpreadConstraints = constraints.map((constraint) => ({
		maxSkew: 1,
		topologyKey: 'zone',
		whenUnsatisfiable: 'DoNotSchedule',
		labelSelector: app,
		...constraint,
	}));
	return podOf({ labels: { app: 'web', version: '2' }, spec: { topologySpreadConstraints } });
}

function zone(name: string, count: number, labels: Record<string, string> = { app: 'web' }): NodeInfo {
	const host = { zone: name, 'kubernetes.io/hostname': name };
	return nodeInfo(
		nodeOf({ name, labels: host }),
		Array.from({ length: count }, () => podOf({ labels })),
	);
}

function refusals(pod: Pod, nodes: NodeInfo[]): (string | undefined)[] {
	const filter = podTopologySpreadFilter.prepare(newCycle({ pod, nodes }));
	return nodes.map((info) => filter?.(info)?.reasons[0]);
}

const skewed = "node(s) didn't match pod topology spread constraints";

describe('PodTopologySpread filter', () => {
	it('keeps the skew', () => {
		expect(refusals(web({}), [zone('a', 2), zone('b', 1)])).toEqual([skewed, undefined]);
		expect(refusals(web({ maxSkew: 2 }), [zone('a', 2), zone('b', 1)])).toEqual([undefined, undefined]);
	});

	it('wants the key on the node', () => {
		const bare = nodeInfo(nodeOf({ name: 'bare' }), []);
		expect(refusals(web({}), [bare, zone('a', 0)])).toEqual([`${skewed} (missing required label)`, undefined]);
	});

	it('tells the revisions of a Deployment apart by matchLabelKeys', () => {
		const nodes = [zone('a', 2, { app: 'web', version: '1' }), zone('b', 1, { app: 'web', version: '2' })];
		expect(refusals(web({ matchLabelKeys: ['version'] }), nodes)).toEqual([undefined, skewed]);
		expect(refusals(web({}), nodes)).toEqual([skewed, undefined]);
	});

	it('has nothing to say on ScheduleAnyway', () => {
		const pod = web({ whenUnsatisfiable: 'ScheduleAnyway' });
		expect(podTopologySpreadFilter.prepare(newCycle({ pod, nodes: [] }))).toBeUndefined();
	});
});

describe('PodTopologySpread score', () => {
	it('gives most where there is least', () => {
		const nodes = [zone('a', 3), zone('b', 1), zone('c', 0)];
		const pod = web({ whenUnsatisfiable: 'ScheduleAnyway' });
		const scorer = podTopologySpreadScore.prepare(newCycle({ pod, nodes }), nodes);
		const raw = nodes.map((info) => scorer?.score(info) ?? Number.NaN);
		expect(raw).toEqual([5, 2, 0]);
		expect(scorer?.normalise?.(raw, nodes)).toEqual([0, 60, 100]);
	});

	it('leaves a pod without a selector alone', () => {
		const cycle = newCycle({ pod: podOf(), nodes: [], defaultSelector: {} });
		expect(podTopologySpreadScore.prepare(cycle, [])).toBeUndefined();
	});
});
