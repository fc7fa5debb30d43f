import { describe, expect, it } from 'vitest';
import type { ManifestObject, Node, Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../engine.ts';
import { accept, clusterOf, deploymentManifest, podManifest, podNamed, run, serviceManifest } from '../testCluster.ts';

const web = { name: 'web', image: 'podarium/web:1', port: 80 };
const apply = (engine: Engine, ...objects: ManifestObject[]): void => accept(engine, { type: 'apply', objects });

function nodeNamed(engine: Engine, name: string): Node {
	const node = engine.state.objects.Node.get(name);
	if (!node) throw new Error(`no node ${name}`);
	return node;
}

const readyOf = (engine: Engine, name: string) =>
	nodeNamed(engine, name).status.conditions.find(({ type }) => type === 'Ready');
const taintsOf = (engine: Engine, name: string): string[] =>
	(nodeNamed(engine, name).spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
const isReady = ({ status }: Pod): boolean =>
	status.conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True');
const events = (engine: Engine, reason: string): string[] =>
	[...engine.state.objects.Event.values()].filter((event) => event.reason === reason).map(({ message }) => message);

/** Three nodes and a pod that's bound to the first of them. */
function withPod(): Engine {
	const engine = clusterOf(3);
	apply(
		engine,
		podManifest('web', [web], { nodeName: 'node-1', terminationGracePeriodSeconds: 5 }),
		serviceManifest('web', 80),
	);
	run(engine, 20);
	return engine;
}

describe('a node that fails', () => {
	it('is taken for ready during the grace period, and is unreachable after it', () => {
		const engine = withPod();
		accept(engine, { type: 'failNode', node: 'node-1' });
		run(engine, 49);
		expect(readyOf(engine, 'node-1')?.status).toBe('True');
		expect(isReady(podNamed(engine, 'web'))).toBe(true);
		run(engine, 7);
		expect(readyOf(engine, 'node-1')).toMatchObject({
			status: 'Unknown',
			reason: 'NodeStatusUnknown',
			message: 'Kubelet stopped posting node status.',
		});
		expect(taintsOf(engine, 'node-1')).toEqual([
			'node.kubernetes.io/unreachable:NoExecute',
			'node.kubernetes.io/unreachable:NoSchedule',
		]);
		expect(isReady(podNamed(engine, 'web'))).toBe(false);
		expect(podNamed(engine, 'web').status.phase).toBe('Running');
		expect(events(engine, 'NodeNotReady').sort()).toEqual([
			'Node is not ready',
			'Node node-1 status is now: NodeNotReady',
		]);
		const [slice] = [...engine.state.objects.EndpointSlice.values()];
		expect(slice?.endpoints[0]?.conditions).toMatchObject({ ready: false });
	});

	it('loses its pods after the 300 s that they tolerate it; others take their place', () => {
		const engine = clusterOf(3);
		apply(engine, deploymentManifest('web', 3, web));
		run(engine, 30);
		accept(engine, { type: 'failNode', node: 'node-1' });
		run(engine, 340);
		const living = () =>
			[...engine.state.objects.Pod.values()].filter(({ metadata }) => metadata.deletionTimestamp === undefined);
		expect(living().some(({ spec }) => spec.nodeName === 'node-1')).toBe(true);
		run(engine, 40);
		expect(living()).toHaveLength(3);
		expect(living().every((pod) => pod.spec.nodeName !== 'node-1' && isReady(pod))).toBe(true);
		const going = [...engine.state.objects.Pod.values()].filter(
			({ metadata }) => metadata.deletionTimestamp !== undefined,
		);
		expect(going.map(({ spec }) => spec.nodeName)).toEqual(['node-1']);
		expect(going[0]?.status.conditions.find(({ type }) => type === 'DisruptionTarget')?.reason).toBe(
			'DeletionByTaintManager',
		);
		accept(engine, { type: 'restoreNode', node: 'node-1' });
		run(engine, 60);
		expect([...engine.state.objects.Pod.values()]).toHaveLength(3);
	});

	it('keeps a pod that tolerates it for ever', () => {
		const engine = clusterOf(3);
		const tolerations = [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' }];
		apply(engine, podManifest('web', [web], { nodeName: 'node-1', tolerations }));
		run(engine, 20);
		accept(engine, { type: 'failNode', node: 'node-1' });
		run(engine, 1000);
		expect(podNamed(engine, 'web').metadata.deletionTimestamp).toBeUndefined();
	});

	it('starts its containers again when it is back, with their restarts counted and new addresses', () => {
		const engine = withPod();
		const before = podNamed(engine, 'web');
		accept(engine, { type: 'failNode', node: 'node-1' });
		run(engine, 80);
		accept(engine, { type: 'restoreNode', node: 'node-1' });
		run(engine, 60);
		const after = podNamed(engine, 'web');
		expect(after.metadata.uid).toBe(before.metadata.uid);
		expect(after.status.podIP).not.toBe(before.status.podIP);
		expect(after.status.containerStatuses?.[0]).toMatchObject({
			restartCount: 1,
			ready: true,
			lastState: { terminated: { exitCode: 255, reason: 'Unknown' } },
		});
		expect(readyOf(engine, 'node-1')).toMatchObject({ status: 'True', reason: 'KubeletReady' });
		expect(taintsOf(engine, 'node-1')).toEqual([]);
		expect(isReady(after)).toBe(true);
		expect(events(engine, 'TaintManagerEviction')).toEqual(['Cancelling deletion of Pod default/web']);
		expect(events(engine, 'Rebooted')).toHaveLength(1);
	});

	it('never answers: calls to its pods end in a time-out', () => {
		const engine = withPod();
		apply(
			engine,
			podManifest('client', [{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'web:80' } }], {
				nodeName: 'node-2',
			}),
		);
		run(engine, 20);
		const refusedBefore = engine.state.traffic.counts.refused;
		accept(engine, { type: 'failNode', node: 'node-1' });
		run(engine, 30);
		const reasons = new Set(
			engine.state.traffic.stories.flatMap(({ legs }) => legs.flatMap(({ reason }) => reason ?? [])),
		);
		expect(reasons).toContain('host is down');
		expect(engine.state.traffic.counts.refused).toBe(refusedBefore);
		expect(engine.state.traffic.counts.dropped).toBeGreaterThan(0);
	});

	it('can not fail twice, and comes back once', () => {
		const engine = withPod();
		const give = (type: 'failNode' | 'cutNode' | 'restoreNode', node = 'node-1') => accept(engine, { type, node });
		expect(() => give('restoreNode')).toThrow(/running already/);
		expect(() => give('failNode', 'node-9')).toThrow(/nodes "node-9" not found/);
		give('failNode');
		expect(() => give('failNode')).toThrow(/switched off already/);
		expect(() => give('cutNode')).toThrow(/switched off/);
		give('restoreNode');
		expect(() => give('restoreNode')).toThrow(/starting already/);
		run(engine, 60);
		expect(readyOf(engine, 'node-1')?.status).toBe('True');
	});

	it('evicts from one node of a zone in ten seconds, and from none when most of them are silent', () => {
		const engine = clusterOf(6);
		run(engine, 5);
		accept(engine, { type: 'failNode', node: 'node-1' });
		accept(engine, { type: 'failNode', node: 'node-2' });
		run(engine, 56);
		const tainted = () =>
			[...engine.state.objects.Node.values()].filter(({ spec }) =>
				spec.taints?.some(({ effect }) => effect === 'NoExecute'),
			).length;
		expect(tainted()).toBe(1);
		run(engine, 10);
		expect(tainted()).toBe(2);
		for (const node of ['node-3', 'node-4']) accept(engine, { type: 'failNode', node });
		run(engine, 200);
		// 4 of 6 are silent, more than 55 %, in a small cluster: nobody more is evicted.
		expect(tainted()).toBe(2);
		for (const node of ['node-5', 'node-6']) accept(engine, { type: 'failNode', node });
		run(engine, 60);
		expect(tainted()).toBe(0);
	});
});

describe('a node that is deleted and joins again', () => {
	it('starts what is bound to it, and ends what was deleted in the meantime', () => {
		const engine = withPod();
		apply(engine, podManifest('other', [web], { nodeName: 'node-1' }));
		run(engine, 20);
		accept(engine, { type: 'delete', kind: 'Node', namespace: '', name: 'node-1' });
		accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: 'other' });
		run(engine, 5);
		expect(podNamed(engine, 'other').metadata.deletionTimestamp).toBeDefined();
		apply(engine, { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } });
		run(engine, 30);
		expect([...engine.state.objects.Pod.keys()]).toEqual(['default/web']);
		expect(podNamed(engine, 'web').status.containerStatuses?.[0]).toMatchObject({ ready: true, restartCount: 1 });
	});
});

describe('a node that is cut off', () => {
	it('keeps its containers running, and they are the same ones when it is back', () => {
		const engine = withPod();
		const before = podNamed(engine, 'web');
		accept(engine, { type: 'cutNode', node: 'node-1' });
		run(engine, 120);
		expect(readyOf(engine, 'node-1')?.status).toBe('Unknown');
		expect(isReady(podNamed(engine, 'web'))).toBe(false);
		accept(engine, { type: 'restoreNode', node: 'node-1' });
		run(engine, 10);
		const after = podNamed(engine, 'web');
		expect(after.status.podIP).toBe(before.status.podIP);
		expect(after.status.containerStatuses).toEqual(before.status.containerStatuses);
		expect(isReady(after)).toBe(true);
		expect(taintsOf(engine, 'node-1')).toEqual([]);
	});

	it('hears of a deletion when it is back, and not before', () => {
		const engine = withPod();
		accept(engine, { type: 'cutNode', node: 'node-1' });
		accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: 'web' });
		run(engine, 100);
		const { uid } = podNamed(engine, 'web').metadata;
		expect(engine.state.sandboxes.get(uid)?.containers[0]?.state.running).toBeDefined();
		accept(engine, { type: 'restoreNode', node: 'node-1' });
		run(engine, 20);
		expect(engine.state.objects.Pod.size).toBe(0);
		expect(engine.state.sandboxes.size).toBe(0);
	});

	it('restarts what crashes there by itself, and tells of it later', () => {
		const engine = withPod();
		accept(engine, { type: 'cutNode', node: 'node-1' });
		accept(engine, { type: 'crashContainer', namespace: 'default', name: 'web', container: 'web' });
		run(engine, 20);
		expect(podNamed(engine, 'web').status.containerStatuses?.[0]?.restartCount).toBe(0);
		accept(engine, { type: 'restoreNode', node: 'node-1' });
		run(engine, 10);
		expect(podNamed(engine, 'web').status.containerStatuses?.[0]).toMatchObject({ restartCount: 1, ready: true });
	});

	it('serves its own, while others reach nobody there', () => {
		const engine = withPod();
		const client = (name: string, node: string) =>
			podManifest(name, [{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'web:80' } }], {
				nodeName: node,
			});
		apply(engine, client('near', 'node-1'), client('far', 'node-2'));
		run(engine, 20);
		const served = (name: string): number => {
			const { uid } = podNamed(engine, name).metadata;
			return [...engine.state.workload.processes.values()]
				.filter((load) => load.uid === uid)
				.reduce((sum, load) => sum + load.served, 0);
		};
		accept(engine, { type: 'cutNode', node: 'node-1' });
		run(engine, 2);
		const before = [served('near'), served('far')];
		run(engine, 20);
		expect(served('near')).toBeGreaterThan(before[0] ?? 0);
		expect(served('far')).toBe(before[1]);
	});
});

describe('taints', () => {
	it('follow cordoning and uncordoning', () => {
		const engine = clusterOf(1);
		const node = (unschedulable: boolean): ManifestObject => ({
			apiVersion: 'v1',
			kind: 'Node',
			metadata: { name: 'node-1' },
			spec: { unschedulable },
		});
		apply(engine, node(true));
		run(engine, 1);
		expect(taintsOf(engine, 'node-1')).toEqual(['node.kubernetes.io/unschedulable:NoSchedule']);
		apply(engine, node(false));
		run(engine, 1);
		expect(taintsOf(engine, 'node-1')).toEqual([]);
	});

	it('of effect NoExecute take away at once what does not tolerate them, and later what does for a while', () => {
		const engine = clusterOf(2);
		const tolerations = [{ key: 'repair', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }];
		apply(
			engine,
			podManifest('strict', [web], { nodeName: 'node-1', terminationGracePeriodSeconds: 1 }),
			podManifest('patient', [web], { nodeName: 'node-1', terminationGracePeriodSeconds: 1, tolerations }),
		);
		run(engine, 20);
		apply(engine, {
			apiVersion: 'v1',
			kind: 'Node',
			metadata: { name: 'node-1' },
			spec: { taints: [{ key: 'repair', effect: 'NoExecute' }] },
		});
		run(engine, 20);
		expect([...engine.state.objects.Pod.keys()]).toEqual(['default/patient']);
		run(engine, 45);
		expect(engine.state.objects.Pod.size).toBe(0);
	});
});
