/**
 * The whole stage from what there is and what the user placed: rectangles in flow coordinates. Nothing is measured;
 * the same geometry serves the DOM, the wires and the traffic.
 */
import { freeSpot } from './freeSpot.ts';
import { around, bottom, overlap, type Point, type Rect, right, type Size } from './geometry.ts';
import { layoutMachine, type MachineLayout, naturalSize, type PodOf } from './machineLayout.ts';
import { metrics } from './metrics.ts';
import type { PodLayout } from './podLayout.ts';
import { layoutServices, type ServiceChip, type ServicePlace } from './serviceLayout.ts';
import type { Slots } from './slots.ts';
import { layoutTray, type TrayLayout } from './trayLayout.ts';

export interface MachineInput {
	readonly name: string;
	readonly pods: readonly PodOf[];
	readonly slots: Slots;
}

export interface StageInput {
	readonly machines: readonly MachineInput[];
	readonly pending: readonly PodOf[];
	readonly drafts: readonly { readonly name: string; readonly layout: PodLayout }[];
	readonly services: readonly ServiceChip[];
	/** VXLAN, with its device in every machine. */
	readonly overlay: boolean;
	/** Whether people outside can reach anything. */
	readonly outside: boolean;
	/** A portrait screen: machines below one another. */
	readonly narrow: boolean;
	/** By `node:NAME`, `draft:NAME` and `tray`. */
	readonly positions: Readonly<Record<string, Point>>;
	/** The position key of what's in the hand: nothing makes room for it yet. */
	readonly held?: string | undefined;
}

export interface MachinePlace extends Rect {
	readonly name: string;
	readonly inner: MachineLayout;
	/** From its uplink to the pod network's rail. */
	readonly wire: readonly Point[];
}

export interface PodRect extends Rect {
	readonly layout: PodLayout;
	/** Where it's bound; undefined in the tray. */
	readonly node?: string;
	/** From eth0 to the bridge, while it's on a machine. */
	readonly veth?: readonly Point[];
}

export interface StageLayout {
	readonly machines: ReadonlyMap<string, MachinePlace>;
	readonly pods: ReadonlyMap<string, PodRect>;
	readonly drafts: ReadonlyMap<string, Rect & { readonly layout: PodLayout }>;
	readonly tray: Rect & { readonly inner: TrayLayout };
	/** In rows above the machines. */
	readonly services: readonly ServicePlace[];
	/** The pod network; undefined without machines. */
	readonly network?: Rect;
	readonly outside?: Rect;
	/** Around everything, for *fit*. */
	readonly bounds: Rect;
	/** Without the drafts that somebody put where they are: what the view follows by itself. */
	readonly clusterBounds: Rect;
}

const { stage } = metrics;

/** The line in the pod network that packets take. */
export function railY(network: Rect): number {
	return network.y + metrics.network.rail;
}

/** Up to four in a row; then rows of about equal length. */
export function machinesPerRow(count: number, narrow: boolean): number {
	if (narrow) return 1;
	if (count <= 4) return Math.max(1, count);
	return Math.ceil(count / Math.max(2, Math.round(Math.sqrt(count / 2))));
}

interface Sized extends MachineInput {
	size: Size;
}

/** In rows; the user's stay where they were put, and the others make room for them. */
function placeMachines({ machines, narrow, positions, held }: StageInput): (Sized & { at: Point })[] {
	const perRow = machinesPerRow(machines.length, narrow);
	const wanted: (Sized & { at: Point })[] = [];
	let y = 0;
	for (let start = 0; start < machines.length; start += perRow) {
		const row = machines.slice(start, start + perRow).map((machine) => ({
			...machine,
			size: naturalSize(machine.pods, machine.slots, narrow),
		}));
		const height = Math.max(...row.map(({ size }) => size.height));
		let x = 0;
		for (const machine of row) {
			const at = positions[`node:${machine.name}`] ?? { x, y };
			wanted.push({ ...machine, size: { width: machine.size.width, height }, at });
			x += machine.size.width + stage.gap;
		}
		y += height + stage.gap;
	}
	const isUsers = ({ name }: MachineInput) => positions[`node:${name}`] !== undefined;
	const taken = wanted
		.filter((machine) => isUsers(machine) && `node:${machine.name}` !== held)
		.map(({ at, size }): Rect => ({ ...at, ...size }));
	if (taken.length === 0) return wanted;
	return wanted.map((machine) => {
		if (isUsers(machine)) return machine;
		const at = freeSpot({ ...machine.at, ...machine.size }, taken);
		taken.push({ ...at, ...machine.size });
		return { ...machine, at };
	});
}

/** Straight down to the network where nothing's in the way, or around everything on the right. */
function wireOf(from: Point, networkY: number, others: readonly Rect[], trunkX: () => number): Point[] {
	const blocked = others.some(
		(rect) => rect.x - 6 < from.x && from.x < right(rect) + 6 && bottom(rect) > from.y + 1 && rect.y < networkY,
	);
	if (!blocked) return [from, { x: from.x, y: networkY }];
	const x = trunkX();
	const y = from.y + stage.gap / 2;
	return [from, { x: from.x, y }, { x, y }, { x, y: networkY }];
}

/** Where they were dropped, or beside it where something stands; else from `corner` down. */
function placeDrafts({ drafts, positions }: StageInput, corner: Point, fixed: readonly Rect[]): StageLayout['drafts'] {
	const places = new Map<string, Rect & { layout: PodLayout }>();
	let y = corner.y;
	for (const { name, layout } of drafts) {
		const at = positions[`draft:${name}`];
		const { width, height } = layout;
		const wanted = { ...(at ?? { x: corner.x, y }), width, height };
		places.set(name, { ...wanted, ...freeSpot(wanted, [...fixed, ...places.values()]), layout });
		if (!at) y += layout.height + stage.gap;
	}
	return places;
}

interface Ground {
	/** Around the machines, or a machine's room where they'd be. */
	tank: Rect;
	/** Top of the Services above them. */
	top: number;
	network?: Rect;
}

function trayCorner({ narrow, positions }: StageInput, tray: TrayLayout, { tank, top }: Ground): Point {
	const own = positions.tray;
	if (own) return own;
	if (narrow) return { x: tank.x, y: top - stage.gap - tray.height };
	return { x: tank.x - stage.gap - tray.width, y: tank.y };
}

/** Left of the network at its height; below a tray that reaches down there. */
function outsideRect({ outside, narrow }: StageInput, { network }: Ground, tray: Rect): Rect | undefined {
	if (!outside || !network) return undefined;
	const { width, height } = metrics.outside;
	if (narrow) return { x: network.x, y: bottom(network) + stage.gap, width, height };
	const beside = { x: network.x - stage.gap - width, y: network.y, width, height };
	return overlap(beside, tray) ? { ...beside, y: bottom(tray) + stage.gap } : beside;
}

type Placed = readonly (readonly [uid: string, place: PodRect])[];

/** The pods of each machine where it stands; a machine that stayed as it was keeps them. */
const placedPods = new WeakMap<MachineLayout, { x: number; y: number; pods: Placed }>();

function podsOnStage({ name, x, y, inner }: MachinePlace): Placed {
	const last = placedPods.get(inner);
	if (last?.x === x && last.y === y) return last.pods;
	const pods = inner.pods.map((pod): Placed[number] => {
		const veth = pod.veth.map((point) => ({ x: x + point.x, y: y + point.y }));
		const { uid, width, height, layout } = pod;
		return [uid, { x: x + pod.x, y: y + pod.y, width, height, layout, node: name, veth }];
	});
	placedPods.set(inner, { x, y, pods });
	return pods;
}

function absolutePods(machines: Iterable<MachinePlace>, tray: StageLayout['tray']): StageLayout['pods'] {
	const pods = new Map<string, PodRect>();
	for (const place of tray.inner.pods) {
		pods.set(place.uid, { ...place, x: tray.x + place.x, y: tray.y + place.y });
	}
	for (const machine of machines) {
		for (const [uid, place] of podsOnStage(machine)) pods.set(uid, place);
	}
	return pods;
}

/** Everything's place. Machines that nobody moved stand in rows; below them the network, at their left the tray. */
export function layoutStage(input: StageInput): StageLayout {
	const placed = placeMachines(input);
	const rects = placed.map(({ at, size }) => ({ ...at, ...size }));
	const tank = around(rects) ?? { x: 0, y: 0, width: 480, height: 360 };
	const networkTop = bottom(tank) + metrics.network.gap;
	const networkY = networkTop + metrics.network.rail;

	let trunks = 0;
	const trunkX = () => right(tank) + stage.trunk + stage.trunkStep * trunks++;
	const machines = new Map<string, MachinePlace>();
	placed.forEach(({ name, pods, slots, size, at }, index) => {
		const inner = layoutMachine(pods, slots, size, input);
		const uplink = { x: at.x + inner.uplink.x, y: at.y + inner.uplink.y };
		const wire = wireOf(uplink, networkY, rects.toSpliced(index, 1), trunkX);
		machines.set(name, { name, ...at, ...size, inner, wire });
	});
	const trunkRoom = trunks > 0 ? stage.trunk + stage.trunkStep * trunks : 0;
	const services = layoutServices(input.services, tank, input.narrow);
	const ground: Ground = {
		tank,
		top: services[0]?.y ?? tank.y,
		...(placed.length > 0 && {
			network: { x: tank.x, y: networkTop, width: tank.width + trunkRoom, height: metrics.network.height },
		}),
	};

	const trayRows = ground.tank.height;
	const trayInner = layoutTray(input.pending, trayRows, input.narrow);
	const corner = trayCorner(input, trayInner, ground);
	const tray = { ...corner, width: trayInner.width, height: trayInner.height, inner: trayInner };
	const outside = outsideRect(input, ground, tray);
	const fixed = [
		...rects,
		...services,
		tray,
		...(ground.network ? [ground.network] : []),
		...(outside ? [outside] : []),
	];
	const whole = around(fixed) ?? tank;
	const drafts = placeDrafts(
		input,
		input.narrow ? { x: tank.x, y: bottom(whole) + stage.gap } : { x: right(whole) + stage.gap, y: tank.y },
		fixed,
	);
	// A draft that nobody put anywhere stands at the side: unless the view takes it in, nobody finds it. On a narrow
	// stage it stands below, where one scrolls to.
	const unplaced = input.narrow
		? []
		: [...drafts].flatMap(([name, place]) => (input.positions[`draft:${name}`] === undefined ? [place] : []));
	return {
		machines,
		pods: absolutePods(machines.values(), tray),
		drafts,
		tray,
		services,
		...(ground.network && { network: ground.network }),
		...(outside && { outside }),
		bounds: around([...fixed, ...drafts.values()]) ?? tank,
		clusterBounds: around([whole, ...unplaced]) ?? whole,
	};
}
