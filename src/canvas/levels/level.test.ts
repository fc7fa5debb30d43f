import { describe, expect, it } from 'vitest';
import { isDistant, levelOf, levels, textShare, textStep } from './level.ts';

const zooms = Array.from({ length: 300 }, (_, index) => 0.02 + index * 0.01);

describe('the level of detail', () => {
	it('rises with the zoom, and passes through all', () => {
		const seen = zooms.map((zoom) => levels.indexOf(levelOf(zoom)));
		expect(seen).toEqual(seen.toSorted((a, b) => a - b));
		expect(new Set(seen).size).toBe(levels.length);
	});

	it('draws from afar and builds elements from near', () => {
		expect(levels.filter(isDistant)).toEqual(['far', 'middle']);
	});

	it('lets text come in gradually', () => {
		expect(textShare(0.1)).toBe(0);
		expect(textShare(0.22)).toBeCloseTo(0.5);
		expect(textShare(0.4)).toBe(1);
	});

	it('lets the text of the near level shrink much less than the zoom', () => {
		/** As in stage.css. */
		const sizes = [14, 16.4, 19.6, 23.1];
		for (const zoom of zooms.filter((each) => !isDistant(levelOf(each)))) {
			expect((sizes[textStep(zoom)] ?? 0) * zoom, `at ${zoom}`).toBeGreaterThan(zoom < 0.62 ? 11 : 12);
		}
	});
});
