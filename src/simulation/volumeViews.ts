/** The volumes of a pod as the stage shows them. */
import type { VolumeView } from './views.ts';

interface MountingSpec {
	containers: readonly { name: string; volumeMounts?: readonly { name: string }[] }[];
	initContainers?: readonly { name: string; volumeMounts?: readonly { name: string }[] }[];
	volumes?: readonly { name: string }[];
}

const seen = new WeakMap<MountingSpec, readonly VolumeView[]>();

/** The volumes that at least one container mounts, in the order of the spec; the same list for the same spec. */
export function volumeViews(spec: MountingSpec): readonly VolumeView[] {
	const known = seen.get(spec);
	if (known) return known;
	const mounting = [...(spec.initContainers ?? []), ...spec.containers];
	const views = (spec.volumes ?? []).flatMap((volume): VolumeView[] => {
		const mountedBy = mounting
			.filter(({ volumeMounts = [] }) => volumeMounts.some((mount) => mount.name === volume.name))
			.map(({ name }) => name);
		// Without a source a volume is an emptyDir.
		const type = Object.keys(volume).find((member) => member !== 'name') ?? 'emptyDir';
		return mountedBy.length === 0 ? [] : [{ name: volume.name, type, mountedBy }];
	});
	seen.set(spec, views);
	return views;
}
