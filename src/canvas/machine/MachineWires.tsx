import { memo } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { bottom } from '../layout/geometry.ts';
import type { MachineLayout } from '../layout/machineLayout.ts';
import { roundedPath } from '../lines.ts';

interface Props {
	layout: MachineLayout;
	bridgeAddress: string;
}

/** The machine's part of the network: a veth from each pod to the bridge, and the stem from there to the uplink. */
export const MachineWires = memo(function MachineWires({ layout, bridgeAddress }: Props) {
	const words = useMessages().canvas.machine;
	const { pods, bridge, vxlan, uplink, width, height } = layout;
	return (
		<>
			<svg
				aria-hidden="true"
				width={width}
				height={height}
				className="pointer-events-none absolute inset-0 overflow-visible fill-none"
			>
				<g className="stroke-wire" strokeWidth="1.5">
					{pods.map(({ uid, veth }) => (
						<path key={uid} d={roundedPath(veth)} />
					))}
					<path d={`M${uplink.x} ${bottom(bridge)}V${uplink.y}`} strokeWidth="2" />
				</g>
			</svg>
			<div
				title={words.bridge(bridgeAddress)}
				style={{ left: bridge.x, top: bridge.y, width: bridge.width, height: bridge.height }}
				className="absolute flex items-center gap-2 overflow-hidden rounded-md bg-block px-4 font-mono text-sm whitespace-nowrap text-text-muted ring-1 ring-block-edge ring-inset"
			>
				<span className="font-medium text-text">cni0</span>
				<span>{bridgeAddress}</span>
			</div>
			<svg
				aria-hidden="true"
				width={width}
				height={height}
				className="pointer-events-none absolute inset-0 overflow-visible"
			>
				{pods.map(({ uid, veth }) => {
					const plug = veth.at(-1);
					return plug ? (
						<circle key={uid} cx={plug.x} cy={plug.y} r="4" className="fill-block stroke-wire" strokeWidth="1.5" />
					) : null;
				})}
			</svg>
			{vxlan ? (
				<>
					<span
						title={words.vxlan}
						style={{ right: width - uplink.x + 17, top: vxlan.y - 1 }}
						className="absolute font-mono text-sm leading-5 text-text-muted"
					>
						VXLAN
					</span>
					<span
						aria-hidden="true"
						style={{ left: vxlan.x, top: vxlan.y, width: vxlan.width, height: vxlan.height }}
						className="absolute rounded-sm border-2 border-wire bg-block"
					/>
				</>
			) : null}
			<span
				style={{ right: width - uplink.x + 17, top: height - 24 }}
				className="absolute font-mono text-sm leading-5 text-text-muted"
			>
				eth0
			</span>
			<span
				aria-hidden="true"
				style={{ left: uplink.x - 7, top: uplink.y - 7 }}
				className="absolute size-3.5 rounded-full border-2 border-traffic-pod bg-pod"
			/>
		</>
	);
});
