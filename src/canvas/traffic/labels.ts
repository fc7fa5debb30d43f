/** Words on the traffic canvas: why a packet failed, and what it carries while time stands still. */
import { overlap, type Point, type Rect, type Size } from '../layout/geometry.ts';
import type { Brush } from './draw.ts';
import type { Header, Leg } from './types.ts';

const fontSize = 14;
const lineHeight = 19;
const padding = 7;
/** From the point to its card, and from a card to the edge. */
const away = 16;
const margin = 4;

/** `10.244.1.2:40000 → 10.244.2.3:80`. */
export function headerText({ source, sourcePort, destination, destinationPort }: Header): string {
	return `${source}:${sourcePort} → ${destination}:${destinationPort}`;
}

/** What a standing packet says: what's asked, from where to where, and what's around it. */
export function captionOf(leg: Leg, header: Header): string[] {
	const lines = [leg.service === undefined ? leg.label : `${leg.label} · ${leg.service}`, headerText(header)];
	const { outer } = header;
	if (outer) lines.push(`UDP ${outer.source} → ${outer.destination}:${outer.port}`);
	return lines;
}

/** Where cards are already, so that none covers another. */
export type Board = Rect[];

/** Beside the point, on the first side that's free and inside the room; undefined when all are taken. */
export function placeCard(
	point: Point,
	size: Size,
	room: Size,
	board: readonly Rect[],
	distance = away,
): Rect | undefined {
	const { width, height } = size;
	const inside = (rect: Rect) =>
		rect.x >= margin &&
		rect.y >= margin &&
		rect.x + width <= room.width - margin &&
		rect.y + height <= room.height - margin;
	for (const y of [point.y - height - distance, point.y + distance, point.y - height / 2]) {
		for (const x of [point.x + distance, point.x - width - distance, point.x - width / 2]) {
			const rect = { x, y, width, height };
			if (inside(rect) && board.every((other) => !overlap(rect, other))) return rect;
		}
	}
	return undefined;
}

/** A small card beside a point of the canvas, the first line in `colour`; none where there's no room for it. */
export function drawCard(
	brush: Brush,
	lines: readonly string[],
	point: Point,
	colour: string,
	room: Size,
	board: Board,
	distance = away,
): void {
	const { context, palette } = brush;
	context.font = `500 ${fontSize}px ${palette.mono}`;
	let text = 0;
	for (const line of lines) text = Math.max(text, context.measureText(line).width);
	const size = { width: text + 2 * padding, height: lines.length * lineHeight + padding };
	const card = placeCard(point, size, room, board, distance);
	if (!card) return;
	board.push(card);
	context.globalAlpha = 0.96;
	context.fillStyle = palette.raised;
	context.strokeStyle = colour;
	context.lineWidth = 1;
	context.beginPath();
	context.roundRect(card.x, card.y, card.width, card.height, 6);
	context.fill();
	context.stroke();
	context.globalAlpha = 1;
	context.textBaseline = 'middle';
	lines.forEach((line, index) => {
		context.fillStyle = index === 0 ? colour : palette.text;
		context.fillText(line, card.x + padding, card.y + padding / 2 + lineHeight * (index + 0.5));
	});
}

/** A numbered step, for people who don't want movement. */
export function drawNumber(brush: Brush, number: number, x: number, y: number, colour: string): void {
	const { context, palette } = brush;
	context.beginPath();
	context.arc(x, y, 11, 0, 2 * Math.PI);
	context.fillStyle = palette.raised;
	context.strokeStyle = colour;
	context.lineWidth = 2;
	context.fill();
	context.stroke();
	context.font = `600 ${fontSize}px ${palette.font}`;
	context.fillStyle = palette.text;
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	context.fillText(String(number), x, y + 0.5);
	context.textAlign = 'start';
}
