/**
 * A finger that rests on a thing picks it up; one that moves first scrolls or pans, as fingers do. Use it for
 * touch where `usePointerDrag` serves mouse and pen.
 */
import { useCallback, useEffect, useRef } from 'react';
import { dragPoint, type PointerDragHandlers } from './usePointerDrag.ts';

const longPressMs = 350;
const slackPx = 10;

function block(event: Event): void {
	if (event.cancelable) event.preventDefault();
	event.stopImmediatePropagation();
}

/** A pointerdown, React's or the browser's own. */
type Press = Pick<PointerEvent, 'isPrimary' | 'pointerId' | 'clientX' | 'clientY' | 'target'>;

/** Gives the handler for a finger's pointerdown. */
export function useLongPress(handlers: PointerDragHandlers): (event: Press) => void {
	const latest = useRef(handlers);
	latest.current = handlers;
	const abandon = useRef<(() => void) | undefined>(undefined);
	useEffect(() => () => abandon.current?.(), []);

	return useCallback((event: Press) => {
		if (!event.isPrimary || abandon.current) return;
		if (event.target instanceof Element && event.target.closest('[data-nodrag]')) return;
		const { pointerId, clientX, clientY } = event;
		const origin = { clientX, clientY };
		const listening = new AbortController();
		const { signal } = listening;
		let carrying = false;

		const end = (finish?: () => void) => {
			clearTimeout(timer);
			listening.abort();
			abandon.current = undefined;
			if (carrying) finish?.();
		};
		const cancel = () => end(() => latest.current.onCancel());
		const pickUp = () => {
			if (!latest.current.onStart(dragPoint(origin), origin)) return end();
			carrying = true;
			navigator.vibrate?.(12);
			// From here on the finger doesn't scroll, and its long press is no context menu.
			for (const type of ['touchmove', 'contextmenu']) {
				window.addEventListener(type, block, { signal, capture: true, passive: false });
			}
		};
		const onMove = (move: PointerEvent) => {
			if (move.pointerId !== pointerId) return;
			if (carrying) latest.current.onMove?.(dragPoint(move));
			else if (Math.hypot(move.clientX - clientX, move.clientY - clientY) > slackPx) end();
		};
		const onUp = (up: PointerEvent) => {
			if (up.pointerId === pointerId) end(() => latest.current.onDrop(dragPoint(up)));
		};
		const timer = setTimeout(pickUp, longPressMs);
		window.addEventListener('pointermove', onMove, { signal });
		window.addEventListener('pointerup', onUp, { signal });
		window.addEventListener('pointerdown', (down) => down.pointerId !== pointerId && cancel(), { signal });
		window.addEventListener('pointercancel', (lost) => lost.pointerId === pointerId && cancel(), { signal });
		window.addEventListener('keydown', (key) => key.key === 'Escape' && cancel(), { signal });
		window.addEventListener('blur', cancel, { signal });
		abandon.current = cancel;
	}, []);
}
