/** What moves on every page of the benchmark: the same ways over the same stage. */

import { layoutPod } from '../../../../canvas/layout/podLayout.ts';
import { nextSlots } from '../../../../canvas/layout/slots.ts';
import { layoutStage } from '../../../../canvas/layout/stageLayout.ts';
import { type Path, pathOf } from '../../../../canvas/traffic/paths.ts';
import type { Leg, Place } from '../../../../canvas/traffic/types.ts';

/** How long a packet is on its way, in ms: as long as the layer shows a leg. */
export const flightMs = 850;

const containers = [
	{ name: 'one', kind: 'app', ports: [] },
	{ name: 'two', kind: 'app', ports: [] },
] as const;
const nodes = ['a', 'b', 'c'];
const pods = nodes.flatMap((node) => [0, 1].map((number) => ({ node, uid: `${node}${number}` })));

/** Three machines of two pods each, as large as they are on a page of 1440 × 900. */
export const layout = layoutStage({
	machines: nodes.map((name) => {
		const own = pods.filter(({ node }) => node === name).map(({ uid }) => ({ uid, layout: layoutPod(containers) }));
		const uids = own.map(({ uid }) => uid);
		return { name, pods: own, slots: nextSlots(new Map(), uids) };
	}),
	...{ pending: [], drafts: [], services: [], positions: {} },
	...{ overlay: false, outside: false, narrow: false },
});

const { bounds } = layout;
const zoom = Math.min(1400 / bounds.width, 860 / bounds.height);
export const viewport = { x: 20 - bounds.x * zoom, y: 20 - bounds.y * zoom, zoom };

/** From one pod to another, each of them another than the last. */
export function legBetween(number: number, container = 'one'): Leg {
	const from = pods[number % pods.length] ?? { node: '', uid: '' };
	const to = pods[(number + 1 + (Math.floor(number / pods.length) % (pods.length - 1))) % pods.length] ?? from;
	const header = { source: '10.244.0.2', sourcePort: 40_000, destination: '10.244.1.2', destinationPort: 80 };
	const inside = ({ uid, node }: typeof from): Place[] => [
		{ kind: 'eth0', uid },
		{ kind: 'veth', uid, node },
		{ kind: 'bridge', node },
	];
	const between: Place[] =
		from.node === to.node
			? inside(to).slice(0, 2).toReversed()
			: [
					{ kind: 'uplink', node: from.node },
					{ kind: 'underlay' },
					{ kind: 'uplink', node: to.node },
					...inside(to).toReversed(),
				];
	const places: Place[] = [
		{ kind: 'container', uid: from.uid, container },
		...inside(from),
		...between,
		{ kind: 'container', uid: to.uid, container: 'two' },
	];
	return {
		kind: number % 2 === 0 ? 'request' : 'response',
		link: 'pod',
		label: 'GET /',
		hops: places.map((place) => ({ place, at: 0, header })),
		outcome: 'delivered',
	};
}

/** Corners of each way, on the screen. */
export const ways: readonly (readonly { x: number; y: number }[])[] = Array.from({ length: 30 }, (_, number) => {
	const { points } = pathOf(layout, legBetween(number)) ?? ({ points: new Float64Array() } as Path);
	return Array.from({ length: points.length / 2 }, (_, corner) => ({
		x: (points[2 * corner] ?? 0) * viewport.zoom + viewport.x,
		y: (points[2 * corner + 1] ?? 0) * viewport.zoom + viewport.y,
	}));
});
