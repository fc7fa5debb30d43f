/** How many packets are drawn in which way, and what that costs on this machine: measured once, and only when it matters. */
import type { Palette } from './palette.ts';
import { makeSprites, spriteSize } from './sprites.ts';

/** `whole`: with their ways and tails; `sprites`: packets alone; `dots`: stamps in one picture. */
export type Drawing = 'whole' | 'sprites' | 'dots';

export interface Limits {
	/** More packets than this are cheaper as dots. */
	spritesMax: number;
	/** Device pixels of the dots' picture for one CSS px. */
	density: number;
}

/** Beyond this the ways hide each other. */
export const wholeMax = 20;
/** However fast the machine: more would hide each other, fewer needn't be dots. */
const spritesAtLeast = 60;
const spritesAtMost = 600;
/** What the picture of dots may cost before the first dot, in ms; a sharper one that costs more isn't worth it. */
const pictureMaxMs = 3;
const sampleSprites = 96;
const rounds = 3;

export const unmeasured: Limits = { spritesMax: 120, density: 1 };

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

/** What it costs to draw one sprite, and to put a picture of that density up, in ms. Takes about 20 ms in all. */
function measure(palette: Palette, size: { width: number; height: number }, density: number) {
	const side = Math.ceil(spriteSize * density);
	const sheet = scratch(sampleSprites * 4, 512);
	const sprite = makeSprites(palette, density).packet.pod.request;
	if (!sheet) return undefined;
	sheet.settle();
	const settleMs = leastOf(sheet.settle);
	const spritesMs = leastOf(() => {
		for (let index = 0; index < sampleSprites; index += 1)
			sheet.context.drawImage(sprite, (index * 37) % 300, (index * 53) % 400, side, side);
		sheet.settle();
	});
	const pictureMs = (pixels: number) => {
		const [width, height] = [Math.ceil(size.width * pixels), Math.ceil(size.height * pixels)];
		const picture = scratch(width, height);
		const image = new ImageData(width, height);
		return leastOf(() => {
			picture?.context.putImageData(image, 0, 0);
			picture?.settle();
		});
	};
	return { spriteMs: Math.max(0, spritesMs - settleMs) / sampleSprites, pictureMs };
}

/** Chooses between sprites and dots, and how sharp the dots are, by trying both on this machine. */
export function measureLimits(palette: Palette, size: { width: number; height: number }, density: number): Limits {
	const measured = measure(palette, size, density);
	if (!measured) return unmeasured;
	const { spriteMs, pictureMs } = measured;
	const coarseMs = pictureMs(1);
	// Of a picture with so many more pixels; tried only where it has a chance.
	const isSharpLikely = density > 1 && coarseMs * density <= pictureMaxMs;
	const sharpMs = isSharpLikely ? pictureMs(density) : Number.POSITIVE_INFINITY;
	const isSharp = sharpMs <= pictureMaxMs;
	const worth = (isSharp ? sharpMs : coarseMs) / Math.max(spriteMs, 0.0005);
	return {
		spritesMax: Math.round(Math.min(spritesAtMost, Math.max(spritesAtLeast, worth))),
		density: isSharp ? density : 1,
	};
}
