import { beforeAll, expect, it } from 'vitest';
import { lessons } from '../../lessons/index.ts';
import { sceneDocument } from '../../lessons/play.ts';
import { simulation } from '../store.ts';
import { runSplit } from './run.ts';
import { splitStore } from './state.ts';

beforeAll(() => simulation.load());

it('the same pod twice: a crash keeps its address, a replacement doesn’t', async () => {
	const lesson = lessons.find(({ key }) => key === 'logical-host');
	const step = lesson?.steps.find(({ kind }) => kind === 'compare');
	if (!lesson || step?.kind !== 'compare') throw new Error('the lesson compares');
	expect(await runSplit(sceneDocument(lesson, step), [step.left, step.right], step.pod, () => false)).toBe(true);
	const [left, right] = splitStore.getState().sides ?? [];
	expect(left?.before).toEqual(right?.before);
	expect([left?.now?.uid, left?.now?.ip]).toEqual([left?.before?.uid, left?.before?.ip]);
	expect(left?.now?.containers).toEqual([
		{ name: 'web', restarts: 1 },
		{ name: 'cache', restarts: 0 },
	]);
	expect(left?.now?.volumeBytes).toBeGreaterThanOrEqual(left?.before?.volumeBytes ?? 0);
	expect(right?.now?.uid).not.toBe(right?.before?.uid);
	expect(right?.now?.ip).not.toBe(right?.before?.ip);
	expect(right?.now?.volumeBytes).toBeLessThan(right?.before?.volumeBytes ?? 0);
}, 15_000);
