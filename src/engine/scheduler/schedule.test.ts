import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pod } from '../../kubernetes/types.ts';
import { type NodeInfo, nodeInfo, withPod } from './framework.ts';
import { type Decision, type EvaluateInput, evaluate, filterNode, nodeFilter } from './schedule.ts';
import { nodeOf, podOf } from './testObjects.ts';

const first = (): number => 1;
const big = { cpu: '4', memory: '8Gi', pods: '110' };

function decide(pod: Pod, nodes: NodeInfo[], more: Partial<EvaluateInput> = {}): Decision {
	return evaluate({ pod, nodes, drawn: first, ...more });
}

function empty(name: string, parts: Parameters<typeof nodeOf>[0] = {}): NodeInfo {
	return nodeInfo(nodeOf({ name, allocatable: big, ...parts }), []);
}

describe('evaluate', () => {
	it('chooses the emptier node and shows every score', () => {
		const busy = withPod(empty('busy'), podOf({ requests: [{ cpu: '2', memory: '4Gi' }] }));
		const decision = decide(podOf({ requests: [{ cpu: '1', memory: '2Gi' }] }), [busy, empty('idle')]);
		expect(decision).toMatchObject({ feasible: ['busy', 'idle'], chosen: 'idle', nextStartNodeIndex: 0 });
		expect(decision.message).toBeUndefined();
		expect(decision.verdicts).toEqual([
			{
				node: 'busy',
				refusals: [],
				total: 425,
				scores: [
					{ plugin: 'TaintToleration', raw: 0, normalized: 100, weighted: 300 },
					{ plugin: 'NodeResourcesFit', raw: 25, normalized: 25, weighted: 25 },
					{ plugin: 'NodeResourcesBalancedAllocation', raw: 100, normalized: 100, weighted: 100 },
					{ plugin: 'ImageLocality', raw: 0, normalized: 0, weighted: 0 },
				],
			},
			expect.objectContaining({ node: 'idle', total: 475 }),
		]);
	});

	it('says no in the scheduler’s own words', () => {
		const gpu = { taints: [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' as const }] };
		const nodes = [empty('a'), empty('b', gpu), empty('c', gpu)];
		const decision = decide(podOf({ requests: [{ cpu: '5' }] }), nodes);
		expect(decision.chosen).toBeUndefined();
		expect(decision.message).toBe(
			'0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {dedicated: gpu}. ' +
				'preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, ' +
				'2 Preemption is not helpful for scheduling.',
		);
	});

	it('counts the first failing filter alone but shows all', () => {
		const node = empty('a', { unschedulable: true, taints: [{ key: 'k', effect: 'NoExecute' }] });
		const decision = decide(podOf({ requests: [{ cpu: '5', memory: '9Gi' }] }), [node]);
		expect(decision.verdicts[0]?.refusals.map(({ plugin, reasons }) => [plugin, ...reasons])).toEqual([
			['NodeUnschedulable', 'node(s) were unschedulable'],
			['TaintToleration', 'node(s) had untolerated taint {k: }'],
			['NodeResourcesFit', 'Insufficient cpu', 'Insufficient memory'],
		]);
		expect(decision.message).toBe(
			'0/1 nodes are available: 1 node(s) were unschedulable. ' +
				'preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
		);
	});

	it('has nothing to count without nodes', () => {
		expect(decide(podOf(), []).message).toBe('no nodes available to schedule pods');
	});

	it('tries only the nodes that required affinity names', () => {
		const byName = (...names: string[]): Pod =>
			podOf({
				spec: {
					affinity: {
						nodeAffinity: {
							requiredDuringSchedulingIgnoredDuringExecution: {
								nodeSelectorTerms: [
									{ matchFields: names.map((name) => ({ key: 'metadata.name', operator: 'In', values: [name] })) },
								],
							},
						},
					},
				},
			});
		const nodes = [empty('a'), empty('b'), empty('c')];
		expect(decide(byName('b'), nodes)).toMatchObject({ chosen: 'b', nextStartNodeIndex: 1 });
		expect(decide(byName('z'), nodes).message).toBe(
			"0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [NodeAffinity]. " +
				'preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
		);
		expect(decide(byName('a', 'b'), nodes).message).toBe(
			'0/3 nodes are available: pod affinity terms conflict. ' +
				'preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
		);
	});

	it('stops when enough nodes are found and goes on from there next time', () => {
		const nodes = Array.from({ length: 250 }, (_, index) => empty(`n${index}`));
		const decision = decide(podOf(), nodes, { startNodeIndex: 200 });
		expect(decision.feasible).toHaveLength(120);
		expect(decision.feasible.slice(49, 51)).toEqual(['n249', 'n0']);
		expect(decision.nextStartNodeIndex).toBe(70);
		expect(decision.verdicts.filter(({ untried }) => untried)).toHaveLength(130);
	});

	it('spreads a controller’s pods without being asked', () => {
		const host = (name: string): NodeInfo => empty(name, { labels: { 'kubernetes.io/hostname': name } });
		const web = (): Pod => podOf({ labels: { app: 'web' } });
		const nodes = [withPod(host('a'), web()), host('b')];
		expect(decide(web(), nodes).chosen).toBe('a');
		const spread = decide(web(), nodes, { defaultSelector: { matchLabels: { app: 'web' } } });
		expect(spread.chosen).toBe('b');
		const points = spread.verdicts.map(({ scores }) => scores?.find(({ plugin }) => plugin === 'PodTopologySpread'));
		expect(points).toMatchObject([
			{ raw: 3, weighted: 132 },
			{ raw: 2, weighted: 200 },
		]);
	});
});

describe('preemption', () => {
	const low = podOf({ requests: [{ cpu: '4' }], spec: { priority: 1 } });
	const full = withPod(empty('full'), low);
	const ask = (cpu: string, spec: Partial<Pod['spec']> = {}): Decision =>
		decide(podOf({ requests: [{ cpu }], spec: { priority: 10, ...spec } }), [full]);

	it('names the nodes where it would make room and then adds nothing to the message', () => {
		const decision = ask('3');
		expect(decision.preemptionCandidates).toEqual(['full']);
		expect(decision.message).toBe('0/1 nodes are available: 1 Insufficient cpu.');
	});

	it('says why it wouldn’t even then', () => {
		expect(ask('5').message).toBe(
			'0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 Insufficient cpu.',
		);
	});

	it('is not tried by a pod that won’t', () => {
		expect(ask('3', { preemptionPolicy: 'Never' }).message).toBe(
			'0/1 nodes are available: 1 Insufficient cpu. preemption: not eligible due to preemptionPolicy=Never.',
		);
	});

	it('finds no victims among equals', () => {
		expect(ask('3', { priority: 1 }).message).toContain('1 No preemption victims found for incoming pod.');
	});
});

describe('filterNode', () => {
	it('judges spreading by the whole cluster', () => {
		const labels = (zone: string) => ({ labels: { zone } });
		const web = podOf({ labels: { app: 'web' } });
		const nodes = [withPod(empty('a', labels('1')), web), empty('b', labels('2'))];
		const pod = podOf({
			labels: { app: 'web' },
			spec: {
				topologySpreadConstraints: [
					{
						maxSkew: 1,
						topologyKey: 'zone',
						whenUnsatisfiable: 'DoNotSchedule',
						labelSelector: { matchLabels: { app: 'web' } },
					},
				],
			},
		});
		const judge = nodeFilter(pod, nodes);
		expect(judge(nodes[0] as NodeInfo)).toEqual([
			{
				plugin: 'PodTopologySpread',
				reasons: ["node(s) didn't match pod topology spread constraints"],
				resolvable: true,
			},
		]);
		expect(filterNode(pod, nodes[1] as NodeInfo, nodes)).toEqual([]);
	});
});

describe('any cluster', () => {
	const arbitraryNode = fc.record({
		zone: fc.constantFrom(undefined, 'a', 'b'),
		cpu: fc.constantFrom('1', '2', '4'),
		tainted: fc.boolean(),
		pods: fc.array(fc.constantFrom('web', 'db'), { maxLength: 3 }),
	});
	const cluster = fc.array(arbitraryNode, { maxLength: 6 }).map((parts) =>
		parts.map(({ zone, cpu, tainted, pods }, index) =>
			nodeInfo(
				nodeOf({
					name: `n${index}`,
					labels: { 'kubernetes.io/hostname': `n${index}`, ...(zone ? { 'topology.kubernetes.io/zone': zone } : {}) },
					allocatable: { cpu, memory: '1Gi', pods: '4' },
					...(tainted ? { taints: [{ key: 'k', effect: 'NoSchedule' }] } : {}),
				}),
				pods.map((app) => podOf({ labels: { app }, requests: [{ cpu: '400m', memory: '100Mi' }] })),
			),
		),
	);
	const pod = podOf({ labels: { app: 'web' }, requests: [{ cpu: '500m' }] });
	const defaultSelector = { matchLabels: { app: 'web' } };

	it('gets the same decision with and without the table, and again', () => {
		fc.assert(
			fc.property(cluster, fc.nat(5), fc.nat(1), (nodes, startNodeIndex, answer) => {
				const input = { pod, nodes, startNodeIndex, defaultSelector, drawn: () => answer };
				const { verdicts, ...decision } = evaluate(input);
				const { verdicts: none, ...lean } = evaluate({ ...input, table: false });
				expect(lean).toEqual(decision);
				expect(none).toEqual([]);
				expect(evaluate(input).verdicts).toEqual(verdicts);
			}),
		);
	});

	it('chooses a node that nothing refuses and that has the highest total', () => {
		fc.assert(
			fc.property(cluster, (nodes) => {
				const { chosen, message, feasible, verdicts } = decide(pod, nodes, { defaultSelector });
				const passing = nodes.filter((info) => filterNode(pod, info, nodes).length === 0);
				expect([...feasible].sort()).toEqual(passing.map(({ node }) => node.metadata.name).sort());
				expect(chosen === undefined).toBe(passing.length === 0);
				expect(message === undefined).toBe(passing.length > 0);
				const totals = verdicts.flatMap(({ total }) => total ?? []);
				if (chosen) expect(verdicts.find(({ node }) => node === chosen)?.total).toBe(Math.max(...totals));
				for (const { scores = [] } of verdicts) {
					for (const { normalized } of scores) {
						expect(Number.isInteger(normalized) && normalized >= 0 && normalized <= 100).toBe(true);
					}
				}
			}),
		);
	});
});
