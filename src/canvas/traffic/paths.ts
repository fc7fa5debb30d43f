/** A leg's way over the stage: the hops that the engine recorded, drawn along the same wires that are shown. */
import { center, type Point, type Rect, right } from '../layout/geometry.ts';
import { type PodRect, railY, type StageLayout } from '../layout/stageLayout.ts';
import type { Leg, Place } from './types.ts';

export interface Path {
	/** x, y, x, y, … in flow coordinates. */
	readonly points: Float64Array;
	/** Length of the way up to each point. */
	readonly lengths: Float64Array;
	readonly total: number;
	/** Length of the way up to each hop. */
	readonly hopLengths: Float64Array;
	/** The stretch on which the packet travels inside another, as lengths; from = to when there's none. */
	readonly outerFrom: number;
	readonly outerTo: number;
}

function blockOf(pod: PodRect | undefined, container: string): Rect | undefined {
	const block = pod?.layout.blocks.find(({ name }) => name === container);
	return pod && block && { x: pod.x + block.x, y: pod.y + block.y, width: block.width, height: block.height };
}

function isKind<K extends Place['kind']>(place: Place | undefined, kind: K): place is Extract<Place, { kind: K }> {
	return place?.kind === kind;
}

/** Where the wire between a pod's eth0 and its bridge, or between an uplink and the network, runs; from `a` to `b`. */
function wireBetween(stage: StageLayout, a: Place, b: Place): readonly Point[] {
	if (isKind(a, 'eth0') && (isKind(b, 'veth') || isKind(b, 'bridge'))) return stage.pods.get(a.uid)?.veth ?? [];
	if (isKind(b, 'eth0') && (isKind(a, 'veth') || isKind(a, 'bridge')))
		return stage.pods.get(b.uid)?.veth?.toReversed() ?? [];
	if (isKind(a, 'uplink') && isKind(b, 'underlay')) return stage.machines.get(a.node)?.wire ?? [];
	if (isKind(b, 'uplink') && isKind(a, 'underlay')) return stage.machines.get(b.node)?.wire.toReversed() ?? [];
	if (isKind(a, 'uplink') && isKind(b, 'outside')) return stage.machines.get(a.node)?.wire ?? [];
	if (isKind(b, 'uplink') && isKind(a, 'outside')) return stage.machines.get(b.node)?.wire.toReversed() ?? [];
	return [];
}

/** A container's edge and the rail that leads to its neighbour. */
function containerPoints(
	stage: StageLayout,
	place: Extract<Place, { kind: 'container' }>,
	neighbour: Place | undefined,
): Point[] {
	const pod = stage.pods.get(place.uid);
	const block = blockOf(pod, place.container);
	if (!pod || !block) return [];
	const y = block.y + block.height / 2;
	if (isKind(neighbour, 'loopback'))
		return [
			{ x: block.x, y },
			{ x: pod.x + pod.layout.loopback.x, y },
		];
	const { riser, eth0 } = pod.layout;
	const way = [{ x: right(block), y }];
	if (!isKind(neighbour, 'eth0')) return way;
	const low = pod.y + riser.bottom;
	return [...way, { x: pod.x + riser.x, y }, { x: pod.x + riser.x, y: low }, { x: pod.x + eth0.x, y: low }];
}

function pointsOf(
	stage: StageLayout,
	place: Place,
	before: Place | undefined,
	after: Place | undefined,
): readonly Point[] {
	switch (place.kind) {
		case 'container': {
			const going = after ? containerPoints(stage, place, after) : [];
			const coming = before ? containerPoints(stage, place, before).toReversed() : [];
			return [...coming, ...going];
		}
		case 'loopback': {
			// The rail is drawn by its containers; a packet that nobody took ends on it.
			const pod = stage.pods.get(place.uid);
			if (!pod || after) return [];
			const { x, top, bottom } = pod.layout.loopback;
			return [{ x: pod.x + x, y: pod.y + (top + bottom) / 2 }];
		}
		case 'eth0': {
			const pod = stage.pods.get(place.uid);
			return pod ? [{ x: pod.x + pod.layout.eth0.x, y: pod.y + pod.layout.eth0.y }] : [];
		}
		case 'veth': {
			const end = stage.pods.get(place.uid)?.veth?.at(-1);
			return end ? [end] : [];
		}
		case 'bridge':
			return bridgePoints(stage, place.node, before, after);
		case 'vxlan':
		case 'uplink': {
			const machine = stage.machines.get(place.node);
			if (!machine) return [];
			const { vxlan, uplink } = machine.inner;
			const at = place.kind === 'vxlan' && vxlan ? center(vxlan) : uplink;
			return [{ x: machine.x + at.x, y: machine.y + at.y }];
		}
		case 'underlay':
			// Entered and left where the uplinks' wires meet its rail.
			return [];
		case 'outside':
			return outsidePoints(stage, before ?? after, before !== undefined);
	}
}

/** Along the bar: from the veth or the stem to the veth or the stem. */
function bridgePoints(stage: StageLayout, node: string, before: Place | undefined, after: Place | undefined): Point[] {
	const machine = stage.machines.get(node);
	if (!machine) return [];
	const { bridge, uplink } = machine.inner;
	const y = machine.y + bridge.y + bridge.height / 2;
	const xOf = (neighbour: Place): number => {
		const uid = isKind(neighbour, 'veth') || isKind(neighbour, 'eth0') ? neighbour.uid : undefined;
		const end = uid === undefined ? undefined : stage.pods.get(uid)?.veth?.at(-1);
		return end?.x ?? machine.x + uplink.x;
	};
	return [before, after].filter((place) => place !== undefined).map((place) => ({ x: xOf(place), y }));
}

function outsidePoints({ outside, network }: StageLayout, neighbour: Place | undefined, arriving: boolean): Point[] {
	if (!outside) return [];
	const beside = !network || outside.y < network.y + network.height;
	const gate = beside ? { x: right(outside), y: center(outside).y } : { x: center(outside).x, y: outside.y };
	if (!network || !(isKind(neighbour, 'underlay') || isKind(neighbour, 'uplink'))) return [gate];
	const y = railY(network);
	const way = beside ? [gate, { x: network.x, y: gate.y }, { x: network.x, y }] : [gate, { x: gate.x, y }];
	return arriving ? way.toReversed() : way;
}

interface Drawing {
	flat: number[];
	lengths: number[];
}

function add({ flat, lengths }: Drawing, { x, y }: Point): void {
	const at = lengths.length;
	if (at === 0) {
		flat.push(x, y);
		lengths.push(0);
		return;
	}
	const step = Math.hypot(x - (flat[2 * at - 2] ?? 0), y - (flat[2 * at - 1] ?? 0));
	if (step < 0.5) return;
	flat.push(x, y);
	lengths.push((lengths[at - 1] ?? 0) + step);
}

/** Undefined when a place of it isn't on the stage (any more) or there's no way to go. */
export function pathOf(stage: StageLayout, leg: Leg): Path | undefined {
	const drawing: Drawing = { flat: [], lengths: [] };
	const { hops } = leg;
	const hopLengths = new Float64Array(hops.length);
	let [outerFrom, outerTo] = [-1, -1];
	for (const [index, { place, header }] of hops.entries()) {
		const [before, after] = [hops[index - 1]?.place, hops[index + 1]?.place];
		if ('uid' in place && !stage.pods.has(place.uid)) return undefined;
		for (const point of pointsOf(stage, place, before, after)) add(drawing, point);
		const length = drawing.lengths.at(-1) ?? 0;
		hopLengths[index] = length;
		if (header.outer && outerFrom < 0) outerFrom = length;
		if (!header.outer && outerFrom >= 0 && outerTo < 0) outerTo = length;
		if (after) for (const point of wireBetween(stage, place, after)) add(drawing, point);
	}
	const total = drawing.lengths.at(-1) ?? 0;
	if (drawing.lengths.length < 2) return undefined;
	if (outerFrom >= 0 && outerTo < 0) outerTo = total;
	return {
		points: Float64Array.from(drawing.flat),
		lengths: Float64Array.from(drawing.lengths),
		total,
		hopLengths,
		outerFrom: Math.max(0, outerFrom),
		outerTo: Math.max(0, outerTo),
	};
}

/** The hop whose header a packet carries after `length`: the last one passed. */
export function hopAt({ hopLengths }: Path, length: number): number {
	let hop = 0;
	while (hop < hopLengths.length - 1 && (hopLengths[hop + 1] ?? 0) <= length + 0.01) hop += 1;
	return hop;
}

export interface Spot {
	x: number;
	y: number;
	/** Direction of travel, in radians. */
	angle: number;
}

/** Writes into `spot` where the way is after `length`; nothing is allocated. */
export function spotAt(path: Path, length: number, spot: Spot): void {
	const { points, lengths } = path;
	let index = 1;
	while (index < lengths.length - 1 && (lengths[index] ?? 0) < length) index += 1;
	const from = lengths[index - 1] ?? 0;
	const to = lengths[index] ?? 0;
	const share = to > from ? Math.min(1, Math.max(0, (length - from) / (to - from))) : 1;
	const x0 = points[2 * index - 2] ?? 0;
	const y0 = points[2 * index - 1] ?? 0;
	const x1 = points[2 * index] ?? 0;
	const y1 = points[2 * index + 1] ?? 0;
	spot.x = x0 + (x1 - x0) * share;
	spot.y = y0 + (y1 - y0) * share;
	spot.angle = Math.atan2(y1 - y0, x1 - x0);
}

/** Half of the straight that begins at `length`: the middle of a rail that's come to from its end. */
function middleOfRail({ lengths }: Path, length: number): number {
	const next = lengths.find((each) => each > length + 0.5);
	return next === undefined ? length : (length + next) / 2;
}

/** Length of the way at which a packet stands that's walked hop by hop: on its sender, its receiver, or the device between. */
export function standAt(path: Path, { hops }: Leg, index: number): number {
	if (index <= 0) return 0;
	if (index >= hops.length - 1) return path.total;
	const length = path.hopLengths[index] ?? 0;
	const kind = hops[index]?.place.kind;
	return kind === 'loopback' || kind === 'underlay' ? middleOfRail(path, length) : length;
}
