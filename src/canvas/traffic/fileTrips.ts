/** A file that one container writes into a volume and its neighbours see: shown going along the volume. Follows virtual time. */
import { volumeViews } from '../../simulation/volumeViews.ts';
import type { PodRect } from '../layout/stageLayout.ts';
import type { ClusterState } from './types.ts';

export const fileTripRealUs = 900_000;

export interface FileTrip {
	uid: string;
	/** Containers. */
	from: string;
	to: string;
	volume: string;
	/** When it was written, in µs of virtual time. */
	at: number;
}

/**
 * The trips under way at `now`. A file that's written again and again sets out again only when its last trip is over:
 * `begun` remembers by file when that began.
 */
export function fileTripsAt(cluster: ClusterState, tripUs: number, begun: Map<string, number>): FileTrip[] {
	const trips: FileTrip[] = [];
	const { now } = cluster;
	for (const [key, at] of begun) if (now < at || now >= at + tripUs) begun.delete(key);
	for (const { uid, pod: podKey, volumes } of cluster.sandboxes.values()) {
		if (volumes.length === 0) continue;
		const pod = cluster.objects.Pod.get(podKey);
		if (!pod) continue;
		const mounted = volumeViews(pod.spec);
		for (const { name, files } of volumes) {
			const containers = mounted.find((view) => view.name === name)?.mountedBy ?? [];
			if (containers.length < 2) continue;
			for (const path in files) {
				const file = files[path];
				const key = `${uid} ${name} ${path}`;
				const isFresh = file && file.at > now - tripUs && containers.includes(file.by);
				if (!file || !(begun.has(key) || isFresh)) continue;
				const at = begun.get(key) ?? file.at;
				begun.set(key, at);
				for (const to of containers) if (to !== file.by) trips.push({ uid, from: file.by, to, volume: name, at });
			}
		}
	}
	return trips;
}

/** Where the file of a trip is at `share` of its time, in flow coordinates: into the volume, and out of it to its reader. */
export function fileSpot(
	{ from, to, volume }: FileTrip,
	pod: PodRect | undefined,
	share: number,
): { x: number; y: number } | undefined {
	const start = pod?.layout.blocks.find(({ name }) => name === from);
	const end = pod?.layout.blocks.find(({ name }) => name === to);
	if (!pod || !start || !end) return undefined;
	const middle = (block: { y: number; height: number }) => pod.y + block.y + block.height / 2;
	const drum = pod.layout.volumes.find(({ name }) => name === volume);
	const eased = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2;
	const x = pod.x + start.x + start.width / 2 + (drum ? 0 : 28 * Math.sin(Math.PI * eased));
	if (!drum) return { x, y: middle(start) + (middle(end) - middle(start)) * eased };
	const [here, there] = share < 0.5 ? [start, drum] : [drum, end];
	const part = share < 0.5 ? share * 2 : share * 2 - 1;
	const smooth = part * part * (3 - 2 * part);
	return { x, y: middle(here) + (middle(there) - middle(here)) * smooth };
}
