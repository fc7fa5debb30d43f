import '@xyflow/react/dist/base.css';
import './stage.css';
import './levels/levels.css';
import { type NodeChange, type NodeTypes, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMessages } from '../i18n/language.ts';
import { dropValue } from '../simulation/dropTarget.ts';
import { machineNames, machineView } from '../simulation/select.ts';
import { simulation, useSimulation } from '../simulation/store.ts';
import type { Selection } from '../simulation/views.ts';
import { registerDropSurface } from '../ui/dropZone.ts';
import { useElementSize } from '../ui/useElementSize.ts';
import { useMediaQuery } from '../ui/useMediaQuery.ts';
import { createFlowNodes, type StageFlowNode } from './flowNodes.ts';
import { DragGhost, watchPointer } from './gestures/DragGhost.tsx';
import { cargoOf } from './gestures/selection.ts';
import { useEdgePan } from './gestures/useEdgePan.ts';
import { useStageKeys } from './gestures/useStageKeys.ts';
import type { Positions } from './layout/glide.ts';
import type { StageLayout } from './layout/stageLayout.ts';
import { useStageLayout } from './layout/useStageLayout.ts';
import { useArrivals } from './levels/arrivals.ts';
import { isDistant, levelOf, textStep } from './levels/level.ts';
import { podAt } from './levels/podAt.ts';
import { useLevel } from './levels/seen.ts';
import { MachineNode } from './machine/MachineNode.tsx';
import { StageContext } from './stageContext.ts';
import { DraftNode } from './surroundings/DraftNode.tsx';
import { EmptyHint } from './surroundings/EmptyHint.tsx';
import { NetworkNode } from './surroundings/NetworkNode.tsx';
import { ServiceRow } from './surroundings/ServiceRow.tsx';
import { TrayNode } from './surroundings/TrayNode.tsx';
import { zoomRange } from './view/fit.ts';
import { StageControls } from './view/StageControls.tsx';
import { useAnchor } from './view/useAnchor.ts';
import { useView } from './view/useView.ts';

const DistantPods = lazy(() => import('./levels/DistantPods.tsx').then((m) => ({ default: m.DistantPods })));
const PacketInView = lazy(() => import('./view/PacketInView.tsx').then((m) => ({ default: m.PacketInView })));
const MoveMenu = lazy(() => import('./gestures/MoveMenu.tsx').then((m) => ({ default: m.MoveMenu })));
const CameraWork = lazy(() => import('./view/CameraWork.tsx').then((m) => ({ default: m.CameraWork })));
const TrafficLayer = lazy(() => import('./traffic/TrafficLayer.tsx').then((m) => ({ default: m.TrafficLayer })));

const nodeTypes: NodeTypes = { machine: MachineNode, draft: DraftNode, tray: TrayNode, network: NetworkNode };
const narrowBelow = 640;
const nothingHeld: Positions = {};

/** The stage: the cluster as machines, pods and containers, with its traffic. Fills what it stands in. */
export function Stage() {
	return (
		<ReactFlowProvider>
			<Flow />
		</ReactFlowProvider>
	);
}

function Flow() {
	const words = useMessages().canvas;
	const isReady = useSimulation((state) => state.isReady);
	const flow = useReactFlow();
	const element = useRef<HTMLDivElement>(null);
	const size = useElementSize(element);
	const narrow = size.width > 0 && size.width < narrowBelow;
	const still = useMediaQuery('(prefers-reduced-motion: reduce)');
	const [held, setHeld] = useState<Positions>(nothingHeld);
	const { shown, goal } = useStageLayout(narrow, held, still);
	const view = useView({ cluster: goal.clusterBounds, everything: goal.bounds }, narrow, size);
	const isHeld = held !== nothingHeld;
	const placed = useSimulation((state) => state.positions);
	const anchor = useAnchor(shown, placed, () => view.isBusy() && !isHeld);
	const nodes = useFlowNodes(shown);
	const [menu, setMenu] = useState<{ selection: Selection; anchor: HTMLElement } | undefined>(undefined);
	const actions = useMemo(
		() => ({ openMenu: (selection: Selection, anchor: HTMLElement) => setMenu({ selection, anchor }) }),
		[],
	);
	const level = useLevel();
	const step = useStore((state) => textStep(state.transform[2]));
	const distant = isDistant(level);
	const [wasDistant, setWasDistant] = useState(distant);
	if (distant && !wasDistant) setWasDistant(true);
	const noPan = useNoPanClass();
	const onKeyDown = useStageKeys(shown);
	useEdgePan(element);
	useEffect(watchPointer, []);
	useDropSurface(shown);
	useArrivals(shown);

	const onNodesChange = useCallback((changes: NodeChange<StageFlowNode>[]) => {
		for (const change of changes) {
			if (change.type !== 'position' || !change.position) continue;
			const { id, position } = change;
			if (change.dragging) setHeld({ [id]: position });
		}
	}, []);
	const onDragStop = (_: unknown, node: StageFlowNode) => {
		view.taken();
		simulation.place(node.id, { x: Math.round(node.position.x), y: Math.round(node.position.y) });
		setHeld(nothingHeld);
	};
	// Without an event it was the view that moved itself.
	const onMoveStart = (event: unknown) => {
		if (event) view.taken();
	};

	return (
		<StageContext value={actions}>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: keys come from the items inside. */}
			<div
				ref={element}
				data-drop="canvas"
				data-level={level}
				data-text={step}
				className="stage relative size-full overflow-hidden bg-ground select-none"
				onKeyDown={(event) => {
					view.busy();
					onKeyDown(event);
				}}
				onPointerMove={(event) => {
					view.busy();
					anchor(event);
				}}
				onPointerDownCapture={(event) => {
					view.busy();
					noPan.onPointerDownCapture(event);
				}}
			>
				<p id="stage-help" className="sr-only">
					{words.help}
				</p>
				<ReactFlow
					aria-label={words.stage}
					aria-describedby="stage-help"
					nodes={nodes}
					nodeTypes={nodeTypes}
					onNodesChange={onNodesChange}
					onNodeDragStop={onDragStop}
					onMoveStart={onMoveStart}
					onPaneClick={() => simulation.select(undefined)}
					minZoom={zoomRange.min}
					maxZoom={zoomRange.max}
					noPanClassName={noPan.className}
					panActivationKeyCode={null}
					nodesDraggable={!noPan.isTouch}
					nodesConnectable={false}
					nodesFocusable={false}
					elementsSelectable={false}
					disableKeyboardA11y
					deleteKeyCode={null}
					selectionKeyCode={null}
					multiSelectionKeyCode={null}
					panOnScroll
					zoomOnDoubleClick={false}
					autoPanOnNodeDrag
					elevateNodesOnSelect={false}
					attributionPosition="bottom-right"
				>
					<ServiceRow places={shown.services} />
				</ReactFlow>
				{isReady ? (
					<>
						<Suspense>
							<TrafficLayer layout={shown} />
							<PacketInView stage={element} layout={goal} still={still} />
							<CameraWork view={view} layout={goal} still={still} />
						</Suspense>
						{wasDistant ? (
							<Suspense>
								<DistantPods stage={element} layout={shown} isShown={distant} />
							</Suspense>
						) : null}
						<EmptyHint />
					</>
				) : null}
				<StageControls view={view} narrow={narrow} />
				<DragGhost />
				{menu ? (
					<Suspense>
						<MoveMenu
							{...menu}
							middle={flow.screenToFlowPosition(middleOf(element.current))}
							onClose={() => setMenu(undefined)}
						/>
					</Suspense>
				) : null}
			</div>
		</StageContext>
	);
}

/** Where a drop falls on the stage, and on which of the pods that have no element. */
function useDropSurface(layout: StageLayout): void {
	const flow = useReactFlow();
	const latest = useRef(layout);
	latest.current = layout;
	useEffect(
		() =>
			registerDropSurface(
				(point) => flow.screenToFlowPosition(point, { snapToGrid: false }),
				(point) => {
					const uid = isDistant(levelOf(flow.getZoom())) ? podAt(latest.current, point) : undefined;
					const pod = uid === undefined ? undefined : cargoOf({ kind: 'pod', uid });
					return pod?.kind === 'pod' ? [dropValue(pod)] : [];
				},
			),
		[flow],
	);
}

function middleOf(element: HTMLElement | null): { x: number; y: number } {
	const box = element?.getBoundingClientRect();
	return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 };
}

function useFlowNodes(layout: Parameters<ReturnType<typeof createFlowNodes>>[0]): StageFlowNode[] {
	const [nodesOf] = useState(createFlowNodes);
	const overlay = useSimulation((state) => state.cluster.settings.podNetwork === 'overlay');
	const podCIDR = useSimulation(({ cluster }) => {
		const first = machineNames(cluster)[0];
		return (first === undefined ? undefined : machineView(cluster, first)?.podCIDR) ?? '';
	});
	return useMemo(() => nodesOf(layout, { overlay, podCIDR }), [nodesOf, layout, overlay, podCIDR]);
}

/**
 * A mouse drags pods and pans on the ground; a finger pans everywhere, as it picks up by a long press. React Flow
 * knows only one class that stops panning, so the class follows the pointer that was used last.
 */
function useNoPanClass() {
	const [isTouch, setTouch] = useState(() => window.matchMedia('(pointer: coarse)').matches);
	const onPointerDownCapture = useCallback(
		(event: { pointerType: string }) => setTouch(event.pointerType === 'touch'),
		[],
	);
	return { isTouch, className: isTouch ? 'nopan-touch' : 'nopan', onPointerDownCapture };
}
