/**
 * Where a story is shown at a moment. Packets take microseconds, eyes need about a second: so a story's legs are shown
 * one after another, each for `legUs` of virtual time and none before it happened. Everything follows from virtual
 * time; pause, rewind and speed need no code of their own.
 */
import type { Leg, Story } from './types.ts';

/** Real time that a leg is shown for, in µs. */
const legRealUs = 850_000;
/** The share of it that a packet travels; for the rest it stands at its end. */
export const travelShare = 0.86;
/** One that's refused or dropped stands longer, for its mark to be read. */
const failedTravelShare = 0.5;

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

export function hasFailed({ outcome }: Leg): boolean {
	return outcome === 'refused' || outcome === 'dropped';
}

/** How much of a leg's time its packet travels. */
export function travelShareOf(leg: Leg): number {
	return hasFailed(leg) ? failedTravelShare : travelShare;
}

/** How much of its way a packet has gone, 0 … 1, at `progress` of the time that its leg is shown: it starts and ends gently. */
export function travelled(travel: number, progress: number): number {
	const share = progress < travel ? progress / travel : 1;
	return share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share);
}

/** Where a playback stands at `now`, into `position`: nothing is allocated. */
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
