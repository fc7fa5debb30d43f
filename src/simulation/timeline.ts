/**
 * A running engine with the way back: snapshots along the run, so that any earlier moment is the nearest
 * snapshot and a short replay.
 */
import { type Engine, restore, type Snapshot, snapshot } from '../engine/engine.ts';
import type { ClusterState } from '../engine/state.ts';
import type { Status } from '../kubernetes/status.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { runUntil, startEngine } from '../scenario/run.ts';

interface Mark {
	at: number;
	/** Commands of the document given by then. */
	applied: number;
	snapshot: Snapshot;
}

export interface Timeline {
	document: ScenarioDocument;
	engine: Engine;
	applied: number;
	/** In the order of time; the first is the beginning. */
	marks: Mark[];
	eventsSinceMark: number;
	refusal?: Status;
}

/** A snapshot costs about as much as some thousand events; replaying so many takes a few milliseconds. */
const eventsPerMark = 4_000;
const marksMax = 240;

/** A timeline at the beginning of its document. */
export function openTimeline(document: ScenarioDocument): Timeline {
	const { engine, refusal } = startEngine(document);
	const marks = [{ at: 0, applied: 0, snapshot: snapshot(engine) }];
	return { document, engine, applied: 0, marks, eventsSinceMark: 0, ...(refusal ? { refusal } : {}) };
}

/** Remembers the present moment, unless a later one of this run is known. */
export function mark(timeline: Timeline): void {
	const { engine, applied, marks } = timeline;
	timeline.eventsSinceMark = 0;
	if ((marks.at(-1)?.at ?? 0) >= engine.state.now) return;
	marks.push({ at: engine.state.now, applied, snapshot: snapshot(engine) });
	// Thinned evenly: the first and the newest stay, of the others every second.
	if (marks.length > marksMax)
		timeline.marks = marks.filter((_, index) => index % 2 === 0 || index === marks.length - 1);
}

/** The furthest state of this run that's known: after going back it's ahead of the present one. */
export function furthest({ engine, marks }: Timeline): ClusterState {
	const last = marks.at(-1);
	return last && last.at > engine.state.now ? last.snapshot.state : engine.state;
}

/** Runs on to `until` (µs), at most `budget` events. True when it got there. */
export function runOn(timeline: Timeline, until: number, budget = Number.POSITIVE_INFINITY): boolean {
	const { engine, document } = timeline;
	let left = budget;
	while (left > 0) {
		const slice = Math.min(left, eventsPerMark);
		const { applied, handled } = runUntil(engine, document, timeline.applied, until, slice);
		timeline.applied = applied;
		timeline.eventsSinceMark += handled;
		left -= handled;
		if (timeline.eventsSinceMark >= eventsPerMark) mark(timeline);
		if (handled < slice) return true;
	}
	return false;
}

/** Goes to any moment (µs), back or on. */
export function seek(timeline: Timeline, at: number): void {
	if (at < timeline.engine.state.now) {
		const nearest = timeline.marks.findLast((candidate) => candidate.at <= at) ?? timeline.marks[0];
		if (!nearest) throw new Error('a timeline has its beginning');
		timeline.engine = restore(nearest.snapshot);
		timeline.applied = nearest.applied;
		timeline.eventsSinceMark = 0;
	}
	runOn(timeline, at);
}

/**
 * The timeline of another document at the moment `at`. What both have in common isn't run again: that is
 * how a command is undone or put in between.
 */
export function changeDocument(timeline: Timeline, document: ScenarioDocument, at: number): Timeline {
	const sameStart = document.seed === timeline.document.seed && document.manifests === timeline.document.manifests;
	if (!sameStart) {
		const opened = openTimeline(document);
		runOn(opened, at);
		return opened;
	}
	let common = 0;
	while (common < document.commands.length && document.commands[common] === timeline.document.commands[common])
		common += 1;
	const differsAt = Math.min(
		document.commands[common]?.at ?? Number.POSITIVE_INFINITY,
		timeline.document.commands[common]?.at ?? Number.POSITIVE_INFINITY,
	);
	const isUntouched = timeline.applied <= common && timeline.engine.state.now < differsAt;
	const marks = timeline.marks.filter(
		(candidate) => candidate.applied <= common && (candidate.at < differsAt || candidate.at === 0),
	);
	const next: Timeline = { ...timeline, document, marks };
	if (isUntouched && at >= timeline.engine.state.now) {
		runOn(next, at);
		return next;
	}
	const nearest = marks.findLast((candidate) => candidate.at <= at);
	if (!nearest) throw new Error('a timeline has its beginning');
	next.engine = restore(nearest.snapshot);
	next.applied = nearest.applied;
	next.eventsSinceMark = 0;
	runOn(next, at);
	return next;
}
