import { describe, expect, it } from 'vitest';
import { passingPoint } from './search.ts';
import { frameTimesMs } from './trace.ts';

const limits = { guess: 100, limitMs: 8, most: 100_000 };

describe('passingPoint', () => {
	it.each([
		[(count: number) => 1 + count / 100, 700],
		[(count: number) => 7.9 + count / 100_000, 10_000],
		[(count: number) => count, 8],
	])('finds where %s passes 8', async (msOf, expected) => {
		const found = await passingPoint(async (count) => ({ count, ms: msOf(count) }), limits);
		expect(found).toBeGreaterThan(expected * 0.97);
		expect(found).toBeLessThan(expected * 1.03 + 1);
	});

	it('says so when nothing is too many', async () => {
		expect(await passingPoint(async (count) => ({ count, ms: 1 }), limits)).toBeUndefined();
	});

	it('ends when a second look contradicts the first', async () => {
		let looks = 0;
		const found = await passingPoint(async (count) => {
			looks += 1;
			return { count, ms: looks % 2 === 0 ? 9 : 2 };
		}, limits);
		expect(found).toBeGreaterThan(0);
		expect(looks).toBeLessThan(20);
	});
});

describe('frameTimesMs', () => {
	const on = (tid: number) => ({ pid: 1, tid });
	const task = (tid: number, ts: number, tdur: number) => ({ name: 'RunTask', ph: 'X', ts, tdur, ...on(tid) });
	const names = [
		{ name: 'thread_name', ph: 'M', ts: 0, args: { name: 'CrRendererMain' }, ...on(1) },
		{ name: 'thread_name', ph: 'M', ts: 0, args: { name: 'Compositor' }, ...on(2) },
	];
	const frame = (ts: number) => ({ name: 'BeginMainThreadFrame', ph: 'I', ts, ...on(1) });

	it('adds up the main thread’s tasks from frame to frame', () => {
		const events = [
			...names,
			...[task(1, 9e9 + 1000, 3000), frame(9e9 + 1100), task(1, 9e9 + 6000, 500), task(2, 9e9 + 7000, 9000)],
			...[task(1, 9e9 + 17_000, 2000), frame(9e9 + 17_001), task(1, 9e9 + 34_000, 100), frame(9e9 + 34_050)],
		];
		expect(frameTimesMs(events)).toEqual([3.5, 2]);
	});

	it('cuts a thread that makes no frames into sixtieths of a second', () => {
		const events = [...names, task(1, 0, 1000), task(1, 10_000, 500), task(1, 20_000, 250), task(1, 500_000, 0)];
		expect(frameTimesMs(events).slice(0, 3)).toEqual([1.5, 0.25, 0]);
	});
});
