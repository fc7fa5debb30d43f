/** The packets under way onto their canvases: one by one while they're few, as dots when they're many. */
import { caughtAt } from './catching.ts';
import { type Dots, newDots, paintDots, stampSize } from './dots.ts';
import { type Brush, drawPacket, drawSprite } from './draw.ts';
import { drawingFor } from './drawing.ts';
import { isStranded, legAt, linkOfLook, looks, offScreen, put } from './fleet.ts';
import { reachOf } from './hits.ts';
import { captionOf, drawCard } from './labels.ts';
import { hopAt, type Spot } from './paths.ts';
import { travelled } from './playback.ts';
import { hold, move } from './programme.ts';
import type { Painter, Scene, Surfaces } from './scene.ts';
import { pathOn } from './ways.ts';

/** A packet waits under a mouse so long, to be read and clicked. */
const heldMs = 1600;
const captionsMax = 2;
/** Reasons of failures that stand beside their packets at once. */
const failureCardsMax = 12;
/** A dot's size goes by so many steps from one to the next whole zoom. */
const dotSteps = 8;

const at: Spot = { x: 0, y: 0, angle: 0 };

/** Packets shrink and grow with the stage, within bounds. */
export function packetScale(zoom: number): number {
	return Math.max(0.55, Math.min(1.25, zoom));
}

/** Stops a packet that has just passed under the mouse there, if nothing is under it already. */
function catchPassing({ programme: { fleet }, hover }: Painter, brush: Brush, scene: Scene): void {
	const { pointer, playing, focus, transform, layout } = scene;
	if (!pointer || !playing || focus || hover) return;
	const { x, y, zoom } = transform;
	const reach = reachOf(pointer, brush.scale);
	for (let index = 0; index < fleet.count; index += 1) {
		const way = fleet.ways[index];
		const path = way && pathOn(way, layout);
		if (!path) continue;
		const travel = fleet.travel[index] ?? 1;
		const before = fleet.before[index] ?? 0;
		const passed = (fleet.gone[index] ?? 0) - travelled(travel, before) * path.total;
		const near = passed * zoom + reach;
		if (passed <= 0 || Math.abs((fleet.x[index] ?? 0) - pointer.x) > near) continue;
		if (Math.abs((fleet.y[index] ?? 0) - pointer.y) > near) continue;
		at.x = (pointer.x - x) / zoom;
		at.y = (pointer.y - y) / zoom;
		const caught = caughtAt(path, travel, before, fleet.progress[index] ?? 0, at, reach / zoom);
		if (caught !== undefined) put(fleet, index, path, caught, transform);
	}
}

function countDrawn({ programme: { fleet }, tally: { drawn } }: Painter, except: number | undefined): void {
	const counts = new Array<number>(looks).fill(0);
	for (let index = 0; index < fleet.count; index += 1) {
		const look = fleet.look[index] ?? 0;
		if (fleet.x[index] !== offScreen && fleet.story[index] !== except) counts[look] = (counts[look] ?? 0) + 1;
	}
	counts.forEach((count, look) => {
		drawn[linkOfLook(look)] += count;
	});
}

/** Packets one by one, with their ways or without. */
function drawPackets({ programme: { fleet }, drawing }: Painter, brush: Brush, { layout, focus }: Scene): void {
	for (let index = 0; index < fleet.count; index += 1) {
		const way = fleet.ways[index];
		const leg = legAt(fleet, index);
		const path = way && pathOn(way, layout);
		if (!leg || !path || fleet.story[index] === focus?.story.id) continue;
		if (drawing === 'whole') drawPacket(brush, fleet, index, path, leg);
		else drawSprite(brush, fleet, index, path, leg);
	}
}

/** Why packets failed; and while time stands still, what the first few carry. */
function drawCards(painter: Painter, brush: Brush, scene: Scene): void {
	const { fleet } = painter.programme;
	let captions = scene.captioned ? captionsMax : 0;
	let failures = failureCardsMax;
	for (let index = 0; index < fleet.count && captions + failures > 0; index += 1) {
		const isFailure = failures > 0 && isStranded(fleet, index);
		if (!isFailure && captions === 0) continue;
		const leg = legAt(fleet, index);
		const path = fleet.ways[index]?.path;
		if (!leg || !path) continue;
		at.x = fleet.x[index] ?? 0;
		at.y = fleet.y[index] ?? 0;
		if (isFailure) {
			failures -= 1;
			drawCard(brush, [leg.reason ?? leg.outcome], at, brush.palette.refuse, scene.size, painter.board);
		} else {
			captions -= 1;
			const header = leg.hops[hopAt(path, fleet.gone[index] ?? 0)]?.header;
			if (header)
				drawCard(brush, captionOf(leg, header), at, brush.palette.linkText[leg.link], scene.size, painter.board);
		}
	}
}

function isSameSize(one: Scene['size'], other: Scene['size']): boolean {
	return one.width === other.width && one.height === other.height;
}

/** The picture of dots for this scene: the last one unless something about it has changed. */
function pictureFor(painter: Painter, scale: number, { size, colours: { palette } }: Scene): Dots {
	const step = Math.max(1, Math.round(scale * dotSteps)) / dotSteps;
	const known = painter.dots;
	const share = stampSize(painter.programme.fleet.count, known?.share);
	const dotScale = step * share;
	const isFit = known && known.palette === palette && isSameSize(known.size, size) && known.picture.scale === dotScale;
	if (isFit) return known.picture;
	const picture = newDots(size, dotScale, palette);
	painter.dots = { picture, size: { ...size }, palette, share };
	return picture;
}

/** Packets as dots on a canvas of their own, which is empty while there are none. */
export function paintAsDots(painter: Painter, { dots: context }: Surfaces, scale: number, scene: Scene): void {
	const { canvas } = context;
	if (painter.drawing !== 'dots' || scene.still) {
		if (canvas.width > 0) canvas.width = canvas.height = 0;
		painter.dots = undefined;
		return;
	}
	const picture = pictureFor(painter, scale, scene);
	const [width, height] = [picture.stride - 2 * picture.room, picture.image.height - 2 * picture.room];
	if (canvas.width !== width || canvas.height !== height) {
		canvas.width = width;
		canvas.height = height;
	}
	paintDots(context, picture, painter.programme.fleet, scene.focus?.story.id);
	const opacity = scene.focus ? '0.3' : '';
	if (canvas.style.opacity !== opacity) canvas.style.opacity = opacity;
}

/** Moves the packets and paints them; dots on their own canvas. */
export function paintPackets(painter: Painter, brush: Brush, scene: Scene): void {
	const { programme, hover } = painter;
	const { fleet } = programme;
	if (hover && scene.nowMs < hover.since + heldMs) hold(programme, hover.story, hover.leg, hover.progress);
	move(programme, scene.layout, scene.transform);
	catchPassing(painter, brush, scene);
	painter.drawing = drawingFor(fleet.count, scene.limits, painter.drawing);
	if (painter.drawing !== 'dots') drawPackets(painter, brush, scene);
	// Beside a packet that's followed, its card alone is read.
	if (!scene.focus) drawCards(painter, brush, scene);
	countDrawn(painter, scene.focus?.story.id);
}
