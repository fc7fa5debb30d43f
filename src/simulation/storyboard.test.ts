import { describe, expect, it } from 'vitest';
import { builtins } from '../scenario/builtin/index.ts';
import { newDocument } from '../scenario/document.ts';
import { scenesMax, scenesOf } from './storyboard.ts';

const second = 1_000_000;

describe('scenes of a storyboard', () => {
	it('are the beginning and what came of each command', () => {
		const [before, after, ...rest] = scenesOf(builtins.welcome, 40 * second);
		expect(before).toEqual({ from: 0, at: 23 * second - 1, commands: [] });
		expect([after?.from, after?.at]).toEqual([23 * second, 35 * second]);
		expect(after?.commands.map(({ type }) => type)).toEqual(['scale']);
		expect(rest).toEqual([]);
	});

	it('take what’s done at once as one, and stand before what’s done next', () => {
		const command = { type: 'setScheduling', mode: 'byHand' } as const;
		const at = [3, 3.2, 8, 30].map((seconds) => seconds * second);
		const document = { ...newDocument([]), commands: at.map((time) => ({ at: time, command })) };
		expect(scenesOf(document, 60 * second).map(({ at: time, commands }) => [time, commands.length])).toEqual([
			[3 * second - 1, 0],
			[8 * second - 1, 2],
			[20 * second, 1],
			[42 * second, 1],
		]);
		expect(scenesOf(document, 5 * second)).toHaveLength(2);
	});

	it('are never more than a wall has room for, and some even where nothing was done', () => {
		const command = { type: 'setScheduling', mode: 'byHand' } as const;
		const commands = Array.from({ length: 200 }, (_, index) => ({ at: index * 5 * second, command }));
		const scenes = scenesOf({ ...newDocument([]), commands }, 2000 * second);
		expect(scenes).toHaveLength(scenesMax);
		for (const [index, { at }] of scenes.entries()) expect(at).toBeGreaterThan(scenes[index - 1]?.at ?? -1);
		expect(scenesOf(newDocument([]), 8 * second).map(({ at }) => at / second)).toEqual([0, 2, 4, 6, 8]);
		expect(scenesOf(newDocument([]), 0)).toEqual([{ from: 0, at: 0, commands: [] }]);
	});
});
