import { useStore } from '@xyflow/react';
import { useMemo } from 'react';
import { useSimulation } from '../../simulation/store.ts';
import type { PodView } from '../../simulation/views.ts';
import { cx } from '../../ui/cx.ts';
import { ToneIcon, toneText } from '../icons.tsx';
import type { PodRect } from '../layout/stageLayout.ts';
import { PodActions } from '../pod/PodActions.tsx';
import { PodName } from '../pod/PodName.tsx';
import { createPodSelector } from '../pod/shown.ts';
import { usePodHandle } from '../pod/usePodHandle.ts';

interface Props {
	uid: string;
	place: PodRect;
	isHovered: boolean;
}

/** The element of a pod that's drawn on the canvas: it's selected, carried and dropped on like any other. */
export function DistantPod(props: Props) {
	const select = useMemo(() => createPodSelector(props.uid), [props.uid]);
	const view = useSimulation(select);
	return view ? <Handle {...props} view={view} /> : null;
}

function Handle({ place, isHovered, view }: Props & { view: PodView }) {
	const unzoom = useStore((state) => 1 / state.transform[2]);
	const { isSelected, handle } = usePodHandle(view);
	return (
		<div
			{...handle}
			style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
			className="stage-distant-pod nopan pointer-events-auto absolute cursor-grab rounded-pod"
		>
			{isSelected ? (
				<div
					style={{ transform: `scale(${unzoom})` }}
					className="absolute top-0 right-0 z-30 size-0 origin-top-right [&>*]:right-0! [&>*]:w-max"
				>
					<PodActions view={view} isSelected />
				</div>
			) : null}
			{isHovered ? (
				<div
					style={{ transform: `scale(${unzoom})` }}
					className="pointer-events-none absolute top-full left-0 z-40 mt-[1px] w-max origin-top-left"
				>
					<Card view={view} />
				</div>
			) : null}
		</div>
	);
}

/** What one would read on it from near. */
function Card({ view: { name, tone, status, ready, ip } }: { view: PodView }) {
	return (
		<div
			data-pod-card=""
			className="mt-1 max-w-72 rounded-lg bg-raised px-3 py-2 text-sm text-text shadow-float ring-1 ring-line"
		>
			<div className="font-semibold">
				<PodName name={name} />
			</div>
			<div className={cx('flex items-center gap-1.5', toneText[tone])}>
				<ToneIcon tone={tone} />
				<span>{status}</span>
				<span className="text-text-muted tabular-nums">{ready}</span>
			</div>
			{ip === undefined ? null : <div className="font-mono text-text-muted">{ip}</div>}
		</div>
	);
}
