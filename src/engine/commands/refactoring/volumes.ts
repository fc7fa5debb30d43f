/** What becomes of volumes when the containers that mount them part or join. */
import { semanticallyEqual } from '../../../kubernetes/plainData.ts';
import type { Container, Pod } from '../../../kubernetes/types.ts';
import type { Break, Change } from './plan.ts';
import type { Workload } from './workload.ts';

type Volume = NonNullable<Pod['spec']['volumes']>[number];

const mounts = ({ volumeMounts = [], volumeDevices = [] }: Container): string[] =>
	[...volumeMounts, ...volumeDevices].map(({ name }) => name);

export function mountedBy(containers: readonly Container[]): Set<string> {
	return new Set(containers.flatMap(mounts));
}

/** A volume that two pods can each have without any difference. */
function isReadFromCluster(volume: Volume): boolean {
	return ['configMap', 'secret', 'downwardAPI', 'projected', 'image'].some((source) => source in volume);
}

/** What the containers of two sides can't share any more when they're in different pods. */
export function partingVolumes({ spec, claims }: Workload, part: Container, rest: readonly Container[]): Break[] {
	const breaks: Break[] = [];
	const others = mountedBy(rest);
	for (const name of mountedBy([part])) {
		if (claims.some(({ metadata }) => metadata?.name === name)) breaks.push({ code: 'newClaim', volume: name });
		if (!others.has(name)) continue;
		const containers = [part, ...rest.filter((container) => mounts(container).includes(name))].map((one) => one.name);
		const volume = spec.volumes?.find((candidate) => candidate.name === name);
		if (volume && isReadFromCluster(volume)) continue;
		if (volume?.hostPath) {
			breaks.push({ code: 'sharedHostPath', volume: name, path: volume.hostPath.path, containers });
		} else if (!volume || volume.persistentVolumeClaim) breaks.push({ code: 'sharedClaim', volume: name, containers });
		else breaks.push({ code: 'sharedVolume', volume: name, containers });
	}
	return breaks;
}

export interface Joined {
	volumes: Volume[];
	/** Of the volumes that had to be renamed, the new name. */
	names: Map<string, string>;
	changes: Change[];
}

/** The volumes of two pods as those of one: what's the same is one, and what only has the same name gets another. */
export function joinedVolumes(target: Workload, source: Workload): Joined {
	const present = target.spec.volumes ?? [];
	const joined: Joined = { volumes: [...present], names: new Map(), changes: [] };
	const isTaken = (name: string): boolean =>
		joined.volumes.some((volume) => volume.name === name) ||
		target.claims.some(({ metadata }) => metadata?.name === name);
	for (const volume of source.spec.volumes ?? []) {
		const same = present.find(({ name }) => name === volume.name);
		if (same && semanticallyEqual(same, volume)) {
			joined.changes.push({ code: 'joinsVolume', volume: volume.name });
			continue;
		}
		let name = volume.name;
		for (let number = 2; isTaken(name); number += 1) name = `${volume.name}-${number}`;
		joined.volumes.push({ ...volume, name });
		if (name === volume.name) continue;
		joined.names.set(volume.name, name);
		joined.changes.push({ code: 'renamesVolume', from: volume.name, to: name });
	}
	return joined;
}

/** The container with its mounts by their new names. */
export function withVolumeNames(container: Container, names: ReadonlyMap<string, string>): Container {
	if (names.size === 0) return container;
	const { volumeMounts, volumeDevices } = container;
	const renamed = <T extends { name: string }>(mount: T): T => ({
		...mount,
		name: names.get(mount.name) ?? mount.name,
	});
	return {
		...container,
		...(volumeMounts ? { volumeMounts: volumeMounts.map(renamed) } : {}),
		...(volumeDevices ? { volumeDevices: volumeDevices.map(renamed) } : {}),
	};
}
