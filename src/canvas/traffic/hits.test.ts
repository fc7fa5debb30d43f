import { describe, expect, it } from 'vitest';
import { addHit, type Hits, hitAt, newHits } from './hits.ts';

function three(): Hits {
	const hits = newHits();
	addHit(hits, 1, 0, { x: 100, y: 100 });
	addHit(hits, 2, 3, { x: 112, y: 100 }, 0.5);
	addHit(hits, 3, 1, { x: 300, y: 100 });
	return hits;
}

function storyAt(hits: Hits, x: number, y: number, { scale = 1, coarse = false } = {}): number | undefined {
	return hits.story[hitAt(hits, { x, y, coarse }, scale)];
}

describe('hitAt', () => {
	it('takes the nearest within reach', () => {
		expect(storyAt(three(), 104, 100)).toBe(1);
		expect(storyAt(three(), 109, 104)).toBe(2);
	});

	it('misses what is out of reach', () => {
		expect(storyAt(three(), 100, 120)).toBeUndefined();
		expect(storyAt(newHits(), 0, 0)).toBeUndefined();
	});

	it('takes the one on top of two at the same place', () => {
		const hits = three();
		addHit(hits, 9, 2, { x: 300, y: 100 });
		expect(storyAt(hits, 300, 100)).toBe(9);
	});

	it('reaches farther under a finger, and less where packets are small', () => {
		expect(storyAt(three(), 300, 125, { coarse: true })).toBe(3);
		expect(storyAt(three(), 300, 113, { scale: 0.55 })).toBeUndefined();
		expect(storyAt(three(), 300, 113)).toBe(3);
	});

	it('knows nothing of the frame before, and keeps what fits', () => {
		const hits = three();
		hits.count = 0;
		expect(storyAt(hits, 100, 100)).toBeUndefined();
		for (let index = 0; index < 100; index += 1) addHit(hits, index, 0, { x: index, y: 0 });
		expect(hits.count).toBe(64);
	});
});
