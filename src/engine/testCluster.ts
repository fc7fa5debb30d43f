/** Small clusters for tests. */
import type { ManifestObject, Pod } from '../kubernetes/types.ts';
import type { Command } from './commands/command.ts';
import { advance, createEngine, dispatch, type Engine } from './engine.ts';

const second = 1_000_000;

/** A cluster of `nodeCount` empty nodes, `node-1` and on. */
export function clusterOf(nodeCount: number, seed = 1): Engine {
	const engine = createEngine({ seed });
	const objects: ManifestObject[] = [];
	for (let number = 1; number <= nodeCount; number += 1) {
		objects.push({ apiVersion: 'v1', kind: 'Node', metadata: { name: `node-${number}` } });
	}
	accept(engine, { type: 'apply', objects });
	return engine;
}

/** Gives a command that must be accepted. */
export function accept(engine: Engine, command: Command): void {
	const refusal = dispatch(engine, command);
	if (refusal) throw new Error(`refused: ${refusal.message}`);
}

export function run(engine: Engine, seconds: number): void {
	advance(engine, engine.state.now + seconds * second);
}

export function podNamed(engine: Engine, name: string): Pod {
	const pod = engine.state.objects.Pod.get(`default/${name}`);
	if (!pod) throw new Error(`no pod ${name}`);
	return pod;
}

export interface TestContainer {
	name: string;
	image: string;
	port?: number;
	env?: Record<string, string>;
	[field: string]: unknown;
}

/** A Pod manifest with an `app` label of its name. */
export function podManifest(
	name: string,
	containers: TestContainer[],
	spec: Record<string, unknown> = {},
): ManifestObject {
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: { name, labels: { app: name } },
		spec: {
			...spec,
			containers: containers.map(({ port, env, ...rest }) => ({
				...rest,
				...(port === undefined ? {} : { ports: [{ containerPort: port }] }),
				...(env === undefined ? {} : { env: Object.entries(env).map(([key, value]) => ({ name: key, value })) }),
			})),
		},
	};
}

export function serviceManifest(name: string, port: number, spec: Record<string, unknown> = {}): ManifestObject {
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name },
		spec: { selector: { app: name }, ports: [{ port }], ...spec },
	};
}

export function deploymentManifest(
	name: string,
	replicas: number,
	container: TestContainer,
	spec: Record<string, unknown> = {},
): ManifestObject {
	const template = podManifest(name, [container]);
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name },
		spec: {
			replicas,
			selector: { matchLabels: { app: name } },
			template: { metadata: { labels: { app: name } }, spec: template.spec },
			...spec,
		},
	};
}
