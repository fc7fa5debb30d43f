import { memo } from 'react';
import { useMessages } from '../../i18n/language.ts';
import type { VolumeView } from '../../simulation/views.ts';
import type { PodLayout } from '../layout/podLayout.ts';

interface Props {
	layout: PodLayout;
	volumes: readonly VolumeView[];
}

/** The pod's volumes below its containers, with a line to each container that mounts them. */
export const VolumeDrums = memo(function VolumeDrums({ layout, volumes }: Props) {
	const words = useMessages().canvas.pod;
	if (layout.volumes.length === 0) return null;
	const more = volumes.length - layout.volumes.length;
	return (
		<>
			<Drawing layout={layout} />
			{layout.volumes.map((place, index) => {
				const view = volumes.find(({ name }) => name === place.name);
				if (!view) return null;
				return (
					<div
						key={place.name}
						data-volume={place.name}
						title={words.volume(place.name, view.type, view.mountedBy.join(', '))}
						style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
						className="stage-detail absolute flex items-end justify-center gap-1.5 px-3 pb-[3px] text-sm leading-5 text-text-muted"
					>
						<span className="truncate font-mono">{place.name}</span>
						{more > 0 && index === layout.volumes.length - 1 ? <span className="shrink-0">+{more}</span> : null}
						<span className="sr-only">{words.volume(place.name, view.type, view.mountedBy.join(', '))}</span>
					</div>
				);
			})}
		</>
	);
});

/** Half of the height of a drum's upper rim. */
const rim = 5;

function drumPath({ x, y, width, height }: PodLayout['volumes'][number]): string {
	const arc = `a${width / 2} ${rim} 0 0`;
	return `M${x} ${y + rim}v${height - 2 * rim}${arc} 0 ${width} 0v${-(height - 2 * rim)}${arc} 0 ${-width} 0${arc} 0 ${width} 0`;
}

/** The drums, and a line from each container down to its own; a dot says that it's this one's mount and not one further up. */
const Drawing = memo(function Drawing({ layout }: { layout: PodLayout }) {
	const drums = layout.volumes.map((place) => {
		const ends = layout.blocks
			.filter((block) => place.mountedBy.includes(block.name))
			.map((block) => block.y + block.height);
		return { place, ends, top: Math.min(...ends), bottom: place.y + rim };
	});
	return (
		<svg
			aria-hidden="true"
			width={layout.width}
			height={layout.height}
			className="stage-detail pointer-events-none absolute inset-0"
		>
			{drums.map(({ place }) => (
				<path key={place.name} d={drumPath(place)} className="fill-volume stroke-volume-edge" strokeWidth="1.25" />
			))}
			{drums.map(({ place, ends, top, bottom }) => (
				<g key={place.name} className="fill-volume-edge stroke-volume-edge" strokeWidth="2">
					{ends.length > 0 ? <path d={`M${place.lineX} ${top}V${bottom}`} /> : null}
					{ends.map((end) => (
						<circle key={end} cx={place.lineX} cy={end} r="3" />
					))}
				</g>
			))}
		</svg>
	);
});
