/** React Flow's own way, from its documentation: a circle with `<animateMotion>` along the edge, in a custom edge. */
import '@xyflow/react/dist/base.css';
import { BaseEdge, type Edge, type EdgeProps, getSmoothStepPath, type Node, ReactFlow } from '@xyflow/react';
import { memo } from 'react';
import { createRoot } from 'react-dom/client';
import type { Way } from './main.ts';
import { flightMs } from './scene.ts';

type Busy = Edge<{ packets: number }, 'busy'>;
const edgeCount = 30;

const BusyEdge = memo(function BusyEdge({ id, data, ...ends }: EdgeProps<Busy>) {
	const [path] = getSmoothStepPath(ends);
	return (
		<>
			<BaseEdge id={id} path={path} />
			{Array.from({ length: data?.packets ?? 0 }, (_, number) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
				<circle key={number} r="6" fill="#c0398d">
					<animateMotion
						dur={`${flightMs}ms`}
						begin={`${-Math.round((number * 977) % flightMs)}ms`}
						repeatCount="indefinite"
						path={path}
					/>
				</circle>
			))}
		</>
	);
});

const edgeTypes = { busy: BusyEdge };
const nodes: Node[] = Array.from({ length: 12 }, (_, number) => ({
	id: String(number),
	position: { x: (number % 4) * 340 + 40, y: Math.floor(number / 4) * 300 + 40 },
	data: { label: `node ${number}` },
}));

function edgesFor(count: number): Busy[] {
	return Array.from({ length: edgeCount }, (_, number) => ({
		id: `edge-${number}`,
		type: 'busy',
		source: String(number % 12),
		target: String((number + 1 + (number % 7)) % 12),
		data: { packets: Math.floor((count + number) / edgeCount) },
	}));
}

export async function start(root: HTMLElement): Promise<Way> {
	const react = createRoot(root);
	const show = (count: number) =>
		react.render(<ReactFlow nodes={nodes} edges={edgesFor(count)} edgeTypes={edgeTypes} />);
	show(0);
	return { set: show, moving: () => document.querySelectorAll('animateMotion').length };
}
