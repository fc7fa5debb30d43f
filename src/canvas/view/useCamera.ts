/** The part of the stage that's seen, told to whoever shares it, and shown when a link asks for it. */
import { useOnViewportChange, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { camera, useWantedCamera } from '../../simulation/camera.ts';
import type { Camera } from '../../simulation/cluster.ts';
import type { Selection } from '../../simulation/views.ts';
import type { Rect, Size } from '../layout/geometry.ts';
import type { StageLayout } from '../layout/stageLayout.ts';
import { zoomRange } from './fit.ts';
import type { ViewControl } from './useView.ts';

const approachMs = 420;
/** A thing that's come close to takes up to so much of the pane. */
const closeShare = 0.6;

function rectOf(selection: Selection, layout: StageLayout): Rect | undefined {
	switch (selection.kind) {
		case 'node':
			return layout.machines.get(selection.name);
		case 'draft':
		case 'draftContainer':
			return layout.drafts.get(selection.name);
		case 'service':
			return layout.services.find(({ key }) => key === `${selection.namespace}/${selection.name}`);
		case 'pod':
		case 'container':
			return layout.pods.get(selection.uid);
	}
}

/** What the camera must see for the thing to be large and in the middle. */
function closeTo(rect: Rect, pane: Size): Camera {
	const across = Math.max(rect.width, (rect.height * pane.width) / Math.max(1, pane.height));
	return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2, width: across / closeShare };
}

/** Shows what's wanted, and tells what's seen whenever the view has come to rest. */
export function useCamera(view: ViewControl, layout: StageLayout, still: boolean): void {
	const flow = useReactFlow();
	const store = useStoreApi();
	const wanted = useWantedCamera();
	const width = useStore((state) => state.width);

	// biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish moves the view, or the first size of the pane.
	useEffect(() => {
		const pane = store.getState();
		if (!wanted || pane.width === 0) return;
		if (wanted === 'everything') return view.fit();
		const rect = 'kind' in wanted ? rectOf(wanted, layout) : undefined;
		const part = 'kind' in wanted ? rect && closeTo(rect, pane) : wanted;
		if (!part) return;
		view.taken();
		const zoom = Math.min(zoomRange.max, Math.max(zoomRange.min, pane.width / part.width));
		void flow.setViewport(
			{ x: pane.width / 2 - part.x * zoom, y: pane.height / 2 - part.y * zoom, zoom },
			{ duration: rect && !still ? approachMs : 0 },
		);
	}, [wanted, width > 0]);

	useOnViewportChange({
		onEnd: ({ x, y, zoom }) => {
			const pane = store.getState();
			if (pane.width === 0 || !view.isTaken()) return camera.tell(undefined);
			camera.tell({
				x: Math.round((pane.width / 2 - x) / zoom),
				y: Math.round((pane.height / 2 - y) / zoom),
				width: Math.round(pane.width / zoom),
			});
		},
	});
}
