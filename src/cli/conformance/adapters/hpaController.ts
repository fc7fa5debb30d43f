/** Drives the autoscaler with `tables/hpa_controller.json`: the whole controller on a cluster, and its rules one by one. */
import { syncAutoscaler } from '../../../engine/controllers/hpa.ts';
import {
	clamp,
	clampWithBehavior,
	type Limited,
	scaleDownLimit,
	scaleUpLimit,
	stabilize,
} from '../../../engine/controllers/hpaBehavior.ts';
import type { ContainerUsage, PodMetrics } from '../../../engine/controllers/memory.ts';
import { createEngine, type Engine } from '../../../engine/engine.ts';
import { create, type NewObject } from '../../../engine/store.ts';
import { scaleDownDefault, scaleUpDefault, scalingRules } from '../../../kubernetes/controllerDefaults.ts';
import type { ScalingRules } from '../../../kubernetes/controllerTypes.ts';
import { decodeObject } from '../../../kubernetes/decode.ts';
import { withDefaults } from '../../../kubernetes/defaults.ts';
import type { PodPhase } from '../../../kubernetes/types.ts';
import { sameData, type TableAdapter } from '../adapter.ts';
import { autoscaledPod, nowUs, type PodLists, second, testSettings } from './hpaCases.ts';

type Rules = Partial<ScalingRules> | null;

interface ControllerInput {
	minReplicas: number;
	maxReplicas: number;
	specReplicas: number;
	statusReplicas: number;
	targetCPUUtilizationPercent: number;
	podUsageMilli: number[];
	podRequests: string[] | null;
	reportedPodReadiness?: ('True' | 'False')[];
	reportedPodPhase?: PodPhase[];
	reportedPodStartTime?: ('hot' | 'cool')[];
	reportedPodDeletionTimestamp?: boolean[];
	currentReplicas: number;
	desiredReplicas: number;
	scaleUp: Rules;
	scaleDown: Rules;
	rules: Rules;
	windowSeconds: number;
	recommendations: { replicas: number; secondsAgo: number }[];
}

const quiet = { now: nowUs, scaleUps: [], scaleDowns: [] };
const told = ({ replicas, reason }: Limited) => ({ desiredReplicas: replicas, limitReason: reason });
const upRules = (given: Rules): ScalingRules => scalingRules(given ?? undefined, scaleUpDefault);
const downRules = (given: Rules): ScalingRules => scalingRules(given ?? undefined, scaleDownDefault);

const runs: Readonly<Record<string, (input: ControllerInput) => unknown>> = {
	reconcile: (input) => ({ desiredReplicas: reconcile(input) }),
	clampWithoutBehavior: ({ currentReplicas, desiredReplicas, minReplicas, maxReplicas }) =>
		told(clamp(currentReplicas, desiredReplicas, minReplicas, maxReplicas)),
	clampWithBehavior: (input) =>
		told(
			clampWithBehavior({
				current: input.currentReplicas,
				desired: input.desiredReplicas,
				min: input.minReplicas,
				max: input.maxReplicas,
				scaleUp: upRules(input.scaleUp),
				scaleDown: downRules(input.scaleDown),
				...quiet,
			}),
		),
	stabilize({ recommendations, desiredReplicas, windowSeconds }) {
		const past = recommendations.map(({ replicas, secondsAgo }) => ({ replicas, at: nowUs - secondsAgo * second }));
		return { desiredReplicas: stabilize(past, desiredReplicas, nowUs, windowSeconds * second).replicas };
	},
	scaleUpLimit: ({ currentReplicas, rules }) => ({ limit: scaleUpLimit(currentReplicas, upRules(rules), quiet) }),
	scaleDownLimit: ({ currentReplicas, rules }) => ({ limit: scaleDownLimit(currentReplicas, downRules(rules), quiet) }),
};

export const hpaController: TableAdapter = {
	table: 'hpa_controller',
	recognises: ({ op }) => typeof op === 'string' && op in runs,
	run(testCase) {
		const got = runs[String(testCase.op)]?.(testCase.in as ControllerInput);
		return { pass: sameData(got, testCase.expected), got };
	},
};

/** A cluster with the Deployment, its pods and their metrics as the case has them, and one round of the controller. */
function reconcile(input: ControllerInput): number {
	const engine = createEngine({ seed: 1 });
	engine.state.now = nowUs;
	create(engine, 'Deployment', stored(deployment(input.specReplicas)));
	create(engine, 'HorizontalPodAutoscaler', stored(autoscaler(input)));
	measure(engine, input);
	syncAutoscaler(engine, 'default/test', testSettings);
	return engine.state.objects.Deployment.get('default/test')?.spec.replicas ?? -1;
}

/** Decoded and defaulted as the API server does it, and not validated: some cases ask for a minimum of none. */
function stored<K extends 'Deployment' | 'HorizontalPodAutoscaler'>(manifest: unknown): NewObject<K> {
	const decoded = decodeObject(manifest);
	if ('errors' in decoded) throw new Error(JSON.stringify(decoded.errors));
	return withDefaults(decoded.object) as unknown as NewObject<K>;
}

function deployment(replicas: number) {
	const template = {
		metadata: { labels: { app: 'test' } },
		spec: { containers: [{ name: 'container0', image: 'app:1' }] },
	};
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'test' },
		spec: { replicas, selector: { matchLabels: { app: 'test' } }, template },
	};
}

function autoscaler({ minReplicas, maxReplicas, targetCPUUtilizationPercent }: ControllerInput) {
	const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'test' };
	const spec = {
		scaleTargetRef,
		minReplicas,
		maxReplicas,
		targetCPUUtilizationPercentage: targetCPUUtilizationPercent,
	};
	return { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler', metadata: { name: 'test' }, spec };
}

function measure(engine: Engine, input: ControllerInput): void {
	const lists: PodLists = {
		...(input.reportedPodReadiness ? { podReadiness: input.reportedPodReadiness } : {}),
		...(input.reportedPodPhase ? { podPhase: input.reportedPodPhase } : {}),
		...(input.reportedPodStartTime ? { podStartTime: input.reportedPodStartTime } : {}),
		...(input.reportedPodDeletionTimestamp ? { podDeletionTimestamp: input.reportedPodDeletionTimestamp } : {}),
	};
	const requests = input.podRequests ?? new Array(input.statusReplicas).fill('1.0');
	const pods = new Map<string, PodMetrics>();
	for (let index = 0; index < requests.length; index += 1) {
		const pod = create(engine, 'Pod', autoscaledPod(`test-pod-${index}`, index, [requests[index]], lists));
		const cpuMillis = input.podUsageMilli[index];
		if (cpuMillis === undefined) continue;
		const usage: ContainerUsage = { cpuMillis, memoryBytes: 0 };
		pods.set(pod.metadata.uid, { at: nowUs, windowUs: 60 * second, containers: { container0: usage } });
	}
	engine.state.memory.metrics = { ...engine.state.memory.metrics, pods };
}
