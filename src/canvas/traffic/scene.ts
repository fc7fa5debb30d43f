/** What the traffic layer paints, where, and what it remembers between frames. */
import type { StageLayout } from '../layout/stageLayout.ts';
import type { Dots } from './dots.ts';
import type { Transform } from './draw.ts';
import type { Drawing, Limits } from './drawing.ts';
import type { Focus, Walker } from './focus.ts';
import { type Hits, newHits, type Pointer } from './hits.ts';
import type { Board } from './labels.ts';
import type { Palette } from './palette.ts';
import { newProgramme, type Programme } from './programme.ts';
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
	/** The first few packets say what they carry. */
	captioned: boolean;
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
	/** Which drawing fits how many packets. */
	limits: Limits;
}

/** Where it's painted: packets that are dots lie below everything else. */
export interface Surfaces {
	above: CanvasRenderingContext2D;
	dots: CanvasRenderingContext2D;
	/** Device pixels for one CSS px of the one above. */
	density: number;
}

export interface Tally {
	/** Packets drawn in the last frame. */
	drawn: Record<LegLink, number>;
	/** Legs drawn so far. */
	seen: Record<LegLink, number>;
}

export interface Painter {
	tally: Tally;
	programme: Programme;
	drawing: Drawing;
	/** The picture of dots, and for what it was made. */
	dots: { picture: Dots; size: Scene['size']; palette: Palette; share: number } | undefined;
	/** Whether anything is on the canvas above the dots. */
	isMarked: boolean;
	/** When the last trip of each file began. */
	fileTrips: Map<string, number>;
	/** The story that's shown in numbered steps, and since when. */
	steps: { story: Story; at: number } | undefined;
	/** The run that all of this is of. */
	cluster: ClusterState | undefined;
	/** Where the numbered steps of the last frame are. */
	stepHits: Hits;
	/** Where the packets of the last frame are. */
	hits: Hits;
	/** Where cards are already in this frame. */
	board: Board;
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

export function newPainter(): Painter {
	const programme = newProgramme();
	return {
		tally: { drawn: { localhost: 0, pod: 0, outside: 0 }, seen: programme.seen },
		programme,
		drawing: 'whole',
		dots: undefined,
		isMarked: true,
		fileTrips: new Map(),
		steps: undefined,
		cluster: undefined,
		stepHits: newHits(),
		hits: programme.fleet,
		board: [],
		hover: undefined,
		walker: undefined,
	};
}
