import { DaemonSet, Deployment, ReplicaSet, StatefulSet } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { CronJob, Job } from 'kubernetes-models/batch/v1';
import { ConfigMap, Namespace, Pod, Secret, Service } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { dispatch, type Engine } from '../engine/engine.ts';
import type { ClusterState } from '../engine/state.ts';
import { parseManifests, toYaml } from '../kubernetes/manifest.ts';
import type { ManifestObject } from '../kubernetes/types.ts';
import { builtins } from './builtin/index.ts';
import { documentOfManifests, exportCluster } from './clusterExport.ts';
import { newDocument, type ScenarioDocument } from './document.ts';
import { openEngine, runUntil } from './run.ts';

/** Kubernetes' OpenAPI schemas, by kind. */
const models = {
	ConfigMap,
	CronJob,
	DaemonSet,
	Deployment,
	HorizontalPodAutoscaler,
	Job,
	Namespace,
	Pod,
	ReplicaSet,
	Secret,
	Service,
	StatefulSet,
} as unknown as Record<string, new (data: unknown) => { validate(): void }>;

function validate(object: ManifestObject): void {
	const Model = models[object.kind];
	if (!Model) throw new Error(`no schema of ${object.kind}`);
	new Model(object).validate();
}

function engineAt(document: ScenarioDocument, at: number): Engine {
	const { engine, applied, refusal } = openEngine({ ...document, at: 0 });
	if (refusal) throw new Error(refusal.message);
	runUntil(engine, document, applied, at);
	return engine;
}

/** What there is, but for what's drawn anew: uids, addresses, and names and places of a controller's pods. */
function shapeOf({ objects, settings }: ClusterState): unknown {
	const table = (kind: keyof typeof objects) => [...objects[kind].keys()].sort();
	const pods = [...objects.Pod.values()].filter(({ metadata }) => metadata.deletionTimestamp === undefined);
	const owned = new Map<string, number>();
	const bare: string[] = [];
	for (const { metadata, spec } of pods) {
		const owner = metadata.ownerReferences?.find(({ controller }) => controller);
		const images = spec.containers.map(({ image }) => image).join();
		if (owner) owned.set(`${owner.kind} ${images}`, (owned.get(`${owner.kind} ${images}`) ?? 0) + 1);
		else bare.push(`${metadata.name} on ${spec.nodeName}: ${images}`);
	}
	return {
		settings,
		nodes: [...objects.Node.values()].map(({ metadata, status }) => [
			metadata.name,
			metadata.labels,
			status.allocatable,
		]),
		services: [...objects.Service.values()].map(({ metadata, spec }) => [
			metadata.name,
			spec.type,
			spec.selector,
			spec.ports,
		]),
		deployments: [...objects.Deployment.values()].map(({ metadata, spec }) => [metadata.name, metadata.labels, spec]),
		others: (['StatefulSet', 'DaemonSet', 'Job', 'HorizontalPodAutoscaler', 'ConfigMap'] as const).map(table),
		owned: [...owned].sort(),
		bare: bare.sort(),
	};
}

const second = 1_000_000;

describe('exported manifests', () => {
	for (const [key, document] of Object.entries(builtins)) {
		it(`of ${key} fit Kubernetes’ OpenAPI schemas, and give the same cluster again`, () => {
			// A machine that's off isn't told of by manifests: there it's the cluster before that.
			const fault = document.commands.find(({ command }) => command.type === 'failNode' || command.type === 'cutNode');
			const until = fault ? fault.at - second : 60 * second;
			const commands = document.commands.filter(({ at }) => at <= until - 20 * second);
			const engine = engineAt({ ...document, commands }, until);
			const yaml = toYaml(exportCluster(engine.state));
			const { objects, errors } = parseManifests(yaml);
			expect(errors).toEqual([]);
			const manifests = objects.map(({ object }) => object);
			for (const manifest of manifests) validate(manifest);
			for (const object of manifests) {
				expect(object).not.toHaveProperty('status');
				expect(Object.keys(object.metadata)).not.toContain('uid');
				for (const annotation of Object.keys(object.metadata.annotations ?? {}))
					expect(annotation).toMatch(/^podarium\.dev\//);
			}
			const again = engineAt(documentOfManifests(manifests), until);
			expect(shapeOf(again.state)).toEqual(shapeOf(engine.state));
			expect(exportCluster(again.state)).toEqual(manifests);
		});
	}

	it('leave out what the API server fills in', () => {
		const engine = engineAt(builtins.welcome, 10 * second);
		const api = exportCluster(engine.state).find(({ kind }) => kind === 'Deployment');
		const asked = builtins.welcome.manifests.find(({ kind }) => kind === 'Deployment');
		const { replicas: _, ...spec } = { ...(asked?.spec as Record<string, unknown> | undefined) };
		expect(api).toEqual({ ...asked, spec });
	});

	it('carry settings, machines and faults, and take none from hostile annotations', () => {
		const document = newDocument(
			[
				{
					apiVersion: 'v1',
					kind: 'Node',
					metadata: { name: 'big', labels: { disk: 'ssd' } },
					spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] },
					status: { capacity: { cpu: '16', memory: '32Gi' } },
				} as unknown as ManifestObject,
				{
					apiVersion: 'batch/v1',
					kind: 'Job',
					metadata: { name: 'once' },
					spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'job', image: 'busybox' }] } } },
				} as unknown as ManifestObject,
			],
			{ nodeCount: 1, seed: 77 },
		);
		const engine = engineAt(document, second);
		for (const command of [
			{ type: 'setPodNetwork', podNetwork: 'routed' },
			{ type: 'setScheduling', mode: 'byHand' },
			{ type: 'losePackets', percent: 20 },
			{ type: 'setImageAvailable', image: 'nginx:9', available: false },
		] as const)
			expect(dispatch(engine, command)).toBeUndefined();
		const manifests = exportCluster(engine.state);
		for (const manifest of manifests) validate(manifest);
		const again = engineAt(documentOfManifests(manifests), second);
		expect(again.state.seed).toBe(77);
		expect(again.state.settings).toEqual(engine.state.settings);
		expect(again.state.unavailableImages).toEqual(new Set(['nginx:9']));
		expect(again.state.objects.Node.get('big')?.spec.taints).toEqual([{ key: 'gpu', effect: 'NoSchedule' }]);
		expect(again.state.objects.Node.get('big')?.status.allocatable.cpu).toBe('16');

		const annotations = {
			'podarium.dev/nodes': '[{"kind":"Secret"},7,{"kind":"Node"',
			'podarium.dev/seed': '-3',
			'podarium.dev/scheduling': '__proto__',
			'podarium.dev/packet-loss': 'NaN',
		};
		const hostile = documentOfManifests(
			[{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'podarium-settings', annotations } }],
			{ nodeCount: 2 },
		);
		expect(hostile).toEqual(newDocument([], { nodeCount: 2 }));
	});

	it('are refused by the schemas where they’re wrong, so that passing means something', () => {
		expect(() =>
			validate({
				apiVersion: 'v1',
				kind: 'Pod',
				metadata: { name: 'x' },
				spec: { containers: [{ image: 'x' }] },
			} as ManifestObject),
		).toThrow();
		expect(() =>
			validate({
				apiVersion: 'apps/v1',
				kind: 'Deployment',
				metadata: { name: 'x' },
				spec: { replicas: 'two' },
			} as unknown as ManifestObject),
		).toThrow();
	});
});
