/** Ways over the stage, drawn once for all packets that take them. */
import type { StageLayout } from '../layout/stageLayout.ts';
import { type Path, pathOf } from './paths.ts';
import type { Leg, Place } from './types.ts';

/** Its path is that of the last layout that it was asked for. */
export interface Way {
	readonly leg: Leg;
	layout: StageLayout | undefined;
	path: Path | undefined;
}

/** By the stations that they pass. */
export type Ways = Map<string, Way>;

/** Remembered at once; beyond this they're found anew. */
const waysMax = 4096;

function placeKey(place: Place): string {
	if (place.kind === 'container') return `${place.uid}/${place.container}`;
	if ('uid' in place) return `${place.kind} ${place.uid}`;
	return 'node' in place ? `${place.kind} ${place.node}` : place.kind;
}

/** The way that a leg takes. */
export function wayOf(ways: Ways, leg: Leg): Way {
	let key = '';
	for (const { place } of leg.hops) key += `${placeKey(place)}|`;
	const known = ways.get(key);
	if (known) return known;
	if (ways.size >= waysMax) ways.clear();
	const fresh: Way = { leg, layout: undefined, path: undefined };
	ways.set(key, fresh);
	return fresh;
}

/** Its path over this layout; undefined when a place of it isn't on the stage. */
export function pathOn(way: Way, layout: StageLayout): Path | undefined {
	if (way.layout !== layout) {
		way.layout = layout;
		way.path = pathOf(layout, way.leg);
	}
	return way.path;
}
