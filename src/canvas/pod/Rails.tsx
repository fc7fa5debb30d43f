import { memo } from 'react';
import type { PodLayout } from '../layout/podLayout.ts';

/** The lines in a pod: `lo` joins its containers on the left, on the right the way out to eth0. */
export const Rails = memo(function Rails({ layout }: { layout: PodLayout }) {
	const { blocks, loopback, riser, eth0, width, height } = layout;
	const firstY = loopback.top;
	return (
		<svg
			aria-hidden="true"
			width={width}
			height={height}
			className="stage-detail pointer-events-none absolute inset-0 fill-none"
		>
			<g className="stroke-traffic-localhost/55" strokeWidth="1.5">
				<path d={`M${loopback.x} ${firstY}V${riser.bottom - 12}`} />
				{blocks.map(({ name, x, y, height: blockHeight }) => (
					<path key={name} d={`M${loopback.x} ${y + blockHeight / 2}H${x}`} />
				))}
			</g>
			<g className="stroke-wire" strokeWidth="1.5">
				<path
					d={`M${riser.x} ${firstY}V${riser.bottom - 6}Q${riser.x} ${riser.bottom} ${riser.x - 6} ${riser.bottom}H${eth0.x + 6}Q${eth0.x} ${riser.bottom} ${eth0.x} ${riser.bottom + 6}V${height}`}
				/>
				{blocks.map(({ name, x, y, width: blockWidth, height: blockHeight }) => (
					<path key={name} d={`M${riser.x} ${y + blockHeight / 2}H${x + blockWidth}`} />
				))}
			</g>
		</svg>
	);
});
