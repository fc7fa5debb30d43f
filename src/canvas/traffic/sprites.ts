/** Packets drawn once for each link, kind and screen, so that a frame only copies them. */
import { linkOfLook, lookKinds } from './fleet.ts';
import type { Palette } from './palette.ts';
import type { Leg, LegLink } from './types.ts';

/** Side of a sprite in CSS px at scale 1. */
export const spriteSize = 36;

export interface Sprites {
	/** By link, then kind of leg. */
	packet: Record<LegLink, Record<Leg['kind'], HTMLCanvasElement>>;
	/** Around a packet that travels inside another. */
	box: Record<LegLink, HTMLCanvasElement>;
	cross: HTMLCanvasElement;
}

type Draw = (context: CanvasRenderingContext2D) => void;

function sprite(pixels: number, draw: Draw): HTMLCanvasElement {
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = Math.ceil(spriteSize * pixels);
	const context = canvas.getContext('2d');
	if (!context) return canvas;
	context.scale(pixels, pixels);
	context.translate(spriteSize / 2, spriteSize / 2);
	context.lineJoin = context.lineCap = 'round';
	draw(context);
	return canvas;
}

/** A dart that points the way it goes (to the right, unturned). */
function request(colour: string, halo: string): Draw {
	return (context) => {
		context.beginPath();
		context.moveTo(8.5, 0);
		context.lineTo(-6, -6.5);
		context.lineTo(-3, 0);
		context.lineTo(-6, 6.5);
		context.closePath();
		context.strokeStyle = halo;
		context.lineWidth = 5;
		context.stroke();
		context.fillStyle = context.strokeStyle = colour;
		context.lineWidth = 2;
		context.stroke();
		context.fill();
	};
}

/** A request that's too small to point anywhere. */
function dot(colour: string, halo: string): Draw {
	return (context) => {
		context.beginPath();
		context.arc(0, 0, 7, 0, 2 * Math.PI);
		context.fillStyle = colour;
		context.strokeStyle = halo;
		context.lineWidth = 3;
		context.stroke();
		context.fill();
	};
}

/** A ring. */
function response(colour: string, halo: string): Draw {
	return (context) => {
		context.beginPath();
		context.arc(0, 0, 6, 0, 2 * Math.PI);
		context.fillStyle = halo;
		context.strokeStyle = halo;
		context.lineWidth = 7;
		context.stroke();
		context.fill();
		context.strokeStyle = colour;
		context.lineWidth = 3.5;
		context.stroke();
	};
}

function cross(colour: string, halo: string): Draw {
	return (context) => {
		context.beginPath();
		context.moveTo(-5.5, -5.5);
		context.lineTo(5.5, 5.5);
		context.moveTo(5.5, -5.5);
		context.lineTo(-5.5, 5.5);
		context.strokeStyle = halo;
		context.lineWidth = 7;
		context.stroke();
		context.strokeStyle = colour;
		context.lineWidth = 3.5;
		context.stroke();
	};
}

function box(colour: string, fill: string): Draw {
	return (context) => {
		context.beginPath();
		context.roundRect(-14, -12, 28, 24, 5);
		context.fillStyle = fill;
		context.fill();
		context.strokeStyle = colour;
		context.lineWidth = 2;
		context.stroke();
		// Its own header: the node's addresses.
		context.beginPath();
		context.roundRect(-14, -12, 28, 5, [5, 5, 0, 0]);
		context.fillStyle = colour;
		context.fill();
	};
}

/** A packet's look by its number (see `lookOf`), around the context's origin. */
export function drawLook(context: CanvasRenderingContext2D, look: number, { link, ground, refuse }: Palette): void {
	const colour = link[linkOfLook(look)];
	const kind = lookKinds[look % lookKinds.length];
	if (kind === 'failed') cross(refuse, ground)(context);
	else (kind === 'request' ? dot : response)(colour, ground)(context);
}

/** `pixels`: device pixels for one CSS px of a sprite at its drawn size. */
export function makeSprites({ link, ground, refuse }: Palette, pixels: number): Sprites {
	const packets = (colour: string) => ({
		request: sprite(pixels, request(colour, ground)),
		response: sprite(pixels, response(colour, ground)),
		reset: sprite(pixels, cross(refuse, ground)),
	});
	const boxed = (colour: string) => sprite(pixels, box(colour, ground));
	return {
		packet: { localhost: packets(link.localhost), pod: packets(link.pod), outside: packets(link.outside) },
		box: { localhost: boxed(link.localhost), pod: boxed(link.pod), outside: boxed(link.outside) },
		cross: sprite(pixels, cross(refuse, ground)),
	};
}
