/** The inside of a machine, relative to its own corner: pods in a grid, the bridge below them, the uplink on the rim. */
import { bottom, type Point, type Rect, right, type Size } from './geometry.ts';
import { metrics } from './metrics.ts';
import type { PodLayout } from './podLayout.ts';
import { cellOf, type Slots } from './slots.ts';

export interface PodPlace extends Rect {
	readonly uid: string;
	readonly layout: PodLayout;
	/** From the eth0 dot to the bridge. */
	readonly veth: readonly Point[];
}

export interface MachineLayout extends Size {
	readonly pods: readonly PodPlace[];
	readonly bridge: Rect;
	/** The VXLAN device on the stem; absent on a routed network. */
	readonly vxlan?: Rect;
	readonly uplink: Point;
}

export interface PodOf {
	readonly uid: string;
	readonly layout: PodLayout;
}

interface Cell extends PodOf {
	row: number;
	column: number;
}

const { machine, pod: podMetrics, lane } = metrics;

function columnX(column: number): number {
	return machine.padding + column * (podMetrics.width + machine.columnGap);
}

function cellsOf(pods: readonly PodOf[], slots: Slots, narrow: boolean): Cell[] {
	return pods.map((pod) => {
		const slot = slots.get(pod.uid);
		if (slot === undefined) throw new Error(`pod ${pod.uid} has no slot`);
		return { ...pod, ...(narrow ? { row: slot, column: 0 } : cellOf(slot)) };
	});
}

/** Tops of the rows; the last number is where the pods end. A row that's empty for now keeps a pod's room. */
function rowTops(cells: readonly Cell[]): number[] {
	const rows = 1 + cells.reduce((most, { row }) => Math.max(most, row), -1);
	const tops = [machine.header + machine.padding];
	const heights = new Array<number>(Math.max(0, rows)).fill(machine.emptyPods);
	for (const { row, layout } of cells) heights[row] = Math.max(heights[row] ?? 0, layout.height);
	for (const [row, height] of heights.entries()) {
		tops.push((tops[row] ?? 0) + height + (row === rows - 1 ? 0 : machine.rowGap));
	}
	if (rows === 0) tops.push(machine.header + machine.padding + machine.emptyPods);
	return tops;
}

/** Straight down; or, where a pod stands below, down the gutter right of the column. */
function vethOf(place: Rect, eth0: Point, bridgeTop: number, gutterLane: number | undefined): Point[] {
	const start = { x: place.x + eth0.x, y: place.y + eth0.y };
	if (gutterLane === undefined) return [start, { x: start.x, y: bridgeTop }];
	const x = right(place) + lane.first + lane.step * (gutterLane % lane.count);
	const y = start.y + lane.drop;
	return [start, { x: start.x, y }, { x, y }, { x, y: bridgeTop }];
}

/** How wide and tall the machine must be for its pods; `narrow` puts them all in one column. */
export function naturalSize(pods: readonly PodOf[], slots: Slots, narrow: boolean): Size {
	const last = sizes.get(pods);
	if (last?.slots === slots && last.narrow === narrow) return last.size;
	const cells = cellsOf(pods, slots, narrow);
	const columns = 1 + cells.reduce((most, { column }) => Math.max(most, column), 0);
	const podsEnd = rowTops(cells).at(-1) ?? 0;
	const size = {
		width: columnX(columns) - machine.columnGap + machine.padding,
		height: podsEnd + machine.aboveBridge + machine.bridge + machine.belowBridge,
	};
	sizes.set(pods, { slots, narrow, size });
	return size;
}

/** The last size of each list of pods. */
const sizes = new WeakMap<readonly PodOf[], { slots: Slots; narrow: boolean; size: Size }>();

export interface MachineOptions {
	/** With a VXLAN device on the stem. */
	overlay: boolean;
	/** One column of pods. */
	narrow: boolean;
}

interface Made {
	slots: Slots;
	size: Size;
	overlay: boolean;
	narrow: boolean;
	layout: MachineLayout;
}

/** The last layout of each list of pods: a machine whose pods are the same keeps its layout's identity. */
const made = new WeakMap<readonly PodOf[], Made>();

/** `size` is at least the natural one: machines of a row are equally tall. Memoised by the list `pods`. */
export function layoutMachine(
	pods: readonly PodOf[],
	slots: Slots,
	size: Size,
	{ overlay, narrow }: MachineOptions,
): MachineLayout {
	const last = made.get(pods);
	const same = last && last.slots === slots && last.overlay === overlay && last.narrow === narrow;
	if (same && last.size.width === size.width && last.size.height === size.height) return last.layout;
	const layout = build(pods, slots, size, { overlay, narrow });
	made.set(pods, { slots, size, overlay, narrow, layout });
	return layout;
}

function build(pods: readonly PodOf[], slots: Slots, size: Size, { overlay, narrow }: MachineOptions): MachineLayout {
	const cells = cellsOf(pods, slots, narrow);
	const tops = rowTops(cells);
	const bridge: Rect = {
		x: machine.bridgeInset,
		y: size.height - machine.belowBridge - machine.bridge,
		width: size.width - 2 * machine.bridgeInset,
		height: machine.bridge,
	};
	const lanes = new Map<number, number>();
	const lastRows = new Map<number, number>();
	for (const { row, column } of cells) lastRows.set(column, Math.max(row, lastRows.get(column) ?? 0));
	const places = cells.map(({ uid, layout, row, column }): PodPlace => {
		const place = { x: columnX(column), y: tops[row] ?? 0, width: layout.width, height: layout.height };
		const covered = row < (lastRows.get(column) ?? 0);
		const gutterLane = covered ? (lanes.get(column) ?? 0) : undefined;
		if (gutterLane !== undefined) lanes.set(column, gutterLane + 1);
		return { uid, ...place, layout, veth: vethOf(place, layout.eth0, bridge.y, gutterLane) };
	});
	const uplink = { x: size.width - machine.stemFromRight, y: size.height };
	const { width, height } = machine.vxlan;
	const vxlan = { x: uplink.x - width / 2, y: bottom(bridge) + machine.vxlan.below, width, height };
	return { ...size, pods: places, bridge, ...(overlay ? { vxlan } : {}), uplink };
}
