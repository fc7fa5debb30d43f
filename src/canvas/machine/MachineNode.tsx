import type { Node, NodeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { dropValue } from '../../simulation/dropTarget.ts';
import type { Target } from '../../simulation/gestures.ts';
import { machineView } from '../../simulation/select.ts';
import { useSimulation } from '../../simulation/store.ts';
import type { MachineView, Selection } from '../../simulation/views.ts';
import { cx } from '../../ui/cx.ts';
import { DropVerdict } from '../DropVerdict.tsx';
import { useItem } from '../gestures/useItem.ts';
import { useVerdict } from '../gestures/useVerdict.ts';
import type { MachineLayout } from '../layout/machineLayout.ts';
import { metrics } from '../layout/metrics.ts';
import { useIsDistant } from '../levels/seen.ts';
import { useShownPods } from '../levels/useShownPods.ts';
import { PodCapsule } from '../pod/PodCapsule.tsx';
import { MachineHeader } from './MachineHeader.tsx';
import { MachineWires } from './MachineWires.tsx';

export type MachineFlowNode = Node<{ name: string; layout: MachineLayout }, 'machine'>;

type Props = NodeProps<MachineFlowNode>;

/** A machine: a glass tank that holds pods, with its part of the pod network below them. */
export const MachineNode = memo(function MachineNode({ data, positionAbsoluteX, positionAbsoluteY }: Props) {
	const { name, layout } = data;
	const view = useSimulation((state) => machineView(state.cluster, name));
	return view ? <Tank view={view} layout={layout} x={positionAbsoluteX} y={positionAbsoluteY} /> : null;
});

interface TankProps {
	view: MachineView;
	layout: MachineLayout;
	x: number;
	y: number;
}

function Tank({ view, layout, x, y }: TankProps) {
	const words = useMessages().canvas.machine;
	const { name, address, bridgeAddress, ready } = view;
	const selection: Selection = { kind: 'node', name };
	const { isSelected, props } = useItem(selection, true);
	const target = useMemo<Target>(() => ({ kind: 'node', name }), [name]);
	const verdict = useVerdict(target);
	const distant = useIsDistant();
	const pods = useShownPods(layout.pods, x, y);
	const { header, padding, emptyPods } = metrics.machine;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
		<div
			role="group"
			aria-label={words.label(name, address)}
			{...props}
			data-drop={dropValue(target)}
			data-machine={name}
			style={{ width: layout.width, height: layout.height }}
			className={cx('stage-machine relative rounded-xl bg-tank shadow-raised', !ready && 'stage-down')}
		>
			<MachineHeader view={view} />
			<div
				className={cx(
					'pointer-events-none absolute inset-0 rounded-xl ring-inset',
					isSelected ? 'ring-2 ring-accent' : 'ring-[1.5px] ring-tank-edge',
				)}
			/>
			{/* Below its pods, which may take what the machine refuses. */}
			<DropVerdict verdict={verdict} rounded="rounded-xl" />
			{distant ? null : <MachineWires layout={layout} bridgeAddress={bridgeAddress} />}
			{layout.pods.length === 0 ? (
				<div
					style={{ left: padding, right: padding, top: header + padding, height: emptyPods }}
					className="absolute flex items-center justify-center rounded-pod border-[1.5px] border-dashed border-line-strong px-4 text-center text-sm text-text-faint"
				>
					{words.empty}
				</div>
			) : null}
			{pods.map((pod) => (
				<PodCapsule key={pod.uid} uid={pod.uid} x={pod.x} y={pod.y} layout={pod.layout} />
			))}
		</div>
	);
}
