/** Words on the traffic canvas: why a packet failed, and what it carries while time stands still. */
import type { Brush } from './draw.ts';
import type { Header, Leg } from './types.ts';

const fontSize = 14;
const lineHeight = 19;
const padding = 7;

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

/** A small card beside a point; the first line in `colour`. Kept inside the canvas. */
export function drawCard(
	brush: Brush,
	lines: readonly string[],
	x: number,
	y: number,
	colour: string,
	room: { width: number; height: number },
): void {
	const { context, palette } = brush;
	context.font = `500 ${fontSize}px ${palette.mono}`;
	let width = 0;
	for (const line of lines) width = Math.max(width, context.measureText(line).width);
	const boxWidth = width + 2 * padding;
	const boxHeight = lines.length * lineHeight + padding;
	const left = Math.max(4, Math.min(x + 14, room.width - boxWidth - 4));
	const top = Math.max(4, Math.min(y - boxHeight - 10, room.height - boxHeight - 4));
	context.globalAlpha = 0.96;
	context.fillStyle = palette.raised;
	context.strokeStyle = colour;
	context.lineWidth = 1;
	context.beginPath();
	context.roundRect(left, top, boxWidth, boxHeight, 6);
	context.fill();
	context.stroke();
	context.globalAlpha = 1;
	context.textBaseline = 'middle';
	lines.forEach((line, index) => {
		context.fillStyle = index === 0 ? colour : palette.text;
		context.fillText(line, left + padding, top + padding / 2 + lineHeight * (index + 0.5));
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
