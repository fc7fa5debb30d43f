/** One click that makes peace in a port space: the container that can't have its port gets a pod of its own. */
import type { Command } from '../engine/commands/command.ts';
import type { ClusterState } from '../engine/state.ts';
import { failure } from '../kubernetes/status.ts';
import { freeName } from './freeName.ts';
import { consequenceOf, type Plan } from './moves.ts';
import { checkCommand } from './running.ts';

/** What moves a container of a pod to a pod of its own, on the same node while there's room; or why it can't be. */
export function loserToOwnPod(cluster: ClusterState, uid: string, container: string): Plan {
	const key = cluster.sandboxes.get(uid)?.pod;
	const pod = key === undefined ? undefined : cluster.objects.Pod.get(key);
	if (!pod) return { refusal: failure('NotFound', `no pod with UID ${uid}`) };
	const { namespace, name } = pod.metadata;
	const isTaken = (candidate: string): boolean =>
		cluster.drafts.has(candidate) ||
		[cluster.objects.Pod, cluster.objects.Service, cluster.objects.Deployment].some((table) =>
			table.has(`${namespace}/${candidate}`),
		);
	const command: Command = { type: 'splitOut', namespace, name, container, as: freeName(container, isTaken) };
	const refusal = checkCommand(cluster, command);
	if (refusal) return { refusal };
	const consequence = consequenceOf(cluster, command);
	return consequence ? { command, consequence } : { command };
}
