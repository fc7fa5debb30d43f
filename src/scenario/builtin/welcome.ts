/** What the page opens on: localhost, flat traffic and, a moment later, scale-out. */
import { newDocument, type ScenarioDocument } from '../document.ts';

const second = 1_000_000;
const small = { requests: { cpu: '250m', memory: '128Mi' } };

const start = newDocument(
	[
		{
			apiVersion: 'v1',
			kind: 'Pod',
			metadata: { name: 'web', labels: { app: 'web' } },
			spec: {
				nodeName: 'node-1',
				containers: [
					{
						name: 'web',
						image: 'podarium/web:1',
						ports: [{ containerPort: 80 }],
						env: [
							{ name: 'CACHE_ADDR', value: 'localhost:6379' },
							{ name: 'API_ADDR', value: 'api:8080' },
						],
						resources: small,
					},
					{ name: 'cache', image: 'podarium/cache:1', ports: [{ containerPort: 6379 }], resources: small },
				],
			},
		},
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata: { name: 'web' },
			spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
		},
		{
			apiVersion: 'apps/v1',
			kind: 'Deployment',
			metadata: { name: 'api', labels: { app: 'api' } },
			spec: {
				replicas: 1,
				selector: { matchLabels: { app: 'api' } },
				template: {
					metadata: { labels: { app: 'api' } },
					spec: {
						containers: [
							{
								name: 'api',
								image: 'podarium/api:1',
								ports: [{ containerPort: 8080 }],
								resources: { requests: { cpu: '500m', memory: '256Mi' } },
							},
						],
					},
				},
			},
		},
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata: { name: 'api' },
			spec: { selector: { app: 'api' }, ports: [{ port: 8080 }] },
		},
		{
			apiVersion: 'v1',
			kind: 'Pod',
			metadata: { name: 'client', labels: { app: 'client' } },
			spec: {
				nodeName: 'node-2',
				containers: [
					{
						name: 'client',
						image: 'podarium/client:1',
						env: [{ name: 'TARGET_ADDR', value: 'web:80' }],
						resources: { requests: { cpu: '100m', memory: '64Mi' } },
					},
				],
			},
		},
	],
	{ title: 'welcome', nodeCount: 2 },
);

export const welcome: ScenarioDocument = {
	...start,
	commands: [
		{ at: 23 * second, command: { type: 'scale', kind: 'Deployment', namespace: 'default', name: 'api', replicas: 3 } },
	],
	at: 20 * second,
};
