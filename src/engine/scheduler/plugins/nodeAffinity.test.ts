import { describe, expect, it } from 'vitest';
import type { Pod } from '../../../kubernetes/types.ts';
import { newCycle } from '../filter.ts';
import { nodeInfo } from '../framework.ts';
import type { NodeSelectorTerm } from '../nodeSelector.ts';
import { nodeOf, podOf } from '../testObjects.ts';
import { namedNodes, nodeAffinityScore } from './nodeAffinity.ts';

function requiring(...nodeSelectorTerms: NodeSelectorTerm[]): Pod {
	const required = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } };
	return podOf({ spec: { affinity: { nodeAffinity: required } } });
}

function named(...values: string[]): NonNullable<NodeSelectorTerm['matchFields']>[number] {
	return { key: 'metadata.name', operator: 'In', values };
}

describe('namedNodes', () => {
	it('joins the terms and intersects within one', () => {
		const pod = requiring({ matchFields: [named('a', 'b'), named('b', 'c')] }, { matchFields: [named('d')] });
		expect([...(namedNodes(pod) ?? [])]).toEqual(['b', 'd']);
	});

	it('is open when a term doesn’t name a node, empty when terms contradict themselves', () => {
		expect(namedNodes(podOf())).toBeUndefined();
		expect(namedNodes(requiring({ matchFields: [named('a')] }, { matchExpressions: [] }))).toBeUndefined();
		expect(namedNodes(requiring({ matchFields: [named('a'), named('b')] }))?.size).toBe(0);
	});
});

describe('nodeAffinityScore', () => {
	it('adds the weights of the preferences that are met', () => {
		const prefer = (weight: number, key: string) => ({
			weight,
			preference: { matchExpressions: [{ key, operator: 'Exists' }] },
		});
		const preferred = { preferredDuringSchedulingIgnoredDuringExecution: [prefer(10, 'ssd'), prefer(5, 'gpu')] };
		const pod = podOf({ spec: { affinity: { nodeAffinity: preferred } } });
		const nodes = [{ ssd: '', gpu: '' }, { gpu: '' }, {}].map((labels) => nodeInfo(nodeOf({ labels }), []));
		const scorer = nodeAffinityScore.prepare(newCycle({ pod, nodes }), nodes);
		const raw = nodes.map((info) => scorer?.score(info) ?? Number.NaN);
		expect(raw).toEqual([15, 5, 0]);
		expect(scorer?.normalise?.(raw, nodes)).toEqual([100, 33, 0]);
	});

	it('skips pods without a preference', () => {
		expect(nodeAffinityScore.prepare(newCycle({ pod: podOf(), nodes: [] }), [])).toBeUndefined();
	});
});
