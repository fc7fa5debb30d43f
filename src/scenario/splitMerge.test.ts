import { describe, expect, it } from 'vitest';
import type { WorkloadName } from '../engine/commands/command.ts';
import { planMerge } from '../engine/commands/refactoring/merge.ts';
import { planSplit } from '../engine/commands/refactoring/split.ts';
import { findWorkload, type Workload, workloadOfPod } from '../engine/commands/refactoring/workload.ts';
import { advance, dispatch, type Engine } from '../engine/engine.ts';
import { chanceOf } from '../engine/fuzz/chance.ts';
import { anyManifest } from '../engine/fuzz/manifests.ts';
import { clusterOf } from '../engine/testCluster.ts';
import type { Pod } from '../kubernetes/types.ts';
import { builtins } from './builtin/index.ts';
import { openEngine } from './run.ts';

/** A template as it means: container order, volume order and how loopback is written set aside. */
function meaning({ labels, spec }: Workload): unknown {
	const { nodeName: _, containers, volumes, tolerations, ...rest } = spec;
	const byName = <T extends { name: string }>(list: readonly T[] = []) =>
		[...list].sort((a, b) => (a.name < b.name ? -1 : 1));
	const text = JSON.stringify({
		labels,
		rest: Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
		containers: byName(containers).map((container) => Object.entries(container).sort(([a], [b]) => (a < b ? -1 : 1))),
		volumes: byName(volumes),
	});
	return text.replaceAll('127.0.0.1:', 'localhost:');
}

/** Splits a container of that pod out and merges it back: the templates before and after; nothing where the cluster refuses it. */
function thereAndBack(engine: Engine, { metadata: { namespace, name }, spec }: Pod, container: string) {
	const before = workloadOfPod(engine.state, engine.state.objects.Pod.get(`${namespace}/${name}`) as Pod);
	const split = { type: 'splitOut', namespace, name, container, as: 'split-off' } as const;
	if (spec.containers.length < 2 || dispatch(engine, split)) return undefined;
	const { kind } = before;
	const into: WorkloadName = { kind, namespace, name: before.name };
	const refusal = dispatch(engine, { type: 'mergePods', from: { kind, namespace, name: 'split-off' }, into });
	if (refusal) throw new Error(refusal.message);
	const after = findWorkload(engine.state, into);
	if (!after) throw new Error('it has gone');
	return { before: meaning(before), after: meaning(after) };
}

describe('split, then merge', () => {
	it.each(Object.keys(builtins))('gives back the templates of the scenario %s', (key) => {
		const document = builtins[key as keyof typeof builtins];
		const { engine: first } = openEngine(document);
		for (const pod of first.state.objects.Pod.values()) {
			for (const container of pod.spec.containers) {
				const result = thereAndBack(openEngine(document).engine, pod, container.name);
				if (result) expect(result.after).toEqual(result.before);
			}
		}
	});

	it('gives back the templates of random workloads', () => {
		let seen = 0;
		for (let seed = 1; seed <= 150; seed += 1) {
			const engine = clusterOf(2, seed);
			const world = { chance: chanceOf(seed), state: engine.state };
			for (let count = 0; count < 6; count += 1) dispatch(engine, { type: 'apply', objects: [anyManifest(world)] });
			advance(engine, engine.state.now + 5_000_000);
			const pod = [...engine.state.objects.Pod.values()].find((candidate) => candidate.spec.containers.length > 1);
			const container = pod && world.chance.pick(pod.spec.containers).name;
			const result = pod && container && thereAndBack(engine, pod, container);
			if (!result) continue;
			seen += 1;
			expect(result.after).toEqual(result.before);
		}
		expect(seen).toBeGreaterThan(30);
	});

	it('plans change nothing', () => {
		const { engine } = openEngine(builtins.welcome);
		const { resourceVersion } = engine.state.counters;
		planSplit(engine.state, { type: 'splitOut', namespace: 'default', name: 'web', container: 'cache', as: 'cache' });
		const pod = (name: string): WorkloadName => ({ kind: 'Pod', namespace: 'default', name });
		planMerge(engine.state, { type: 'mergePods', from: pod('client'), into: pod('web') });
		expect(engine.state.counters.resourceVersion).toBe(resourceVersion);
	});
});
