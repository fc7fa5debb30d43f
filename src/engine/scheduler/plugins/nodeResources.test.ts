import { describe, expect, it } from 'vitest';
import type { Pod } from '../../../kubernetes/types.ts';
import { newCycle } from '../filter.ts';
import { nodeInfo, type ScorePlugin } from '../framework.ts';
import { nodeOf, podOf } from '../testObjects.ts';
import { balancedAllocation, nodeResourcesBalancedAllocation } from './nodeResourcesBalancedAllocation.ts';
import { leastAllocated, nodeResourcesFitFilter, nodeResourcesFitScore } from './nodeResourcesFit.ts';

const allocatable = { cpu: '2', memory: '1000', pods: '2', 'ephemeral-storage': '10', 'example.com/gpu': '4' };
const node = nodeInfo(nodeOf({ allocatable }), [podOf({ requests: [{ cpu: '1', memory: '500' }] })]);

function score(plugin: ScorePlugin, pod: Pod): number | undefined {
	return plugin.prepare(newCycle({ pod, nodes: [node] }), [node])?.score(node);
}

describe('NodeResourcesFit', () => {
	it('gives every reason in order, and none for what is not asked for', () => {
		const pod = podOf({
			requests: [{ cpu: '3', memory: '501', 'example.com/z': '1', 'example.com/gpu': '5', 'ephemeral-storage': '11' }],
		});
		const full = nodeInfo(nodeOf({ allocatable: { ...allocatable, pods: '1' } }), [
			podOf({ requests: [{ memory: '500' }] }),
		]);
		const filter = nodeResourcesFitFilter.prepare(newCycle({ pod, nodes: [full] }));
		expect(filter?.(full)).toEqual({
			reasons: [
				'Too many pods',
				'Insufficient cpu',
				'Insufficient memory',
				'Insufficient ephemeral-storage',
				'Insufficient example.com/gpu',
				'Insufficient example.com/z',
			],
			resolvable: true,
		});
		const modest = newCycle({ pod: podOf({ requests: [{ cpu: '1', memory: '500' }] }), nodes: [node] });
		expect(nodeResourcesFitFilter.prepare(modest)?.(node)).toBeUndefined();
	});

	it('scores by the free share, counting 100m and 200Mi for a container that asks for nothing', () => {
		expect(score(nodeResourcesFitScore, podOf({ requests: [{ cpu: '500m', memory: '250' }] }))).toBe(25);
		expect(score(nodeResourcesFitScore, podOf({ requests: [{ memory: '250' }] }))).toBe(Math.floor((45 + 25) / 2));
		expect(score(nodeResourcesFitScore, podOf({ requests: [{ cpu: '500m' }] }))).toBe(12);
	});

	it('weighs resources, and those of other kinds only where the pod asks for them', () => {
		const weights = [
			{ name: 'cpu', weight: 1 },
			{ name: 'memory', weight: 2 },
			{ name: 'example.com/gpu', weight: 3 },
		];
		const asks = { cpu: '0', memory: '500' };
		expect(score(leastAllocated(weights), podOf({ requests: [asks] }))).toBe(Math.floor(50 / 3));
		const withGpu = podOf({ requests: [{ ...asks, 'example.com/gpu': '1' }] });
		expect(score(leastAllocated(weights), withGpu)).toBe(Math.floor((50 + 75 * 3) / 6));
	});
});

describe('NodeResourcesBalancedAllocation', () => {
	it('is best where CPU and memory are used alike', () => {
		expect(score(nodeResourcesBalancedAllocation, podOf({ requests: [{ cpu: '500m', memory: '250' }] }))).toBe(100);
		expect(score(nodeResourcesBalancedAllocation, podOf({ requests: [{ cpu: '1' }] }))).toBe(75);
		expect(score(nodeResourcesBalancedAllocation, podOf({ requests: [{ cpu: '9' }] }))).toBe(75);
	});

	it('skips a pod that asks for nothing', () => {
		expect(score(nodeResourcesBalancedAllocation, podOf({ requests: [{}] }))).toBeUndefined();
	});

	it('takes the standard deviation of three', () => {
		const three = [...['cpu', 'memory', 'example.com/gpu'].map((name) => ({ name, weight: 1 }))];
		const pod = podOf({ requests: [{ cpu: '1', memory: '0', 'example.com/gpu': '2' }] });
		// Shares 1, 0.5 and 0.5: the deviation is √(1/18).
		expect(score(balancedAllocation(three), pod)).toBe(Math.trunc(100 * (1 - Math.sqrt(1 / 18))));
	});
});
