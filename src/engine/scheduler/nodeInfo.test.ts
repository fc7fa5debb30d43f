import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pod } from '../../kubernetes/types.ts';
import { type NodeInfo, nodeInfo, withoutPod, withPod } from './framework.ts';
import { normalisedImage } from './nodeInfo.ts';
import { nodeOf, podOf } from './testObjects.ts';

const node = nodeOf({ name: 'n', allocatable: { cpu: '2', memory: '4Gi', pods: '10', 'example.com/gpu': '3' } });

function comparable(info: NodeInfo): unknown {
	const sorted = <T>(list: readonly T[]): string[] => list.map((item) => JSON.stringify(item)).sort();
	return {
		pods: info.pods.map(({ metadata }) => metadata.uid).sort(),
		requested: {
			...info.requested,
			other: Object.fromEntries(Object.entries(info.requested.other).filter(([, n]) => n > 0)),
		},
		nonZero: info.nonZeroRequested,
		ports: sorted(info.usedHostPorts),
		labels: sorted(info.labelCounts.map(({ set, count, terminating }) => [set.key, count, terminating])),
		affinity: sorted(info.affinityCounts),
	};
}

const arbitraryPod = fc
	.record({
		labels: fc.constantFrom({}, { app: 'a' }, { app: 'b' }, { app: 'a', tier: 'x' }),
		namespace: fc.constantFrom('default', 'other'),
		terminating: fc.boolean(),
		requests: fc.array(fc.constantFrom({}, { cpu: '100m' }, { memory: '1Mi' }, { cpu: '1', 'example.com/gpu': '1' }), {
			minLength: 1,
			maxLength: 3,
		}),
		antiAffine: fc.boolean(),
		hostPort: fc.constantFrom(undefined, 80, 81),
	})
	.map(({ antiAffine, hostPort, ...parts }): Pod => {
		const pod = podOf(parts);
		const [first] = pod.spec.containers;
		if (hostPort && first) first.ports = [{ containerPort: hostPort, hostPort, protocol: 'TCP' }];
		if (antiAffine) {
			const term = { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'a' } } };
			pod.spec.affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
		}
		return pod;
	});

describe('nodeInfo', () => {
	it('sums what the pods ask for, with defaults only where scores are made', () => {
		const info = nodeInfo(node, [podOf({ requests: [{ cpu: '250m', memory: '1Gi' }] }), podOf({ requests: [{}] })]);
		expect(info.requested).toEqual({ cpu: 250, memory: 1024 ** 3, other: {} });
		expect(info.nonZeroRequested).toEqual({ cpu: 350, memory: 1024 ** 3 + 200 * 1024 ** 2 });
		expect(info.allocatable).toEqual({ cpu: 2000, memory: 4 * 1024 ** 3, pods: 10, other: { 'example.com/gpu': 3 } });
	});

	it('keeps a request of zero as zero', () => {
		expect(nodeInfo(node, [podOf({ requests: [{ cpu: '0', memory: '0' }] })]).nonZeroRequested).toEqual({
			cpu: 0,
			memory: 0,
		});
	});

	it('leaves terminal pods out and counts those being deleted apart', () => {
		const gone = podOf({ phase: 'Succeeded', requests: [{ cpu: '1' }] });
		const leaving = podOf({ terminating: true, labels: { app: 'a' } });
		const info = nodeInfo(node, [gone, leaving, podOf({ labels: { app: 'a' } })]);
		expect(info.pods).toHaveLength(2);
		expect(info.requested.cpu).toBe(0);
		expect(info.labelCounts).toMatchObject([{ count: 2, terminating: 1 }]);
	});

	it('comes out the same pod by pod as all at once, whatever is taken away in between', () => {
		fc.assert(
			fc.property(
				fc.array(arbitraryPod, { maxLength: 8 }),
				fc.array(fc.nat(20), { maxLength: 8 }),
				(pods, removals) => {
					let info = nodeInfo(node, []);
					let left = pods;
					for (const pod of pods) info = withPod(info, pod);
					for (const index of removals) {
						const victim = left[index];
						if (!victim) continue;
						// What is taken away is known by its UID: its object may have changed since.
						info = withoutPod(info, { ...victim, metadata: { ...victim.metadata, labels: { changed: 'yes' } } });
						left = left.filter((pod) => pod !== victim);
					}
					expect(comparable(info)).toEqual(comparable(nodeInfo(node, left)));
				},
			),
		);
	});

	it('changes nothing in place', () => {
		const before = nodeInfo(node, [podOf({ requests: [{ cpu: '1' }], labels: { app: 'a' } })]);
		const copy = JSON.stringify(comparable(before));
		withoutPod(withPod(before, podOf({ requests: [{ cpu: '1' }], labels: { app: 'a' } })), before.pods[0] as Pod);
		expect(JSON.stringify(comparable(before))).toBe(copy);
	});

	it('refuses the same pod twice and ignores the removal of a stranger', () => {
		const pod = podOf();
		const info = nodeInfo(node, [pod]);
		expect(() => withPod(info, pod)).toThrow('already');
		expect(withoutPod(info, podOf())).toBe(info);
	});
});

describe('normalisedImage', () => {
	it.each([
		['nginx', 'nginx:latest'],
		['nginx:1.27', 'nginx:1.27'],
		['registry:5000/nginx', 'registry:5000/nginx:latest'],
		['registry:5000/nginx:1', 'registry:5000/nginx:1'],
		['nginx@sha256:abc', 'nginx@sha256:abc'],
	])('%s → %s', (name, normalised) => {
		expect(normalisedImage(name)).toBe(normalised);
	});
});
