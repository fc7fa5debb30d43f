/** The part of the stage that's seen, told to whoever shares it, and shown when a link asks for it. */
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import { camera, useWantedCamera } from '../../simulation/camera.ts';
import { zoomRange } from './fit.ts';
import type { ViewControl } from './useView.ts';

/** Gives what to call when the view has come to rest. */
export function useCamera(view: ViewControl): () => void {
	const flow = useReactFlow();
	const store = useStoreApi();
	const wanted = useWantedCamera();
	const width = useStore((state) => state.width);

	// biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish moves the view, or the first size of the pane.
	useEffect(() => {
		const pane = store.getState();
		if (!wanted || pane.width === 0) return;
		view.taken();
		const zoom = Math.min(zoomRange.max, Math.max(zoomRange.min, pane.width / wanted.width));
		void flow.setViewport({ x: pane.width / 2 - wanted.x * zoom, y: pane.height / 2 - wanted.y * zoom, zoom });
	}, [wanted, width > 0]);

	return useCallback(() => {
		const pane = store.getState();
		if (pane.width === 0 || !view.isTaken()) return camera.tell(undefined);
		const { x, y, zoom } = flow.getViewport();
		camera.tell({
			x: Math.round((pane.width / 2 - x) / zoom),
			y: Math.round((pane.height / 2 - y) / zoom),
			width: Math.round(pane.width / zoom),
		});
	}, [flow, store, view]);
}
