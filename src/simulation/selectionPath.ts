/** What's selected as a path of names, which a link can hold: uids differ from run to run. */
import type { ClusterState } from '../engine/state.ts';
import type { Pod } from '../kubernetes/types.ts';
import type { Selection } from './views.ts';

function podOf({ objects }: ClusterState, uid: string): Pod | undefined {
	for (const pod of objects.Pod.values()) if (pod.metadata.uid === uid) return pod;
	return undefined;
}

/** `node/node-1`, `pod/default/web`, `container/default/web/nginx` …; nothing for what isn't there. */
export function pathOf(cluster: ClusterState, selection: Selection): string | undefined {
	switch (selection.kind) {
		case 'node':
		case 'draft':
			return `${selection.kind}/${selection.name}`;
		case 'service':
			return `service/${selection.namespace}/${selection.name}`;
		case 'draftContainer':
			return `draftContainer/${selection.name}/${selection.container}`;
		case 'pod':
		case 'container': {
			const pod = podOf(cluster, selection.uid);
			if (!pod) return undefined;
			const { namespace, name } = pod.metadata;
			return selection.kind === 'pod'
				? `pod/${namespace}/${name}`
				: `container/${namespace}/${name}/${selection.container}`;
		}
	}
}

/** The selection of a path; nothing when the cluster has no such thing. */
export function selectionOf(cluster: ClusterState, path: string): Selection | undefined {
	const [kind, first = '', second = '', third = ''] = path.split('/');
	const key = `${first}/${second}`;
	switch (kind) {
		case 'node':
			return cluster.objects.Node.has(first) ? { kind, name: first } : undefined;
		case 'draft':
			return cluster.drafts.has(first) ? { kind, name: first } : undefined;
		case 'draftContainer':
			return cluster.drafts.has(first) ? { kind, name: first, container: second } : undefined;
		case 'service':
			return cluster.objects.Service.has(key) ? { kind, namespace: first, name: second } : undefined;
		case 'pod':
		case 'container': {
			const pod = cluster.objects.Pod.get(key);
			const uid = pod?.metadata.uid;
			if (!pod || uid === undefined) return undefined;
			if (kind === 'pod') return { kind, uid };
			return pod.spec.containers.some(({ name }) => name === third) ? { kind, uid, container: third } : undefined;
		}
		default:
			return undefined;
	}
}
