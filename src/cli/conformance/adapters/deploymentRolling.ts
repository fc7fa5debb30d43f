/** Drives the rolling update's arithmetic with `tables/deployment_rolling.json`. */
import {
	cleanupUnhealthy,
	maxUnavailable,
	newReplicas,
	type Rollout,
	reconcileNew,
	reconcileOld,
	resolveFenceposts,
	type Sized,
	scaleDownOld,
} from '../../../engine/controllers/rolling.ts';
import { sameData, type TableAdapter } from '../adapter.ts';

interface RollingInput {
	strategyType?: Rollout['type'];
	deploymentReplicas: number;
	replicas: number;
	desired: number;
	maxSurge: number | string | null;
	maxUnavailable: number | string | null;
	oldReplicas: number;
	newReplicas: number;
	newRSReplicas: number;
	otherRSReplicas: number[];
	readyPods: number;
	readyPodsFromOldRS: number;
	readyPodsFromNewRS: number;
	maxCleanupCount: number;
}

const runs: Readonly<Record<string, (input: RollingInput) => unknown>> = {
	resolveFenceposts(input) {
		const resolved = resolveFenceposts(input.maxSurge, input.maxUnavailable, input.desired);
		return resolved ?? { error: true, maxSurge: 0, maxUnavailable: 0 };
	},
	newRSNewReplicas(input) {
		const others = input.otherRSReplicas.map((replicas, index) => sized(`old-${index}`, replicas));
		return { newRSReplicas: newReplicas(rollout(input), others, input.newRSReplicas) };
	},
	reconcileNewReplicaSet(input) {
		const size = reconcileNew(rollout(input), sized('new', input.newReplicas), [sized('old', input.oldReplicas)]);
		return size === input.newReplicas ? { scaled: false } : { scaled: true, newReplicas: size };
	},
	reconcileOldReplicaSets(input) {
		const fresh = sized('new', input.newReplicas, input.readyPodsFromNewRS);
		const old = [sized('old', input.oldReplicas, input.readyPodsFromOldRS)];
		return { scaled: reconcileOld(rollout(input), fresh, old) !== undefined };
	},
	cleanupUnhealthyReplicas(input) {
		const old = [sized('old', input.oldReplicas, input.readyPods)];
		return { cleanedUp: cleanupUnhealthy(old, input.maxCleanupCount).cleaned };
	},
	scaleDownOldReplicaSets(input) {
		const down = scaleDownOld(rollout(input), undefined, [sized('old', input.oldReplicas, input.readyPods)]);
		return down.scaled > 0 ? { scaled: true, oldReplicas: down.sizes[0] } : { scaled: false };
	},
	maxUnavailable: (input) => ({
		maxUnavailable: maxUnavailable({ ...rollout(input), replicas: input.replicas }),
	}),
};

export const deploymentRolling: TableAdapter = {
	table: 'deployment_rolling',
	recognises: ({ op }) => typeof op === 'string' && op in runs,
	run(testCase) {
		const got = runs[String(testCase.op)]?.(testCase.in as RollingInput);
		// `oldReplicasStated` stands in upstream's table and is never asserted there.
		const { oldReplicasStated: _, ...expected } = testCase.expected as Record<string, unknown>;
		return { pass: sameData(got, expected), got };
	},
};

function rollout(input: RollingInput): Rollout {
	return {
		type: input.strategyType ?? 'RollingUpdate',
		replicas: input.deploymentReplicas,
		maxSurge: input.maxSurge ?? 0,
		maxUnavailable: input.maxUnavailable ?? 0,
	};
}

function sized(name: string, replicas: number, available = replicas): Sized {
	return { name, replicas, available };
}
