import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, newPosition, type Playback, repace } from './playback.ts';
import type { Leg, Story } from './types.ts';

function leg(at: number, from = 'client'): Leg {
	const header = { source: '10.244.1.2', sourcePort: 40000, destination: '10.244.2.2', destinationPort: 80 };
	const place = (uid: string) => ({ kind: 'container', uid, container: 'main' }) as const;
	return {
		kind: 'request',
		link: 'pod',
		label: 'GET /',
		hops: [
			{ place: place(from), at, header },
			{ place: place('server'), at: at + 40, header },
		],
		outcome: 'delivered',
	};
}

function story(id: number, at: number, legTimes: readonly number[], from = 'client'): Story {
	return { id, at, legs: legTimes.map((offset) => leg(at + offset, from)), done: true };
}

function at(playback: Playback, now: number) {
	const position = newPosition();
	locate(playback, now, position);
	return position;
}

const second = 1_000_000;
const three = story(1, second, [0, 90, 4000]);
const playback = (legUs = second): Playback => ({ story: three, firstLeg: 0, base: three.at, legUs });

describe('locate', () => {
	it.each([
		[0.999, -1, 0],
		[1, 0, 0],
		[1.5, 0, 0.5],
		[2, 1, 0],
		[2.25, 1, 0.25],
		[3.75, 2, 0.75],
	])('at %f s shows leg %i at %f', (seconds, leg, progress) => {
		expect(at(playback(), seconds * second)).toMatchObject({ leg, progress, ended: false });
	});

	it('ends after the last leg', () => {
		expect(at(playback(), 4 * second)).toMatchObject({ leg: -1, ended: true });
	});

	it('never shows a leg before it happened', () => {
		const slow: Playback = { ...playback(), story: story(1, second, [0, 5 * second]) };
		expect(at(slow, 3 * second)).toMatchObject({ leg: -1, ended: false });
		expect(at(slow, 6.5 * second)).toMatchObject({ leg: 1, progress: 0.5 });
	});

	it('waits for the rest of a story that is not done', () => {
		const open: Playback = { ...playback(), story: { ...three, done: false } };
		expect(at(open, 4.5 * second).ended).toBe(false);
	});

	it('depends on virtual time alone: any order of looking gives the same', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 6 * second })), (moments) => {
				const shared = playback();
				for (const now of moments) expect(at(shared, now)).toEqual(at(playback(), now));
			}),
		);
	});
});

describe('repace', () => {
	it('keeps the leg and how far it is', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: second, max: 4 * second - 1 }),
				fc.constantFrom(0.1, 0.5, 1, 2, 10, 100),
				(now, speed) => {
					const paced = playback();
					const before = at(paced, now);
					repace(paced, now, speed * second);
					const after = at(paced, now);
					expect(after.leg).toBe(before.leg);
					expect(after.progress).toBeCloseTo(before.progress, 5);
				},
			),
		);
	});
});
