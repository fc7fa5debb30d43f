/** What a packet under the pointer is, in a line, and from where to where it goes. */
import { podView } from '../../simulation/select.ts';
import type { ClusterState, Leg, Place } from './types.ts';

export interface PlaceWords {
	outside: string;
	underlay: string;
}

function nameOf(cluster: ClusterState, place: Place | undefined, words: PlaceWords, inside: boolean): string {
	if (!place) return '';
	if (place.kind === 'outside') return words.outside;
	if (place.kind === 'underlay') return words.underlay;
	if ('node' in place) return place.node;
	if (place.kind === 'container' && inside) return place.container;
	return podView(cluster, place.uid)?.name ?? '';
}

/** `GET /` and `client → web`; within a pod the containers' names. */
export function describeLeg(cluster: ClusterState, leg: Leg, words: PlaceWords): string[] {
	const inside = leg.link === 'localhost';
	const from = nameOf(cluster, leg.hops[0]?.place, words, inside);
	const to = nameOf(cluster, leg.hops.at(-1)?.place, words, inside);
	return [leg.label, `${from} → ${to}`];
}
