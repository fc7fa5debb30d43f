import { describe, expect, it } from 'vitest';
import { type Dots, paintDots, stampSize } from './dots.ts';
import { drawingFor } from './drawing.ts';
import { launch, newFleet } from './fleet.ts';
import type { Story } from './types.ts';

const ink = 0xff00ff00;

/** 20 × 10 px with stamps of three pixels in a row. */
function picture(): {
	dots: Dots;
	put: { top: number; height: number }[];
	context: CanvasRenderingContext2D;
} {
	const room = 6;
	const [width, height] = [20 + 2 * room, 10 + 2 * room];
	const data = new Uint8ClampedArray(4 * width * height);
	const stamp = { at: Int32Array.of(-1, 0, 1), colours: Uint32Array.of(ink, ink, ink) };
	const put: { top: number; height: number }[] = [];
	const context = {
		putImageData: (_: unknown, _x: number, _y: number, _left: number, top: number, _width: number, height: number) =>
			put.push({ top: top - room, height }),
	} as unknown as CanvasRenderingContext2D;
	const dots: Dots = {
		image: { data, width, height } as unknown as ImageData,
		pixels: new Uint32Array(data.buffer),
		stamps: Array.from({ length: 9 }, () => stamp),
		...{ stride: width, room, scale: 1, top: 0, bottom: 0 },
	};
	return { dots, put, context };
}

function fleetAt(...spots: readonly (readonly [number, number])[]) {
	const fleet = newFleet();
	spots.forEach(([x, y], id) => {
		const story: Story = { id, at: 0, legs: [], done: true };
		const index = launch(fleet, { story, firstLeg: 0, base: 0, legUs: 1 });
		fleet.x[index] = x;
		fleet.y[index] = y;
	});
	return fleet;
}

/** Columns of the screen that are inked in a row of it. */
function inked({ pixels, stride, room }: Dots, row: number): number[] {
	return [...pixels.subarray((row + room) * stride, (row + room + 1) * stride).entries()].flatMap(([column, colour]) =>
		colour === ink ? [column - room] : [],
	);
}

describe('dots', () => {
	it('stand where their packets are', () => {
		const { dots, context } = picture();
		paintDots(context, dots, fleetAt([7, 4], [15, 4]), undefined);
		expect(inked(dots, 4)).toEqual([6, 7, 8, 14, 15, 16]);
	});

	it('at the edge are drawn as far as they’re on the screen, and beyond it not at all', () => {
		const { dots, context } = picture();
		paintDots(context, dots, fleetAt([-1, 2], [20, 2], [-500, 3], [1e6, 3], [3, -1e6]), undefined);
		expect(inked(dots, 2)).toEqual([-2, -1, 0, 19, 20, 21]);
		expect(dots.pixels.filter((colour) => colour === ink)).toHaveLength(6);
	});

	it('go when their packets have gone on, and leave out the one that’s followed', () => {
		const { dots, context, put } = picture();
		const fleet = fleetAt([7, 4], [15, 4]);
		paintDots(context, dots, fleet, 1);
		expect(inked(dots, 4)).toEqual([6, 7, 8]);
		fleet.y[0] = 8;
		paintDots(context, dots, fleet, 1);
		expect(inked(dots, 4)).toEqual([]);
		expect(inked(dots, 8)).toEqual([6, 7, 8]);
		const last = put.at(-1);
		expect(last && last.top <= 4 && last.top + last.height > 8).toBe(true);
		fleet.count = 0;
		paintDots(context, dots, fleet, 1);
		expect(dots.pixels.some((colour) => colour !== 0)).toBe(false);
		expect(put).toHaveLength(3);
	});
});

describe('stampSize', () => {
	it('is smaller the more there are, and doesn’t go to and fro', () => {
		expect([1, 1500, 6000, 1e6].map((count) => stampSize(count, undefined))).toEqual([0.62, 0.44, 0.3, 0.2]);
		expect([1499, 1201, 1199].map((count) => stampSize(count, 0.44))).toEqual([0.44, 0.44, 0.62]);
		expect(stampSize(30_000, 0.62)).toBe(0.2);
	});
});

describe('drawingFor', () => {
	const limits = { spritesMax: 100 };
	it.each([
		[3, 'whole', 'whole'],
		[20, 'dots', 'whole'],
		[21, 'whole', 'sprites'],
		[100, 'sprites', 'sprites'],
		[101, 'sprites', 'dots'],
		[90, 'dots', 'dots'],
		[80, 'dots', 'sprites'],
	] as const)('draws %d packets after %s as %s', (count, before, expected) =>
		expect(drawingFor(count, limits, before)).toBe(expected),
	);
});
