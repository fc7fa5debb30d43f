/** Pods as they are seen from afar: all of them at once, in the least that tells how they fare. */
import type { Sandbox } from '../engine/kubelet/sandbox.ts';
import type { ClusterState } from '../engine/state.ts';
import type { Pod } from '../kubernetes/types.ts';
import { podView } from './select.ts';
import type { PodView, Tone } from './views.ts';

export interface PodMark {
	uid: string;
	name: string;
	ip: string | undefined;
	/** READY and STATUS as `kubectl get pods` prints them. */
	ready: string;
	status: string;
	tone: Tone;
	/** One for each container. */
	containers: readonly Tone[];
}

interface Known {
	pod: Pod;
	sandbox: Sandbox | undefined;
	mark: PodMark;
}

function markOf({ uid, name, ip, ready, status, tone, containers }: PodView): PodMark {
	return { uid, name, ip, ready, status, tone, containers: containers.map((container) => container.tone) };
}

function isSame(a: PodMark, b: PodMark): boolean {
	return (
		a.tone === b.tone &&
		a.status === b.status &&
		a.ready === b.ready &&
		a.ip === b.ip &&
		a.containers.length === b.containers.length &&
		a.containers.every((tone, index) => tone === b.containers[index])
	);
}

/** By UID. The same map while no mark changed; only pods that did change are looked at. */
export function createPodMarks(): (cluster: ClusterState) => ReadonlyMap<string, PodMark> {
	let known = new Map<string, Known>();
	let marks: ReadonlyMap<string, PodMark> = new Map();

	return (cluster) => {
		const next = new Map<string, Known>();
		let changed = cluster.objects.Pod.size !== known.size;
		for (const pod of cluster.objects.Pod.values()) {
			const { uid } = pod.metadata;
			const sandbox = cluster.sandboxes.get(uid);
			const before = known.get(uid);
			if (before?.pod === pod && before.sandbox === sandbox) {
				next.set(uid, before);
				continue;
			}
			const view = podView(cluster, uid);
			if (!view) continue;
			const fresh = markOf(view);
			const mark = before && isSame(before.mark, fresh) ? before.mark : fresh;
			changed ||= mark !== before?.mark;
			next.set(uid, { pod, sandbox, mark });
		}
		known = next;
		if (changed) marks = new Map([...next].map(([uid, { mark }]) => [uid, mark]));
		return marks;
	};
}
