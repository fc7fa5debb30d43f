import { describe, expect, it } from 'vitest';
import { exposeService } from './exposeService.ts';

type PodLike = Parameters<typeof exposeService>[0];

function pod(labels: Record<string, string> | undefined, ...ports: number[]): PodLike {
	return {
		metadata: { name: 'web-1', namespace: 'shop', ...(labels ? { labels } : {}) },
		spec: { containers: ports.map((containerPort) => ({ ports: [{ containerPort, protocol: 'TCP' }] })) },
	} as unknown as PodLike;
}

describe('exposeService', () => {
	it('selects the pods of every revision', () => {
		expect(exposeService(pod({ app: 'web', 'pod-template-hash': '9c66' }, 80), 'web')).toEqual({
			apiVersion: 'v1',
			kind: 'Service',
			metadata: { name: 'web', namespace: 'shop' },
			spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }] },
		});
	});

	it('names ports when there are several, and takes each once', () => {
		const service = exposeService(pod({ app: 'web' }, 80, 6379, 80), 'web');
		expect(service?.spec).toMatchObject({
			ports: [
				{ name: 'port-1', port: 80, targetPort: 80, protocol: 'TCP' },
				{ name: 'port-2', port: 6379, targetPort: 6379, protocol: 'TCP' },
			],
		});
	});

	it('has nothing to make without labels or ports', () => {
		expect(exposeService(pod({ app: 'web' }), 'web')).toBeUndefined();
		expect(exposeService(pod(undefined, 80), 'web')).toBeUndefined();
		expect(exposeService(pod({ 'pod-template-hash': '9c66' }, 80), 'web')).toBeUndefined();
	});
});
