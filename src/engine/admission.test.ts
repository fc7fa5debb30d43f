import { describe, expect, it } from 'vitest';
import { accept, clusterOf, deploymentManifest, run } from './testCluster.ts';

describe('a pod made from a template', () => {
	it('is defaulted as a Pod: requests from its limits, host ports on the host network, tolerations', () => {
		const engine = clusterOf(1);
		const container = {
			name: 'web',
			image: 'nginx:1',
			port: 80,
			resources: { limits: { cpu: '200m', memory: '64Mi' } },
		};
		const manifest = deploymentManifest('web', 1, container);
		const template = (manifest.spec as { template: { spec: object } }).template;
		template.spec = { ...template.spec, hostNetwork: true };
		accept(engine, { type: 'apply', objects: [manifest] });
		run(engine, 1);
		const [pod] = [...engine.state.objects.Pod.values()];
		expect(pod?.spec.containers[0]?.resources?.requests).toEqual({ cpu: '200m', memory: '64Mi' });
		expect(pod?.spec.containers[0]?.ports?.[0]?.hostPort).toBe(80);
		expect(pod?.spec.enableServiceLinks).toBe(true);
		expect(pod?.status.qosClass).toBe('Guaranteed');
		expect(pod?.spec.tolerations).toHaveLength(2);
	});
});
