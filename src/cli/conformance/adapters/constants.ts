/** Checks the project's constants against `tables/constants.json`: each by what the engine does with it. */

import { autoscaling } from '../../../engine/controllers/hpaReplicas.ts';
import { nodeSettings } from '../../../engine/controllers/nodeLifecycle.ts';
import { dispatch } from '../../../engine/engine.ts';
import { backOffUntil, nextBackOff } from '../../../engine/kubelet/backOff.ts';
import { nthPodCIDR } from '../../../engine/network/addresses.ts';
import { scorePlugins } from '../../../engine/scheduler/plugins.ts';
import { defaultConstraints } from '../../../engine/scheduler/spreadConstraints.ts';
import { podOf } from '../../../engine/scheduler/testObjects.ts';
import { accept, clusterOf, podManifest, podNamed, run } from '../../../engine/testCluster.ts';
import { timing } from '../../../engine/timing.ts';
import {
	defaultDeployment,
	defaultNode,
	defaultPod,
	withDefaults,
	withDefaultTolerations,
} from '../../../kubernetes/defaults.ts';
import type { HorizontalPodAutoscaler, ManifestObject, Pod } from '../../../kubernetes/types.ts';
import { sameData, type TableAdapter } from '../adapter.ts';

const second = 1_000_000;

function manifest(apiVersion: string, kind: string, spec: unknown): ManifestObject {
	return { apiVersion, kind, metadata: { name: 'x' }, spec };
}

const deployment = () => defaultDeployment(manifest('apps/v1', 'Deployment', { template: { spec: {} } })).spec;
const autoscaler = () =>
	(withDefaults(manifest('autoscaling/v2', 'HorizontalPodAutoscaler', { behavior: {} })) as HorizontalPodAutoscaler)
		.spec;
const pod = () => defaultPod(manifest('v1', 'Pod', { containers: [{ name: 'c', image: 'nginx' }] })).spec;

function tolerationSeconds(taint: string): number | undefined {
	return withDefaultTolerations(pod()).tolerations?.find(({ key }) => key === taint)?.tolerationSeconds;
}

/** The longest pause after which a back-off isn't forgotten, to the second. */
function resetAfterSeconds(): number {
	const { backOffInitialUs: initial, backOffMaxUs: max } = timing;
	let pause = 1;
	while (
		nextBackOff({ delayUs: max, updatedAt: 0 }, (pause + 1) * second, (pause + 1) * second, initial, max).delayUs ===
		max
	)
		pause += 1;
	return pause;
}

function backOffFactor(): number {
	const first = nextBackOff(undefined, 0, 0, timing.backOffInitialUs, timing.backOffMaxUs);
	return nextBackOff(first, 0, 0, timing.backOffInitialUs, timing.backOffMaxUs).delayUs / first.delayUs;
}

/** How long the kubelet waits after the first failure, as a pod on a cluster shows it. */
function firstBackOffSeconds(): number {
	const entry = nextBackOff(undefined, 0, 0, timing.backOffInitialUs, timing.backOffMaxUs);
	return (backOffUntil(entry, 0, 0, timing.backOffMaxUs) ?? 0) / second;
}

type Waits = Partial<Record<'image' | 'imagePullPolicy', string>>;

/** Every reason that a container gives for waiting while a cluster runs for `seconds`. */
function waitingReasons(
	container: Waits,
	seconds: number,
	spec: Record<string, unknown> = {},
	prepare?: (image: string) => void,
): Set<string> {
	const engine = clusterOf(1);
	const image = container.image ?? 'podarium/web:1';
	if (prepare) accept(engine, { type: 'setImageAvailable', image, available: false });
	accept(engine, { type: 'apply', objects: [podManifest('x', [{ name: 'c', ...container, image }], spec)] });
	const reasons = new Set<string>();
	for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
		run(engine, 0.1);
		const status = podNamed(engine, 'x').status.containerStatuses?.[0];
		if (status?.state.waiting?.reason) reasons.add(status.state.waiting.reason);
		if (status?.state.running && seconds > 30) {
			// What its status says may have come to an end already; then there's nothing to crash.
			dispatch(engine, { type: 'crashContainer', namespace: 'default', name: 'x', container: 'c' });
		}
	}
	return reasons;
}

/** How the containers of a pod have ended: well, badly, or for want of memory. */
function terminatedReasons(): string[] {
	const ends = (spec: Record<string, unknown>, crash = false): string | undefined => {
		const engine = clusterOf(1);
		accept(engine, {
			type: 'apply',
			objects: [podManifest('x', [{ name: 'c', image: 'podarium/web:1', ...spec }], { restartPolicy: 'Never' })],
		});
		run(engine, 10);
		if (crash) accept(engine, { type: 'crashContainer', namespace: 'default', name: 'x', container: 'c' });
		run(engine, 10);
		return podNamed(engine, 'x').status.containerStatuses?.[0]?.state.terminated?.reason;
	};
	const tooLittle = { resources: { limits: { memory: '4Mi' } } };
	return [ends(tooLittle), ends({ image: 'busybox' }), ends({}, true)].filter((reason) => reason !== undefined);
}

/** The reasons that an image gives; the fifth, `ImageInspectError`, is of a broken image store, which no node here has. */
function imageReasons(known: readonly string[]): string[] {
	const missing = waitingReasons({}, 30, {}, () => undefined);
	const never = waitingReasons({ imagePullPolicy: 'Never' }, 5);
	const bad = waitingReasons({ image: 'Not/An/Image:1' }, 5);
	const seen = new Set([...missing, ...never, ...bad]);
	return known.filter((reason) => seen.has(reason) || reason === 'ImageInspectError');
}

const facts: Readonly<Record<string, (value: unknown) => unknown>> = {
	containerBackOffInitialSeconds: firstBackOffSeconds,
	imageBackOffInitialSeconds: firstBackOffSeconds,
	containerBackOffMaxSeconds: () => timing.backOffMaxUs / second,
	imageBackOffMaxSeconds: () => timing.backOffMaxUs / second,
	backOffFactor,
	backOffResetAfterSeconds: resetAfterSeconds,
	maxPods: () => Number(defaultNode(manifest('v1', 'Node', {})).status.capacity.pods),
	nodeStatusUpdateFrequencySeconds: () => nodeSettings.statusUpdateUs / second,
	nodeLeaseDurationSeconds: () => nodeSettings.leaseDurationSeconds,
	nodeLeaseRenewIntervalFraction: () => nodeSettings.leaseRenewalFraction,
	nodeMonitorGracePeriodSeconds: () => nodeSettings.graceUs / second,
	nodeStartupGracePeriodSeconds: () => nodeSettings.startupGraceUs / second,
	notReadyTolerationSeconds: () => tolerationSeconds('node.kubernetes.io/not-ready'),
	unreachableTolerationSeconds: () => tolerationSeconds('node.kubernetes.io/unreachable'),
	hpaSyncPeriodSeconds: () => timing.hpaSyncUs / second,
	hpaTolerance: () => autoscaling.tolerance,
	hpaDownscaleStabilizationSeconds: () => autoscaling.downscaleStabilizationUs / second,
	hpaCPUInitializationSeconds: () => autoscaling.cpuInitializationUs / second,
	hpaInitialReadinessDelaySeconds: () => autoscaling.initialReadinessDelayUs / second,
	hpaScaleUpDefault: () => autoscaler().behavior?.scaleUp,
	hpaScaleDownDefault: () => ({ stabilizationWindowSeconds: null, ...autoscaler().behavior?.scaleDown }),
	hpaDefaultMinReplicas: () => autoscaler().minReplicas,
	hpaDefaultCPUUtilization: () => autoscaler().metrics[0]?.resource?.target.averageUtilization,
	nodeCIDRMaskSizeIPv4: () => Number(nthPodCIDR(0).split('/')[1]),
	terminationGracePeriodSeconds: () => pod().terminationGracePeriodSeconds,
	deploymentMaxSurge: () => deployment().strategy.rollingUpdate?.maxSurge,
	deploymentMaxUnavailable: () => deployment().strategy.rollingUpdate?.maxUnavailable,
	deploymentRevisionHistoryLimit: () => deployment().revisionHistoryLimit,
	deploymentProgressDeadlineSeconds: () => deployment().progressDeadlineSeconds,
	schedulerDefaultSpreadConstraints: () =>
		defaultConstraints(podOf() as Pod, { matchLabels: { app: 'x' } }).map(({ topologyKey, maxSkew }) => ({
			topologyKey,
			// Constraints of the system's own only score, and never keep a pod off.
			whenUnsatisfiable: 'ScheduleAnyway',
			maxSkew,
		})),
	schedulerPluginWeights: () => Object.fromEntries(scorePlugins.map(({ name, weight }) => [name, weight])),
	waitingReasons: (value) => {
		const known = value as Record<string, string>;
		const init = { initContainers: [{ name: 'first', image: 'busybox' }] };
		const seen = {
			noInitContainers: waitingReasons({}, 2),
			initContainersPending: waitingReasons({}, 2, init),
			backoff: waitingReasons({}, 60),
		};
		return Object.fromEntries(
			Object.entries(seen).map(([name, reasons]) => [name, [...reasons].find((reason) => reason === known[name])]),
		);
	},
	imageReasons: (value) => imageReasons(value as string[]),
	terminatedReasons,
};

/** The fact is of an older release. */
const superseded = "the release notes of v1.32: node-monitor-grace-period's default is 50s, no longer 40s";

export const constants: TableAdapter = {
	table: 'constants',
	recognises: ({ name }) => typeof name === 'string' && name in facts,
	run({ name, value }) {
		const got = facts[String(name)]?.(value);
		return { pass: sameData(got, value), got };
	},
	superseded: ({ name, value }) => (name === 'nodeMonitorGracePeriodSeconds' && value === 40 ? superseded : undefined),
};
