/** A node as a rectangle divided among its pods and what's free. Pure. */
import { hierarchy, treemap } from 'd3-hierarchy';
import type { NodeUse, PodUse, Resource } from '../../simulation/utilisation/utilisation.ts';

export interface Tile {
	/** The pod; undefined for what's free. */
	pod: PodUse | undefined;
	x: number;
	y: number;
	width: number;
	height: number;
	/** Of what the pod requested, how much it uses: 0 to 1. */
	usedShare: number;
}

interface Part {
	pod: PodUse | undefined;
	size: number;
	children?: Part[];
}

/** The least part of a node that a pod is shown as: one that requests nothing is there all the same. */
const shareMin = 0.015;

/** Areas are requests (or what a pod uses beyond them); what's free takes the rest. */
export function tilesOf(node: NodeUse, resource: Resource, width: number, height: number): Tile[] {
	const all = node.allocatable[resource];
	if (all <= 0 || width <= 0 || height <= 0) return [];
	const parts: Part[] = node.pods.map((pod) => ({
		pod,
		size: Math.max(pod[resource].requested, pod[resource].used, all * shareMin),
	}));
	const taken = parts.reduce((sum, { size }) => sum + size, 0);
	if (taken < all) parts.push({ pod: undefined, size: all - taken });
	const root = hierarchy<Part>({ pod: undefined, size: 0, children: parts })
		.sum(({ size }) => size)
		.sort(
			(a, b) => Number(a.data.pod === undefined) - Number(b.data.pod === undefined) || (b.value ?? 0) - (a.value ?? 0),
		);
	return treemap<Part>()
		.size([width, height])
		.paddingInner(2)
		.round(true)(root)
		.leaves()
		.map(({ data, x0, y0, x1, y1 }) => {
			const { requested, used } = data.pod?.[resource] ?? { requested: 0, used: 0 };
			const usedShare = used === 0 ? 0 : Math.min(1, requested === 0 ? 1 : used / requested);
			return { pod: data.pod, x: x0, y: y0, width: x1 - x0, height: y1 - y0, usedShare };
		});
}
