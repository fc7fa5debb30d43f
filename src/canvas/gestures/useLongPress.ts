/** A finger that rests on a thing picks it up; one that moves first pans the stage. */
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from 'react';
import { dropValuesAt, surfacePointAt } from '../../ui/dropZone.ts';
import type { DragPoint, PointerDragHandlers } from '../../ui/usePointerDrag.ts';

const longPressMs = 350;
const slackPx = 10;

function pointOf({ clientX, clientY }: { clientX: number; clientY: number }): DragPoint {
	const drops = dropValuesAt(clientX, clientY);
	return { clientX, clientY, drop: drops[0], drops, surface: surfacePointAt(clientX, clientY) };
}

function block(event: Event): void {
	if (event.cancelable) event.preventDefault();
	event.stopImmediatePropagation();
}

/** Gives the handler for a finger's pointerdown. */
export function useLongPress(handlers: PointerDragHandlers): (event: ReactPointerEvent<Element>) => void {
	const latest = useRef(handlers);
	latest.current = handlers;
	const stop = useRef<(() => void) | undefined>(undefined);
	useEffect(() => () => stop.current?.(), []);

	return useCallback((event: ReactPointerEvent<Element>) => {
		if (!event.isPrimary || stop.current) return;
		if (event.target instanceof Element && event.target.closest('[data-nodrag]')) return;
		const { pointerId, clientX, clientY } = event;
		const origin = { clientX, clientY };
		const listening = new AbortController();
		const { signal } = listening;
		let carrying = false;

		const end = (finish?: () => void) => {
			clearTimeout(timer);
			listening.abort();
			stop.current = undefined;
			if (carrying) finish?.();
		};
		const cancel = () => end(() => latest.current.onCancel());
		const timer = setTimeout(() => {
			if (!latest.current.onStart(pointOf(origin), origin)) return end();
			carrying = true;
			navigator.vibrate?.(12);
			// From here on the finger doesn't pan, and its long press is no context menu.
			for (const type of ['touchmove', 'contextmenu']) {
				window.addEventListener(type, block, { signal, capture: true, passive: false });
			}
		}, longPressMs);

		window.addEventListener(
			'pointermove',
			(move) => {
				if (move.pointerId !== pointerId) return;
				if (carrying) latest.current.onMove?.(pointOf(move));
				else if (Math.hypot(move.clientX - clientX, move.clientY - clientY) > slackPx) end();
			},
			{ signal },
		);
		window.addEventListener(
			'pointerup',
			(up) => {
				if (up.pointerId === pointerId) end(() => latest.current.onDrop(pointOf(up)));
			},
			{ signal },
		);
		window.addEventListener('pointerdown', (down) => down.pointerId !== pointerId && cancel(), { signal });
		window.addEventListener('pointercancel', (lost) => lost.pointerId === pointerId && cancel(), { signal });
		window.addEventListener('keydown', (key) => key.key === 'Escape' && cancel(), { signal });
		window.addEventListener('blur', cancel, { signal });
		stop.current = cancel;
	}, []);
}
