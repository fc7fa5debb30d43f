/** Scale-out on the way: a pod that was just bound flies from where it came to its place. Follows virtual time. */
import type { PodRect, StageLayout } from '../layout/stageLayout.ts';
import type { ClusterState } from './types.ts';

export const flightRealUs = 700_000;

export interface Flight {
	uid: string;
	/** When it was bound, in µs of virtual time. */
	at: number;
	/** The pod that it's a copy of, or undefined: it comes from the tray. */
	origin: string | undefined;
}

/** Who owns the pod, or nothing for a bare one. */
function ownerOf(cluster: ClusterState, key: string): string | undefined {
	return cluster.objects.Pod.get(key)?.metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
}

/** Its controller's oldest other pod that's on the stage. */
function siblingOf(cluster: ClusterState, key: string, isShown: (uid: string) => boolean): string | undefined {
	const owner = ownerOf(cluster, key);
	if (owner === undefined) return undefined;
	for (const [other, pod] of cluster.objects.Pod) {
		if (other !== key && ownerOf(cluster, other) === owner && isShown(pod.metadata.uid)) return pod.metadata.uid;
	}
	return undefined;
}

/**
 * The pods that were bound within the last `flightUs`, newest first. A pod that was created within that time too is
 * a copy of its controller's oldest; one that waited comes from the tray.
 */
export function flightsAt(
	cluster: ClusterState,
	now: number,
	flightUs: number,
	isShown: (uid: string) => boolean,
): Flight[] {
	const flights: Flight[] = [];
	const bound = new Map<string, number>();
	const { entries } = cluster.log;
	for (let index = entries.length - 1; index >= 0; index -= 1) {
		const entry = entries[index];
		if (!entry || entry.at < now - flightUs) break;
		if (entry.code === 'podBound') bound.set(`${entry.parameters[0]}/${entry.parameters[1]}`, entry.at);
		if (entry.code !== 'objectCreated' || entry.parameters[0] !== 'Pod') continue;
		const key = String(entry.parameters[1]);
		const at = bound.get(key);
		if (at === undefined) continue;
		bound.delete(key);
		const uid = String(entry.parameters[2]);
		flights.push({ uid, at, origin: siblingOf(cluster, key, isShown) });
	}
	for (const [key, at] of bound) {
		const uid = cluster.objects.Pod.get(key)?.metadata.uid;
		if (uid !== undefined) flights.push({ uid, at, origin: undefined });
	}
	return flights;
}

/** Where a flight's capsule is at `share` of its time, in flow coordinates; undefined when there's nowhere to fly. */
export function capsuleAt({ uid, origin }: Flight, layout: StageLayout, share: number): PodRect | undefined {
	const end = layout.pods.get(uid);
	if (!end || end.node === undefined) return undefined;
	const start = (origin === undefined ? undefined : layout.pods.get(origin)) ?? layout.tray;
	const eased = share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
	const mix = (from: number, to: number) => from + (to - from) * eased;
	return {
		...end,
		x: mix(start.x + (start.width - end.width) / 2, end.x),
		y: mix(start.y, end.y) - Math.sin(Math.PI * eased) * 24,
	};
}
