import { describe, expect, it } from 'vitest';
import type { ContainerView, PodView } from '../../simulation/views.ts';
import { keptPod } from './shown.ts';

function container(rest: Partial<ContainerView> = {}): ContainerView {
	return {
		name: 'web',
		image: 'web:1',
		role: 'frontend',
		kind: 'app',
		status: 'Running',
		tone: 'running',
		ready: true,
		restartCount: 0,
		ports: [{ port: 80, address: '0.0.0.0', state: 'listening' }],
		knowledge: { source: 'catalogue', repository: 'web' },
		...rest,
	};
}

function pod(rest: Partial<PodView> = {}): PodView {
	return {
		uid: 'a',
		namespace: 'default',
		name: 'web',
		ready: '1/1',
		status: 'Running',
		restarts: '0',
		tone: 'running',
		scale: { kind: 'Pod', namespace: 'default', name: 'web', replicas: 1 },
		volumes: [],
		containers: [container(), container({ name: 'cache' })],
		...rest,
	};
}

describe('keptPod', () => {
	it('is the same object for a view that looks the same', () => {
		const before = pod();
		const talkative = pod({ containers: [container({ lastLog: 'GET /' }), container({ name: 'cache' })] });
		expect(keptPod(before, talkative)).toBe(before);
	});

	it('keeps the containers that look the same', () => {
		const before = pod();
		const after = keptPod(before, pod({ containers: [container(), container({ name: 'cache', status: 'Error' })] }));
		expect(after).not.toBe(before);
		expect(after?.containers[0]).toBe(before.containers[0]);
		expect(after?.containers[1]?.status).toBe('Error');
	});

	it.each<Partial<PodView>>([
		{ ip: '10.244.0.2' },
		{ ready: '0/1' },
		{ status: 'Terminating' },
		{ tone: 'ending' },
		{ pendingReason: 'no' },
		{ scale: { kind: 'Pod', namespace: 'default', name: 'web', replicas: 2 } },
		{ containers: [container()] },
		{ containers: [container({ restartCount: 1 }), container({ name: 'cache' })] },
		{ containers: [container({ backOffUntil: 5 }), container({ name: 'cache' })] },
		{ containers: [container({ ports: [] }), container({ name: 'cache' })] },
	])('shows %j', (change) => {
		const before = pod();
		const after = keptPod(before, pod(change));
		expect(after).not.toBe(before);
		expect(after).toMatchObject(change);
	});

	it('comes and goes', () => {
		expect(keptPod(undefined, undefined)).toBeUndefined();
		const one = pod();
		expect(keptPod(undefined, one)).toBe(one);
		expect(keptPod(one, undefined)).toBeUndefined();
	});
});
