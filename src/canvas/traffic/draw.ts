/** One packet on its way, onto the canvas. Screen coordinates; nothing is allocated here. */
import { type Fleet, headingAt, isStranded } from './fleet.ts';
import type { Palette } from './palette.ts';
import { type Path, type Spot, spotAt } from './paths.ts';
import { hasFailed, travelShare } from './playback.ts';
import { type Sprites, spriteSize } from './sprites.ts';
import type { Leg } from './types.ts';

/** Flow coordinates to screen. */
export interface Transform {
	x: number;
	y: number;
	zoom: number;
}

export interface Brush {
	context: CanvasRenderingContext2D;
	palette: Palette;
	sprites: Sprites;
	transform: Transform;
	/** Size of packets and marks against their natural one. */
	scale: number;
	/** 1, or less for what stands back behind a packet that's followed. */
	strength: number;
}

const cornerRadius = 7;
/** What's drawn stronger behind a packet. */
const tailLength = 64;
const spot: Spot = { x: 0, y: 0, angle: 0 };

/** In quickly, out quickly, whole in between. */
function presence(progress: number): number {
	return Math.max(0, Math.min(1, progress / 0.06, (1 - progress) / 0.08));
}

/** Adds the way from length `from` to length `to` to the current line, corners rounded as the wires' are. */
export function trace(
	context: CanvasRenderingContext2D,
	{ x, y, zoom }: Transform,
	path: Path,
	from: number,
	to: number,
): void {
	const { points, lengths } = path;
	spotAt(path, from, spot);
	context.moveTo(spot.x * zoom + x, spot.y * zoom + y);
	let last = from;
	for (let index = 1; index < lengths.length - 1; index += 1) {
		const length = lengths[index] ?? 0;
		if (length <= from) continue;
		if (length >= to) break;
		const next = Math.min(to, lengths[index + 1] ?? to);
		const radius = Math.min(cornerRadius, (length - last) / 2, (next - length) / 2);
		spotAt(path, next, spot);
		context.arcTo(
			(points[2 * index] ?? 0) * zoom + x,
			(points[2 * index + 1] ?? 0) * zoom + y,
			spot.x * zoom + x,
			spot.y * zoom + y,
			radius * zoom,
		);
		last = length;
	}
	spotAt(path, to, spot);
	context.lineTo(spot.x * zoom + x, spot.y * zoom + y);
}

/** The way in the link's colour, faint, and what's behind the packet a little stronger. */
function drawWay(
	{ context, palette, transform, scale }: Brush,
	path: Path,
	leg: Leg,
	gone: number,
	alpha: number,
): void {
	context.strokeStyle = palette.link[leg.link];
	context.lineWidth = 2 * scale;
	context.globalAlpha = 0.28 * alpha;
	context.beginPath();
	trace(context, transform, path, 0, path.total);
	context.stroke();
	context.globalAlpha = 0.75 * alpha;
	context.lineWidth = 3 * scale;
	context.beginPath();
	trace(context, transform, path, Math.max(0, gone - tailLength), gone);
	context.stroke();
}

/** A sprite with its middle at a point, turned by `angle` (radians). */
export function stamp({ context, scale }: Brush, sprite: HTMLCanvasElement, x: number, y: number, angle: number): void {
	const side = spriteSize * scale;
	context.translate(x, y);
	if (angle !== 0) context.rotate(angle);
	context.drawImage(sprite, -side / 2, -side / 2, side, side);
	if (angle !== 0) context.rotate(-angle);
	context.translate(-x, -y);
}

/** A ring that opens where a packet arrived. */
function drawArrival(
	{ context, palette, scale, strength }: Brush,
	leg: Leg,
	x: number,
	y: number,
	share: number,
): void {
	context.globalAlpha = 0.7 * (1 - share) * strength;
	context.strokeStyle = palette.link[leg.link];
	context.lineWidth = 2 * scale;
	context.beginPath();
	context.arc(x, y, (7 + 11 * share) * scale, 0, 2 * Math.PI);
	context.stroke();
}

/** The packet at that place of the fleet, its way and what's behind it. */
export function drawPacket(brush: Brush, fleet: Fleet, index: number, path: Path, leg: Leg): void {
	const { context, sprites } = brush;
	const progress = fleet.progress[index] ?? 0;
	const gone = fleet.gone[index] ?? 0;
	const [x, y] = [fleet.x[index] ?? 0, fleet.y[index] ?? 0];
	const alpha = presence(progress) * brush.strength;
	drawWay(brush, path, leg, gone, alpha);
	const isBoxed = path.outerTo > path.outerFrom && gone >= path.outerFrom && gone < path.outerTo;
	context.globalAlpha = alpha;
	if (isBoxed) stamp(brush, sprites.box[leg.link], x, y, 0);
	drawSprite(brush, fleet, index, path, leg);
	if (!hasFailed(leg) && progress >= travelShare)
		drawArrival(brush, leg, x, y, (progress - travelShare) / (1 - travelShare));
	context.globalAlpha = 1;
}

/** The packet alone. */
export function drawSprite(brush: Brush, fleet: Fleet, index: number, path: Path, leg: Leg): void {
	const { sprites } = brush;
	const [x, y] = [fleet.x[index] ?? 0, fleet.y[index] ?? 0];
	if (isStranded(fleet, index)) stamp(brush, sprites.cross, x, y, 0);
	else
		stamp(brush, sprites.packet[leg.link][leg.kind], x, y, leg.kind === 'request' ? headingAt(fleet, index, path) : 0);
}
