import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgePan, fitView, panToShow, zoomRange } from './fit.ts';

const bounds = { x: -188, y: 0, width: 900, height: 600 };

describe('fitView', () => {
	it('shows everything inside the pane', () => {
		const size = { width: 800, height: 700 };
		const { x, y, zoom } = fitView(bounds, size, false);
		expect(bounds.x * zoom + x).toBeGreaterThanOrEqual(0);
		expect((bounds.x + bounds.width) * zoom + x).toBeLessThanOrEqual(size.width);
		expect((bounds.y + bounds.height) * zoom + y).toBeLessThanOrEqual(size.height);
	});

	it('never enlarges', () => {
		expect(fitView({ ...bounds, width: 100, height: 80 }, { width: 1600, height: 900 }, false).zoom).toBe(1);
	});

	it('shows a large cluster whole, and more than can be shown from its upper left corner', () => {
		const { x, y, zoom } = fitView({ ...bounds, width: 90_000, height: 60_000 }, { width: 800, height: 700 }, false);
		expect(zoom).toBeCloseTo(zoomRange.min);
		expect(bounds.x * zoom + x).toBeCloseTo(20);
		expect(bounds.y * zoom + y).toBeCloseTo(14);
	});
});

describe('panToShow', () => {
	const pane = { x: 200, y: 50, width: 800, height: 600 };

	it('leaves what is in sight', () => {
		expect(panToShow({ x: 400, y: 200, width: 100, height: 100 }, pane)).toEqual({ x: 0, y: 0 });
	});

	it('brings in what is out of sight', () => {
		const edge = fc.integer({ min: -2000, max: 3000 });
		fc.assert(
			fc.property(edge, edge, (x, y) => {
				const rect = { x, y, width: 240, height: 160 };
				const pan = panToShow(rect, pane);
				expect(rect.x + pan.x).toBeGreaterThanOrEqual(pane.x + 24);
				expect(rect.x + pan.x + rect.width).toBeLessThanOrEqual(pane.x + pane.width - 24);
				expect(rect.y + pan.y).toBeGreaterThanOrEqual(pane.y + 24);
				expect(rect.y + pan.y + rect.height).toBeLessThanOrEqual(pane.y + pane.height - 24);
			}),
		);
	});
});

it.each([
	[200, 14],
	[224, 7],
	[600, 0],
	[976, -7],
	[1000, -14],
	[100, 0],
])('at %i the edge pans by %i', (pointer, speed) => expect(edgePan(pointer, 200, 800)).toBeCloseTo(speed));
