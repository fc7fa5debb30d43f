import type { Node, NodeProps } from '@xyflow/react';
import { Play, TriangleAlert, X } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { dropValue } from '../../simulation/dropTarget.ts';
import type { Target } from '../../simulation/gestures.ts';
import { draftView } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import type { DraftView, Selection } from '../../simulation/views.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { DropVerdict } from '../DropVerdict.tsx';
import { remove } from '../gestures/selection.ts';
import { useCarry } from '../gestures/useCarry.ts';
import { useItem } from '../gestures/useItem.ts';
import { useVerdict } from '../gestures/useVerdict.ts';
import { metrics } from '../layout/metrics.ts';
import type { PodLayout } from '../layout/podLayout.ts';
import { ContainerBlock } from '../pod/ContainerBlock.tsx';
import { VolumeDrums } from '../pod/VolumeDrums.tsx';

export type DraftFlowNode = Node<{ name: string; layout: PodLayout; x: number; y: number }, 'draft'>;

/** A pod that's being built: dashed, as nothing of it is in the cluster yet. */
export const DraftNode = memo(function DraftNode({ data }: NodeProps<DraftFlowNode>) {
	const view = useSimulation((state) => draftView(state.cluster, data.name));
	return view ? <DraftCapsule view={view} {...data} /> : null;
});

function toggleExpose(name: string): void {
	const draft = simulation.getState().cluster.drafts.get(name);
	if (draft) simulation.dispatch({ type: 'replaceDraft', name, draft: { ...draft, expose: !draft.expose } });
}

function DraftCapsule({ view, layout, x, y }: { view: DraftView; layout: PodLayout; x: number; y: number }) {
	const words = useMessages().canvas;
	const { name, containers, clashes, expose } = view;
	const selection: Selection = { kind: 'draft', name };
	const { isSelected, props } = useItem(selection, true);
	const carry = useCarry({ cargo: () => ({ kind: 'draft', name }), corner: () => ({ x, y }) });
	const target = useMemo<Target>(() => ({ kind: 'draft', name }), [name]);
	const verdict = useVerdict(target);
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
		<div
			role="group"
			aria-label={words.draft.label(name)}
			{...props}
			{...carry}
			data-drop={dropValue(target)}
			data-draft={name}
			style={{ width: layout.width, height: layout.height }}
			className={cx(
				'stage-draft nopan relative cursor-grab rounded-pod border-2 border-dashed bg-pod/80',
				isSelected ? 'border-accent' : 'border-edge',
			)}
		>
			{/* The border takes room of its own: places are counted from the corner. */}
			<div className="absolute -inset-0.5">
				<header className="absolute inset-x-0 top-0 px-4 pt-2" style={{ height: metrics.pod.header }}>
					<div className="flex items-center gap-2">
						<span className="truncate text-sm font-semibold">{name}</span>
						<button
							type="button"
							data-nodrag
							aria-label={words.menu.remove}
							title={words.menu.remove}
							onClick={(event) => {
								event.stopPropagation();
								remove(selection);
							}}
							className="-mr-2 ml-auto flex size-6 shrink-0 items-center justify-center rounded-full text-text-faint hover:bg-hover hover:text-text"
						>
							<X size={15} aria-hidden />
						</button>
					</div>
					<Subtitle clashes={clashes} />
				</header>
				<VolumeDrums layout={layout} volumes={view.volumes} />
				{layout.blocks.map((place) => {
					const container = containers.find((each) => each.name === place.name);
					return container ? (
						<DraftContainer key={place.name} draft={name} container={container} place={place} />
					) : null;
				})}
				<footer
					data-nodrag
					style={{ height: metrics.draft.footer }}
					className="absolute inset-x-0 bottom-0 flex cursor-default flex-col justify-center gap-1.5 px-[26px] pt-1"
				>
					<label className="flex items-center gap-2 text-sm">
						<input
							type="checkbox"
							checked={expose}
							onChange={() => toggleExpose(name)}
							className="size-4 accent-accent"
						/>
						{words.draft.expose}
					</label>
					<Button
						size="sm"
						variant="primary"
						icon={<Play size={15} aria-hidden />}
						title={words.draft.runTitle}
						onClick={(event) => {
							event.stopPropagation();
							simulation.dispatch({ type: 'runDraft', name });
						}}
					>
						{words.draft.run}
					</Button>
				</footer>
			</div>
			<DropVerdict verdict={verdict} rounded="rounded-pod" />
		</div>
	);
}

function Subtitle({ clashes }: { clashes: readonly number[] }) {
	const words = useMessages().canvas.draft;
	if (clashes.length === 0) {
		return (
			<div className="truncate text-sm text-text-muted" title={words.detail}>
				{words.word}
			</div>
		);
	}
	const text = words.clash(clashes.join(', '));
	return (
		<div className="flex items-center gap-1.5 text-sm text-failing-text" title={text}>
			<TriangleAlert size={15} aria-hidden className="shrink-0" />
			<span className="truncate">{text}</span>
		</div>
	);
}

interface DraftContainerProps {
	draft: string;
	container: DraftView['containers'][number];
	place: PodLayout['blocks'][number];
}

const DraftContainer = memo(function DraftContainer({ draft, container, place }: DraftContainerProps) {
	const { name } = container;
	const selection = useMemo<Selection>(() => ({ kind: 'draftContainer', name: draft, container: name }), [draft, name]);
	return <ContainerBlock container={container} place={place} selection={selection} isDraft />;
});
