/** Packets on their way and pods that fly to their machine, as SVG, at a moment of virtual time. */
import type { ClusterState } from '../../simulation/cluster.ts';
import type { Point } from '../layout/geometry.ts';
import type { StageLayout } from '../layout/stageLayout.ts';
import { roundedPath } from '../lines.ts';
import { capsuleAt, flightRealUs, flightsAt } from '../traffic/flights.ts';
import { type Path, pathOf, spotAt } from '../traffic/paths.ts';
import { hasFailed, locate, newPosition, travelled, travelShareOf } from '../traffic/playback.ts';
import { follow, type Programme } from '../traffic/programme.ts';
import type { Leg } from '../traffic/types.ts';
import type { Colours } from './colours.ts';
import { circle, path, rect } from './svg.ts';

const tailLength = 64;

/** The way from length `from` to length `to` as a path's `d`, its corners as the wires'. */
function stretch(way: Path, from: number, to: number): string {
	const ends = [from, to].map((length) => {
		const spot = { x: 0, y: 0, angle: 0 };
		spotAt(way, length, spot);
		return { x: spot.x, y: spot.y };
	});
	const between: Point[] = [];
	for (const [index, length] of way.lengths.entries())
		if (length > from && length < to)
			between.push({ x: way.points[2 * index] ?? 0, y: way.points[2 * index + 1] ?? 0 });
	return roundedPath([...ends.slice(0, 1), ...between, ...ends.slice(1)]);
}

function packet(way: Path, leg: Leg, progress: number, colours: Colours): string {
	const colour = colours[`traffic-${leg.link}`];
	const share = travelled(travelShareOf(leg), progress);
	const gone = share * way.total;
	const at = { x: 0, y: 0, angle: 0 };
	spotAt(way, gone, at);
	const isBoxed = way.outerTo > way.outerFrom && gone >= way.outerFrom && gone < way.outerTo;
	const failed = hasFailed(leg) && share >= 1;
	return [
		path(stretch(way, 0, way.total), { stroke: colour, strokeStrength: 0.28, width: 2 }),
		path(stretch(way, Math.max(0, gone - tailLength), gone), { stroke: colour, strokeStrength: 0.75, width: 3 }),
		isBoxed
			? rect({ x: at.x - 12, y: at.y - 12, width: 24, height: 24 }, 6, {
					fill: colours.raised,
					stroke: colour,
					width: 2,
				})
			: '',
		failed
			? path(`M${at.x - 6} ${at.y - 6}L${at.x + 6} ${at.y + 6}M${at.x + 6} ${at.y - 6}L${at.x - 6} ${at.y + 6}`, {
					stroke: colours.refuse,
					width: 3,
				})
			: // A request is filled, an answer a ring.
				circle(
					at,
					6,
					leg.kind === 'request'
						? { fill: colour, stroke: colours.raised, width: 1.5 }
						: { fill: colours.raised, stroke: colour, width: 3 },
				),
	].join('');
}

export interface TrafficMoment {
	cluster: ClusterState;
	layout: StageLayout;
	now: number;
	/** Virtual seconds per second of the film. */
	speed: number;
}

/** Draws what's on its way. `programme` knows what has begun in earlier frames; a new one begins with this moment. */
export function trafficPicture(
	{ cluster, layout, now, speed }: TrafficMoment,
	programme: Programme,
	colours: Colours,
): string {
	const parts: string[] = [];
	const position = newPosition();
	follow(programme, cluster.traffic.stories, now, speed);
	for (const playback of programme.fleet.playbacks) {
		locate(playback, now, position);
		const leg = playback.story.legs[position.leg];
		const way = leg && pathOf(layout, leg);
		if (leg && way) parts.push(packet(way, leg, position.progress, colours));
	}
	const flightUs = flightRealUs * speed;
	for (const flight of flightsAt(cluster, now, flightUs, (uid) => layout.pods.get(uid)?.node !== undefined)) {
		const share = (now - flight.at) / flightUs;
		const capsule = share >= 0 && share < 1 ? capsuleAt(flight, layout, share) : undefined;
		if (!capsule) continue;
		const strength = Math.min(1, share / 0.1, (1 - share) / 0.25) * 0.55;
		parts.push(
			rect(capsule, 20, {
				fill: colours.pod,
				fillStrength: strength,
				stroke: colours.accent,
				strokeStrength: strength,
				width: 2,
			}),
		);
	}
	return parts.join('');
}
