/** What's on the traffic canvas at a moment of virtual time. Runs in each frame; React takes no part in it. */
import type { StageLayout } from '../layout/stageLayout.ts';
import { caughtAt } from './catching.ts';
import { type Brush, drawPacket, hasFailed, type Transform, trace, travelled } from './draw.ts';
import { drawFiles } from './drawFiles.ts';
import { drawFlights } from './drawFlights.ts';
import { drawFocus, type Focus, type Walker, walkTo } from './focus.ts';
import { addHit, type Hits, hitAt, newHits, type Pointer, reachOf } from './hits.ts';
import { type Board, captionOf, drawCard, drawNumber } from './labels.ts';
import type { Palette } from './palette.ts';
import { hopAt, type Path, pathOf, type Spot, spotAt } from './paths.ts';
import { follow, holdAt, locate, newPosition, newProgramme, type Programme } from './playback.ts';
import type { Sprites } from './sprites.ts';
import type { ClusterState, Leg, LegLink, Story } from './types.ts';

/** What the stage shows when a frame is painted. */
export interface Scene {
	cluster: ClusterState;
	layout: StageLayout;
	transform: Transform;
	now: number;
	speed: number;
	playing: boolean;
	/** Nothing may fly: numbered steps instead. */
	still: boolean;
	size: { width: number; height: number };
	colours: { palette: Palette; sprites: Sprites };
	/** The packet that's followed; the others stand back. */
	focus: Focus | undefined;
	pointer: Pointer | undefined;
	/** The words for a packet under the pointer. */
	describe(leg: Leg): readonly string[];
	/** Real time, in ms. */
	nowMs: number;
}

export interface Tally {
	/** Packets drawn in the last frame. */
	drawn: Record<LegLink, number>;
	/** Distinct legs drawn so far. */
	seen: Record<LegLink, number>;
}

interface KnownPath {
	layout: StageLayout;
	hops: Leg['hops'];
	path: Path | undefined;
	/** How far the packet was in the last frame. */
	progress: number;
}

export interface Painter {
	tally: Tally;
	programme: Programme;
	/** Of the leg that each playing story is at, by story. */
	paths: Map<number, KnownPath>;
	/** The last leg counted of each story. */
	counted: Map<number, number>;
	/** When the last trip of each file began. */
	fileTrips: Map<string, number>;
	/** The story that's shown in numbered steps, and since when. */
	steps: { story: Story; at: number } | undefined;
	/** The run that all of this is of. */
	cluster: ClusterState | undefined;
	/** Where the packets of the last frame are. */
	hits: Hits;
	/** The packet under the pointer. */
	hover: Hover | undefined;
	walker: Walker | undefined;
}

export interface Hover {
	story: number;
	leg: number;
	progress: number;
	lines: readonly string[];
	/** Real time, in ms. */
	since: number;
}

/** A packet waits under a mouse so long, to be read and clicked. */
const heldMs = 1600;
const captionsMax = 2;
const countedMax = 2000;
/** Numbered steps stay for so long, in µs of real time. */
const stepsRealUs = 5_000_000;
/** No two numbers nearer than this, in px, and where along its way each is tried. */
const numberRoom = 48;
const numberShares = [0.62, 0.5, 0.75, 0.38, 0.86, 0.25, 0.95, 0.1] as const;

export function newPainter(): Painter {
	return {
		tally: { drawn: { localhost: 0, pod: 0, outside: 0 }, seen: { localhost: 0, pod: 0, outside: 0 } },
		programme: newProgramme(),
		paths: new Map(),
		counted: new Map(),
		fileTrips: new Map(),
		steps: undefined,
		cluster: undefined,
		hits: newHits(),
		hover: undefined,
		walker: undefined,
	};
}

/** Another run, or this one rewound: its stories have the same numbers and aren't the same. */
function beginAfresh(painter: Painter, cluster: ClusterState): void {
	painter.programme = newProgramme();
	painter.paths.clear();
	painter.counted.clear();
	painter.fileTrips.clear();
	painter.steps = undefined;
	painter.cluster = cluster;
}

const position = newPosition();
const at: Spot = { x: 0, y: 0, angle: 0 };
const board: Board = [];

function pathFor({ paths }: Painter, id: number, leg: Leg, layout: StageLayout): KnownPath {
	const known = paths.get(id);
	if (known && known.layout === layout && known.hops === leg.hops) return known;
	const fresh = { layout, hops: leg.hops, path: pathOf(layout, leg), progress: 0 };
	paths.set(id, fresh);
	return fresh;
}

/** How far a packet is; the one that has just passed under the mouse is held there. */
function progressOf({ hover }: Painter, leg: Leg, known: KnownPath, brush: Brush, scene: Scene): number {
	const { pointer, playing, focus } = scene;
	const { path, progress: before } = known;
	known.progress = position.progress;
	if (!pointer || !path || !playing || focus || hover) return position.progress;
	const { x, y, zoom } = brush.transform;
	at.x = (pointer.x - x) / zoom;
	at.y = (pointer.y - y) / zoom;
	const caught = caughtAt(path, leg, before, position.progress, at, reachOf(pointer, brush.scale) / zoom);
	if (caught === undefined) return position.progress;
	known.progress = caught;
	return caught;
}

function count({ tally, counted }: Painter, story: number, number: number, link: LegLink): void {
	tally.drawn[link] += 1;
	if ((counted.get(story) ?? -1) >= number) return;
	counted.set(story, number);
	tally.seen[link] += 1;
	if (counted.size > countedMax) counted.delete(counted.keys().next().value ?? 0);
}

function paintPackets(painter: Painter, brush: Brush, scene: Scene): void {
	const { programme, hits, hover } = painter;
	const held = hover && scene.nowMs < hover.since + heldMs ? programme.playing.get(hover.story) : undefined;
	if (hover && held) holdAt(held, hover.leg, hover.progress, scene.now);
	follow(programme, scene.cluster.traffic.stories, scene.now, scene.speed);
	let captions = scene.playing || scene.focus ? 0 : captionsMax;
	for (const [id, playback] of programme.playing) {
		locate(playback, scene.now, position);
		const leg = playback.story.legs[position.leg];
		if (!leg || id === scene.focus?.story.id) continue;
		const way = pathFor(painter, id, leg, scene.layout);
		const { path } = way;
		if (!path) continue;
		const progress = progressOf(painter, leg, way, brush, scene);
		drawPacket(brush, path, leg, progress, at);
		addHit(hits, id, position.leg, at, progress);
		count(painter, id, position.leg, leg.link);
		// Beside a packet that's followed, its card alone is read.
		if (!scene.focus && hasFailed(leg) && travelled(leg, progress) >= 1) {
			drawCard(brush, [leg.reason ?? leg.outcome], at, brush.palette.refuse, scene.size, board);
		} else if (captions > 0) {
			captions -= 1;
			const header = leg.hops[hopAt(path, travelled(leg, progress) * path.total)]?.header;
			if (header) drawCard(brush, captionOf(leg, header), at, brush.palette.linkText[leg.link], scene.size, board);
		}
	}
	for (const id of painter.paths.keys()) if (!programme.playing.has(id)) painter.paths.delete(id);
}

/** The newest story that's told to its end, or the one that's shown until it has been read. */
function storyInSteps(painter: Painter, { cluster, now, speed }: Scene): Story | undefined {
	const { steps } = painter;
	const isFresh = steps && now >= steps.at && now < steps.at + stepsRealUs * speed;
	if (isFresh) return steps.story;
	const story = cluster.traffic.stories.findLast(
		(candidate) => candidate.done && candidate.at <= now && candidate.legs.length > 0,
	);
	painter.steps = story && { story, at: now };
	return story;
}

/** Request and answer share a way: puts `at` on the first spot of it that no other number has. */
function placeNumber(path: Path, { x, y, zoom }: Transform): void {
	for (const share of numberShares) {
		spotAt(path, path.total * share, at);
		at.x = at.x * zoom + x;
		at.y = at.y * zoom + y;
		const isFree = board.every(
			(taken) => at.x < taken.x || at.x > taken.x + taken.width || at.y < taken.y || at.y > taken.y + taken.height,
		);
		if (isFree) return;
	}
}

function paintSteps(painter: Painter, brush: Brush, scene: Scene): void {
	const story = storyInSteps(painter, scene);
	if (!story) return;
	const { context, palette, transform } = brush;
	story.legs.forEach((leg, index) => {
		const path = pathOf(scene.layout, leg);
		if (!path) return;
		context.strokeStyle = palette.link[leg.link];
		context.lineWidth = 2.5;
		context.globalAlpha = 0.8;
		context.beginPath();
		trace(context, transform, path, 0, path.total);
		context.stroke();
		context.globalAlpha = 1;
		placeNumber(path, brush.transform);
		board.push({ x: at.x - numberRoom / 2, y: at.y - numberRoom / 2, width: numberRoom, height: numberRoom });
		drawNumber(brush, index + 1, at.x, at.y, palette.link[leg.link]);
		addHit(painter.hits, story.id, index, at);
		count(painter, story.id, index, leg.link);
	});
}

function hoverAt({ hits, hover, programme, steps }: Painter, index: number, scene: Scene): Hover | undefined {
	if (index < 0) return undefined;
	const [story = 0, leg = 0, progress = 0] = [hits.story[index], hits.leg[index], hits.progress[index]];
	if (hover?.story === story && hover.leg === leg) return hover;
	const legs = scene.still ? steps?.story.legs : programme.playing.get(story)?.story.legs;
	const found = legs?.[leg];
	return found && { story, leg, progress, lines: scene.describe(found), since: scene.nowMs };
}

/** What's under the pointer, ringed and named. */
function paintHover(painter: Painter, brush: Brush, scene: Scene): void {
	const { hits } = painter;
	const { pointer } = scene;
	const index = pointer ? hitAt(hits, pointer, brush.scale) : -1;
	painter.hover = hoverAt(painter, index, scene);
	if (!painter.hover) return;
	const { context, palette, scale } = brush;
	at.x = hits.x[index] ?? 0;
	at.y = hits.y[index] ?? 0;
	context.globalAlpha = 1;
	context.strokeStyle = palette.accent;
	context.lineWidth = 2;
	context.beginPath();
	context.arc(at.x, at.y, 16 * scale, 0, 2 * Math.PI);
	context.stroke();
	drawCard(brush, painter.hover.lines, at, palette.accent, scene.size, board);
}

/** The packet that's followed, above all others; answers whether it's on its glide. */
function paintFocus(painter: Painter, brush: Brush, { focus, layout, nowMs, still, size }: Scene): boolean {
	painter.walker = focus && walkTo(painter.walker, focus, layout, nowMs, still);
	return painter.walker !== undefined && drawFocus(brush, painter.walker, nowMs, size, board);
}

/** Packets shrink and grow with the stage, within bounds. */
export function packetScale(zoom: number): number {
	return Math.max(0.55, Math.min(1.25, zoom));
}

/**
 * Paints the moment over whatever is on the canvas; `pixels` are device pixels for one CSS px. Answers whether there's
 * more to paint though nothing changes.
 */
export function paint(painter: Painter, context: CanvasRenderingContext2D, scene: Scene, pixels: number): boolean {
	if (painter.cluster !== scene.cluster) beginAfresh(painter, scene.cluster);
	const { transform, size, colours, focus } = scene;
	context.setTransform(pixels, 0, 0, pixels, 0, 0);
	context.clearRect(0, 0, size.width, size.height);
	const { drawn } = painter.tally;
	drawn.localhost = drawn.pod = drawn.outside = 0;
	painter.hits.count = 0;
	board.length = 0;
	const scale = packetScale(transform.zoom);
	const brush: Brush = { context, ...colours, transform, scale, strength: focus ? 0.3 : 1 };
	context.lineJoin = context.lineCap = 'round';
	if (scene.still) {
		if (!focus) paintSteps(painter, brush, scene);
	} else {
		paintPackets(painter, brush, scene);
		drawFlights(brush, scene);
		if (!focus) drawFiles(brush, scene, painter.fileTrips);
	}
	paintHover(painter, brush, scene);
	return paintFocus(painter, brush, scene);
}
