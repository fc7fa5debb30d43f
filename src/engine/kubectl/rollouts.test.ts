import { describe, expect, it } from 'vitest';
import type { KubeObject } from './objects.ts';
import { rolloutState } from './rollouts.ts';

const object = (kind: string, spec: object, status: object, generation = 2) =>
	({
		kind,
		metadata: { name: 'web', generation },
		spec,
		status: { observedGeneration: 2, conditions: [], ...status },
	}) as unknown as KubeObject;

/** The texts of `rollout_status.go`, by hand. */
describe('how far a rollout is', () => {
	const deployment = (status: object, generation?: number) =>
		object(
			'Deployment',
			{ replicas: 3 },
			{ updatedReplicas: 3, replicas: 3, availableReplicas: 3, ...status },
			generation,
		);
	it.each([
		[deployment({}, 3), 'Waiting for deployment spec update to be observed...\n'],
		[
			deployment({ updatedReplicas: 1 }),
			'Waiting for deployment "web" rollout to finish: 1 out of 3 new replicas have been updated...\n',
		],
		[
			deployment({ replicas: 4 }),
			'Waiting for deployment "web" rollout to finish: 1 old replicas are pending termination...\n',
		],
		[
			deployment({ availableReplicas: 2 }),
			'Waiting for deployment "web" rollout to finish: 2 of 3 updated replicas are available...\n',
		],
		[
			object('DaemonSet', {}, { desiredNumberScheduled: 2, updatedNumberScheduled: 1 }),
			'Waiting for daemon set "web" rollout to finish: 1 out of 2 new pods have been updated...\n',
		],
		[
			object('StatefulSet', { replicas: 2, updateStrategy: { type: 'RollingUpdate' } }, { readyReplicas: 1 }),
			'Waiting for 1 pods to be ready...\n',
		],
	])('%#', (given, text) => {
		expect(rolloutState(given)).toEqual({ text, done: false });
	});

	it('tells the end', () => {
		expect(rolloutState(deployment({}))).toEqual({ text: 'deployment "web" successfully rolled out\n', done: true });
		const conditions = [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }];
		expect(rolloutState(deployment({ conditions }))).toEqual({
			failed: 'deployment "web" exceeded its progress deadline',
		});
		expect(rolloutState(object('Pod', {}, {}))).toBe(undefined);
	});
});
