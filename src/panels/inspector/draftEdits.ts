/** Changes to a draft, each giving a new one. */
import type { ContainerManifest, Draft } from '../shared/types.ts';

const labelPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a pod and a Service may both bear the name (a DNS label). */
export function isDraftName(name: string): boolean {
	return labelPattern.test(name);
}

/** Under another name; the label that bore the old one goes along, as Services select by it. */
export function renamed(draft: Draft, name: string): Draft {
	const { metadata } = draft.pod;
	const bears = metadata.labels?.app === draft.name;
	const labels = bears ? { labels: { ...metadata.labels, app: name } } : {};
	return { ...draft, name, pod: { ...draft.pod, metadata: { ...metadata, name, ...labels } } };
}

/** With an empty volume of the pod's own that each of its containers mounts at `folder`. */
export function withSharedFolder(draft: Draft, folder: string): Draft {
	const { spec } = draft.pod;
	const volumes = spec.volumes ?? [];
	const taken = new Set(volumes.map((volume) => volume.name));
	let name = 'shared';
	for (let number = 2; taken.has(name); number += 1) name = `shared-${number}`;
	const containers = spec.containers.map((container) => ({
		...container,
		volumeMounts: [...(container.volumeMounts ?? []), { name, mountPath: folder }],
	}));
	const volume: { name: string; emptyDir: object } = { name, emptyDir: {} };
	return { ...draft, pod: { ...draft.pod, spec: { ...spec, containers, volumes: [...volumes, volume] } } };
}

/** Without a volume, and without its mounts. */
export function withoutVolume(draft: Draft, name: string): Draft {
	const { spec } = draft.pod;
	const containers = spec.containers.map(({ volumeMounts = [], ...rest }) => {
		const left = volumeMounts.filter((mount) => mount.name !== name);
		return (left.length > 0 ? { ...rest, volumeMounts: left } : rest) as ContainerManifest;
	});
	const { volumes = [], ...others } = spec;
	const left = volumes.filter((volume) => volume.name !== name);
	return {
		...draft,
		pod: { ...draft.pod, spec: { ...others, containers, ...(left.length > 0 ? { volumes: left } : {}) } },
	};
}

/** What's wrong with a folder to mount something at; nothing when it's an absolute path that's still free. */
export function folderProblem(draft: Draft, folder: string): 'notAbsolute' | 'taken' | undefined {
	if (!/^\/[^:]*[^/:]$/.test(folder)) return 'notAbsolute';
	const isTaken = draft.pod.spec.containers.some(({ volumeMounts = [] }) =>
		volumeMounts.some(({ mountPath }) => mountPath === folder),
	);
	return isTaken ? 'taken' : undefined;
}

function withContainer(draft: Draft, name: string, change: (container: ContainerManifest) => ContainerManifest): Draft {
	const containers = draft.pod.spec.containers.map((one) => (one.name === name ? change(one) : one));
	return { ...draft, pod: { ...draft.pod, spec: { ...draft.pod.spec, containers } } };
}

/** Sets a variable of a container, in its place if it's there, else at the end. */
export function withVariable(draft: Draft, container: string, name: string, value: string): Draft {
	return withContainer(draft, container, (one) => {
		const env = one.env ?? [];
		const isThere = env.some((variable) => variable.name === name);
		return {
			...one,
			env: isThere
				? env.map((variable) => (variable.name === name ? { ...variable, value } : variable))
				: [...env, { name, value }],
		};
	});
}

export function withoutVariable(draft: Draft, container: string, name: string): Draft {
	return withContainer(draft, container, ({ env = [], ...rest }) => {
		const left = env.filter((variable) => variable.name !== name);
		return left.length > 0 ? { ...rest, env: left } : (rest as ContainerManifest);
	});
}
