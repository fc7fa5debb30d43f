/** What containers of one pod share and what they don't. */
import { newDocument, type ScenarioDocument } from '../document.ts';
import { client, container, pod, second, service } from './objects.ts';

/** A shell with three children: one of them dies, PID 1 lives on, and nobody notices. */
export const allInOne: ScenarioDocument = {
	...newDocument(
		[
			pod('shop', {
				containers: [container({ name: 'shop', image: 'all-in-one', port: 80, cpu: '1', memory: '512Mi' })],
			}),
			service('shop', 80),
			client('shop:80'),
		],
		{ title: 'allInOne', nodeCount: 2 },
	),
	commands: [
		{
			at: 25 * second,
			command: { type: 'crashProcess', namespace: 'default', name: 'shop', container: 'shop', containerPid: 7 },
		},
	],
	at: 20 * second,
};

/** One port space: the second server can't bind. In a pod of its own the same port is free. */
export const portClash: ScenarioDocument = {
	...newDocument(
		[
			pod('two-servers', {
				containers: [container({ name: 'web', port: 80 }), container({ name: 'admin', image: 'web', port: 80 })],
			}),
			pod('third-server', { containers: [container({ name: 'web', port: 80 })] }),
		],
		{ title: 'portClash', nodeCount: 2 },
	),
	at: 15 * second,
};

/** A web server, and beside it those who carry its log away and keep it small: one emptyDir holds them together. */
export const sidecars: ScenarioDocument = {
	...newDocument(
		[
			pod('web', {
				containers: [
					container({ name: 'web', port: 80, mounts: { logs: '/var/log/app' } }),
					container({
						name: 'log-shipper',
						cpu: '50m',
						memory: '64Mi',
						env: { COLLECTOR_ADDR: 'collector:8080' },
						mounts: { logs: '/var/log/app' },
					}),
					container({ name: 'log-rotator', cpu: '50m', memory: '32Mi', mounts: { logs: '/var/log/app' } }),
				],
				volumes: [{ name: 'logs', emptyDir: {} }],
			}),
			service('web', 80),
			pod('collector', { containers: [container({ name: 'collector', image: 'api', port: 8080 })] }),
			service('collector', 8080),
			client('web:80'),
		],
		{ title: 'sidecars', nodeCount: 2 },
	),
	at: 20 * second,
};

/** One container fetches the pages, the other serves them. */
export const contentPuller: ScenarioDocument = {
	...newDocument(
		[
			pod('site', {
				containers: [
					container({ name: 'web', port: 80, mounts: { content: '/usr/share/content' } }),
					container({
						name: 'content-puller',
						cpu: '50m',
						memory: '64Mi',
						env: { SOURCE_ADDR: 'origin:8080' },
						mounts: { content: '/usr/share/content' },
					}),
				],
				volumes: [{ name: 'content', emptyDir: {} }],
			}),
			service('site', 80),
			pod('origin', { containers: [container({ name: 'origin', image: 'api', port: 8080 })] }),
			service('origin', 8080),
			client('site:80'),
		],
		{ title: 'contentPuller', nodeCount: 2 },
	),
	at: 15 * second,
};
