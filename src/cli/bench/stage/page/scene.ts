/** The cluster that both ways show: so many pods of two containers each, run by the engine until they are Ready. */
import type { ManifestObject } from '../../../../kubernetes/types.ts';
import { newDocument } from '../../../../scenario/document.ts';
import { simulation } from '../../../../simulation/store.ts';

const podsPerNode = 100;
const second = 1_000_000;

function deployment(replicas: number): ManifestObject {
	const labels = { app: 'web' };
	const containers = [
		{ name: 'web', image: 'podarium/web:1', ports: [{ containerPort: 80 }] },
		{ name: 'cache', image: 'podarium/cache:1', ports: [{ containerPort: 6379 }] },
	];
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'web', namespace: 'default' },
		spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
	};
}

/** Opens the cluster and runs it until all pods are running, and one node more than is needed is there. */
export async function openScene(pods: number): Promise<void> {
	await simulation.load();
	const nodeCount = Math.ceil(pods / podsPerNode) + 1;
	const refusal = simulation.openDocument(newDocument([deployment(pods)], { nodeCount, title: 'bench' }));
	if (refusal) throw new Error(refusal.message);
	simulation.seek(120 * second);
	const running = [...simulation.getState().cluster.objects.Pod.values()].filter(
		({ status }) => status.phase === 'Running',
	);
	if (running.length !== pods) throw new Error(`${running.length} of ${pods} pods are running`);
}

/** A container of the first pod ends: one pod's row changes. */
export function changeOnePod(): void {
	const [pod] = simulation.getState().cluster.objects.Pod.values();
	if (!pod) throw new Error('there is no pod');
	const { namespace, name } = pod.metadata;
	simulation.dispatch({ type: 'crashContainer', namespace, name, container: 'cache' });
}

/** A hundred pods more, to the moment at which they run. Gives the milliseconds that the engine itself took. */
export function addPods(count: number): void {
	const [owner] = simulation.getState().cluster.objects.Deployment.values();
	const replicas = (owner?.spec.replicas ?? 0) + count;
	simulation.dispatch({ type: 'scale', kind: 'Deployment', namespace: 'default', name: 'web', replicas });
	simulation.seek(simulation.getState().now + 30 * second);
}
