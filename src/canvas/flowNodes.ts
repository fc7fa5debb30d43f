/** React Flow's nodes from a layout. Nodes that didn't change keep their identity, and React Flow leaves them alone. */
import type { StageLayout } from './layout/stageLayout.ts';
import type { MachineFlowNode } from './machine/MachineNode.tsx';
import type { DraftFlowNode } from './surroundings/DraftNode.tsx';
import type { NetworkFlowNode } from './surroundings/NetworkNode.tsx';
import type { TrayFlowNode } from './surroundings/TrayNode.tsx';

export type StageFlowNode = MachineFlowNode | DraftFlowNode | TrayFlowNode | NetworkFlowNode;

/** Whether they can be moved is the stage's to say: not by a finger, which pans. */
const movable = { dragHandle: '.stage-handle', selectable: false, focusable: false } as const;
/** React Flow takes the pointer from nodes that it can't drag; these still take drops and clicks of their own. */
const fixed = { draggable: false, selectable: false, focusable: false, style: { pointerEvents: 'all' } } as const;

function sameData(a: StageFlowNode, b: StageFlowNode): boolean {
	const [one, other] = [a.data as Record<string, unknown>, b.data as Record<string, unknown>];
	return Object.keys(other).every((key) => one[key] === other[key]);
}

function same(a: StageFlowNode | undefined, b: StageFlowNode): a is StageFlowNode {
	return (
		a !== undefined &&
		a.position.x === b.position.x &&
		a.position.y === b.position.y &&
		a.width === b.width &&
		a.height === b.height &&
		sameData(a, b)
	);
}

export interface NetworkFacts {
	overlay: boolean;
	podCIDR: string;
}

function nodesOf({ machines, drafts, tray, network, outside }: StageLayout, facts: NetworkFacts): StageFlowNode[] {
	const nodes: StageFlowNode[] = [];
	if (network) {
		const wires = [...machines.values()].map(({ wire }) => wire);
		nodes.push({
			...fixed,
			id: 'network',
			type: 'network',
			position: { x: network.x, y: network.y },
			width: network.width,
			height: network.height,
			zIndex: 0,
			data: { network, wires, outside, ...facts },
		});
	}
	nodes.push({
		...movable,
		id: 'tray',
		type: 'tray',
		position: { x: tray.x, y: tray.y },
		width: tray.width,
		height: tray.height,
		zIndex: 1,
		data: { layout: tray.inner },
	});
	for (const { name, x, y, width, height, inner } of machines.values()) {
		const data = { name, layout: inner };
		nodes.push({ ...movable, id: `node:${name}`, type: 'machine', position: { x, y }, width, height, zIndex: 1, data });
	}
	for (const [name, { x, y, width, height, layout }] of drafts) {
		const data = { name, layout, x, y };
		nodes.push({ ...fixed, id: `draft:${name}`, type: 'draft', position: { x, y }, width, height, zIndex: 2, data });
	}
	return nodes;
}

/** A function from layouts to nodes that remembers the last ones. */
export function createFlowNodes(): (layout: StageLayout, facts: NetworkFacts) => StageFlowNode[] {
	let known = new Map<string, StageFlowNode>();
	return (layout, facts) => {
		const nodes = nodesOf(layout, facts).map((node) => {
			const before = known.get(node.id);
			return same(before, node) ? before : node;
		});
		known = new Map(nodes.map((node) => [node.id, node]));
		return nodes;
	};
}
