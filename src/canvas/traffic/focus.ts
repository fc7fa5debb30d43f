/** The one packet that's followed: its whole way with every hop, and the packet where the walk stands. */
import type { StageLayout } from '../layout/stageLayout.ts';
import { type Brush, stamp, trace } from './draw.ts';
import { type Board, captionOf, drawCard } from './labels.ts';
import { type Path, pathOf, type Spot, spotAt, standAt } from './paths.ts';
import type { Leg, Story } from './types.ts';

export interface Focus {
	story: Story;
	leg: number;
	hop: number;
}

/** How long a packet glides from one hop to the next, in ms of real time. */
const glideMs = 240;

/** The way of the packet that's followed, and its glide from the hop before. */
export interface Walker {
	layout: StageLayout;
	leg: Leg;
	hop: number;
	path: Path | undefined;
	from: number;
	to: number;
	/** When the glide began, in ms of real time. */
	since: number;
}

function lengthAt({ from, to, since }: Walker, nowMs: number): number {
	const share = Math.min(1, Math.max(0, (nowMs - since) / glideMs));
	return from + (to - from) * (1 - (1 - share) ** 3);
}

function isGliding({ from, to, since }: Walker, nowMs: number): boolean {
	return from !== to && nowMs < since + glideMs;
}

/** The walker at a focus: as before when nothing changed, on its glide when the hop did. */
export function walkTo(
	before: Walker | undefined,
	{ story, leg: index, hop }: Focus,
	layout: StageLayout,
	nowMs: number,
	still: boolean,
): Walker | undefined {
	const leg = story.legs[index];
	if (!leg) return undefined;
	const isSameWay = before?.leg === leg && before.layout === layout;
	if (isSameWay && before.hop === hop) return before;
	const path = isSameWay ? before.path : pathOf(layout, leg);
	const to = path ? standAt(path, leg, hop) : 0;
	const from = isSameWay && !still ? lengthAt(before, nowMs) : to;
	return { layout, leg, hop, path, from, to, since: nowMs };
}

const at: Spot = { x: 0, y: 0, angle: 0 };

function toScreen({ transform: { x, y, zoom } }: Brush, spot: Spot): void {
	spot.x = spot.x * zoom + x;
	spot.y = spot.y * zoom + y;
}

function drawWay(brush: Brush, path: Path, leg: Leg, gone: number): void {
	const { context, palette, transform, scale } = brush;
	context.strokeStyle = palette.ground;
	context.globalAlpha = 0.8;
	context.lineWidth = 8 * scale;
	context.beginPath();
	trace(context, transform, path, 0, path.total);
	context.stroke();
	context.strokeStyle = palette.link[leg.link];
	context.globalAlpha = 0.4;
	context.lineWidth = 3 * scale;
	context.stroke();
	if (gone <= 0) return;
	context.globalAlpha = 1;
	context.lineWidth = 4 * scale;
	context.beginPath();
	trace(context, transform, path, 0, gone);
	context.stroke();
}

function drawHops(brush: Brush, path: Path, { hops, link }: Leg, gone: number): void {
	const { context, palette, scale } = brush;
	context.globalAlpha = 1;
	context.lineWidth = 2 * scale;
	context.strokeStyle = palette.link[link];
	for (let index = 0; index < hops.length; index += 1) {
		const length = standAt(path, { hops } as Leg, index);
		spotAt(path, length, at);
		toScreen(brush, at);
		context.fillStyle = length <= gone ? palette.link[link] : palette.ground;
		context.beginPath();
		context.arc(at.x, at.y, 4.5 * scale, 0, 2 * Math.PI);
		context.fill();
		context.stroke();
	}
}

/** Draws the followed packet; answers whether it's still gliding. */
export function drawFocus(
	brush: Brush,
	walker: Walker,
	nowMs: number,
	size: { width: number; height: number },
	board: Board,
): boolean {
	const { path, leg, hop } = walker;
	const header = leg.hops[hop]?.header;
	if (!path || !header) return false;
	const { context, palette, sprites, scale } = brush;
	const gone = lengthAt(walker, nowMs);
	drawWay(brush, path, leg, gone);
	drawHops(brush, path, leg, gone);
	spotAt(path, gone, at);
	toScreen(brush, at);
	const large: Brush = { ...brush, scale: Math.max(0.8, scale) * 1.3 };
	context.globalAlpha = 1;
	context.strokeStyle = palette.accent;
	context.fillStyle = palette.ground;
	context.lineWidth = 2.5;
	context.beginPath();
	context.arc(at.x, at.y, 20 * large.scale, 0, 2 * Math.PI);
	context.fill();
	context.stroke();
	if (header.outer) stamp(large, sprites.box[leg.link], at.x, at.y, 0);
	const isEnd = hop === leg.hops.length - 1;
	const failed = isEnd && (leg.outcome === 'refused' || leg.outcome === 'dropped');
	if (failed) stamp(large, sprites.cross, at.x, at.y, 0);
	else stamp(large, sprites.packet[leg.link][leg.kind], at.x, at.y, leg.kind === 'request' ? at.angle : 0);
	const reason = failed && leg.reason !== undefined ? [leg.reason] : [];
	const colour = failed ? palette.refuse : palette.linkText[leg.link];
	drawCard(brush, [...reason, ...captionOf(leg, header)], at, colour, size, board, 20 * large.scale);
	return isGliding(walker, nowMs);
}
