import { describe, expect, it } from 'vitest';
import type { Labels, Pod } from '../../../kubernetes/types.ts';
import { newCycle } from '../filter.ts';
import { type NodeInfo, nodeInfo } from '../framework.ts';
import { nodeOf, podOf } from '../testObjects.ts';
import { interPodAffinityFilter } from './interPodAffinity.ts';
import { interPodAffinityScore } from './interPodAffinityScore.ts';

type Side = 'podAffinity' | 'podAntiAffinity';

function term(app: string, topologyKey = 'zone') {
	return { topologyKey, labelSelector: { matchLabels: { app } } };
}

function requiring(labels: Labels, side: Side, ...apps: string[]): Pod {
	const required = { requiredDuringSchedulingIgnoredDuringExecution: apps.map((app) => term(app)) };
	return podOf({ labels, spec: { affinity: { [side]: required } } });
}

function preferring(labels: Labels, side: Side, app: string, weight: number): Pod {
	const preferred = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm: term(app) }] };
	return podOf({ labels, spec: { affinity: { [side]: preferred } } });
}

function zone(name: string, ...pods: Pod[]): NodeInfo {
	return nodeInfo(nodeOf({ name, labels: { zone: name } }), pods);
}

function refusals(pod: Pod, nodes: NodeInfo[]): (string | undefined)[] {
	const filter = interPodAffinityFilter.prepare(newCycle({ pod, nodes }));
	return nodes.map((info) => filter?.(info)?.reasons[0]);
}

const web = { app: 'web' };
const db = { app: 'db' };

describe('InterPodAffinity filter', () => {
	it('goes where its company is', () => {
		const nodes = [zone('a', podOf({ labels: db })), zone('b')];
		expect(refusals(requiring(web, 'podAffinity', 'db'), nodes)).toEqual([
			undefined,
			"node(s) didn't match pod affinity rules",
		]);
	});

	it('lets the first of its own kind go anywhere that has the key, and no stranger', () => {
		const bare = nodeInfo(nodeOf({ name: 'bare' }), []);
		expect(refusals(requiring(web, 'podAffinity', 'web'), [zone('a'), bare])).toEqual([
			undefined,
			"node(s) didn't match pod affinity rules",
		]);
		expect(refusals(requiring(web, 'podAffinity', 'db'), [zone('a')])).toEqual([
			"node(s) didn't match pod affinity rules",
		]);
	});

	it('keeps its distance, and others keep theirs', () => {
		const shy = requiring(web, 'podAntiAffinity', 'web');
		expect(refusals(requiring(web, 'podAntiAffinity', 'web'), [zone('a', podOf({ labels: web })), zone('b')])).toEqual([
			"node(s) didn't match pod anti-affinity rules",
			undefined,
		]);
		expect(refusals(podOf({ labels: web }), [zone('a', shy), zone('b')])).toEqual([
			"node(s) didn't satisfy existing pods anti-affinity rules",
			undefined,
		]);
	});

	it('still keeps its distance from pods that are being deleted', () => {
		const leaving = podOf({ labels: web, terminating: true });
		expect(refusals(requiring(web, 'podAntiAffinity', 'web'), [zone('a', leaving)])).toHaveLength(1);
		expect(refusals(requiring(web, 'podAntiAffinity', 'web'), [zone('a', leaving)])[0]).toBeDefined();
	});

	it('has nothing to say when nobody has a rule', () => {
		const nodes = [zone('a', podOf({ labels: web }))];
		expect(interPodAffinityFilter.prepare(newCycle({ pod: podOf({ labels: web }), nodes }))).toBeUndefined();
	});
});

describe('InterPodAffinity score', () => {
	it('sums weights of both sides and spreads them over 0 to 100', () => {
		const nodes = [
			zone('a', podOf({ labels: db }), podOf({ labels: db })),
			zone('b', podOf({ labels: db }), preferring(db, 'podAffinity', 'web', 7)),
			zone('c', preferring({}, 'podAntiAffinity', 'web', 4)),
			zone('d'),
		];
		const scorer = interPodAffinityScore.prepare(
			newCycle({ pod: preferring(web, 'podAffinity', 'db', 3), nodes }),
			nodes,
		);
		const raw = nodes.map((info) => scorer?.score(info) ?? Number.NaN);
		expect(raw).toEqual([6, 13, -4, 0]);
		expect(scorer?.normalise?.(raw, nodes)).toEqual([58, 100, 0, 23]);
	});

	it('is skipped when nobody prefers anything', () => {
		const nodes = [zone('a', podOf({ labels: web }))];
		expect(interPodAffinityScore.prepare(newCycle({ pod: podOf({ labels: web }), nodes }), nodes)).toBeUndefined();
	});
});
