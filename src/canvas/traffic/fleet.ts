/** The packets on the stage as columns of numbers: to move thousands of them allocates nothing. */
import type { Path } from './paths.ts';
import { hasFailed, type Playback, travelled, travelShareOf } from './playback.ts';
import type { Leg, LegLink, Story } from './types.ts';
import type { Way } from './ways.ts';

export interface Fleet {
	count: number;
	/** When the leg's showing began, in µs of virtual time; how much of it the packet travels. */
	start: Float64Array;
	travel: Float64Array;
	/** 0 … 1 of the time that the leg is shown; the length that the packet has gone, and the corner that it has passed last. */
	progress: Float64Array;
	/** The progress in the frame before. */
	before: Float64Array;
	gone: Float64Array;
	corner: Int32Array;
	/** On the screen, in px; far off it while there's nothing to show. */
	x: Float64Array;
	y: Float64Array;
	story: Float64Array;
	leg: Int32Array;
	/** How it looks; see {@link lookOf}. */
	look: Uint8Array;
	/** Whether its way ended badly. */
	failed: Uint8Array;
	/** Nothing will be learned of the story any more. */
	settled: Uint8Array;
	ways: (Way | undefined)[];
	playbacks: Playback[];
}

const firstCapacity = 64;
export const offScreen = -1e6;

export const lookKinds = ['request', 'response', 'failed'] as const;
const lookLinks = ['localhost', 'pod', 'outside'] as const satisfies readonly LegLink[];
/** Number of different looks. */
export const looks = lookKinds.length * lookLinks.length;

/** A leg's look as a number: its link, and what kind of packet it is. */
function lookOf({ kind, link }: Leg): number {
	const number = kind === 'request' ? 0 : kind === 'response' ? 1 : 2;
	return lookLinks.indexOf(link) * lookKinds.length + number;
}

/** The look of a packet whose way ended badly. */
export function failedLook(look: number): number {
	return look - (look % lookKinds.length) + 2;
}

export function linkOfLook(look: number): LegLink {
	return lookLinks[Math.floor(look / lookKinds.length)] ?? 'pod';
}

function columns(capacity: number) {
	return {
		start: new Float64Array(capacity),
		travel: new Float64Array(capacity),
		progress: new Float64Array(capacity),
		before: new Float64Array(capacity),
		gone: new Float64Array(capacity),
		corner: new Int32Array(capacity),
		x: new Float64Array(capacity),
		y: new Float64Array(capacity),
		story: new Float64Array(capacity),
		leg: new Int32Array(capacity),
		look: new Uint8Array(capacity),
		failed: new Uint8Array(capacity),
		settled: new Uint8Array(capacity),
	};
}

export function newFleet(): Fleet {
	return { count: 0, ...columns(firstCapacity), ways: [], playbacks: [] };
}

const columnNames = Object.keys(columns(0)) as (keyof ReturnType<typeof columns>)[];

function grow(fleet: Fleet): void {
	const larger = columns(2 * fleet.start.length);
	for (const name of columnNames) larger[name].set(fleet[name]);
	Object.assign(fleet, larger);
}

function isSettled({ done, legs }: Story): boolean {
	return done && legs.every(({ outcome }) => outcome !== 'inFlight');
}

/** Adds a story, nothing of which is shown yet. Answers its number in the fleet. */
export function launch(fleet: Fleet, playback: Playback): number {
	const index = fleet.count;
	if (index >= fleet.start.length) grow(fleet);
	fleet.count += 1;
	fleet.story[index] = playback.story.id;
	fleet.settled[index] = isSettled(playback.story) ? 1 : 0;
	fleet.playbacks[index] = playback;
	showNothing(fleet, index);
	return index;
}

/** The last one takes the place of the one that goes. */
export function land(fleet: Fleet, index: number): void {
	const last = fleet.count - 1;
	for (const name of columnNames) fleet[name][index] = fleet[name][last] ?? 0;
	fleet.ways[index] = fleet.ways[last];
	const playback = fleet.playbacks[last];
	if (playback) fleet.playbacks[index] = playback;
	fleet.ways.length = last;
	fleet.playbacks.length = last;
	fleet.count = last;
}

export function legAt(fleet: Fleet, index: number): Leg | undefined {
	return fleet.playbacks[index]?.story.legs[fleet.leg[index] ?? -1];
}

/** The packet is on that leg since `start`. */
export function showLeg(fleet: Fleet, index: number, number: number, start: number, way: Way): void {
	const isNew = fleet.leg[index] !== number;
	fleet.leg[index] = number;
	fleet.start[index] = start;
	fleet.ways[index] = way;
	if (isNew) {
		fleet.corner[index] = 1;
		fleet.progress[index] = 0;
	}
	dress(fleet, index);
}

function dress(fleet: Fleet, index: number): void {
	const leg = legAt(fleet, index);
	if (!leg) return;
	fleet.travel[index] = travelShareOf(leg);
	fleet.failed[index] = hasFailed(leg) ? 1 : 0;
	fleet.look[index] = lookOf(leg);
}

export function showNothing(fleet: Fleet, index: number): void {
	fleet.leg[index] = -1;
	fleet.ways[index] = undefined;
	fleet.failed[index] = 0;
	fleet.progress[index] = fleet.before[index] = 0;
	fleet.gone[index] = 0;
	fleet.x[index] = fleet.y[index] = offScreen;
}

/** What has been learned of a story since. */
export function retell(fleet: Fleet, index: number, story: Story | undefined): void {
	const playback = fleet.playbacks[index];
	if (!playback) return;
	if (!story) {
		fleet.settled[index] = 1;
		return;
	}
	if (playback.story === story) return;
	playback.story = story;
	fleet.settled[index] = isSettled(story) ? 1 : 0;
	dress(fleet, index);
}

/** Whether its way ended badly and it has come to that end. */
export function isStranded(fleet: Fleet, index: number): boolean {
	return fleet.failed[index] === 1 && (fleet.progress[index] ?? 0) >= (fleet.travel[index] ?? 1);
}

interface Transform {
	x: number;
	y: number;
	zoom: number;
}

/** Puts a packet where it is at `progress` of its leg. */
export function put(fleet: Fleet, index: number, path: Path, progress: number, { x, y, zoom }: Transform): void {
	const { points, lengths, total } = path;
	const gone = travelled(fleet.travel[index] ?? 1, progress) * total;
	const last = lengths.length - 1;
	let corner = Math.min(fleet.corner[index] ?? 1, last);
	// It goes on as a rule, and only a rewind or another layout takes it back.
	if ((lengths[corner - 1] ?? 0) > gone) corner = 1;
	while (corner < last && (lengths[corner] ?? 0) < gone) corner += 1;
	const from = lengths[corner - 1] ?? 0;
	const step = (lengths[corner] ?? 0) - from;
	const share = step > 0 ? Math.min(1, (gone - from) / step) : 1;
	const x0 = points[2 * corner - 2] ?? 0;
	const y0 = points[2 * corner - 1] ?? 0;
	fleet.corner[index] = corner;
	fleet.before[index] = fleet.progress[index] ?? 0;
	fleet.progress[index] = progress;
	fleet.gone[index] = gone;
	fleet.x[index] = (x0 + ((points[2 * corner] ?? 0) - x0) * share) * zoom + x;
	fleet.y[index] = (y0 + ((points[2 * corner + 1] ?? 0) - y0) * share) * zoom + y;
}

/** The direction that a packet goes, in radians. */
export function headingAt(fleet: Fleet, index: number, { points }: Path): number {
	const corner = fleet.corner[index] ?? 1;
	return Math.atan2(
		(points[2 * corner + 1] ?? 0) - (points[2 * corner - 1] ?? 0),
		(points[2 * corner] ?? 0) - (points[2 * corner - 2] ?? 0),
	);
}
