import { describe, expect, it } from 'vitest';
import { bottom, right } from '../layout/geometry.ts';
import { layoutPod, type Shaped } from '../layout/podLayout.ts';
import { nextSlots } from '../layout/slots.ts';
import { layoutStage, railY } from '../layout/stageLayout.ts';
import { hopAt, type Path, pathOf, spotAt, standAt } from './paths.ts';
import type { Hop, Leg, LegLink, Place } from './types.ts';

const containers = (...names: string[]): Shaped[] => names.map((name) => ({ name, kind: 'app', ports: [] }));

const pods = {
	'node-1': [
		{
			uid: 'web',
			layout: layoutPod(containers('app', 'helper')),
		},
		{ uid: 'peer', layout: layoutPod(containers('app')) },
		{ uid: 'third', layout: layoutPod(containers('app')) },
	],
	'node-2': [{ uid: 'api', layout: layoutPod(containers('app')) }],
};
const stage = layoutStage({
	machines: Object.entries(pods).map(([name, own]) => ({
		name,
		pods: own,
		slots: nextSlots(
			new Map(),
			own.map(({ uid }) => uid),
		),
	})),
	pending: [],
	drafts: [],
	services: [],
	overlay: true,
	outside: true,
	narrow: false,
	positions: {},
});

const plain = { source: '10.244.1.2', sourcePort: 40000, destination: '10.244.2.2', destinationPort: 8080 };
const wrapped = { ...plain, outer: { source: '192.168.0.11', destination: '192.168.0.12', port: 8472 } };

const container = (uid: string, name = 'app'): Place => ({ kind: 'container', uid, container: name });
const eth0 = (uid: string): Place => ({ kind: 'eth0', uid });
const veth = (uid: string, node: string): Place => ({ kind: 'veth', uid, node });
const bridge = (node: string): Place => ({ kind: 'bridge', node });
const vxlan = (node: string): Place => ({ kind: 'vxlan', node });
const uplink = (node: string): Place => ({ kind: 'uplink', node });
const underlay: Place = { kind: 'underlay' };
const outside: Place = { kind: 'outside' };

function leg(places: readonly Place[], link: LegLink = 'pod'): Leg {
	let encapsulated = false;
	const hops = places.map((place, at): Hop => {
		if (place.kind === 'vxlan') encapsulated = !encapsulated;
		return { place, at, header: encapsulated ? wrapped : plain };
	});
	return { kind: 'request', link, label: 'GET /', hops, outcome: 'delivered' };
}

const leaving = (uid: string, node: string) => [container(uid), eth0(uid), veth(uid, node), bridge(node)];
const crossing = leg([
	...leaving('web', 'node-1'),
	vxlan('node-1'),
	uplink('node-1'),
	underlay,
	uplink('node-2'),
	vxlan('node-2'),
	...leaving('api', 'node-2').toReversed(),
]);
const localhost = leg([container('web'), { kind: 'loopback', uid: 'web' }, container('web', 'helper')], 'localhost');

function drawn(of: Leg): Path {
	const path = pathOf(stage, of);
	if (!path) throw new Error('no way');
	return path;
}

function pointsOf({ points }: Path) {
	return Array.from({ length: points.length / 2 }, (_, index) => ({
		x: points[2 * index] ?? 0,
		y: points[2 * index + 1] ?? 0,
	}));
}

function at(path: Path, length: number) {
	const spot = { x: 0, y: 0, angle: 0 };
	spotAt(path, length, spot);
	return spot;
}

function machine(name: string) {
	const found = stage.machines.get(name);
	if (!found || !stage.network) throw new Error('no machine');
	return { ...found, networkY: railY(stage.network) };
}

function pod(uid: string) {
	const found = stage.pods.get(uid);
	if (!found) throw new Error('no pod');
	return found;
}

describe('pathOf', () => {
	it('never leaves the rim of the pod on localhost', () => {
		const web = pod('web');
		const points = pointsOf(drawn(localhost));
		expect(points.length).toBeGreaterThanOrEqual(4);
		for (const { x, y } of points) {
			expect(x).toBeGreaterThan(web.x);
			expect(x).toBeLessThan(right(web));
			expect(y).toBeGreaterThan(web.y);
			expect(y).toBeLessThan(bottom(web));
		}
	});

	it('runs in straight lines: along wires, never across', () => {
		for (const each of [crossing, localhost]) {
			const points = pointsOf(drawn(each));
			points.slice(1).forEach((point, index) => {
				const before = points[index];
				expect(point.x === before?.x || point.y === before?.y).toBe(true);
			});
		}
	});

	it('stays on its machine between pods of one node', () => {
		const path = drawn(leg([...leaving('web', 'node-1'), ...leaving('peer', 'node-1').toReversed().slice(1)]));
		const { y, height } = machine('node-1');
		for (const point of pointsOf(path)) expect(point.y).toBeLessThan(y + height);
	});

	it('goes by way of both uplinks and the pod network between nodes', () => {
		const points = pointsOf(drawn(crossing));
		for (const name of ['node-1', 'node-2']) {
			const { x, y, inner, networkY } = machine(name);
			expect(points).toContainEqual({ x: x + inner.uplink.x, y: y + inner.uplink.y });
			expect(points).toContainEqual({ x: x + inner.uplink.x, y: networkY });
		}
	});

	it('is inside another packet from VXLAN device to VXLAN device', () => {
		const path = drawn(crossing);
		for (const [name, length] of [
			['node-1', path.outerFrom],
			['node-2', path.outerTo],
		] as const) {
			const { x, y, inner } = machine(name);
			if (!inner.vxlan) throw new Error('no device');
			const spot = at(path, length);
			expect(spot.x).toBeCloseTo(x + inner.vxlan.x + inner.vxlan.width / 2);
			expect(spot.y).toBeCloseTo(y + inner.vxlan.y + inner.vxlan.height / 2);
		}
		expect(drawn(localhost).outerTo).toBe(drawn(localhost).outerFrom);
	});

	it('is the same way back', () => {
		const back = { ...crossing, hops: crossing.hops.toReversed() };
		expect(pointsOf(drawn(back))).toEqual(pointsOf(drawn(crossing)).toReversed());
	});

	it('comes from the outside station', () => {
		const path = drawn(
			leg([outside, uplink('node-2'), bridge('node-2'), ...leaving('api', 'node-2').toReversed().slice(1)], 'outside'),
		);
		expect(at(path, 0).x).toBe(stage.outside && right(stage.outside));
	});

	it('ends where a dropped packet ended', () => {
		const path = drawn(leg(leaving('web', 'node-1')));
		const { y, inner } = machine('node-1');
		expect(at(path, path.total).y).toBe(y + inner.bridge.y + inner.bridge.height / 2);
	});

	it('is not drawn for a pod that is gone', () => {
		expect(pathOf(stage, leg([container('gone'), eth0('gone')]))).toBeUndefined();
	});
});

describe('hopAt', () => {
	it('is the last hop passed', () => {
		const path = drawn(crossing);
		expect(hopAt(path, 0)).toBe(0);
		expect(hopAt(path, path.outerFrom)).toBe(crossing.hops.findIndex(({ place }) => place.kind === 'vxlan'));
		expect(hopAt(path, path.total)).toBe(crossing.hops.length - 1);
	});
});

describe('spotAt', () => {
	it('goes from the first point to the last and no further', () => {
		const path = drawn(crossing);
		const points = pointsOf(path);
		expect(at(path, -5)).toMatchObject(points[0] ?? {});
		expect(at(path, path.total + 5)).toMatchObject(points.at(-1) ?? {});
	});

	it('moves evenly', () => {
		const path = drawn(crossing);
		for (let length = 0; length < path.total - 1; length += 7) {
			const [a, b] = [at(path, length), at(path, length + 1)];
			expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeLessThanOrEqual(1.0001);
		}
	});
});

describe('standAt', () => {
	const way = leg([
		container('web'),
		eth0('web'),
		veth('web', 'node-1'),
		bridge('node-1'),
		vxlan('node-1'),
		uplink('node-1'),
		underlay,
		uplink('node-2'),
		vxlan('node-2'),
		bridge('node-2'),
		veth('api', 'node-2'),
		eth0('api'),
		container('api'),
	]);

	it('goes on from hop to hop, from the sender to the receiver', () => {
		const path = pathOf(stage, way);
		if (!path) throw new Error('there is no way');
		const lengths = way.hops.map((_, index) => standAt(path, way, index));
		expect(lengths[0]).toBe(0);
		expect(lengths.at(-1)).toBe(path.total);
		for (const [index, length] of lengths.entries())
			if (index > 0) expect(length, `hop ${index}`).toBeGreaterThan(lengths[index - 1] ?? 0);
	});

	it('stands in the middle of the rail between the machines', () => {
		const path = pathOf(stage, way);
		const [one, other] = ['node-1', 'node-2'].map((name) => stage.machines.get(name)?.wire.at(-1));
		if (!path || !one || !other || !stage.network) throw new Error('there is no way');
		const spot = { x: 0, y: 0, angle: 0 };
		spotAt(path, standAt(path, way, 6), spot);
		expect(spot.x).toBeCloseTo((one.x + other.x) / 2, 0);
		expect(spot.y).toBeCloseTo(railY(stage.network), 0);
	});
});
