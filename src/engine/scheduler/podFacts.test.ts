import { describe, expect, it } from 'vitest';
import { podFacts } from './podFacts.ts';
import { podOf } from './testObjects.ts';

describe('podFacts', () => {
	it('is worked out once for one object', () => {
		const pod = podOf();
		expect(podFacts(pod)).toBe(podFacts(pod));
		expect(podFacts({ ...pod })).not.toBe(podFacts(pod));
	});

	it('gives pods with equal labels of one namespace the same set, in whatever order they are written', () => {
		const set = podFacts(podOf({ labels: { a: '1', b: '2' } })).labelSet;
		expect(podFacts(podOf({ labels: { b: '2', a: '1' } })).labelSet).toBe(set);
		expect(podFacts(podOf({ labels: { a: '1', b: '3' } })).labelSet.id).not.toBe(set.id);
		expect(podFacts(podOf({ labels: { a: '1', b: '2' }, namespace: 'other' })).labelSet.id).not.toBe(set.id);
	});

	it('counts the host ports of containers and sidecars, not those of init containers that end', () => {
		const pod = podOf({ requests: [{}], initRequests: [{}, {}] });
		const port = (hostPort: number) => [{ containerPort: hostPort, hostPort, protocol: 'TCP' as const }];
		const [ending, sidecar] = pod.spec.initContainers ?? [];
		if (pod.spec.containers[0]) pod.spec.containers[0].ports = [{ containerPort: 1, protocol: 'TCP' }, ...port(80)];
		if (ending) ending.ports = port(81);
		if (sidecar) Object.assign(sidecar, { ports: port(82), restartPolicy: 'Always' });
		expect(podFacts(pod).hostPorts).toEqual([
			{ ip: '0.0.0.0', protocol: 'TCP', port: 80 },
			{ ip: '0.0.0.0', protocol: 'TCP', port: 82 },
		]);
	});

	it('knows affinity by the template: pods of one template share their terms', () => {
		const affinity = {
			podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone' }] },
		};
		const terms = podFacts(podOf({ spec: { affinity } })).affinity;
		expect(podFacts(podOf({ spec: { affinity: structuredClone(affinity) } })).affinity).toBe(terms);
		expect(terms?.requiredAntiAffinity).toMatchObject([{ namespaces: ['default'], topologyKey: 'zone' }]);
		expect(podFacts(podOf({ spec: { affinity }, namespace: 'other' })).affinity).not.toBe(terms);
		expect(podFacts(podOf({ spec: { affinity: { nodeAffinity: {} } } })).affinity).toBeUndefined();
	});
});
