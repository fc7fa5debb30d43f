/** What's on the traffic canvases at a moment of virtual time. Runs in each frame; React takes no part in it. */
import { type Brush, type Transform, trace } from './draw.ts';
import { drawFiles } from './drawFiles.ts';
import { drawFlights } from './drawFlights.ts';
import { legAt } from './fleet.ts';
import { drawFocus, walkTo } from './focus.ts';
import { addHit, hitAt } from './hits.ts';
import { type Board, drawCard, drawNumber } from './labels.ts';
import { packetScale, paintAsDots, paintPackets } from './packets.ts';
import { type Path, pathOf, type Spot, spotAt } from './paths.ts';
import { follow, forget } from './programme.ts';
import type { Hover, Painter, Scene, Surfaces } from './scene.ts';
import type { ClusterState, Story } from './types.ts';

/** Numbered steps stay for so long, in µs of real time. */
const stepsRealUs = 5_000_000;
/** No two numbers nearer than this, in px, and where along its way each is tried. */
const numberRoom = 48;
const numberShares = [0.62, 0.5, 0.75, 0.38, 0.86, 0.25, 0.95, 0.1] as const;

/** Another run, or this one rewound: its stories have the same numbers and aren't the same. */
function beginAfresh(painter: Painter, cluster: ClusterState): void {
	forget(painter.programme);
	painter.fileTrips.clear();
	painter.steps = undefined;
	painter.cluster = cluster;
}

const at: Spot = { x: 0, y: 0, angle: 0 };

/** The newest story that's told to its end, or the one that's shown until it has been read. */
function storyInSteps(painter: Painter, { cluster, now, speed }: Scene): Story | undefined {
	const { steps } = painter;
	const isFresh = steps && now >= steps.at && now < steps.at + stepsRealUs * speed;
	if (isFresh) return steps.story;
	const story = cluster.traffic.stories.findLast(
		(candidate) => candidate.done && candidate.at <= now && candidate.legs.length > 0,
	);
	painter.steps = story && { story, at: now };
	for (const { link } of story?.legs ?? []) painter.tally.seen[link] += 1;
	return story;
}

/** Request and answer share a way: puts `at` on the first spot of it that no other number has. */
function placeNumber(path: Path, { x, y, zoom }: Transform, board: Board): void {
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
		placeNumber(path, brush.transform, painter.board);
		painter.board.push({ x: at.x - numberRoom / 2, y: at.y - numberRoom / 2, width: numberRoom, height: numberRoom });
		drawNumber(brush, index + 1, at.x, at.y, palette.link[leg.link]);
		addHit(painter.stepHits, story.id, index, at);
		painter.tally.drawn[leg.link] += 1;
	});
}

function hoverAt({ hits, hover, programme, steps }: Painter, index: number, scene: Scene): Hover | undefined {
	if (index < 0) return undefined;
	const [story = 0, leg = 0, progress = 0] = [hits.story[index], hits.leg[index], hits.progress[index]];
	if (hover?.story === story && hover.leg === leg) return hover;
	const found = scene.still ? steps?.story.legs[leg] : legAt(programme.fleet, index);
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
	drawCard(brush, painter.hover.lines, at, palette.accent, scene.size, painter.board);
}

/** The packet that's followed, above all others; answers whether it's on its glide. */
function paintFocus(painter: Painter, brush: Brush, { focus, layout, nowMs, still, size }: Scene): boolean {
	painter.walker = focus && walkTo(painter.walker, focus, layout, nowMs, still);
	return painter.walker !== undefined && drawFocus(brush, painter.walker, nowMs, size, painter.board);
}

/**
 * The canvas above, cleaned when something is first drawn on it: one that's left alone isn't put up anew by the browser,
 * which on a large screen costs more than many dots.
 */
function cleanOnUse({ above, density }: Surfaces, { width, height }: Scene['size']) {
	let used = false;
	return {
		isUsed: () => used,
		use: () => {
			if (used) return above;
			used = true;
			above.setTransform(density, 0, 0, density, 0, 0);
			above.clearRect(0, 0, width, height);
			above.lineJoin = above.lineCap = 'round';
			return above;
		},
	};
}

/** Paints the moment over whatever is on the canvases. Answers whether there's more to paint though nothing changes. */
export function paint(painter: Painter, surfaces: Surfaces, scene: Scene): boolean {
	if (painter.cluster !== scene.cluster) beginAfresh(painter, scene.cluster);
	const { transform, size, colours, focus, still } = scene;
	const { drawn } = painter.tally;
	drawn.localhost = drawn.pod = drawn.outside = 0;
	painter.stepHits.count = 0;
	painter.board.length = 0;
	const scale = packetScale(transform.zoom);
	const canvas = cleanOnUse(surfaces, size);
	const brush: Brush = {
		get context() {
			return canvas.use();
		},
		...colours,
		...{ transform, scale, strength: focus ? 0.3 : 1 },
	};
	painter.hits = still ? painter.stepHits : painter.programme.fleet;
	if (still) {
		if (!focus) paintSteps(painter, brush, scene);
	} else {
		follow(painter.programme, scene.cluster.traffic.stories, scene.now, scene.speed);
		paintPackets(painter, brush, scene);
		drawFlights(brush, scene);
		if (!focus) drawFiles(brush, scene, painter.fileTrips);
	}
	paintAsDots(painter, surfaces, scale, scene);
	paintHover(painter, brush, scene);
	const isMoving = paintFocus(painter, brush, scene);
	const isMarked = canvas.isUsed();
	if (painter.isMarked && !isMarked) canvas.use();
	painter.isMarked = isMarked;
	return isMoving;
}
