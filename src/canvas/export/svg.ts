/** Pieces of SVG as text. Colours with alpha become colour and opacity, which every program reads. */
import type { Point, Rect } from '../layout/geometry.ts';

/** XML has no way to say control characters and halves of surrogate pairs. */
const unsayable = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const monoFace = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace";

export function escapeXML(text: string): string {
	return text
		.replaceAll(unsayable, '\ufffd')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** Coordinates to a tenth of a pixel: small files, and the same ones everywhere. */
function n(value: number): string {
	return String(Math.round(value * 10) / 10);
}

/** `fill="#fff" fill-opacity="0.5"` of `#ffffff80`. */
function paint(name: 'fill' | 'stroke', colour: string, strength = 1): string {
	const alpha = /^#[0-9a-f]{8}$/i.test(colour) ? Number.parseInt(colour.slice(7), 16) / 255 : 1;
	const opacity = Math.round(alpha * strength * 100) / 100;
	const opaque = alpha < 1 || colour.length === 9 ? colour.slice(0, 7) : colour;
	return `${name}="${escapeXML(opaque)}"${opacity < 1 ? ` ${name}-opacity="${opacity}"` : ''}`;
}

export interface Look {
	fill?: string;
	fillStrength?: number;
	stroke?: string;
	strokeStrength?: number;
	width?: number;
	dash?: string;
}

function look({ fill, fillStrength, stroke, strokeStrength, width = 1, dash }: Look): string {
	return [
		fill === undefined ? 'fill="none"' : paint('fill', fill, fillStrength),
		stroke === undefined ? '' : `${paint('stroke', stroke, strokeStrength)} stroke-width="${width}"`,
		dash === undefined ? '' : `stroke-dasharray="${dash}"`,
	]
		.filter((part) => part !== '')
		.join(' ');
}

/** A stroke stands inside the rectangle, as a ring of the page does. */
export function rect({ x, y, width, height }: Rect, radius: number, style: Look): string {
	const inset = style.stroke === undefined ? 0 : (style.width ?? 1) / 2;
	return `<rect x="${n(x + inset)}" y="${n(y + inset)}" width="${n(width - 2 * inset)}" height="${n(height - 2 * inset)}" rx="${n(Math.max(0, radius - inset))}" ${look(style)}/>`;
}

export function circle({ x, y }: Point, radius: number, style: Look): string {
	return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" ${look(style)}/>`;
}

/** `d` may hold long fractions; they're cut. */
export function path(d: string, style: Look): string {
	return `<path d="${d.replaceAll(/-?\d+\.\d+/g, (number) => n(Number(number)))}" ${look(style)}/>`;
}

export interface TextStyle {
	fill: string;
	size?: number;
	bold?: boolean;
	mono?: boolean;
	anchor?: 'start' | 'middle' | 'end';
	/** It's cut, with an ellipsis, to about this many px. */
	room?: number;
}

const wide = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]/;

/** About how wide a text is, in px; nothing is measured, so that a picture is the same everywhere. */
export function textWidth(text: string, size = 14, mono = false): number {
	let width = 0;
	for (const character of text) width += wide.test(character) ? size : size * (mono ? 0.61 : 0.56);
	return width;
}

function cut(text: string, room: number, size: number, mono: boolean): string {
	if (textWidth(text, size, mono) <= room) return text;
	let kept = text;
	while (kept !== '' && textWidth(`${kept}…`, size, mono) > room) kept = [...kept].slice(0, -1).join('');
	return `${kept}…`;
}

/** `y` is the middle of the line. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
	const { fill, size = 14, bold = false, mono = false, anchor = 'start', room } = style;
	const shown = room === undefined ? content : cut(content, room, size, mono);
	return `<text x="${n(x)}" y="${n(y + size * 0.35)}" ${paint('fill', fill)}${size === 14 ? '' : ` font-size="${size}"`}${bold ? ' font-weight="600"' : ''}${mono ? ` font-family="${monoFace}"` : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escapeXML(shown)}</text>`;
}

export function group(x: number, y: number, content: readonly string[]): string {
	return `<g transform="translate(${n(x)} ${n(y)})">${content.join('')}</g>`;
}
