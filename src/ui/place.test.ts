import { describe, expect, it } from 'vitest';
import { placeBeside } from './place.ts';

const view = { width: 1000, height: 600 };
const below = { side: 'bottom', align: 'start', gap: 4 } as const;

describe('placeBeside', () => {
	it('stands below its anchor, at its left edge', () => {
		const anchor = { left: 100, top: 50, width: 80, height: 30 };
		expect(placeBeside(anchor, { width: 200, height: 100 }, view, below)).toMatchObject({ left: 100, top: 84 });
	});

	it('flips above where there is no room below', () => {
		const anchor = { left: 100, top: 560, width: 80, height: 30 };
		expect(placeBeside(anchor, { width: 200, height: 100 }, view, below)).toMatchObject({ top: 456 });
	});

	it('never leaves the window sideways', () => {
		const anchor = { left: 950, top: 50, width: 40, height: 30 };
		expect(placeBeside(anchor, { width: 200, height: 100 }, view, below).left).toBe(792);
		expect(
			placeBeside({ ...anchor, left: 2 }, { width: 200, height: 100 }, view, { ...below, align: 'end' }).left,
		).toBe(8);
	});

	it('takes the larger side and says how much room it has when neither is enough', () => {
		const anchor = { left: 0, top: 200, width: 80, height: 30 };
		expect(placeBeside(anchor, { width: 200, height: 900 }, view, below)).toMatchObject({ top: 234, maxHeight: 358 });
	});

	it('stands beside its anchor and flips to the left at the right edge', () => {
		const size = { width: 120, height: 40 };
		const right = { side: 'right', align: 'center', gap: 6 } as const;
		expect(placeBeside({ left: 10, top: 100, width: 40, height: 40 }, size, view, right)).toMatchObject({
			left: 56,
			top: 100,
		});
		expect(placeBeside({ left: 940, top: 100, width: 40, height: 40 }, size, view, right)).toMatchObject({ left: 814 });
	});

	it('stands below an anchor that leaves no room at either side', () => {
		const phone = { width: 390, height: 844 };
		const right = { side: 'right', align: 'start', gap: 6 } as const;
		const row = { left: 8, top: 300, width: 374, height: 44 };
		expect(placeBeside(row, { width: 220, height: 200 }, phone, right)).toMatchObject({ left: 8, top: 350 });
	});
});
