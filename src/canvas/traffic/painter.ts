/** What's on the traffic canvas at a moment of virtual time. Runs in each frame; React takes no part in it. */
import type { StageLayout } from '../layout/stageLayout.ts';
import { type Brush, drawPacket, hasFailed, type Transform, trace, travelled } from './draw.ts';
import { capsuleAt, type Flight, flightRealUs, flightsAt } from './flights.ts';
import { type Board, captionOf, drawCard, drawNumber } from './labels.ts';
import type { Palette } from './palette.ts';
import { hopAt, type Path, pathOf, type Spot, spotAt } from './paths.ts';
import { follow, locate, newPosition, newProgramme, type Programme } from './playback.ts';
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
}

export interface Painter {
	tally: Tally;
	programme: Programme;
	/** Of the leg that each playing story is at, by story. */
	paths: Map<number, KnownPath>;
	/** The last leg counted of each story. */
	counted: Map<number, number>;
	flights: Flight[];
	/** The story that's shown in numbered steps, and since when. */
	steps: { story: Story; at: number } | undefined;
	/** The run that all of this is of. */
	cluster: ClusterState | undefined;
}

const captionsMax = 5;
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
		flights: [],
		steps: undefined,
		cluster: undefined,
	};
}

/** Another run, or this one rewound: its stories have the same numbers and aren't the same. */
function beginAfresh(painter: Painter, cluster: ClusterState): void {
	painter.programme = newProgramme();
	painter.paths.clear();
	painter.counted.clear();
	painter.steps = undefined;
	painter.cluster = cluster;
}

const position = newPosition();
const at: Spot = { x: 0, y: 0, angle: 0 };
const board: Board = [];

function pathFor({ paths }: Painter, id: number, leg: Leg, layout: StageLayout): Path | undefined {
	const known = paths.get(id);
	if (known && known.layout === layout && known.hops === leg.hops) return known.path;
	const path = pathOf(layout, leg);
	paths.set(id, { layout, hops: leg.hops, path });
	return path;
}

function count({ tally, counted }: Painter, story: number, number: number, link: LegLink): void {
	tally.drawn[link] += 1;
	if ((counted.get(story) ?? -1) >= number) return;
	counted.set(story, number);
	tally.seen[link] += 1;
	if (counted.size > countedMax) counted.delete(counted.keys().next().value ?? 0);
}

function paintPackets(painter: Painter, brush: Brush, scene: Scene): void {
	const { programme } = painter;
	follow(programme, scene.cluster.traffic.stories, scene.now, scene.speed);
	let captions = scene.playing ? 0 : captionsMax;
	board.length = 0;
	for (const [id, playback] of programme.playing) {
		locate(playback, scene.now, position);
		const leg = playback.story.legs[position.leg];
		const path = leg && pathFor(painter, id, leg, scene.layout);
		if (!leg || !path) continue;
		const { progress } = position;
		drawPacket(brush, path, leg, progress, at);
		count(painter, id, position.leg, leg.link);
		if (hasFailed(leg) && travelled(leg, progress) >= 1) {
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
	board.length = 0;
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
		count(painter, story.id, index, leg.link);
	});
}

function paintFlights(painter: Painter, brush: Brush, scene: Scene): void {
	const flightUs = flightRealUs * scene.speed;
	const { context, palette, transform } = brush;
	painter.flights = flightsAt(
		scene.cluster,
		scene.now,
		flightUs,
		(uid) => scene.layout.pods.get(uid)?.node !== undefined,
	);
	for (const flight of painter.flights) {
		const share = (scene.now - flight.at) / flightUs;
		const capsule = share >= 0 && share < 1 ? capsuleAt(flight, scene.layout, share) : undefined;
		if (!capsule) continue;
		const { zoom } = transform;
		context.globalAlpha = Math.min(1, share / 0.1, (1 - share) / 0.25) * 0.55;
		context.fillStyle = palette.pod;
		context.strokeStyle = palette.accent;
		context.lineWidth = 2;
		context.beginPath();
		context.roundRect(
			capsule.x * zoom + transform.x,
			capsule.y * zoom + transform.y,
			capsule.width * zoom,
			capsule.height * zoom,
			20 * zoom,
		);
		context.fill();
		context.stroke();
		context.globalAlpha *= 0.28;
		context.fillStyle = palette.accent;
		for (const block of capsule.layout.blocks) {
			context.beginPath();
			context.roundRect(
				(capsule.x + block.x) * zoom + transform.x,
				(capsule.y + block.y) * zoom + transform.y,
				block.width * zoom,
				block.height * zoom,
				12 * zoom,
			);
			context.fill();
		}
		context.globalAlpha = 1;
	}
}

/** Paints the moment over whatever is on the canvas; `pixels` are device pixels for one CSS px. */
export function paint(painter: Painter, context: CanvasRenderingContext2D, scene: Scene, pixels: number): void {
	if (painter.cluster !== scene.cluster) beginAfresh(painter, scene.cluster);
	const { transform, size, colours } = scene;
	context.setTransform(pixels, 0, 0, pixels, 0, 0);
	context.clearRect(0, 0, size.width, size.height);
	const { drawn } = painter.tally;
	drawn.localhost = drawn.pod = drawn.outside = 0;
	const scale = Math.max(0.55, Math.min(1.25, transform.zoom));
	const brush: Brush = { context, ...colours, transform, scale };
	context.lineJoin = context.lineCap = 'round';
	if (scene.still) {
		paintSteps(painter, brush, scene);
		return;
	}
	paintPackets(painter, brush, scene);
	paintFlights(painter, brush, scene);
}
