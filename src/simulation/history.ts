/** What undo goes back to: each entry is a whole run (its document) and where in it one stood. */
import type { ScenarioDocument } from '../scenario/document.ts';

export interface Moment {
	document: ScenarioDocument;
	/** µs of virtual time. */
	at: number;
}

export interface History {
	past: readonly Moment[];
	future: readonly Moment[];
}

export const emptyHistory: History = { past: [], future: [] };
const entriesMax = 500;

/** Remembers the moment before a change; what had been undone is gone. */
export function remember(history: History, before: Moment): History {
	return { past: [...history.past.slice(1 - entriesMax), before], future: [] };
}

/** One step back from `present`; nothing when there's none. */
export function stepBack(history: History, present: Moment): { history: History; moment: Moment } | undefined {
	const moment = history.past.at(-1);
	if (!moment) return undefined;
	return { history: { past: history.past.slice(0, -1), future: [present, ...history.future] }, moment };
}

/** One undone step on again. */
export function stepForward(history: History, present: Moment): { history: History; moment: Moment } | undefined {
	const [moment, ...future] = history.future;
	if (!moment) return undefined;
	return { history: { past: [...history.past, present], future }, moment };
}
