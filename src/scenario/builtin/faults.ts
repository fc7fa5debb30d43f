/** What breaks, and who mends it. */
import { newDocument, type ScenarioDocument } from '../document.ts';
import { client, container, deployment, pod, second, service } from './objects.ts';

/** A container that keeps dying is started again in place, later each time; its pod keeps its IP. */
export const crashLoop: ScenarioDocument = {
	...newDocument(
		[
			pod('web', { containers: [container({ name: 'web', port: 80 }), container({ name: 'cache', port: 6379 })] }),
			service('web', 80),
			client('web:80'),
		],
		{ title: 'crashLoop', nodeCount: 2 },
	),
	commands: [22, 27, 42].map((at) => ({
		at: at * second,
		command: { type: 'crashContainer', namespace: 'default', name: 'web', container: 'web' } as const,
	})),
	at: 20 * second,
};

/** A machine goes off. Its pods are replaced elsewhere once Kubernetes has waited long enough. */
export const nodeFailure: ScenarioDocument = {
	...newDocument(
		[
			deployment('web', 3, { containers: [container({ name: 'web', port: 80 })] }),
			service('web', 80),
			client('web:80', 'node-1'),
		],
		{ title: 'nodeFailure', nodeCount: 3 },
	),
	commands: [{ at: 25 * second, command: { type: 'failNode', node: 'node-2' } }],
	at: 20 * second,
};
