/** How many packets are drawn in which way, and what that costs on this machine: measured once, and only when it matters. */
import type { Palette } from './palette.ts';
import type { Scene } from './scene.ts';
import { makeSprites, spriteSize } from './sprites.ts';

/** `whole`: with their ways and tails; `sprites`: packets alone; `dots`: stamps in one picture. */
export type Drawing = 'whole' | 'sprites' | 'dots';

export interface Limits {
	/** More packets than this are cheaper as dots. */
	spritesMax: number;
}

/** Beyond this the ways hide each other. */
export const wholeMax = 20;
/** However fast the machine: more would hide each other. */
const spritesAtMost = 600;
const sampleSprites = 96;
const rounds = 3;

export const unmeasured: Limits = { spritesMax: 120 };

/** Which drawing fits so many packets; one that's in use is kept for a while, so that it doesn't flicker between two. */
export function drawingFor(count: number, { spritesMax }: Limits, before: Drawing): Drawing {
	const margin = before === 'dots' ? 0.8 : 1;
	if (count > spritesMax * margin) return 'dots';
	return count > wholeMax ? 'sprites' : 'whole';
}

function timed(work: () => void): number {
	const from = performance.now();
	work();
	return performance.now() - from;
}

/** The least of a few: whatever else the machine does only adds. */
function leastOf(work: () => void): number {
	let least = Number.POSITIVE_INFINITY;
	for (let round = 0; round < rounds; round += 1) least = Math.min(least, timed(work));
	return least;
}

/** A canvas that's never shown. Copying a pixel of it to where it's read makes it do what it had put off. */
function scratch(width: number, height: number): { context: CanvasRenderingContext2D; settle(): void } | undefined {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	const context = canvas.getContext('2d');
	const reader = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	if (!context || !reader) return undefined;
	const settle = () => {
		reader.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
		reader.getImageData(0, 0, 1, 1);
	};
	return { context, settle };
}

/**
 * From how many packets on dots are cheaper than sprites here, found by trying both. What counts for sprites is each of
 * them and the canvas that they're on, which has all the screen's pixels; for dots it's the picture alone.
 */
export function measureLimits(palette: Palette, { width, height }: Scene['size'], density: number): Limits {
	const sheet = scratch(width * density, height * density);
	const picture = scratch(width, height);
	if (!sheet || !picture) return unmeasured;
	const side = Math.ceil(spriteSize * density);
	const sprite = makeSprites(palette, density).packet.pod.request;
	const image = new ImageData(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)));
	const spritesMs = (count: number) =>
		leastOf(() => {
			sheet.context.clearRect(0, 0, width * density, height * density);
			for (let index = 0; index < count; index += 1)
				sheet.context.drawImage(sprite, (index * 37) % 400, (index * 53) % 400, side, side);
			sheet.settle();
		});
	const oneMs = spritesMs(1);
	const spriteMs = (spritesMs(sampleSprites) - oneMs) / (sampleSprites - 1);
	const pictureMs = leastOf(() => {
		picture.context.putImageData(image, 0, 0);
		picture.settle();
	});
	const worth = (pictureMs - oneMs) / Math.max(spriteMs, 0.0005);
	return { spritesMax: Math.round(Math.min(spritesAtMost, Math.max(wholeMax, worth))) };
}
