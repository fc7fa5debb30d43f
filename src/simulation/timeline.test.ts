import { describe, expect, it } from 'vitest';
import { chanceOf } from '../engine/fuzz/chance.ts';
import { anyCommand } from '../engine/fuzz/commands.ts';
import { anyNodeManifest } from '../engine/fuzz/manifests.ts';
import { nodeNames } from '../engine/fuzz/world.ts';
import { hashText } from '../engine/hash.ts';
import { newDocument, type ScenarioDocument } from '../scenario/document.ts';
import { openEngine } from '../scenario/run.ts';
import { changeDocument, furthest, mark, openTimeline, runOn, seek, type Timeline } from './timeline.ts';

const second = 1_000_000;

const hashOf = ({ engine }: Timeline): string => hashText(engine.state.log.hash);
/** The hash of the same document at the same moment, run from its beginning by nobody's history. */
const hashAnew = (document: ScenarioDocument, at: number): string =>
	hashText(openEngine({ ...document, at }).engine.state.log.hash);

/** A timeline on which `count` random commands have been given one after another, as a person gives them. */
function played(seed: number, count: number): Timeline {
	const chance = chanceOf(seed);
	const nodes = chance.some(nodeNames, 4).map((name) => anyNodeManifest({ chance }, name));
	let timeline = openTimeline(newDocument(nodes, { seed }));
	for (let given = 0; given < count; given += 1) {
		const at = timeline.engine.state.now;
		const command = anyCommand({ chance, state: timeline.engine.state });
		const commands = [...timeline.document.commands, { at, command }];
		timeline = changeDocument(timeline, { ...timeline.document, commands }, at);
		runOn(timeline, at + chance.int(3 * second));
	}
	return timeline;
}

const seeds = [1, 2, 3, 4];

describe('a timeline', () => {
	it.each(seeds)('plays what the document says (seed %i)', (seed) => {
		const timeline = played(seed, 40);
		expect(hashOf(timeline)).toBe(hashAnew(timeline.document, timeline.engine.state.now));
	});

	it.each(seeds)('comes to the same run when commands are undone and redone (seed %i)', (seed) => {
		const chance = chanceOf(seed + 1_000);
		let timeline = played(seed, 40);
		const { document: whole } = timeline;
		const end = timeline.engine.state.now;
		const before = hashOf(timeline);
		for (let round = 0; round < 12; round += 1) {
			const commands = whole.commands.slice(0, chance.int(whole.commands.length));
			const at = chance.percent(50) ? (commands.at(-1)?.at ?? 0) : chance.int(end);
			timeline = changeDocument(timeline, { ...whole, commands }, at);
			expect(hashOf(timeline)).toBe(hashAnew({ ...whole, commands }, at));
		}
		timeline = changeDocument(timeline, whole, end);
		expect(hashOf(timeline)).toBe(before);
	});

	it.each(seeds)('takes a command in between as if it had been there (seed %i)', (seed) => {
		const chance = chanceOf(seed + 2_000);
		let timeline = played(seed, 40);
		const end = timeline.engine.state.now;
		for (let round = 0; round < 6; round += 1) {
			const { document } = timeline;
			const index = chance.int(document.commands.length);
			const at = document.commands[index]?.at ?? 0;
			const command = anyCommand({ chance, state: timeline.engine.state });
			const commands = document.commands.toSpliced(index, chance.int(2), { at, command });
			timeline = changeDocument(timeline, { ...document, commands }, end);
			expect(hashOf(timeline)).toBe(hashAnew(timeline.document, end));
		}
	});

	it.each(seeds)('is the same at a moment however one came to it (seed %i)', (seed) => {
		const chance = chanceOf(seed + 3_000);
		const timeline = played(seed, 40);
		const end = timeline.engine.state.now;
		for (let round = 0; round < 12; round += 1) {
			const at = chance.int(end + 30 * second);
			seek(timeline, at);
			expect(timeline.engine.state.now).toBe(at);
			expect(hashOf(timeline)).toBe(hashAnew(timeline.document, at));
		}
	});

	it('knows what comes after a moment that one has gone back to, until another command makes it untrue', () => {
		let timeline = played(1, 10);
		const end = timeline.engine.state.now;
		mark(timeline);
		seek(timeline, 5 * second);
		expect(furthest(timeline).now).toBe(end);
		runOn(timeline, end + second);
		expect(furthest(timeline)).toBe(timeline.engine.state);
		seek(timeline, 5 * second);
		const { commands } = timeline.document;
		const before = commands.filter(({ at }) => at <= 5 * second);
		timeline = changeDocument(timeline, { ...timeline.document, commands: before }, 5 * second);
		expect(furthest(timeline)).toBe(timeline.engine.state);
	});

	it('keeps its marks in the order of time', () => {
		const timeline = played(2, 40);
		const end = timeline.engine.state.now;
		for (const share of [0.3, 0.8, 0.1, 0.9]) {
			mark(timeline);
			seek(timeline, Math.round(end * share));
			runOn(timeline, Math.round(end * share) + 60 * second);
		}
		const times = timeline.marks.map(({ at }) => at);
		expect(times).toEqual(times.toSorted((a, b) => a - b));
	});
});
