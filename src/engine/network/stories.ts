/** The few requests that are told leg by leg, for people to watch. */
import type { Engine } from '../context.ts';
import { second } from '../timing.ts';
import { type Leg, type LegOutcome, type Story, storyLimit } from './traffic.ts';

/** A caller's next story begins no sooner than this after its last, in µs. */
const pauseUs = 0.9 * second;
const legLimit = 64;

/** Callers that are remembered at once; those whose pause is over may as well be forgotten. */
const callersMax = 512;

function forgetOld(toldAt: Map<string, number>, before: number): void {
	for (const [caller, at] of toldAt) if (at < before) toldAt.delete(caller);
}

/** Begins a story for a caller's request unless it has had one just now. Answers the story's id, or 0. */
export function beginStory(engine: Engine, caller: string): number {
	const { traffic, workload, now } = engine.state;
	const toldAt = traffic.toldAt.get(caller);
	if (toldAt !== undefined && now - toldAt < pauseUs) return 0;
	traffic.toldAt.set(caller, now);
	if (traffic.toldAt.size > callersMax) forgetOld(traffic.toldAt, now - pauseUs);
	const id = workload.nextStory;
	workload.nextStory += 1;
	const kept = traffic.stories.length >= storyLimit ? traffic.stories.slice(1 - storyLimit) : traffic.stories;
	traffic.stories = [...kept, { id, at: now, legs: [], done: false }];
	return id;
}

function change(engine: Engine, id: number, next: (story: Story) => Story): void {
	const { traffic } = engine.state;
	const index = traffic.stories.findIndex((story) => story.id === id);
	const story = traffic.stories[index];
	if (story) traffic.stories = traffic.stories.with(index, next(story));
}

/** Adds a leg. Answers its number, or -1 when the story isn't told any more or is long enough. */
export function addLeg(engine: Engine, id: number, leg: Leg): number {
	if (id === 0) return -1;
	let number = -1;
	change(engine, id, (story) => {
		if (story.legs.length >= legLimit) return story;
		number = story.legs.length;
		return { ...story, legs: [...story.legs, leg] };
	});
	return number;
}

/** How a leg ended. */
export function endLeg(engine: Engine, id: number, leg: number, outcome: LegOutcome, reason?: string): void {
	if (id === 0 || leg < 0) return;
	change(engine, id, (story) => {
		const before = story.legs[leg];
		if (!before) return story;
		const after: Leg = { ...before, outcome, ...(reason === undefined ? {} : { reason }) };
		return { ...story, legs: story.legs.with(leg, after) };
	});
}

export function endStory(engine: Engine, id: number): void {
	if (id !== 0) change(engine, id, (story) => ({ ...story, done: true }));
}
