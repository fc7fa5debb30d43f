/** Which moments of a run are worth a still: what was done, each with what came of it. */
import type { Command } from '../engine/commands/command.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

export interface Scene {
	/** When what was done in it was done, in µs of virtual time. */
	from: number;
	/** When what came of it is seen. */
	at: number;
	/** What was done since the scene before; none in the first. */
	commands: readonly Command[];
}

const second = 1_000_000;
/** What a command brings about is seen within this time, unless something else is done before. */
const effectUs = 12 * second;
export const scenesMax = 24;
/** Of a run in which nobody did anything. */
const quietScenes = 4;

/** The scenes of the run up to `until` (µs): the beginning, then one after each command or group of commands. */
export function scenesOf(document: ScenarioDocument, until: number): Scene[] {
	const groups: { at: number; commands: Command[] }[] = [];
	for (const { at, command } of document.commands) {
		if (at > until) break;
		const last = groups.at(-1);
		// What's done in one go (a drag makes a draft and runs it) is one scene.
		if (last && at - last.at < second) last.commands.push(command);
		else groups.push({ at, commands: [command] });
	}
	const [first] = groups;
	if (!first) {
		const parts = Array.from({ length: quietScenes }, (_, index) => Math.round((until * (index + 1)) / quietScenes));
		return [...new Set([0, ...parts])].map((at) => ({ from: at, at, commands: [] }));
	}
	const scenes: Scene[] = [{ from: 0, at: Math.max(0, first.at - 1), commands: [] }];
	for (const [index, { at, commands }] of groups.entries()) {
		const next = groups[index + 1]?.at ?? Math.max(until, at + effectUs);
		const seen = Math.min(next - 1, at + effectUs);
		const last = scenes.at(-1);
		if (last && last.at >= seen) continue;
		scenes.push({ from: at, at: Math.max(at, seen), commands });
	}
	return scenes.slice(0, scenesMax);
}
