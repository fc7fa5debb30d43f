/** While something is dragged to an edge of the stage, the stage pans under it. */
import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useDrag } from '../../simulation/drag.ts';
import { edgePan } from '../view/fit.ts';

export function useEdgePan(stage: RefObject<HTMLElement | null>): void {
	const flow = useReactFlow();
	const isDragging = useDrag((state) => state.cargo !== undefined);
	useEffect(() => {
		if (!isDragging) return;
		let pointer: { x: number; y: number } | undefined;
		// What comes from the palette crosses the edge: that's no wish to pan.
		let hasBeenInside = false;
		let frame = 0;
		const onPointerMove = (event: PointerEvent) => {
			pointer = { x: event.clientX, y: event.clientY };
		};
		const step = () => {
			frame = requestAnimationFrame(step);
			const pane = stage.current?.getBoundingClientRect();
			if (!pane || !pointer) return;
			const isOver = pointer.x > pane.left && pointer.x < pane.right && pointer.y > pane.top && pointer.y < pane.bottom;
			if (!isOver) return;
			const x = edgePan(pointer.x, pane.left, pane.width);
			const y = edgePan(pointer.y, pane.top, pane.height);
			if (x === 0 && y === 0) hasBeenInside = true;
			if (!hasBeenInside || (x === 0 && y === 0)) return;
			const view = flow.getViewport();
			void flow.setViewport({ x: view.x + x, y: view.y + y, zoom: view.zoom });
		};
		frame = requestAnimationFrame(step);
		window.addEventListener('pointermove', onPointerMove);
		return () => {
			cancelAnimationFrame(frame);
			window.removeEventListener('pointermove', onPointerMove);
		};
	}, [isDragging, flow, stage]);
}
