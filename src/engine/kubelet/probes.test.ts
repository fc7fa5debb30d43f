import { describe, expect, it } from 'vitest';
import { accept, clusterOf, run } from '../testCluster.ts';

/** A pod `p` of that one container, so many seconds after it was applied. */
function podAfter(seconds: number, container: object) {
	const engine = clusterOf(1);
	const spec = { containers: [{ name: 'c', ...container }], terminationGracePeriodSeconds: 1 };
	accept(engine, { type: 'apply', objects: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec }] });
	run(engine, seconds);
	const pod = [...engine.state.objects.Pod.values()][0];
	const unhealthy = [...engine.state.objects.Event.values()].filter(({ reason }) => reason === 'Unhealthy');
	return {
		restarts: pod?.status.containerStatuses?.[0]?.restartCount,
		ready: pod?.status.containerStatuses?.[0]?.ready,
		unhealthy,
	};
}

describe('an exec probe', () => {
	const script = 'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600';
	const shell = {
		image: 'busybox:1.27.2',
		args: ['/bin/sh', '-c', script],
		livenessProbe: { exec: { command: ['cat', '/tmp/healthy'] }, initialDelaySeconds: 5, periodSeconds: 5 },
	};

	it('succeeds while the file is there', () => {
		expect(podAfter(28, shell)).toMatchObject({ restarts: 0, unhealthy: [] });
	});

	it('fails once it is gone, in the words that the command printed, and the container is started again', () => {
		const { restarts, unhealthy } = podAfter(60, shell);
		expect(restarts).toBe(1);
		expect(unhealthy[0]?.message).toBe(
			"Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory",
		);
		expect(unhealthy[0]?.count).toBe(3);
	});

	it('reads tests and short scripts', () => {
		const readinessProbe = (command: string[]) => ({
			...shell,
			livenessProbe: undefined,
			readinessProbe: { exec: { command }, periodSeconds: 1 },
		});
		expect(podAfter(10, readinessProbe(['sh', '-c', 'test -f /tmp/healthy && exit 0 || exit 1'])).ready).toBe(true);
		expect(podAfter(10, readinessProbe(['test', '!', '-f', '/tmp/healthy'])).ready).toBe(false);
		expect(podAfter(50, readinessProbe(['test', '!', '-f', '/tmp/healthy'])).ready).toBe(true);
		expect(podAfter(10, readinessProbe(['sh', '-c', '[ -f /tmp/healthy ] && false'])).ready).toBe(false);
		expect(podAfter(45, readinessProbe(['stat', '/tmp/healthy'])).ready).toBe(false);
	});

	it('of which nobody knows what it asks succeeds once the server is up', () => {
		const readinessProbe = { exec: { command: ['/bin/check', '--all'] }, periodSeconds: 1 };
		expect(podAfter(10, { image: 'podarium/web:1', readinessProbe }).ready).toBe(true);
		expect(
			podAfter(10, {
				image: 'podarium/web:1',
				readinessProbe: { exec: { command: ['cat', '/ready'] }, periodSeconds: 1 },
			}).ready,
		).toBe(true);
	});
});

describe('an HTTP probe', () => {
	const liveness = {
		image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
		args: ['liveness'],
		livenessProbe: { httpGet: { path: '/healthz', port: 8080 }, initialDelaySeconds: 3, periodSeconds: 3 },
	};

	it('fails at a server that answers with an error after ten seconds', () => {
		const { restarts, unhealthy } = podAfter(25, liveness);
		expect(restarts).toBe(1);
		expect(unhealthy[0]?.message).toBe('Liveness probe failed: HTTP probe failed with statuscode: 500');
	});

	it('succeeds at another of its paths', () => {
		const other = { ...liveness, livenessProbe: { ...liveness.livenessProbe, httpGet: { path: '/', port: 8080 } } };
		expect(podAfter(25, other)).toMatchObject({ restarts: 0, unhealthy: [] });
	});
});
