import { memo } from 'react';
import type { PodLayout } from '../layout/podLayout.ts';

/** The lines in a pod: `lo` joins its containers on the left, on the right the way out to eth0. */
export const Rails = memo(function Rails({ layout }: { layout: PodLayout }) {
	const { blocks, loopback, riser, eth0, width, height } = layout;
	const first = blocks[0];
	const top = loopback.top;
	const others = blocks.slice(1).map(({ name, x, y, width: blockWidth, height: blockHeight }) => ({
		name,
		y: y + blockHeight / 2,
		left: x,
		right: x + blockWidth,
	}));
	const left = first?.x ?? loopback.x;
	const right = first ? first.x + first.width : riser.x;
	const low = riser.bottom;
	return (
		<svg
			aria-hidden="true"
			width={width}
			height={height}
			className="stage-detail pointer-events-none absolute inset-0 fill-none"
		>
			<g className="stroke-traffic-localhost/55" strokeWidth="1.5">
				<path d={`M${left} ${top}H${loopback.x + 6}Q${loopback.x} ${top} ${loopback.x} ${top + 6}V${low - 12}`} />
				{others.map(({ name, y, left: edge }) => (
					<path key={name} d={`M${loopback.x} ${y}H${edge}`} />
				))}
			</g>
			<g className="stroke-wire" strokeWidth="1.5">
				<path
					d={`M${right} ${top}H${riser.x - 6}Q${riser.x} ${top} ${riser.x} ${top + 6}V${low - 6}Q${riser.x} ${low} ${riser.x - 6} ${low}H${eth0.x + 6}Q${eth0.x} ${low} ${eth0.x} ${low + 6}V${height}`}
				/>
				{others.map(({ name, y, right: edge }) => (
					<path key={name} d={`M${riser.x} ${y}H${edge}`} />
				))}
			</g>
		</svg>
	);
});
