import { expect, it } from 'vitest';
import { newCycle } from '../filter.ts';
import { nodeInfo } from '../framework.ts';
import { nodeOf, podOf } from '../testObjects.ts';
import { taintTolerationFilter, taintTolerationScore } from './taintToleration.ts';

it('names the taint that stands in the way', () => {
	const tainted = nodeInfo(nodeOf({ taints: [{ key: 'k', value: 'v', effect: 'NoExecute' }] }), []);
	const filter = taintTolerationFilter.prepare(newCycle({ pod: podOf(), nodes: [tainted] }));
	expect(filter?.(tainted)).toEqual({ reasons: ['node(s) had untolerated taint {k: v}'], resolvable: false });
});

it('counts the soft taints that are not tolerated, fewest best', () => {
	const soft = (key: string) => ({ key, effect: 'PreferNoSchedule' as const });
	const nodes = [[soft('a'), soft('b')], [soft('a')], []].map((taints) => nodeInfo(nodeOf({ taints }), []));
	const pod = podOf({ spec: { tolerations: [{ key: 'b', operator: 'Exists', effect: 'NoSchedule' }] } });
	const scorer = taintTolerationScore.prepare(newCycle({ pod, nodes }), nodes);
	const raw = nodes.map((info) => scorer?.score(info) ?? Number.NaN);
	expect(raw).toEqual([2, 1, 0]);
	expect(scorer?.normalise?.(raw, nodes)).toEqual([0, 50, 100]);
	expect(scorer?.normalise?.([0, 0, 0], nodes)).toEqual([100, 100, 100]);
});
