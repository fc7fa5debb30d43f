/** Pods from afar: one canvas for all of them, and elements only for the few that a hand or the keyboard is at. */
import { useReactFlow, useStoreApi, ViewportPortal } from '@xyflow/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMessages } from '../../i18n/language.ts';
import { useDrag } from '../../simulation/drag.ts';
import { createPodMarks } from '../../simulation/podMarks.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import type { Selection } from '../../simulation/views.ts';
import { useLongPress } from '../../ui/useLongPress.ts';
import { cargoOf } from '../gestures/selection.ts';
import { useCarryHandlers } from '../gestures/useCarry.ts';
import type { StageLayout } from '../layout/stageLayout.ts';
import { watchPalette } from '../traffic/palette.ts';
import { DistantPod } from './DistantPod.tsx';
import { readDistantPalette } from './distantPalette.ts';
import { type DistantScene, drawDistant } from './drawDistant.ts';
import { podAt } from './podAt.ts';
import { summaryOf } from './summary.ts';

interface Props {
	stage: RefObject<HTMLElement | null>;
	layout: StageLayout;
	/** False while one is near: the canvas fades and nothing answers. */
	isShown: boolean;
}

const podOf = (selection: Selection | undefined) =>
	selection?.kind === 'pod' || selection?.kind === 'container' ? selection.uid : undefined;

export function DistantPods({ stage, layout, isShown }: Props) {
	const selected = useSimulation((state) => podOf(state.selection));
	const hovered = usePodUnderPointer(stage, layout, isShown);
	const uids = isShown ? [...new Set([selected, hovered])].filter((uid) => uid !== undefined) : [];
	return (
		<>
			<DistantCanvas layout={layout} isShown={isShown} hovered={hovered} />
			<ViewportPortal>
				{uids.map((uid) => {
					const place = layout.pods.get(uid);
					return place ? <DistantPod key={uid} uid={uid} place={place} isHovered={uid === hovered} /> : null;
				})}
			</ViewportPortal>
		</>
	);
}

/** The pod under the mouse. A finger has no hover: its tap selects and its long press picks up, from here. */
function usePodUnderPointer(stage: RefObject<HTMLElement | null>, layout: StageLayout, isShown: boolean) {
	const flow = useReactFlow();
	const isDragging = useDrag((state) => state.cargo !== undefined);
	const [hovered, setHovered] = useState<string | undefined>(undefined);
	const pressed = useRef<string | undefined>(undefined);
	const finger = useLongPress(
		useCarryHandlers({ cargo: () => (pressed.current ? cargoOf({ kind: 'pod', uid: pressed.current }) : undefined) }),
	);
	const latest = useRef({ layout, hovered, finger });
	latest.current = { layout, hovered, finger };

	useEffect(() => {
		const root = stage.current;
		if (!root || !isShown || isDragging) return;
		const uidAt = ({ clientX, clientY, target }: MouseEvent) => {
			if (!(target instanceof Element) || target.closest('button, a, input, [role="menu"], [role="toolbar"]')) return;
			const point = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
			return podAt(latest.current.layout, point);
		};
		const onMove = (event: PointerEvent) => {
			if (event.pointerType === 'touch' || event.buttons !== 0) return;
			const uid = uidAt(event);
			// The press that may follow must find the element there.
			if (uid !== latest.current.hovered) flushSync(() => setHovered(uid));
		};
		const onDown = (event: PointerEvent) => {
			if (event.pointerType !== 'touch' || isOnPod(event)) return;
			pressed.current = uidAt(event);
			if (pressed.current !== undefined) latest.current.finger(event);
		};
		const onClick = (event: MouseEvent) => {
			if (isOnPod(event)) return;
			const uid = uidAt(event);
			if (uid === undefined) return;
			event.stopPropagation();
			simulation.select({ kind: 'pod', uid });
		};
		const onLeave = () => setHovered(undefined);
		const listening = new AbortController();
		const options = { capture: true, signal: listening.signal };
		root.addEventListener('pointermove', onMove, options);
		root.addEventListener('pointerdown', onDown, options);
		root.addEventListener('click', onClick, options);
		root.addEventListener('pointerleave', onLeave, { signal: listening.signal });
		return () => listening.abort();
	}, [stage, flow, isShown, isDragging]);

	return isShown ? hovered : undefined;
}

function isOnPod({ target }: Event): boolean {
	return target instanceof Element && target.closest('[data-pod], button, [role="menu"]') !== null;
}

interface CanvasProps {
	layout: StageLayout;
	isShown: boolean;
	hovered: string | undefined;
}

const fadeMs = 160;

/** Draws itself in each frame, and nothing when nothing changed; React takes no part in it. */
function DistantCanvas({ layout, isShown, hovered }: CanvasProps) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const flow = useStoreApi();
	const words = useMessages().canvas.distant;
	const latest = useRef({ layout, hovered, words });
	latest.current = { layout, hovered, words };

	useEffect(() => {
		const element = canvas.current;
		const context = element?.getContext('2d');
		if (!element || !context) return;
		const marksOf = createPodMarks();
		let marks: DistantScene['marks'] = new Map();
		let seenRevision = -1;
		let palette: DistantScene['palette'] | undefined;
		let last: unknown[] = [];
		let frame = 0;
		const until = isShown ? Number.POSITIVE_INFINITY : performance.now() + fadeMs;
		const step = () => {
			if (performance.now() > until) {
				context.clearRect(0, 0, element.width, element.height);
				return;
			}
			frame = requestAnimationFrame(step);
			const { width, height, transform } = flow.getState();
			const { cluster, revision, selection } = simulation.getState();
			const { layout, hovered, words } = latest.current;
			if (revision !== seenRevision) marks = marksOf(cluster);
			seenRevision = revision;
			const density = window.devicePixelRatio || 1;
			palette ??= readDistantPalette();
			const selected = podOf(selection);
			const seen = [width, height, density, ...transform, marks, layout, selected, hovered, words, palette];
			if (seen.every((value, index) => value === last[index])) return;
			last = seen;
			const [deviceWidth, deviceHeight] = [Math.round(width * density), Math.round(height * density)];
			if (element.width !== deviceWidth) element.width = deviceWidth;
			if (element.height !== deviceHeight) element.height = deviceHeight;
			context.setTransform(density, 0, 0, density, 0, 0);
			context.clearRect(0, 0, width, height);
			const [x, y, zoom] = transform;
			drawDistant(context, {
				layout,
				marks,
				transform: { x, y, zoom },
				size: { width, height },
				palette,
				selected,
				hovered,
				summary: (counts) => summaryOf(counts, words),
			});
		};
		const stopWatching = watchPalette(() => {
			palette = undefined;
		});
		frame = requestAnimationFrame(step);
		return () => {
			cancelAnimationFrame(frame);
			stopWatching();
		};
	}, [flow, isShown]);

	return (
		// biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus.
		<canvas
			ref={canvas}
			aria-hidden="true"
			data-distant={isShown || undefined}
			className="stage-distant-canvas pointer-events-none absolute inset-0 z-[4] size-full"
		/>
	);
}
