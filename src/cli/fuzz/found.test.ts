/** What the fuzzer has found, each as small as it could be made. Every one must now pass every rule. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../engine/commands/command.ts';
import type { ManifestObject } from '../../kubernetes/types.ts';
import { newDocument } from '../../scenario/document.ts';
import { examine, listed } from './examine.ts';

interface Found {
	name: string;
	start: ManifestObject[];
	commands: [at: number, command: Command][];
}

const node = (name: string, rest: object = {}): ManifestObject => ({
	apiVersion: 'v1',
	kind: 'Node',
	metadata: { name },
	...rest,
});
const apply = (...objects: ManifestObject[]): Command => ({ type: 'apply', objects });
const labels = { app: 'web' };
const workload = (kind: string, spec: object, pod: object = {}, namespace = 'default'): ManifestObject => ({
	apiVersion: 'apps/v1',
	kind,
	metadata: { name: 'web', namespace },
	spec: {
		selector: { matchLabels: labels },
		template: { metadata: { labels }, spec: { containers: [{ name: 'one', image: 'podarium/web:1' }], ...pod } },
		...spec,
	},
});
const second = 1_000_000;

const found: Found[] = [
	{
		name: 'a Node that is applied again smaller than what runs on it keeps its size',
		start: [node('node-1')],
		commands: [
			[
				0,
				apply(
					workload(
						'Deployment',
						{},
						{ containers: [{ name: 'one', image: 'podarium/client:1', resources: { requests: { cpu: '3' } } }] },
					),
				),
			],
			[5 * second, apply(node('node-1', { status: { capacity: { cpu: '2' }, allocatable: { cpu: '2' } } }))],
		],
	},
	{
		name: 'a StatefulSet goes with its pods and its revisions in the same order after a restore',
		start: [],
		commands: [
			[0, apply(workload('StatefulSet', { serviceName: 'web' }, {}, 'shop'))],
			[5_294, { type: 'delete', kind: 'StatefulSet', namespace: 'shop', name: 'web' }],
		],
	},
	{
		name: 'a Deployment of no pods that keeps no history keeps its only ReplicaSet',
		start: [node('node-1')],
		commands: [[0, apply(workload('Deployment', { replicas: 0, revisionHistoryLimit: 0 }))]],
	},
	{
		name: 'pods that a taint sends away for ever are no unrest',
		start: [node('node-1')],
		commands: [
			[
				0,
				apply(
					workload(
						'ReplicaSet',
						{ replicas: 3 },
						{
							containers: [{ name: 'one', image: 'podarium/all-in-one:1' }],
							tolerations: [{ key: 'broken', value: 'yes', effect: 'NoExecute', tolerationSeconds: 10 }],
						},
					),
				),
			],
			[0, apply(node('node-1', { spec: { taints: [{ key: 'broken', value: 'yes', effect: 'NoExecute' }] } }))],
		],
	},
	{
		name: 'a request by hand can be saved and opened again',
		start: [node('node-1')],
		commands: [
			[
				0,
				apply({
					apiVersion: 'v1',
					kind: 'Pod',
					metadata: { name: 'web', labels },
					spec: { containers: [{ name: 'one', image: 'podarium/web:1' }] },
				}),
			],
			[
				10 * second,
				{
					type: 'request',
					namespace: 'default',
					name: 'web',
					container: 'one',
					target: { host: 'localhost', port: 80, request: 'GET /' },
				},
			],
			[11 * second, { type: 'delete', kind: 'Pod', namespace: 'default', name: 'web', gracePeriodSeconds: 1 }],
		],
	},
	{
		name: 'pods leave a node that is cut off in the same order after a restore',
		start: [node('node-1')],
		commands: [
			[0, { type: 'setScheduling', mode: 'byHand' }],
			...['a', 'b', 'c'].map((name): [number, Command] => [
				0,
				apply({
					apiVersion: 'v1',
					kind: 'Pod',
					metadata: { name, labels },
					spec: { containers: [{ name: 'one', image: 'podarium/web:1' }] },
				}),
			]),
			...['c', 'a', 'b'].map((name): [number, Command] => [
				0,
				{ type: 'bindPod', namespace: 'default', name, node: 'node-1' },
			]),
			[10 * second, apply(node('node-1', { spec: { taints: [{ key: 'broken', effect: 'NoExecute' }] } }))],
		],
	},
];

describe('what the fuzzer has found', () => {
	it.each(found)('$name', async ({ start, commands }) => {
		const document = newDocument(start, { seed: 1 });
		const timed = commands.map(([at, command]) => ({ at, command }));
		const { failure, tallies } = await examine(document, listed(timed), { isMarked: () => true });
		expect(failure).toBeUndefined();
		// A scenario whose commands are refused would prove nothing.
		for (const [label, { given, accepted }] of tallies) expect(accepted, label).toBe(given);
	});
});
