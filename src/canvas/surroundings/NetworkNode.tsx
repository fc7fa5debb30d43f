import type { Node, NodeProps } from '@xyflow/react';
import { Users } from 'lucide-react';
import { memo } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { clusterCIDR } from '../format.ts';
import { bottom, center, type Point, type Rect, right } from '../layout/geometry.ts';
import { metrics } from '../layout/metrics.ts';
import { railY } from '../layout/stageLayout.ts';
import { roundedPath } from '../lines.ts';

export interface NetworkData extends Record<string, unknown> {
	network: Rect;
	wires: readonly (readonly Point[])[];
	outside: Rect | undefined;
	overlay: boolean;
	/** Of any machine: it names the network. */
	podCIDR: string;
}
export type NetworkFlowNode = Node<NetworkData, 'network'>;

/** From the people outside to the network's centre line. */
function outsideWire(outside: Rect, network: Rect): Point[] {
	const y = railY(network);
	if (outside.y >= bottom(network))
		return [
			{ x: center(outside).x, y: outside.y },
			{ x: center(outside).x, y },
		];
	const gate = { x: right(outside), y: center(outside).y };
	return [gate, { x: network.x, y: gate.y }, { x: network.x, y }];
}

/** What lies between the machines, with a wire from each of their uplinks; and the people outside, if they can come in. */
export const NetworkNode = memo(function NetworkNode({ data }: NodeProps<NetworkFlowNode>) {
	const words = useMessages().canvas;
	const { network, wires, outside, overlay, podCIDR } = data;
	const { width, height } = network;
	return (
		<div className="relative" style={{ width, height }}>
			<svg aria-hidden="true" className="pointer-events-none absolute inset-0 size-px overflow-visible fill-none">
				<g transform={`translate(${-network.x} ${-network.y})`} className="stroke-wire" strokeWidth="2">
					{wires.map((wire) => (
						<path key={`${wire[0]?.x},${wire[0]?.y}`} d={roundedPath(wire)} />
					))}
					{outside ? <path d={roundedPath(outsideWire(outside, network))} strokeDasharray="5 5" /> : null}
				</g>
			</svg>
			<section
				aria-label={words.network.title}
				title={words.network.detail}
				className="absolute inset-0 rounded-xl bg-traffic-pod-soft/70 ring-1 ring-traffic-pod/35 ring-inset"
			>
				<div
					style={{ top: metrics.network.rail - 1 }}
					className="absolute inset-x-4 h-0.5 rounded-full bg-traffic-pod/45"
				/>
				<div className="absolute inset-x-4 bottom-1.5 flex gap-2 overflow-hidden text-sm whitespace-nowrap text-text-muted">
					<span className="font-semibold text-text">{words.network.title}</span>
					<span className="font-mono">{clusterCIDR(podCIDR)}</span>
					<span>{overlay ? words.network.overlay : words.network.routed}</span>
				</div>
			</section>
			{outside ? (
				<section
					title={words.outside.detail}
					style={{
						left: outside.x - network.x,
						top: outside.y - network.y,
						width: outside.width,
						height: outside.height,
					}}
					className="absolute flex items-center justify-center gap-2 rounded-xl bg-traffic-outside-soft text-sm font-semibold text-traffic-outside-text ring-1 ring-traffic-outside/50 ring-inset"
				>
					<Users size={17} aria-hidden />
					{words.outside.title}
				</section>
			) : null}
		</div>
	);
});
