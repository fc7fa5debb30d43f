/**
 * Dragging with mouse, pen or finger, of anything: a press becomes a drag once it has moved by the threshold.
 * Shared by everything that's dragged, so that all of it begins, cancels and ends alike.
 */
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from 'react';
import { dropValuesAt, type SurfacePoint, surfacePointAt } from './dropZone.ts';

export interface DragPoint {
	clientX: number;
	clientY: number;
	/** The topmost `data-drop` value under the pointer. */
	drop: string | undefined;
	/** All of them, the topmost first. */
	drops: readonly string[];
	/** The point in the drop surface's own coordinates (see `registerDropSurface`). */
	surface: SurfacePoint | undefined;
}

export interface PointerDragHandlers {
	/** The threshold is passed. False refuses the drag. */
	onStart(point: DragPoint, origin: { clientX: number; clientY: number }): boolean;
	onMove?(point: DragPoint): void;
	/** Released. */
	onDrop(point: DragPoint): void;
	/** Escape, a second pointer, a lost capture, or the element is gone. */
	onCancel(): void;
}

export interface PointerDragOptions {
	disabled?: boolean;
	/** Pixels; 4 unless told. */
	threshold?: number;
}

const dragThresholdPx = 4;

interface Press {
	pointerId: number;
	clientX: number;
	clientY: number;
	dragging: boolean;
	release(): void;
}

/** A point of the window with what lies under it. */
export function dragPoint({ clientX, clientY }: { clientX: number; clientY: number }): DragPoint {
	const drops = dropValuesAt(clientX, clientY);
	return { clientX, clientY, drop: drops[0], drops, surface: surfacePointAt(clientX, clientY) };
}

/** The click that a browser sends after a drag isn't meant. */
function swallowNextClick(): void {
	const swallow = (event: MouseEvent) => {
		event.stopPropagation();
		event.preventDefault();
	};
	window.addEventListener('click', swallow, { capture: true, once: true });
	setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}

/**
 * Gives props for the element that's dragged. It should have `touch-action: none`, or fingers scroll instead.
 * A press that never passes the threshold stays a click. Children with `data-nodrag` don't begin a drag.
 */
export function usePointerDrag(
	handlers: PointerDragHandlers,
	{ disabled = false, threshold = dragThresholdPx }: PointerDragOptions = {},
): { onPointerDown(event: ReactPointerEvent<Element>): void } {
	const latest = useRef(handlers);
	latest.current = handlers;
	const press = useRef<Press | undefined>(undefined);

	const end = useCallback((cancelled: boolean) => {
		const ended = press.current;
		press.current = undefined;
		ended?.release();
		if (ended?.dragging && cancelled) latest.current.onCancel();
	}, []);

	useEffect(() => () => end(true), [end]);

	const onPointerDown = useCallback(
		(event: ReactPointerEvent<Element>) => {
			if (disabled || event.button !== 0 || !event.isPrimary || press.current) return;
			if (event.target instanceof Element && event.target.closest('[data-nodrag]')) return;
			const element = event.currentTarget;
			const { pointerId, clientX, clientY } = event;

			const onPointerMove = (move: PointerEvent) => {
				const current = press.current;
				if (!current || move.pointerId !== pointerId) return;
				const point = dragPoint(move);
				if (!current.dragging) {
					if (Math.hypot(move.clientX - clientX, move.clientY - clientY) < threshold) return;
					if (latest.current.onStart(point, { clientX, clientY }) === false) return end(false);
					current.dragging = true;
					element.setPointerCapture(pointerId);
				}
				move.preventDefault();
				latest.current.onMove?.(point);
			};
			const onPointerUp = (up: PointerEvent) => {
				if (up.pointerId !== pointerId) return;
				const dragged = press.current?.dragging === true;
				end(false);
				if (!dragged) return;
				swallowNextClick();
				latest.current.onDrop(dragPoint(up));
			};
			const onPointerDownAgain = (down: PointerEvent) => {
				if (down.pointerId !== pointerId) end(true);
			};
			const onPointerCancel = (lost: PointerEvent) => {
				if (lost.pointerId === pointerId) end(true);
			};
			const onKeyDown = (key: KeyboardEvent) => {
				if (key.key !== 'Escape' || !press.current?.dragging) return;
				key.preventDefault();
				key.stopPropagation();
				end(true);
			};
			const listening = new AbortController();
			const options = { signal: listening.signal };
			window.addEventListener('pointermove', onPointerMove, { ...options, passive: false });
			window.addEventListener('pointerup', onPointerUp, options);
			window.addEventListener('pointerdown', onPointerDownAgain, options);
			window.addEventListener('pointercancel', onPointerCancel, options);
			window.addEventListener('keydown', onKeyDown, { ...options, capture: true });
			window.addEventListener('blur', () => end(true), options);

			press.current = {
				pointerId,
				clientX,
				clientY,
				dragging: false,
				release: () => {
					listening.abort();
					if (element.hasPointerCapture(pointerId)) element.releasePointerCapture(pointerId);
				},
			};
		},
		[disabled, end, threshold],
	);

	return { onPointerDown };
}
