import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PortView } from '../../simulation/views.ts';
import { bottom, overlap, type Point, type Rect, right } from './geometry.ts';
import { layoutDraft, layoutPod, type Shaped } from './podLayout.ts';
import { nextSlots } from './slots.ts';
import { layoutStage, machinesPerRow, railY, type StageInput, type StageLayout } from './stageLayout.ts';

function containers(count: number, ports = true): Shaped[] {
	const port = (number: number): PortView => ({ port: number, address: '127.0.0.1', state: 'listening' });
	return Array.from({ length: count }, (_, index) => ({
		name: `c${index}`,
		kind: 'app',
		ports: ports ? [port(8080 + index)] : [],
	}));
}

function podsOf(node: string, sizes: readonly number[]) {
	return sizes.map((count, index) => ({
		uid: `${node}-${index}`,
		layout: layoutPod(containers(count, index % 2 === 0)),
	}));
}

interface Options extends Partial<StageInput> {
	nodes?: readonly (readonly number[])[];
	tray?: readonly number[];
}

function input({ nodes = [[2], [1]], tray = [], ...rest }: Options = {}): StageInput {
	return {
		machines: nodes.map((sizes, index) => {
			const pods = podsOf(`n${index}`, sizes);
			return {
				name: `node-${index + 1}`,
				pods,
				slots: nextSlots(
					new Map(),
					pods.map(({ uid }) => uid),
				),
			};
		}),
		pending: podsOf('pending', tray),
		drafts: [],
		services: [],
		overlay: true,
		outside: false,
		narrow: false,
		positions: {},
		...rest,
	};
}

function inside(inner: Rect, outer: Rect): boolean {
	return inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);
}

function crosses(points: readonly Point[], rect: Rect): boolean {
	return points.some((a, index) => {
		const b = points[index + 1];
		if (!b) return false;
		const [left, far] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
		const [top, low] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
		return far > rect.x && left < right(rect) && low > rect.y + 0.5 && top < bottom(rect) - 0.5;
	});
}

/** What the eye relies on, for any cluster that nobody arranged by hand. */
function expectSound(stage: StageLayout): void {
	const machines = [...stage.machines.values()];
	const apart: Rect[] = [...machines, stage.tray, ...stage.drafts.values(), ...stage.services];
	if (stage.network) apart.push(stage.network);
	if (stage.outside) apart.push(stage.outside);
	apart.forEach((a, index) => {
		for (const b of apart.slice(index + 1)) expect(overlap(a, b)).toBe(false);
		expect(inside(a, stage.bounds)).toBe(true);
	});
	const pods = [...stage.pods.values()];
	for (const [index, pod] of pods.entries()) {
		const home = pod.node === undefined ? stage.tray : stage.machines.get(pod.node);
		expect(home && inside(pod, home)).toBe(true);
		for (const other of pods.slice(index + 1)) expect(overlap(pod, other)).toBe(false);
		if (pod.veth) for (const other of pods) expect(crosses(pod.veth, other)).toBe(false);
		const blocks = pod.layout.blocks.map((block) => ({ ...block, x: pod.x + block.x, y: pod.y + block.y }));
		for (const [at, block] of blocks.entries()) {
			expect(inside(block, pod)).toBe(true);
			for (const other of blocks.slice(at + 1)) expect(overlap(block, other)).toBe(false);
		}
	}
	for (const machine of machines) {
		for (const other of machines) if (other !== machine) expect(crosses(machine.wire, other)).toBe(false);
		expect(machine.wire.at(-1)?.y).toBe(stage.network && railY(stage.network));
	}
}

const podSizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 9 });
const clusters = fc.record({
	nodes: fc.array(podSizes, { maxLength: 12 }),
	tray: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 20 }),
	services: fc.array(
		fc
			.integer({ min: 1, max: 40 })
			.map((characters) => ({ key: `default/${characters}`, first: characters, second: 20 })),
		{ maxLength: 14 },
	),
	overlay: fc.boolean(),
	outside: fc.boolean(),
	narrow: fc.boolean(),
	drafts: fc
		.array(
			fc.integer({ min: 1, max: 3 }).map((count) => layoutDraft(containers(count))),
			{ maxLength: 3 },
		)
		.map((layouts) => layouts.map((layout, index) => ({ name: `draft-${index}`, layout }))),
});

describe('layoutStage', () => {
	it('keeps everything apart and inside what holds it', () => {
		fc.assert(fc.property(clusters, (cluster) => expectSound(layoutStage(input(cluster)))));
	});

	it('is sound for an empty cluster', () => {
		const stage = layoutStage(input({ nodes: [] }));
		expectSound(stage);
		expect(stage.network).toBeUndefined();
	});

	it('moves no pod inside its machine when one is added', () => {
		fc.assert(
			fc.property(podSizes, (sizes) => {
				const before = layoutStage(input({ nodes: [sizes] })).machines.get('node-1');
				const after = layoutStage(input({ nodes: [[...sizes, 1]] })).machines.get('node-1');
				for (const pod of before?.inner.pods ?? []) {
					const now = after?.inner.pods.find(({ uid }) => uid === pod.uid);
					expect(now && { x: now.x, y: now.y }).toEqual({ x: pod.x, y: pod.y });
				}
			}),
		);
	});

	it('leaves what the user placed where it was placed', () => {
		const positions = {
			'node:node-2': { x: 2000, y: -300 },
			tray: { x: -900, y: 40 },
			'draft:web': { x: 700, y: 900 },
		};
		const drafts = [{ name: 'web', layout: layoutDraft(containers(1)) }];
		const stage = layoutStage(input({ positions, drafts }));
		expect(stage.machines.get('node-2')).toMatchObject({ x: 2000, y: -300 });
		expect(stage.tray).toMatchObject({ x: -900, y: 40 });
		expect(stage.drafts.get('web')).toMatchObject({ x: 700, y: 900 });
	});

	it('puts the pod network below whatever is lowest', () => {
		const stage = layoutStage(input({ positions: { 'node:node-1': { x: 0, y: 900 } } }));
		const lowest = Math.max(...[...stage.machines.values()].map(bottom));
		expect(stage.network?.y).toBeGreaterThan(lowest);
	});

	it('gives the machines of a row one height', () => {
		const heights = [...layoutStage(input({ nodes: [[3, 1], [1], []] })).machines.values()].map(({ height }) => height);
		expect(new Set(heights).size).toBe(1);
	});

	it('keeps the identity of a machine whose pods are the same', () => {
		const first = input({ nodes: [[1], [2]] });
		const moved = { ...first, positions: { 'node:node-1': { x: 50, y: 60 } } };
		expect(layoutStage(moved).machines.get('node-1')?.inner).toBe(layoutStage(first).machines.get('node-1')?.inner);
	});

	it('has a VXLAN device on the stem of an overlay and none on a routed network', () => {
		const stem = (overlay: boolean) => layoutStage(input({ overlay })).machines.get('node-1')?.inner.vxlan;
		expect(stem(true)).toBeDefined();
		expect(stem(false)).toBeUndefined();
	});

	it('counts the pending pods that it does not draw', () => {
		const stage = layoutStage(input({ tray: Array.from({ length: 30 }, () => 1) }));
		expect(stage.tray.inner.pods.length + stage.tray.inner.more).toBe(30);
	});
});

describe('machinesPerRow', () => {
	it('is one row for a small cluster and about square for a large one', () => {
		expect([1, 3, 4, 5, 8, 12, 50].map((count) => machinesPerRow(count, false))).toEqual([1, 3, 4, 3, 4, 6, 10]);
		expect(machinesPerRow(7, true)).toBe(1);
	});
});

it('the view takes in a draft that nobody has put anywhere, and leaves one alone that somebody has', () => {
	const drafts = [{ name: 'web', layout: layoutDraft(containers(1)) }];
	const unplaced = layoutStage(input({ drafts }));
	expect(inside(unplaced.drafts.get('web') as Rect, unplaced.clusterBounds)).toBe(true);
	const placed = layoutStage(input({ drafts, positions: { 'draft:web': { x: -900, y: -900 } } }));
	expect(placed.clusterBounds).toEqual(layoutStage(input()).clusterBounds);
});
