/** What of the engine's stories is on the stage, and where each packet of them is. */
import type { StageLayout } from '../layout/stageLayout.ts';
import type { Transform } from './draw.ts';
import { type Fleet, land, launch, newFleet, offScreen, put, retell, showLeg, showNothing } from './fleet.ts';
import { holdAt, legUsAt, locate, newPosition, type Playback, repace } from './playback.ts';
import type { LegLink, Story } from './types.ts';
import { pathOn, type Ways, wayOf } from './ways.ts';

/** At most so many stories at once: a bound on memory, more than an engine ever tells. */
const shownMax = 1 << 18;
/** From so many origins on, those whose pause is over are forgotten. */
const originsMin = 8192;

export interface Programme {
	fleet: Fleet;
	/** Where each shown story is in the fleet. */
	slots: Map<number, number>;
	ways: Ways;
	/** The stories that were last looked at, the newest of them, and the time then. */
	stories: readonly Story[];
	lookedAt: number;
	now: number;
	legUs: number;
	/** When each origin's last story began, in µs. */
	lastByOrigin: Map<string, number>;
	/** So many origins are looked through for old ones: twice as many as were left the last time. */
	originsMax: number;
	/** Legs begun so far. */
	seen: Record<LegLink, number>;
}

export function newProgramme(): Programme {
	return {
		fleet: newFleet(),
		slots: new Map(),
		ways: new Map(),
		stories: [],
		lookedAt: -1,
		now: 0,
		legUs: 0,
		lastByOrigin: new Map(),
		originsMax: originsMin,
		seen: { localhost: 0, pod: 0, outside: 0 },
	};
}

/** Begins anew; only what has been counted stays. */
export function forget(programme: Programme): void {
	Object.assign(programme, { ...newProgramme(), seen: programme.seen, now: programme.now, legUs: programme.legUs });
}

/** Who sends a story's first packet: a pod's container, or people outside. */
function originOf(story: Story): string {
	const place = story.legs[0]?.hops[0]?.place;
	if (!place) return '';
	return place.kind === 'container' ? `${place.uid}/${place.container}` : place.kind;
}

const position = newPosition();

/**
 * Takes up new stories. One is taken up when its origin's last one began at least a leg's time before, so that the
 * stage stays legible however much is sent. When time went back, or far ahead, it begins afresh with what's under way
 * at that moment.
 */
export function follow(programme: Programme, stories: readonly Story[], now: number, speed: number): void {
	const legUs = legUsAt(speed);
	if (now < programme.now || now > programme.now + 20 * legUs) forget(programme);
	programme.now = now;
	if (legUs !== programme.legUs) changePace(programme, now, legUs);
	if (stories === programme.stories) return;
	programme.stories = stories;
	retellOpen(programme, stories);
	let index = stories.length;
	while (index > 0 && (stories[index - 1]?.id ?? 0) > programme.lookedAt) index -= 1;
	for (; index < stories.length; index += 1) {
		const story = stories[index];
		if (!story || story.legs.length === 0 || story.at > now) continue;
		programme.lookedAt = story.id;
		consider(programme, story, legUs);
	}
}

function changePace(programme: Programme, now: number, legUs: number): void {
	const { fleet } = programme;
	programme.legUs = legUs;
	for (let index = 0; index < fleet.count; index += 1) {
		const playback = fleet.playbacks[index];
		if (!playback) continue;
		repace(playback, now, legUs);
		turn(programme, index, now);
	}
}

/** The story with that id, of stories in the order of their ids. */
function storyWith(stories: readonly Story[], id: number): Story | undefined {
	let [low, high] = [0, stories.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const story = stories[middle];
		if (!story || story.id === id) return story;
		if (story.id < id) low = middle + 1;
		else high = middle - 1;
	}
	return undefined;
}

function retellOpen({ fleet }: Programme, stories: readonly Story[]): void {
	for (let index = 0; index < fleet.count; index += 1)
		if (!fleet.settled[index]) retell(fleet, index, storyWith(stories, fleet.story[index] ?? 0));
}

function consider(programme: Programme, story: Story, legUs: number): void {
	const { fleet, lastByOrigin, slots, now } = programme;
	if (fleet.count >= shownMax) return;
	const origin = originOf(story);
	const last = lastByOrigin.get(origin);
	if (last !== undefined && story.at < last + legUs) return;
	const base = Math.max(story.at, story.legs[0]?.hops[0]?.at ?? 0);
	const playback: Playback = { story, firstLeg: 0, base, legUs };
	locate(playback, now, position);
	if (position.ended) return;
	if (lastByOrigin.size >= programme.originsMax) forgetOrigins(programme, story.at - legUs);
	lastByOrigin.set(origin, story.at);
	slots.set(story.id, launch(fleet, playback));
}

/** Forgets origins whose last story began before that. */
function forgetOrigins(programme: Programme, before: number): void {
	const { lastByOrigin } = programme;
	for (const [origin, at] of lastByOrigin) if (at < before) lastByOrigin.delete(origin);
	programme.originsMax = Math.max(originsMin, 2 * lastByOrigin.size);
}

/** Puts a story's packet on the leg that's its turn now. False when all of it has been shown. */
function turn({ fleet, ways, seen }: Programme, index: number, now: number): boolean {
	const playback = fleet.playbacks[index];
	if (!playback) return false;
	locate(playback, now, position);
	const leg = playback.story.legs[position.leg];
	if (!leg) showNothing(fleet, index);
	else {
		if (fleet.leg[index] !== position.leg) seen[leg.link] += 1;
		showLeg(fleet, index, position.leg, now - position.progress * playback.legUs, wayOf(ways, leg));
	}
	return !position.ended;
}

/** Moves every packet to where it is now, and lets go of stories that have been shown. */
export function move(programme: Programme, layout: StageLayout, transform: Transform): void {
	const { fleet, slots, now, legUs } = programme;
	let index = 0;
	while (index < fleet.count) {
		let progress = (now - (fleet.start[index] ?? 0)) / legUs;
		let way = fleet.ways[index];
		if (!way || progress < 0 || progress >= 1) {
			if (!turn(programme, index, now)) {
				slots.delete(fleet.story[index] ?? 0);
				land(fleet, index);
				if (index < fleet.count) slots.set(fleet.story[index] ?? 0, index);
				continue;
			}
			way = fleet.ways[index];
			progress = (now - (fleet.start[index] ?? 0)) / legUs;
		}
		const path = way && pathOn(way, layout);
		if (path) put(fleet, index, path, progress, transform);
		else fleet.x[index] = fleet.y[index] = offScreen;
		index += 1;
	}
}

/** Keeps a story's packet at `progress` of a leg, whatever time has passed. */
export function hold(programme: Programme, story: number, leg: number, progress: number): void {
	const index = programme.slots.get(story);
	const playback = index === undefined ? undefined : programme.fleet.playbacks[index];
	if (index === undefined || !playback) return;
	holdAt(playback, leg, progress, programme.now);
	turn(programme, index, programme.now);
}
