/**
 * What of the engine's stories is on the stage at a moment. Packets take microseconds, eyes need about a second:
 * so a story's legs are shown one after another, each for `legUs` of virtual time and none before it happened.
 * Everything follows from virtual time; pause, rewind and speed need no code of their own.
 */
import type { Story } from './types.ts';

/** Real time that a leg is shown for, in µs. */
const legRealUs = 850_000;
/** The share of it that a packet travels; for the rest it stands at its end. */
export const travelShare = 0.86;
/** One that's refused or dropped stands longer, for its mark to be read. */
export const failedTravelShare = 0.5;
/** At most so many stories at once, the older go on. */
export const shownAtOnce = 20;

export interface Playback {
	story: Story;
	/** The leg that's shown from `base` on (µs of virtual time); those after it follow. */
	firstLeg: number;
	base: number;
	legUs: number;
}

/** Which leg is on its way and how far; written by `locate`. */
export interface Position {
	/** -1: none at this moment (the next hasn't happened yet, or there's none). */
	leg: number;
	/** 0 … 1 of the time that it's shown for. */
	progress: number;
	/** All that's known of the story has been shown. */
	ended: boolean;
}

export function newPosition(): Position {
	return { leg: -1, progress: 0, ended: false };
}

/** Virtual µs that a leg is shown for at a speed in virtual seconds per real second. */
export function legUsAt(speed: number): number {
	return legRealUs * speed;
}

/** Where a playback stands at `now`, into `position`: nothing is allocated, it runs for each story in each frame. */
export function locate(playback: Playback, now: number, position: Position): void {
	const { story, firstLeg, base, legUs } = playback;
	let start = base;
	position.leg = -1;
	position.progress = 0;
	position.ended = false;
	for (let index = firstLeg; index < story.legs.length; index += 1) {
		if (index > firstLeg) start = Math.max(start, story.legs[index]?.hops[0]?.at ?? start);
		if (now < start) return;
		if (now < start + legUs) {
			position.leg = index;
			position.progress = (now - start) / legUs;
			return;
		}
		start += legUs;
	}
	position.ended = story.done || now > start + 4 * legUs;
}

/** The same place in the story at another pace: nothing jumps when the speed is changed. */
export function repace(playback: Playback, now: number, legUs: number): void {
	if (playback.legUs === legUs) return;
	const position = newPosition();
	locate(playback, now, position);
	if (position.leg >= 0) {
		playback.firstLeg = position.leg;
		playback.base = now - position.progress * legUs;
	} else if (now >= playback.base) {
		// Between two legs: the rest begins with what happens next.
		const next = playback.story.legs.findIndex(
			(leg, index) => index >= playback.firstLeg && (leg.hops[0]?.at ?? 0) > now,
		);
		playback.firstLeg = next < 0 ? playback.story.legs.length : next;
		playback.base = now;
	}
	playback.legUs = legUs;
}

/** Keeps a packet where it is: at `progress` of a leg, whatever time has passed. */
export function holdAt(playback: Playback, leg: number, progress: number, now: number): void {
	playback.firstLeg = leg;
	playback.base = now - progress * playback.legUs;
}

/** Who sends a story's first packet: a pod's container, or people outside. */
function originOf(story: Story): string {
	const place = story.legs[0]?.hops[0]?.place;
	if (!place) return '';
	return place.kind === 'container' ? `${place.uid}/${place.container}` : place.kind;
}

/** The stories on the stage. */
export interface Programme {
	playing: Map<number, Playback>;
	/** The newest story that was looked at, and the time then. */
	lookedAt: number;
	now: number;
	/** When each origin's last story began, in µs. */
	lastByOrigin: Map<string, number>;
}

export function newProgramme(): Programme {
	return { playing: new Map(), lookedAt: -1, now: 0, lastByOrigin: new Map() };
}

function forget(programme: Programme): void {
	programme.playing.clear();
	programme.lastByOrigin.clear();
	programme.lookedAt = -1;
}

/**
 * Takes up new stories and lets go of ended ones. A story is taken up when its origin's last one began at least a
 * leg's time before, so that the stage stays legible however much is sent. When time went back, or far ahead, it
 * begins afresh with what's under way at that moment.
 */
export function follow(programme: Programme, stories: readonly Story[], now: number, speed: number): void {
	const legUs = legUsAt(speed);
	if (now < programme.now || now > programme.now + 20 * legUs) forget(programme);
	programme.now = now;
	const position = newPosition();
	for (const [id, playback] of programme.playing) {
		repace(playback, now, legUs);
		locate(playback, now, position);
		if (position.ended) programme.playing.delete(id);
	}
	for (const story of stories) {
		const playback = programme.playing.get(story.id);
		if (playback) playback.story = story;
		else if (story.id > programme.lookedAt && story.legs.length > 0 && story.at <= now) {
			programme.lookedAt = story.id;
			consider(programme, story, legUs, position);
		}
	}
}

function consider(programme: Programme, story: Story, legUs: number, position: Position): void {
	if (programme.playing.size >= shownAtOnce) return;
	const origin = originOf(story);
	const last = programme.lastByOrigin.get(origin);
	if (last !== undefined && story.at < last + legUs) return;
	const base = Math.max(story.at, story.legs[0]?.hops[0]?.at ?? 0);
	const playback: Playback = { story, firstLeg: 0, base, legUs };
	locate(playback, programme.now, position);
	if (position.ended) return;
	programme.playing.set(story.id, playback);
	programme.lastByOrigin.set(origin, story.at);
}
