import { useStoreApi } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { legLinks } from '../../simulation/cluster.ts';
import { type Following, packetWalk } from '../../simulation/follow.ts';
import { lessonStore } from '../../simulation/lesson/state.ts';
import { simulation } from '../../simulation/store.ts';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import type { StageLayout } from '../layout/stageLayout.ts';
import { describeLeg } from './describe.ts';
import { measureLimits, unmeasured, wholeMax } from './drawing.ts';
import type { Focus } from './focus.ts';
import { hitAt } from './hits.ts';
import { watchPackets } from './packetPointer.ts';
import { packetScale } from './packets.ts';
import { paint } from './painter.ts';
import { readPalette, watchPalette } from './palette.ts';
import { newPainter, type Painter } from './scene.ts';
import { makeSprites } from './sprites.ts';
import type { ClusterState } from './types.ts';

/** The biggest scale that a sprite is drawn at, for which it's made sharp. */
const sharpest = 1.25;

/** For tests and the curious: what the canvas shows, on the canvas. */
function publish(canvas: HTMLCanvasElement, { tally, drawing }: Painter, shown: Map<string, string>): void {
	const { drawn, seen } = tally;
	write(canvas, shown, 'drawing', drawing);
	for (const link of legLinks) {
		write(canvas, shown, link, drawn[link]);
		write(canvas, shown, `seen-${link}`, seen[link]);
	}
}

function write(canvas: HTMLCanvasElement, shown: Map<string, string>, name: string, value: number | string): void {
	const text = String(value);
	if (shown.get(name) === text) return;
	shown.set(name, text);
	canvas.setAttribute(`data-${name}`, text);
}

function focusOf({ traffic }: ClusterState, following: Following | undefined): Focus | undefined {
	if (!following) return undefined;
	const story = traffic.stories.find(({ id }) => id === following.story);
	return story && { story, leg: following.leg, hop: following.hop };
}

/**
 * A canvas over the stage with all packets and flying pods; draws itself in each frame, and nothing when nothing changed.
 * Packets that are so many that they're dots lie on one below it.
 */
export const TrafficLayer = memo(function TrafficLayer({ layout }: { layout: StageLayout }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const dots = useRef<HTMLCanvasElement>(null);
	const flow = useStoreApi();
	const still = useMediaQuery('(prefers-reduced-motion: reduce)');
	const words = useMessages().canvas;
	const latest = useRef({ layout, still, words });
	latest.current = { layout, still, words };

	useEffect(() => {
		const element = canvas.current;
		const above = element?.getContext('2d');
		const below = dots.current?.getContext('2d');
		if (!element || !above || !below) return;
		const painter = newPainter();
		const published = new Map<string, string>();
		const transform = { x: 0, y: 0, zoom: 1 };
		const size = { width: 0, height: 0 };
		let pixels = 0;
		let colours: ReturnType<typeof readColours> | undefined;
		let last: unknown[] = [];
		let isMoving = false;
		let frame = 0;
		let limits = unmeasured;
		let measured = 0;
		const stage = element.parentElement;
		const scaleOf = () => packetScale(transform.zoom);
		const watch = stage
			? watchPackets(stage, {
					packetAt: (point) => {
						const index = hitAt(painter.hits, point, scaleOf());
						const [story, leg] = [painter.hits.story[index], painter.hits.leg[index]];
						return story === undefined || leg === undefined ? undefined : { story, leg };
					},
					onPick: ({ story, leg }) => packetWalk.follow(story, leg),
				})
			: undefined;

		const fitCanvas = (width: number, height: number): boolean => {
			const density = window.devicePixelRatio || 1;
			if (width === size.width && height === size.height && density === pixels) return false;
			if (density !== pixels) colours = undefined;
			size.width = width;
			size.height = height;
			pixels = density;
			element.width = Math.round(width * density);
			element.height = Math.round(height * density);
			return true;
		};

		/** Once packets are many, when there's a moment for it; again when the screen's density is another. */
		const measureSoon = () => {
			if (measured === pixels) return;
			measured = pixels;
			whenIdle(() => {
				if (!colours) return;
				limits = measureLimits(colours.palette, size, pixels);
				element.dataset.limits = JSON.stringify(limits);
			});
		};

		const step = (nowMs: number) => {
			frame = requestAnimationFrame(step);
			const { width, height, transform: moved } = flow.getState();
			const { cluster, now, speed, playing } = simulation.getState();
			const { following } = packetWalk.getState();
			// While a lesson asks what will happen, a caption could give the answer away, and covers what it points at.
			const captioned = !playing && lessonStore.getState().phase !== 'asking';
			const { layout, still, words } = latest.current;
			const pointer = watch?.pointer;
			let changed = fitCanvas(width, height) || isMoving;
			if (moved[0] !== transform.x || moved[1] !== transform.y || moved[2] !== transform.zoom) {
				[transform.x, transform.y, transform.zoom] = moved;
				changed = true;
			}
			if (!colours) {
				colours = readColours(pixels);
				changed = true;
			}
			const seen = [now, playing, captioned, layout, still, cluster.traffic.stories, following, pointer, words];
			if (!changed && seen.every((value, index) => value === last[index])) return;
			last = seen;
			isMoving = paint(
				painter,
				{ above, dots: below, density: pixels },
				{
					cluster,
					layout,
					transform,
					now,
					speed,
					playing,
					captioned,
					still,
					size,
					colours,
					pointer,
					describe: (leg) => describeLeg(cluster, leg, words.packet),
					focus: focusOf(cluster, following),
					nowMs,
					limits,
				},
			);
			stage?.toggleAttribute('data-packet', painter.hover !== undefined);
			publish(element, painter, published);
			if (painter.programme.fleet.count > wholeMax) measureSoon();
		};
		const stopWatching = watchPalette(() => {
			colours = undefined;
		});
		frame = requestAnimationFrame(step);
		return () => {
			cancelAnimationFrame(frame);
			stopWatching();
			watch?.stop();
		};
	}, [flow]);

	return (
		<>
			{/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus. */}
			<canvas
				ref={dots}
				aria-hidden="true"
				width={0}
				height={0}
				className="pointer-events-none absolute inset-0 z-[5] size-full"
			/>
			{/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus. */}
			<canvas
				ref={canvas}
				aria-hidden="true"
				data-traffic=""
				className="pointer-events-none absolute inset-0 z-[5] size-full"
			/>
		</>
	);
});

/** Safari has no idle callback. */
function whenIdle(work: () => void): void {
	if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 2000 });
	else setTimeout(work, 200);
}

function readColours(pixels: number) {
	const palette = readPalette();
	return { palette, sprites: makeSprites(palette, pixels * sharpest) };
}
