import type { Node, NodeProps } from '@xyflow/react';
import { Hourglass } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { dropValue } from '../../simulation/dropTarget.ts';
import type { Target } from '../../simulation/gestures.ts';
import { useSimulation } from '../../simulation/store.ts';
import { cx } from '../../ui/cx.ts';
import { DropVerdict } from '../DropVerdict.tsx';
import { useVerdict } from '../gestures/useVerdict.ts';
import { metrics } from '../layout/metrics.ts';
import type { TrayLayout } from '../layout/trayLayout.ts';
import { useShownPods } from '../levels/useShownPods.ts';
import { PodCapsule } from '../pod/PodCapsule.tsx';

export type TrayFlowNode = Node<{ layout: TrayLayout }, 'tray'>;
const target: Target = { kind: 'tray' };

type Props = NodeProps<TrayFlowNode>;

/** Pods without a machine wait here; what's dropped here is left to the scheduler. */
export const TrayNode = memo(function TrayNode({ data, positionAbsoluteX, positionAbsoluteY }: Props) {
	const { layout } = data;
	const pods = useShownPods(layout.pods, positionAbsoluteX, positionAbsoluteY);
	const words = useMessages().canvas.tray;
	const byHand = useSimulation((state) => state.cluster.settings.scheduling === 'byHand');
	const verdict = useVerdict(useMemo(() => target, []));
	const count = layout.pods.length + layout.more;
	const isFlat = layout.height === metrics.tray.emptyNarrow.height;
	return (
		<section
			aria-label={words.label(count)}
			data-item="tray"
			tabIndex={count > 0 ? 0 : -1}
			data-drop={dropValue(target)}
			style={{ width: layout.width, height: layout.height }}
			className="stage-tray relative rounded-xl bg-sunken/60"
		>
			<div
				className={cx(
					'pointer-events-none absolute inset-0 rounded-xl border-[1.5px] border-dashed',
					count > 0 ? 'border-waiting' : 'border-line-strong',
				)}
			/>
			<header
				style={{ height: metrics.tray.header }}
				className="stage-handle flex cursor-grab items-center gap-2 px-3.5 text-sm font-semibold"
			>
				<Hourglass size={15} aria-hidden className={count > 0 ? 'text-waiting' : 'text-text-faint'} />
				<span className="truncate">{words.title}</span>
				{count > 0 ? <span className="ml-auto tabular-nums">{count}</span> : null}
				{count === 0 && isFlat ? <span className="font-normal text-text-faint">{words.empty}</span> : null}
			</header>
			{count === 0 && !isFlat ? <p className="px-3.5 text-sm text-text-faint">{words.empty}</p> : null}
			{count > 0 && byHand ? (
				<p className="pointer-events-none absolute inset-x-3.5 top-[34px] truncate text-sm text-text-muted">
					{words.byHand}
				</p>
			) : null}
			<DropVerdict verdict={verdict} rounded="rounded-xl" />
			{pods.map((pod) => (
				<PodCapsule key={pod.uid} uid={pod.uid} x={pod.x} y={pod.y} layout={pod.layout} />
			))}
			{layout.more > 0 ? (
				<p className="absolute inset-x-0 bottom-2 text-center text-sm text-text-muted">{words.more(layout.more)}</p>
			) : null}
		</section>
	);
});
