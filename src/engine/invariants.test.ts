import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ManifestObject } from '../kubernetes/types.ts';
import type { Command } from './commands/command.ts';
import type { ContainerManifest } from './drafts.ts';
import { advance, check, createEngine, dispatch, type Engine, restore, snapshot } from './engine.ts';
import { hashText } from './hash.ts';
import { newWatch, violations } from './invariants.ts';
import { unsettled } from './settled.ts';

const second = 1_000_000;
const names = ['web', 'api', 'db'] as const;
const nodes = ['node-1', 'node-2', 'node-3'] as const;
const images = [
	'podarium/web:1',
	'podarium/api:1',
	'podarium/cache:1',
	'podarium/client:1',
	'nginx',
	'example.com/unknown:2',
	'busybox',
] as const;

const name = fc.constantFrom(...names);
const node = fc.constantFrom(...nodes);
const container: fc.Arbitrary<ContainerManifest> = fc.record({
	name: fc.constantFrom('one', 'two', 'three'),
	image: fc.constantFrom(...images),
	ports: fc.constantFrom([], [{ containerPort: 80 }], [{ containerPort: 8080 }]),
	env: fc.constantFrom(
		[],
		[{ name: 'API_ADDR', value: 'api:8080' }],
		[{ name: 'TARGET_ADDR', value: 'web:80' }],
		[{ name: 'API_ADDR', value: 'localhost:80' }],
	),
	resources: fc.constantFrom({}, { requests: { cpu: '500m', memory: '1Gi' } }, { requests: { cpu: '3' } }),
});
const pod = (podName: string, containers: ContainerManifest[], nodeName?: string): ManifestObject => ({
	apiVersion: 'v1',
	kind: 'Pod',
	metadata: { name: podName, labels: { app: podName } },
	spec: { containers, terminationGracePeriodSeconds: 5, ...(nodeName === undefined ? {} : { nodeName }) },
});
const deployment = (of: string, replicas: number, containers: ContainerManifest[]): ManifestObject => ({
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	metadata: { name: of },
	spec: {
		replicas,
		selector: { matchLabels: { app: of } },
		template: { metadata: { labels: { app: of } }, spec: { containers, terminationGracePeriodSeconds: 5 } },
	},
});
const service = (of: string, port: number, type: string): ManifestObject => ({
	apiVersion: 'v1',
	kind: 'Service',
	metadata: { name: of },
	spec: { type, selector: { app: of }, ports: [{ port, targetPort: port }] },
});
type OtherKind = 'StatefulSet' | 'DaemonSet' | 'Job';
const apiVersions: Record<OtherKind, string> = { StatefulSet: 'apps/v1', DaemonSet: 'apps/v1', Job: 'batch/v1' };
const workload = (kind: OtherKind, of: string, size: number, containers: ContainerManifest[]): ManifestObject => {
	const labels = { app: of, kind };
	const selector = kind === 'Job' ? {} : { selector: { matchLabels: labels } };
	const count =
		kind === 'StatefulSet'
			? { replicas: size }
			: kind === 'Job'
				? { completions: size, parallelism: 2, backoffLimit: 1 }
				: {};
	const policy = kind === 'Job' ? { restartPolicy: size % 2 === 0 ? 'Never' : 'OnFailure' } : {};
	const spec = { containers, terminationGracePeriodSeconds: 5, ...policy };
	const metadata = { name: `${of}-${kind.toLowerCase()}` };
	return {
		apiVersion: apiVersions[kind],
		kind,
		metadata,
		spec: { ...selector, ...count, template: { metadata: { labels }, spec } },
	};
};
const autoscaler = (of: string, kind: string, maxReplicas: number): ManifestObject => ({
	apiVersion: 'autoscaling/v2',
	kind: 'HorizontalPodAutoscaler',
	metadata: { name: of },
	spec: {
		scaleTargetRef: { apiVersion: 'apps/v1', kind, name: kind === 'Deployment' ? of : `${of}-${kind.toLowerCase()}` },
		maxReplicas,
		metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '1m' } } }],
	},
});
const distinct = fc.uniqueArray(container, { selector: (one) => one.name, minLength: 1, maxLength: 3 });
const namespace = 'default';
const place = fc.oneof(
	name.map((of) => ({ kind: 'draft' as const, name: of })),
	name.map((of) => ({ kind: 'pod' as const, namespace, name: of })),
);

/** Any command; many will be refused, and must then change nothing but the log. */
const command: fc.Arbitrary<Command> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc
			.tuple(name, distinct, fc.option(node, { nil: undefined }))
			.map(([of, all, at]): Command => ({ type: 'apply', objects: [pod(of, all, at)] })),
	},
	{
		weight: 3,
		arbitrary: fc
			.tuple(name, fc.nat(5), distinct)
			.map(([of, count, all]): Command => ({ type: 'apply', objects: [deployment(of, count, all)] })),
	},
	{
		weight: 3,
		arbitrary: fc
			.tuple(fc.constantFrom('StatefulSet', 'DaemonSet', 'Job'), name, fc.nat(4), distinct)
			.map(([kind, of, size, all]): Command => ({ type: 'apply', objects: [workload(kind, of, size, all)] })),
	},
	fc
		.tuple(name, fc.constantFrom('Deployment', 'StatefulSet'), fc.integer({ min: 1, max: 5 }))
		.map(([of, kind, max]): Command => ({ type: 'apply', objects: [autoscaler(of, kind, max)] })),
	fc
		.tuple(fc.constantFrom('StatefulSet', 'DaemonSet', 'Job'), name)
		.map(([kind, of]): Command => ({ type: 'delete', kind, namespace, name: `${of}-${kind.toLowerCase()}` })),
	name.map((of): Command => ({ type: 'delete', kind: 'HorizontalPodAutoscaler', namespace, name: of })),
	fc.tuple(name, fc.nat(4)).map(
		([of, replicas]): Command => ({
			type: 'scale',
			kind: 'StatefulSet',
			namespace,
			name: `${of}-statefulset`,
			replicas,
		}),
	),
	fc
		.tuple(fc.constantFrom('pause', 'resume', 'undo', 'restart'), name)
		.map(([action, of]): Command => ({ type: 'rollout', action, namespace, name: of })),
	fc.tuple(fc.constantFrom('StatefulSet', 'DaemonSet'), fc.constantFrom('undo', 'restart'), name).map(
		([kind, action, of]): Command => ({
			type: 'rollout',
			action,
			kind,
			namespace,
			name: `${of}-${kind.toLowerCase()}`,
		}),
	),
	{
		weight: 2,
		arbitrary: fc
			.tuple(fc.constantFrom('failNode', 'cutNode', 'restoreNode'), node)
			.map(([type, of]): Command => ({ type, node: of })),
	},
	fc
		.tuple(name, fc.constantFrom(80, 8080), fc.constantFrom('ClusterIP', 'NodePort'))
		.map(([of, port, type]): Command => ({ type: 'apply', objects: [service(of, port, type)] })),
	node.map((of): Command => ({ type: 'apply', objects: [{ apiVersion: 'v1', kind: 'Node', metadata: { name: of } }] })),
	fc
		.tuple(fc.constantFrom('Pod', 'Deployment', 'Service', 'ReplicaSet'), name)
		.map(([kind, of]): Command => ({ type: 'delete', kind, namespace, name: of })),
	node.map((of): Command => ({ type: 'delete', kind: 'Node', namespace: '', name: of })),
	fc
		.tuple(fc.constantFrom('Pod', 'Deployment'), name, fc.nat(8))
		.map(([kind, of, replicas]): Command => ({ type: 'scale', kind, namespace, name: of, replicas })),
	fc.tuple(name, container).map(([of, one]): Command => ({ type: 'createDraft', name: of, container: one })),
	name.map((of): Command => ({ type: 'discardDraft', name: of })),
	fc
		.tuple(name, fc.option(node, { nil: undefined }))
		.map(([of, at]): Command => ({ type: 'runDraft', name: of, ...(at === undefined ? {} : { node: at }) })),
	fc.tuple(place, container).map(([to, one]): Command => ({ type: 'addContainer', to, container: one })),
	fc
		.tuple(place, fc.constantFrom('one', 'two'))
		.map(([from, one]): Command => ({ type: 'removeContainer', from, container: one })),
	fc
		.tuple(place, fc.constantFrom('one', 'two'), place)
		.map(([from, one, to]): Command => ({ type: 'moveContainer', from, container: one, to })),
	fc.tuple(name, node).map(([of, at]): Command => ({ type: 'bindPod', namespace, name: of, node: at })),
	fc
		.tuple(name, fc.option(node, { nil: undefined }))
		.map(
			([of, at]): Command => ({ type: 'replacePod', namespace, name: of, ...(at === undefined ? {} : { node: at }) }),
		),
	fc.constantFrom('automatic', 'byHand').map((mode): Command => ({ type: 'setScheduling', mode })),
	fc.constantFrom('overlay', 'routed').map((podNetwork): Command => ({ type: 'setPodNetwork', podNetwork })),
	fc
		.tuple(name, fc.constantFrom('one', 'two'))
		.map(([of, one]): Command => ({ type: 'crashContainer', namespace, name: of, container: one })),
);
const steps = fc.array(fc.tuple(command, fc.integer({ min: 0, max: 20 * second })), { minLength: 1, maxLength: 30 });

function begin(seed: number): Engine {
	const engine = createEngine({ seed });
	const objects = nodes
		.slice(0, 2)
		.map((of): ManifestObject => ({ apiVersion: 'v1', kind: 'Node', metadata: { name: of } }));
	dispatch(engine, { type: 'apply', objects });
	return engine;
}

/** Every rule after every event and every command. */
function guarded(engine: Engine): Engine {
	const watched = newWatch();
	engine.afterEvent = ({ state }) => {
		const problems = violations(state, watched);
		if (problems.length > 0) throw new Error(problems.join('\n'));
	};
	return engine;
}

describe('the engine under random commands', () => {
	it('keeps every invariant after every event, and settles when they stop', () => {
		let accepted = 0;
		fc.assert(
			fc.property(fc.nat(1000), steps, (seed, list) => {
				const engine = guarded(begin(seed));
				for (const [given, wait] of list) {
					if (!dispatch(engine, given)) accepted += 1;
					engine.afterEvent?.(engine);
					advance(engine, engine.state.now + wait);
				}
				dispatch(engine, { type: 'setScheduling', mode: 'automatic' });
				for (const of of nodes) dispatch(engine, { type: 'restoreNode', node: of });
				advance(engine, engine.state.now + 200 * second);
				expect(unsettled(engine.state)).toEqual([]);
			}),
			{ numRuns: 150 },
		);
		// A run in which nothing was ever accepted would prove nothing.
		expect(accepted).toBeGreaterThan(300);
	}, 120_000);

	it('gives the same hash again, from a snapshot as from the beginning, whatever the slices of time', () => {
		fc.assert(
			fc.property(fc.nat(1000), steps, fc.integer({ min: 1, max: 400 }), (seed, list, slice) => {
				const whole = begin(seed);
				let sliced = begin(seed);
				for (const [given, wait] of list) {
					dispatch(whole, given);
					dispatch(sliced, given);
					advance(whole, whole.state.now + wait);
					const until = sliced.state.now + wait;
					while (sliced.state.now < until || (sliced.state.queue[0]?.at ?? until + 1) <= until)
						advance(sliced, until, slice);
					sliced = restore(structuredClone(snapshot(sliced)));
				}
				expect(hashText(sliced.state.log.hash)).toBe(hashText(whole.state.log.hash));
			}),
			{ numRuns: 60 },
		);
	}, 120_000);

	it('changes nothing when it is only asked whether a command would be accepted', () => {
		fc.assert(
			fc.property(fc.nat(1000), steps, (seed, list) => {
				const engine = begin(seed);
				for (const [given, wait] of list) {
					const before = structuredClone(snapshot(engine));
					check(engine, given);
					expect(snapshot(engine)).toEqual(before);
					dispatch(engine, given);
					advance(engine, engine.state.now + wait);
				}
			}),
			{ numRuns: 25 },
		);
	}, 120_000);

	it('changes nothing that a snapshot holds', () => {
		fc.assert(
			fc.property(fc.nat(1000), steps, (seed, list) => {
				const engine = begin(seed);
				const [first, ...rest] = list;
				if (first) dispatch(engine, first[0]);
				advance(engine, 10 * second);
				const kept = snapshot(engine);
				const before = structuredClone(kept);
				for (const [given, wait] of rest) {
					dispatch(engine, given);
					advance(engine, engine.state.now + wait);
				}
				expect(kept).toEqual(before);
			}),
			{ numRuns: 40 },
		);
	}, 120_000);
});
