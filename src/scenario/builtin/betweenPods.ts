/** Pods that talk to pods, and what belongs in a pod of its own. */
import { newDocument, type ScenarioDocument } from '../document.ts';
import { client, container, deployment, pod, second, service } from './objects.ts';

/** The same server asked from its own pod, from its node and from another node. */
export const flatNetwork: ScenarioDocument = {
	...newDocument(
		[
			pod('server', {
				nodeName: 'node-1',
				containers: [
					container({ name: 'web', port: 80 }),
					container({
						name: 'neighbour',
						image: 'client',
						cpu: '50m',
						memory: '32Mi',
						env: { TARGET_ADDR: 'localhost:80' },
					}),
				],
			}),
			service('server', 80),
			pod('same-node', {
				nodeName: 'node-1',
				containers: [container({ name: 'client', cpu: '50m', memory: '32Mi', env: { TARGET_ADDR: 'server:80' } })],
			}),
			pod('other-node', {
				nodeName: 'node-2',
				containers: [container({ name: 'client', cpu: '50m', memory: '32Mi', env: { TARGET_ADDR: 'server:80' } })],
			}),
		],
		{ title: 'flatNetwork', nodeCount: 2 },
	),
	at: 15 * second,
};

/** Front end, back end and database each in pods of their own, over three nodes. */
export const tiers: ScenarioDocument = {
	...newDocument(
		[
			deployment('web', 3, { containers: [container({ name: 'web', port: 80, env: { API_ADDR: 'api:8080' } })] }),
			service('web', 80),
			deployment('api', 2, {
				containers: [
					container({
						name: 'api',
						port: 8080,
						cpu: '500m',
						memory: '256Mi',
						env: { CACHE_ADDR: 'cache:6379', DB_ADDR: 'db:5432' },
					}),
				],
			}),
			service('api', 8080),
			deployment('cache', 1, { containers: [container({ name: 'cache', port: 6379, cpu: '100m' })] }),
			service('cache', 6379),
			pod('db', { containers: [container({ name: 'db', port: 5432, cpu: '1', memory: '1Gi' })] }),
			service('db', 5432),
			client('web:80'),
		],
		{ title: 'tiers', nodeCount: 3 },
	),
	at: 20 * second,
};

/** Pods too large for what is free: they wait, and the scheduler says why. */
export const noRoom: ScenarioDocument = {
	...newDocument(
		[
			deployment('report', 4, {
				containers: [container({ name: 'report', image: 'worker', cpu: '1500m', memory: '3Gi' })],
			}),
			deployment('web', 2, { containers: [container({ name: 'web', port: 80, cpu: '500m', memory: '512Mi' })] }),
			service('web', 80),
			client('web:80'),
		],
		{ title: 'noRoom', nodeCount: 1 },
	),
	at: 12 * second,
};

/** A new version comes pod by pod, and the Service always has somebody to ask. */
export const rollingUpdate: ScenarioDocument = {
	...newDocument(
		[
			deployment('web', 4, {
				containers: [
					container({ name: 'web', port: 80, readinessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 2 } }),
				],
			}),
			service('web', 80),
			client('web:80', 'node-2'),
		],
		{ title: 'rollingUpdate', nodeCount: 2 },
	),
	commands: [
		{
			at: 23 * second,
			command: {
				type: 'apply',
				objects: [
					deployment('web', 4, {
						containers: [
							container({
								name: 'web',
								image: 'podarium/web:2',
								port: 80,
								readinessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 2 },
							}),
						],
					}),
				],
			},
		},
	],
	at: 20 * second,
};
