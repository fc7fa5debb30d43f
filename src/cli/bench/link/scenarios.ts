/** What the links of `bench -- link` hold: the palette's containers on three nodes, as a person would have built them. */
import { newDocument, type ScenarioDocument } from '../../../scenario/document.ts';

const images = [
	{ key: 'web', port: 80, calls: 'API_ADDR', cpu: '250m', memory: '128Mi' },
	{ key: 'api', port: 8080, calls: 'DB_ADDR', cpu: '500m', memory: '256Mi' },
	{ key: 'db', port: 5432, cpu: '500m', memory: '512Mi' },
	{ key: 'cache', port: 6379, cpu: '250m', memory: '128Mi' },
	{ key: 'proxy', port: 8000, calls: 'UPSTREAM_ADDR', cpu: '100m', memory: '64Mi' },
	{ key: 'client', calls: 'TARGET_ADDR', cpu: '100m', memory: '64Mi' },
	{ key: 'worker', cpu: '250m', memory: '128Mi' },
	{ key: 'log-shipper', cpu: '100m', memory: '64Mi' },
] as const;

/** Names that don't repeat, as people's don't. */
const names = 'shop cart user auth mail feed news blog wiki chat ads stats'.split(' ');

/** So many pods on three nodes, each with a label, a port, a peer and requests, moved nodes, and a few commands. */
export function scenarioOf(podCount: number): ScenarioDocument {
	const named = Array.from({ length: podCount }, (_, index) => {
		const image = images[index % images.length] ?? images[0];
		const first = names[index % names.length] ?? '';
		return {
			image,
			name: `${first}-${image.key}${index < names.length ? '' : `-${Math.floor(index / names.length)}`}`,
		};
	});
	const document = newDocument(
		named.map(({ image, name }, index) => {
			const { key, cpu, memory } = image;
			const peer = named[(index * 5 + 3) % podCount]?.name ?? name;
			return {
				apiVersion: 'v1',
				kind: 'Pod',
				metadata: { name, labels: { app: name } },
				spec: {
					nodeName: `node-${1 + (index % 3)}`,
					containers: [
						{
							name: key,
							image: `podarium/${key}:1`,
							...('port' in image ? { ports: [{ containerPort: image.port }] } : {}),
							...('calls' in image ? { env: [{ name: image.calls, value: `${peer}:${8000 + index}` }] } : {}),
							resources: { requests: { cpu, memory } },
						},
					],
				},
			};
		}),
		{ nodeCount: 3, title: `${podCount} pods` },
	);
	const first = named[0]?.name ?? '';
	return {
		...document,
		layout: { 'node:node-1': { x: 12, y: 40 }, 'node:node-2': { x: 545, y: -21 }, 'node:node-3': { x: 1077, y: 133 } },
		commands: [
			{ at: 11_483_217, command: { type: 'crashContainer', namespace: 'default', name: first, container: 'web' } },
			{ at: 17_120_955, command: { type: 'replacePod', namespace: 'default', name: first, node: 'node-2' } },
		],
		at: 23_456_789,
		hash: '0a1b2c3d4e5f6071',
	};
}
