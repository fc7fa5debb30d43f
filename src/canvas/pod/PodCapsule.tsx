import { memo, useMemo, useState } from 'react';
import type { Target } from '../../simulation/gestures.ts';
import { useSimulation } from '../../simulation/store.ts';
import type { PodView, Selection } from '../../simulation/views.ts';
import { cx } from '../../ui/cx.ts';
import { DropVerdict } from '../DropVerdict.tsx';
import { useVerdict } from '../gestures/useVerdict.ts';
import { ToneIcon, toneText } from '../icons.tsx';
import { metrics } from '../layout/metrics.ts';
import type { PodLayout } from '../layout/podLayout.ts';
import { hasJustCome } from '../levels/arrivals.ts';
import { ContainerBlock } from './ContainerBlock.tsx';
import { PodActions } from './PodActions.tsx';
import { PodName } from './PodName.tsx';
import { Rails } from './Rails.tsx';
import { Rim } from './Rim.tsx';
import { createPodSelector } from './shown.ts';
import { usePodHandle } from './usePodHandle.ts';
import { VolumeDrums } from './VolumeDrums.tsx';

interface Props {
	uid: string;
	/** In what it stands in. */
	x: number;
	y: number;
	layout: PodLayout;
}

/** A pod: a rounded capsule with its IP on the rim and its containers inside. */
export const PodCapsule = memo(function PodCapsule(props: Props) {
	const select = useMemo(() => createPodSelector(props.uid), [props.uid]);
	const view = useSimulation(select);
	return view ? <Capsule {...props} view={view} /> : null;
});

function Capsule({ uid, x, y, layout, view }: Props & { view: PodView }) {
	const [isNew] = useState(() => hasJustCome(uid));
	const { isSelected, handle } = usePodHandle(view);
	const { namespace, name, tone, status, ready, containers } = view;
	const target = useMemo<Target>(() => ({ kind: 'pod', namespace, name }), [namespace, name]);
	const verdict = useVerdict(target);
	return (
		<div
			{...handle}
			data-tone={tone}
			style={{ left: x, top: y, width: layout.width, height: layout.height }}
			className={cx(
				isNew ? 'stage-new' : 'stage-here',
				'stage-pod nopan group/pod absolute cursor-grab rounded-pod bg-pod shadow-raised',
				isSelected ? 'z-10' : 'hover:z-10',
			)}
		>
			<div
				className={cx(
					'stage-rim pointer-events-none absolute inset-0 rounded-pod ring-inset',
					isSelected ? 'ring-2 ring-accent' : 'ring-[1.5px] ring-pod-edge',
				)}
			/>
			<Rails layout={layout} />
			<VolumeDrums layout={layout} volumes={view.volumes} />
			<header className="absolute inset-x-0 top-0 px-4 pt-2">
				<div className="text-sm font-semibold" title={`${namespace}/${name}`}>
					<PodName name={name} />
				</div>
				<div className={cx('flex items-center gap-1.5 text-sm', toneText[tone])}>
					<ToneIcon tone={tone} />
					<span className="truncate">{status}</span>
					<span className="shrink-0 text-text-muted tabular-nums">{ready}</span>
				</div>
			</header>
			{view.pendingReason === undefined ? null : (
				<p
					title={view.pendingReason}
					style={{ top: metrics.pod.header, height: metrics.pod.reason - 4 }}
					className="absolute inset-x-4 line-clamp-3 text-sm text-text-muted"
				>
					{view.pendingReason}
				</p>
			)}
			{layout.blocks.map((place) => {
				const container = containers.find((each) => each.name === place.name);
				if (!container) return null;
				return <ContainerOf key={place.name} uid={uid} name={place.name} container={container} place={place} />;
			})}
			<Rim layout={layout} ip={view.ip} />
			<PodActions view={view} isSelected={isSelected} />
			<DropVerdict verdict={verdict} rounded="rounded-pod" />
		</div>
	);
}

interface ContainerOfProps {
	uid: string;
	name: string;
	container: PodView['containers'][number];
	place: PodLayout['blocks'][number];
}

const ContainerOf = memo(function ContainerOf({ uid, name, container, place }: ContainerOfProps) {
	const selection = useMemo<Selection>(() => ({ kind: 'container', uid, container: name }), [uid, name]);
	return <ContainerBlock container={container} place={place} selection={selection} />;
});
