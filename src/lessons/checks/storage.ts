/** Files and volumes, as the containers of a pod see them. */
import type { Role } from '../../engine/images/program.ts';
import { programOf, specOf } from '../../engine/kubelet/specs.ts';
import { filesOf, mountOf } from '../../engine/kubelet/volumes.ts';
import type { ClusterState } from '../../engine/state.ts';
import type { Container, Pod } from '../../kubernetes/types.ts';
import { runtimeOf } from './pods.ts';

function specsWith(pod: Pod, role: Role): Container[] {
	return pod.spec.containers.filter(({ name }) => programOf(pod, name)?.program.role === role);
}

/** Whether one volume is mounted in containers of all these roles. */
export function isShared(pod: Pod, by: readonly Role[], kind: 'emptyDir' | 'hostPath' | undefined): boolean {
	return (pod.spec.volumes ?? []).some(
		(volume) =>
			(kind === undefined || volume[kind] !== undefined) &&
			by.every((role) =>
				specsWith(pod, role).some(({ volumeMounts = [] }) => volumeMounts.some(({ name }) => name === volume.name)),
			),
	);
}

/** The file as a container of that role sees it at an absolute path: its size, or nothing. */
export function fileSeen(cluster: ClusterState, pod: Pod, role: Role, path: string): number | undefined {
	const sandbox = cluster.sandboxes.get(pod.metadata.uid);
	const runtime = runtimeOf(cluster, pod, role);
	const spec = runtime && specOf(pod, runtime.name);
	if (!sandbox || !spec) return undefined;
	const mounted = mountOf(sandbox, spec, path);
	const files = mounted ? filesOf({ state: cluster }, sandbox, mounted.volume) : runtime.files;
	return files[mounted?.path ?? path]?.bytes;
}

/** Whether the pod keeps state that no other pod sees: nothing of it lies on a disk that pods could share. */
export function keepsOwnData(pod: Pod): boolean {
	const keepsState = pod.spec.containers.some(({ name }) => programOf(pod, name)?.program.keepsState === true);
	const volumes = pod.spec.volumes ?? [];
	return keepsState && volumes.every((volume) => volume.hostPath === undefined && !('persistentVolumeClaim' in volume));
}
