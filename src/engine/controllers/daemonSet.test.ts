import { describe, expect, it } from 'vitest';
import type { ManifestObject, Pod } from '../../kubernetes/types.ts';
import { createEngine, type Engine } from '../engine.ts';
import { accept, clusterOf, podManifest, run } from '../testCluster.ts';

function daemonSet(
	spec: Record<string, unknown> = {},
	image = 'podarium/web:1',
	podSpec: Record<string, unknown> = {},
): ManifestObject {
	const template = podManifest(
		'agent',
		[{ name: 'agent', image, readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } }],
		podSpec,
	);
	return {
		apiVersion: 'apps/v1',
		kind: 'DaemonSet',
		metadata: { name: 'agent' },
		spec: {
			selector: { matchLabels: { app: 'agent' } },
			template: { metadata: { labels: { app: 'agent' } }, spec: template.spec },
			...spec,
		},
	};
}

const apply = (engine: Engine, ...objects: ManifestObject[]): void => accept(engine, { type: 'apply', objects });
const node = (
	name: string,
	spec: Record<string, unknown> = {},
	labels: Record<string, string> = {},
): ManifestObject => ({
	apiVersion: 'v1',
	kind: 'Node',
	metadata: { name, labels },
	spec,
});
const pods = (engine: Engine): Pod[] => [...engine.state.objects.Pod.values()];
const nodes = (engine: Engine): (string | undefined)[] =>
	pods(engine)
		.map(({ spec }) => spec.nodeName)
		.sort();
const images = (engine: Engine): (string | undefined)[] => pods(engine).map(({ spec }) => spec.containers[0]?.image);
const isReady = ({ status }: Pod): boolean =>
	status.conditions.some((one) => one.type === 'Ready' && one.status === 'True');

/** Fewest ready pods, and most pods in all, while it runs on; those that are going don't count. */
function extremes(engine: Engine, seconds: number): { ready: number; most: number } {
	const seen = { ready: Number.POSITIVE_INFINITY, most: 0 };
	for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
		run(engine, 0.1);
		const staying = pods(engine).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
		seen.ready = Math.min(seen.ready, staying.filter(isReady).length);
		seen.most = Math.max(seen.most, staying.length);
	}
	return seen;
}

describe('a DaemonSet', () => {
	it('puts one pod on every node, and on each that joins later', () => {
		const engine = clusterOf(3);
		apply(engine, daemonSet());
		run(engine, 30);
		expect(nodes(engine)).toEqual(['node-1', 'node-2', 'node-3']);
		apply(engine, node('node-4'));
		run(engine, 30);
		expect(nodes(engine)).toEqual(['node-1', 'node-2', 'node-3', 'node-4']);
		expect(engine.state.objects.DaemonSet.get('default/agent')?.status).toMatchObject({
			desiredNumberScheduled: 4,
			currentNumberScheduled: 4,
			numberReady: 4,
			updatedNumberScheduled: 4,
			numberAvailable: 4,
			numberUnavailable: 0,
		});
	});

	it('has its pods bound by the scheduler, each pinned to its node, and tolerating what it should', () => {
		const engine = clusterOf(1);
		apply(engine, daemonSet());
		run(engine, 30);
		const [pod] = pods(engine);
		const terms = pod?.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
		expect(terms).toEqual([{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }] }]);
		expect(pod?.status.conditions.find(({ type }) => type === 'PodScheduled')?.status).toBe('True');
		const forever = (pod?.spec.tolerations ?? []).filter(({ tolerationSeconds }) => tolerationSeconds === undefined);
		expect(forever.map(({ key, effect }) => `${key}:${effect}`)).toEqual([
			'node.kubernetes.io/not-ready:NoExecute',
			'node.kubernetes.io/unreachable:NoExecute',
			'node.kubernetes.io/disk-pressure:NoSchedule',
			'node.kubernetes.io/memory-pressure:NoSchedule',
			'node.kubernetes.io/pid-pressure:NoSchedule',
			'node.kubernetes.io/unschedulable:NoSchedule',
		]);
		expect(pod?.spec.tolerations).toHaveLength(6);
	});

	it('keeps to the nodes that its template selects, and off those whose taints it does not tolerate', () => {
		const engine = createEngine({ seed: 1 });
		apply(
			engine,
			node('node-1', {}, { disk: 'ssd' }),
			node('node-2'),
			node('node-3', { taints: [{ key: 'dedicated', effect: 'NoSchedule' }] }, { disk: 'ssd' }),
		);
		apply(engine, daemonSet({}, 'podarium/web:1', { nodeSelector: { disk: 'ssd' } }));
		run(engine, 30);
		expect(nodes(engine)).toEqual(['node-1']);
		apply(engine, node('node-1', {}, { disk: 'hdd' }), node('node-2', {}, { disk: 'ssd' }));
		run(engine, 60);
		expect(nodes(engine)).toEqual(['node-2']);
	});

	it('goes onto cordoned nodes and stays where a NoSchedule taint comes later', () => {
		const engine = clusterOf(2);
		apply(engine, node('node-1', { unschedulable: true }), daemonSet());
		run(engine, 30);
		apply(engine, node('node-2', { taints: [{ key: 'dedicated', effect: 'NoSchedule' }] }));
		run(engine, 60);
		expect(nodes(engine)).toEqual(['node-1', 'node-2']);
		expect(engine.state.objects.DaemonSet.get('default/agent')?.status).toMatchObject({
			desiredNumberScheduled: 1,
			numberMisscheduled: 1,
		});
	});

	it('rolls out a new template one node at a time, or as many as may be unavailable', () => {
		const engine = clusterOf(4);
		apply(engine, daemonSet());
		run(engine, 30);
		apply(engine, daemonSet({}, 'podarium/web:2'));
		expect(extremes(engine, 60)).toEqual({ ready: 3, most: 4 });
		expect(new Set(images(engine))).toEqual(new Set(['podarium/web:2']));
		apply(engine, daemonSet({ updateStrategy: { rollingUpdate: { maxUnavailable: '50%' } } }, 'podarium/web:3'));
		expect(extremes(engine, 60)).toEqual({ ready: 2, most: 4 });
		expect(new Set(images(engine))).toEqual(new Set(['podarium/web:3']));
	});

	it('rolls out with a pod more on a node where it may surge', () => {
		const engine = clusterOf(4);
		const updateStrategy = { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
		apply(engine, daemonSet({ updateStrategy }));
		run(engine, 30);
		apply(engine, daemonSet({ updateStrategy }, 'podarium/web:2'));
		const { ready, most } = extremes(engine, 90);
		expect(ready).toBe(4);
		expect(most).toBeGreaterThan(4);
		expect(pods(engine)).toHaveLength(4);
		expect(new Set(images(engine))).toEqual(new Set(['podarium/web:2']));
	});

	it('replaces a failed pod, ever more slowly', () => {
		const engine = createEngine({ seed: 1 });
		apply(engine, { ...node('node-1'), status: { capacity: { cpu: '4', memory: '8Gi', pods: '110' } } });
		const large = podManifest(
			'agent',
			[{ name: 'agent', image: 'podarium/web:1', resources: { requests: { cpu: '9' } } }],
			{ nodeName: 'node-1' },
		);
		apply(engine, daemonSet({ template: { metadata: { labels: { app: 'agent' } }, spec: large.spec } }));
		run(engine, 120);
		const events = [...engine.state.objects.Event.values()].filter(({ reason }) => reason === 'FailedDaemonPod');
		// 1, 2, 4, 8, 16, 32 and 64 s apart.
		expect(events.length).toBeGreaterThanOrEqual(5);
		expect(events.length).toBeLessThanOrEqual(8);
	});

	it('has no size', () => {
		const engine = clusterOf(1);
		apply(engine, daemonSet());
		run(engine, 10);
		const [pod] = pods(engine);
		const command = {
			type: 'scale',
			kind: 'Pod',
			namespace: 'default',
			name: pod?.metadata.name ?? '',
			replicas: 3,
		} as const;
		expect(() => accept(engine, command)).toThrow(/could not find the requested resource/);
	});
});
