/** Packets when they are many: small stamps written into one picture, pixel by pixel, which costs next to nothing each. */
import { type Fleet, failedLook, isStranded, looks } from './fleet.ts';
import type { Palette } from './palette.ts';
import { drawLook, spriteSize } from './sprites.ts';

/** A small picture of a packet: its pixels as distances from the middle's place in the picture, and their colours. */
interface Stamp {
	at: Int32Array;
	colours: Uint32Array;
}

/** A picture with room around it, so that a stamp at the edge needs no clipping. */
export interface Dots {
	image: ImageData;
	pixels: Uint32Array;
	stride: number;
	room: number;
	/** Size of the stamps against a sprite's. */
	scale: number;
	stamps: readonly Stamp[];
	/** The rows that have been written on. */
	top: number;
	bottom: number;
}

/** A stamp's size against a sprite's, from so many packets on: the more, the less each may hide of the others. */
const sizes = [
	{ from: 0, size: 0.62 },
	{ from: 1_500, size: 0.44 },
	{ from: 6_000, size: 0.3 },
	{ from: 20_000, size: 0.2 },
] as const;
/** What's fainter than this, of 255, isn't stamped. */
const faint = 40;

function stampOf(look: number, palette: Palette, scale: number, stride: number): Stamp {
	const side = Math.ceil(spriteSize * scale);
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = side;
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) return { at: new Int32Array(), colours: new Uint32Array() };
	context.scale(scale, scale);
	context.translate(side / scale / 2, side / scale / 2);
	drawLook(context, look, palette);
	const words = new Uint32Array(context.getImageData(0, 0, side, side).data.buffer);
	const alphas = new Uint8ClampedArray(words.buffer);
	const inked = [...words.keys()].filter((index) => (alphas[4 * index + 3] ?? 0) >= faint);
	const middle = Math.floor(side / 2);
	return {
		at: Int32Array.from(inked, (index) => (Math.floor(index / side) - middle) * stride + (index % side) - middle),
		colours: Uint32Array.from(inked, (index) => words[index] ?? 0),
	};
}

/** How large each of so many stamps is; the size in use is kept for a while, so that it doesn't change back and forth. */
export function stampSize(count: number, before: number | undefined): number {
	const sizeFor = (number: number) => sizes.findLast(({ from }) => number >= from)?.size ?? sizes[0].size;
	const size = sizeFor(count);
	return before !== undefined && size > before ? Math.max(before, sizeFor(count / 0.8)) : size;
}

/** `width` and `height` in CSS px. */
export function newDots({ width, height }: { width: number; height: number }, scale: number, palette: Palette): Dots {
	const room = Math.ceil(spriteSize * scale) + 2;
	const stride = Math.max(1, Math.ceil(width)) + 2 * room;
	const image = new ImageData(stride, Math.max(1, Math.ceil(height)) + 2 * room);
	return {
		image,
		pixels: new Uint32Array(image.data.buffer),
		stride,
		room,
		scale,
		stamps: Array.from({ length: looks }, (_, look) => stampOf(look, palette, scale, stride)),
		top: 0,
		bottom: 0,
	};
}

/** Stamps every packet of the fleet but the one of that story. */
function stampAll(dots: Dots, fleet: Fleet, except: number | undefined): void {
	const { pixels, stride, room, stamps, image } = dots;
	const { count, x, y, look, story } = fleet;
	// Half the room: whatever part of a stamp is on the screen is drawn, and nothing is written outside of the picture.
	const margin = room >> 1;
	const right = stride - margin;
	const low = image.height - margin;
	let [top, bottom] = [image.height, 0];
	for (let index = 0; index < count; index += 1) {
		const column = Math.floor(x[index] ?? 0) + room;
		const row = Math.floor(y[index] ?? 0) + room;
		if (column < margin || row < margin || column >= right || row >= low || story[index] === except) continue;
		if (row < top) top = row;
		if (row > bottom) bottom = row;
		const own = look[index] ?? 0;
		const stamp = stamps[isStranded(fleet, index) ? failedLook(own) : own];
		if (!stamp) continue;
		const { at, colours } = stamp;
		const middle = row * stride + column;
		for (let ink = 0; ink < at.length; ink += 1) pixels[middle + (at[ink] ?? 0)] = colours[ink] ?? 0;
	}
	dots.top = Math.max(0, top - margin);
	dots.bottom = Math.min(image.height, bottom + margin + 1);
}

/** Puts the fleet onto a canvas of one pixel for each CSS px, whatever the screen's are; only rows where something was or is are touched. */
export function paintDots(
	context: CanvasRenderingContext2D,
	dots: Dots,
	fleet: Fleet,
	except: number | undefined,
): void {
	const { image, pixels, stride, room } = dots;
	const { top: oldTop, bottom: oldBottom } = dots;
	if (oldBottom > oldTop) pixels.fill(0, oldTop * stride, oldBottom * stride);
	stampAll(dots, fleet, except);
	const empty = dots.bottom <= dots.top;
	const top = oldBottom > oldTop ? (empty ? oldTop : Math.min(oldTop, dots.top)) : dots.top;
	const bottom = empty ? oldBottom : Math.max(oldBottom, dots.bottom);
	if (bottom > top) context.putImageData(image, -room, -room, room, top, stride - 2 * room, bottom - top);
}
