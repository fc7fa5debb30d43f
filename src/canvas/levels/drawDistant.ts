/** Machines' pods from afar, on a canvas: tiles in their state's colour, and nearer their name, address and containers. */
import type { PodMark } from '../../simulation/podMarks.ts';
import type { Tone } from '../../simulation/views.ts';
import { overlap, type Rect } from '../layout/geometry.ts';
import type { MachinePlace, PodRect, StageLayout } from '../layout/stageLayout.ts';
import type { DistantPalette } from './distantPalette.ts';
import { textShare } from './level.ts';

export interface DistantScene {
	layout: StageLayout;
	marks: ReadonlyMap<string, PodMark>;
	transform: { x: number; y: number; zoom: number };
	size: { width: number; height: number };
	palette: DistantPalette;
	/** UIDs. */
	selected: string | undefined;
	hovered: string | undefined;
	/** What stands under a machine's name: `100 pods`, `2 failing`. */
	summary(counts: ReadonlyMap<Tone, number>): string;
}

type Pen = Pick<DistantScene, 'transform' | 'palette'> & { context: CanvasRenderingContext2D };

const labelPx = 15;
const namePx = 14;
const dotPx = 7;
/** Below this zoom nobody sees the corners of tiles. */
const plainBelow = 0.09;
/** A tile smaller than this has no room for a mark. */
const markedFrom = 11;
/** What a state looks like where it has no room for a word; running is what one expects. */
const glyphs: Partial<Record<Tone, string>> = { failing: '!', waiting: '…', starting: '○', ending: '–', done: '✓' };

/** Draws everything that's in sight. Screen pixels; the context is scaled for the device already. */
export function drawDistant(context: CanvasRenderingContext2D, scene: DistantScene): void {
	const { layout, transform, size, palette } = scene;
	const { x, y, zoom } = transform;
	const seen: Rect = { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom };
	const pen: Pen = { context, transform, palette };
	const share = textShare(zoom);
	const inSight = [...layout.machines.values()].filter((machine) => overlap(machine, seen));
	if (share > 0) drawWires(pen, inSight, seen, share);
	const tiles = visiblePods(scene, inSight, seen);
	drawTiles(pen, tiles, share);
	if (share > 0) for (const tile of tiles) drawDetails(pen, tile, share);
	else if (tiles.length > 0) drawGlyphs(pen, tiles);
	drawRing(pen, layout.pods.get(scene.hovered ?? ''), palette.muted);
	drawRing(pen, layout.pods.get(scene.selected ?? ''), palette.accent);
	for (const machine of inSight) {
		drawLabel(pen, machine, scene.summary(tilesOf(machine, layout, scene.marks).counts));
	}
}

interface Tile {
	rect: PodRect;
	mark: PodMark;
}

interface MachineTiles {
	marks: DistantScene['marks'];
	x: number;
	y: number;
	tiles: readonly Tile[];
	counts: ReadonlyMap<Tone, number>;
}

/** A machine's tiles for as long as neither its layout nor a mark changes. */
const known = new WeakMap<MachinePlace['inner'], MachineTiles>();

function tilesOf({ inner, x, y }: MachinePlace, { pods }: StageLayout, marks: DistantScene['marks']): MachineTiles {
	const last = known.get(inner);
	if (last?.marks === marks && last.x === x && last.y === y) return last;
	const tiles: Tile[] = [];
	const counts = new Map<Tone, number>();
	for (const { uid } of inner.pods) {
		const rect = pods.get(uid);
		const mark = marks.get(uid);
		if (!rect || !mark) continue;
		tiles.push({ rect, mark });
		counts.set(mark.tone, (counts.get(mark.tone) ?? 0) + 1);
	}
	const made = { marks, x, y, tiles, counts };
	known.set(inner, made);
	return made;
}

function visiblePods(scene: DistantScene, inSight: readonly MachinePlace[], seen: Rect): Tile[] {
	const { layout, marks } = scene;
	const tiles: Tile[] = [];
	for (const machine of inSight) {
		const own = tilesOf(machine, layout, marks).tiles;
		const isWhole = contains(seen, machine);
		for (const tile of own) if (isWhole || overlap(tile.rect, seen)) tiles.push(tile);
	}
	for (const { uid } of layout.tray.inner.pods) {
		const rect = layout.pods.get(uid);
		const mark = marks.get(uid);
		if (rect && mark && overlap(rect, seen)) tiles.push({ rect, mark });
	}
	return tiles;
}

function contains(outer: Rect, inner: Rect): boolean {
	return (
		inner.x >= outer.x &&
		inner.y >= outer.y &&
		inner.x + inner.width <= outer.x + outer.width &&
		inner.y + inner.height <= outer.y + outer.height
	);
}

function cornerOf(zoom: number): number {
	return Math.min(20 * zoom, 10);
}

function roundRect({ context, transform }: Pen, rect: Rect, grow = 0): void {
	const { x, y, zoom } = transform;
	if (zoom < plainBelow && grow === 0) {
		context.rect(rect.x * zoom + x, rect.y * zoom + y, rect.width * zoom, rect.height * zoom);
		return;
	}
	context.roundRect(
		rect.x * zoom + x - grow,
		rect.y * zoom + y - grow,
		rect.width * zoom + 2 * grow,
		rect.height * zoom + 2 * grow,
		cornerOf(zoom) + grow,
	);
}

/** One path for each colour. From afar the tile is the state's colour; nearer a pod's, with the state's rim. */
function drawTiles(pen: Pen, tiles: readonly Tile[], share: number): void {
	const { context, palette, transform } = pen;
	const byTone = groupByTone(tiles);
	for (const [tone, group] of byTone) {
		context.beginPath();
		for (const { rect } of group) roundRect(pen, rect);
		context.globalAlpha = tone === 'ending' ? 0.6 : 1;
		context.fillStyle = palette.tone[tone];
		context.fill();
		if (share > 0) {
			context.globalAlpha = share;
			context.fillStyle = palette.pod;
			context.fill();
			context.fillStyle = palette.toneSoft[tone];
			context.fill();
			context.strokeStyle = palette.tone[tone];
			context.lineWidth = Math.max(1.25, 3 * transform.zoom);
			context.stroke();
		}
		context.globalAlpha = 1;
	}
}

function groupByTone(tiles: readonly Tile[]): Map<Tone, Tile[]> {
	const groups = new Map<Tone, Tile[]>();
	for (const tile of tiles) {
		const group = groups.get(tile.mark.tone);
		if (group) group.push(tile);
		else groups.set(tile.mark.tone, [tile]);
	}
	return groups;
}

/** Where colour alone would have to tell: everything that isn't simply running. */
function drawGlyphs({ context, transform: { x, y, zoom }, palette }: Pen, tiles: readonly Tile[]): void {
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	context.fillStyle = palette.plate;
	for (const { rect, mark } of tiles) {
		const glyph = glyphs[mark.tone];
		const room = Math.min(rect.width, rect.height) * zoom;
		if (glyph === undefined || room < markedFrom) continue;
		context.font = `700 ${Math.min(16, room * 0.9)}px ${palette.font}`;
		context.fillText(glyph, (rect.x + rect.width / 2) * zoom + x, (rect.y + rect.height / 2) * zoom + y);
	}
	context.textAlign = 'left';
}

function drawWires({ context, transform, palette }: Pen, machines: readonly MachinePlace[], seen: Rect, share: number) {
	const { x, y, zoom } = transform;
	context.beginPath();
	for (const machine of machines) {
		for (const { veth } of machine.inner.pods) {
			const left = machine.x + (veth.at(-1)?.x ?? 0);
			if (left < seen.x || left > seen.x + seen.width) continue;
			for (const [index, point] of veth.entries()) {
				const [px, py] = [(machine.x + point.x) * zoom + x, (machine.y + point.y) * zoom + y];
				if (index === 0) context.moveTo(px, py);
				else context.lineTo(px, py);
			}
		}
	}
	context.globalAlpha = share * 0.8;
	context.strokeStyle = palette.wire;
	context.lineWidth = 1;
	context.stroke();
	context.globalAlpha = 1;
}

/** The end of a name tells a pod from its siblings: a long one is cut in its middle. */
export function cutName(name: string, letters: number): string {
	if (name.length <= letters) return name;
	const tail = Math.min(6, letters - 2);
	if (tail < 2) return `${name.slice(0, Math.max(1, letters - 1))}…`;
	return `${name.slice(0, Math.max(0, letters - tail - 1))}…${name.slice(-tail)}`;
}

/** The width of a letter at 14 px, on average and of the mono face. */
const letterPx = 7.6;
const monoPx = 8.5;

/** Name, address, and a dot for each container, as far as there's room. */
function drawDetails({ context, transform: { x, y, zoom }, palette }: Pen, { rect, mark }: Tile, share: number): void {
	const width = rect.width * zoom;
	const [left, top] = [rect.x * zoom + x, rect.y * zoom + y];
	const margin = Math.max(5, 12 * zoom);
	context.globalAlpha = share;
	context.textBaseline = 'top';
	context.fillStyle = palette.text;
	context.font = `600 ${namePx}px ${palette.font}`;
	let line = top + margin;
	context.fillText(cutName(mark.name, Math.floor((width - 2 * margin) / letterPx)), left + margin, line);
	line += namePx + 4;
	if (mark.ip !== undefined && rect.height * zoom > 62 && mark.ip.length * monoPx <= width - 2 * margin) {
		context.fillStyle = palette.muted;
		context.font = `${namePx}px ${palette.mono}`;
		context.fillText(mark.ip, left + margin, line);
		line += namePx + 4;
	}
	const glyph = glyphs[mark.tone];
	let at = left + margin + dotPx / 2;
	for (const tone of mark.containers) {
		context.beginPath();
		context.arc(at, line + dotPx / 2 + 2, dotPx / 2, 0, 7);
		context.fillStyle = palette.tone[tone];
		context.fill();
		at += dotPx + 4;
	}
	if (glyph !== undefined) {
		context.font = `700 ${namePx}px ${palette.font}`;
		context.fillStyle = palette.toneText[mark.tone];
		context.fillText(glyph, at, line - 2);
	}
	context.globalAlpha = 1;
}

function drawRing(pen: Pen, rect: PodRect | undefined, colour: string): void {
	if (!rect) return;
	const { context } = pen;
	context.beginPath();
	roundRect(pen, rect, 2);
	context.strokeStyle = colour;
	context.lineWidth = 2.5;
	context.stroke();
}

/** The machine's name in a size that doesn't shrink, on a plate where it would lie on its pods. */
function drawLabel({ context, transform: { x, y, zoom }, palette }: Pen, machine: MachinePlace, summary: string): void {
	const [left, top] = [machine.x * zoom + x, machine.y * zoom + y];
	const room = machine.width * zoom - 8;
	context.textBaseline = 'middle';
	context.font = `600 ${labelPx}px ${palette.font}`;
	const name = context.measureText(machine.name).width;
	if (room < name + 8) return;
	context.font = `${namePx}px ${palette.font}`;
	const rest = summary === '' ? 0 : context.measureText(summary).width + 8;
	const withRest = name + rest + 12 <= room;
	const width = name + (withRest ? rest : 0) + 12;
	const header = 80 * zoom;
	const height = 22;
	const middle = top + Math.max(header / 2, height / 2 + 3);
	if (header < height + 6) {
		context.beginPath();
		context.roundRect(left + 3, middle - height / 2, width, height, 6);
		context.fillStyle = palette.plate;
		context.fill();
		context.strokeStyle = palette.line;
		context.lineWidth = 1;
		context.stroke();
	}
	context.font = `600 ${labelPx}px ${palette.font}`;
	context.fillStyle = palette.text;
	context.fillText(machine.name, left + 9, middle + 0.5);
	if (!withRest) return;
	context.font = `${namePx}px ${palette.font}`;
	context.fillStyle = palette.muted;
	context.fillText(summary, left + 9 + name + 8, middle + 0.5);
}
