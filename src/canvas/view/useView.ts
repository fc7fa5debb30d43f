/** The view follows what's there until the person pans or zooms; from then on it's theirs. */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import type { Rect } from '../layout/geometry.ts';
import { fitView } from './fit.ts';

const calmMs = 320;

export interface ViewControl {
	/** Shows everything, and follows again. */
	fit(): void;
	zoomBy(factor: number): void;
	/** The person moved the view. */
	taken(): void;
}

export function useView(bounds: Rect, narrow: boolean, size: { width: number; height: number }): ViewControl {
	const flow = useReactFlow();
	const store = useStoreApi();
	const still = useMediaQuery('(prefers-reduced-motion: reduce)');
	const isTheirs = useRef(false);
	const isFirst = useRef(true);

	const show = useCallback(
		(duration: number) => {
			const { width, height } = store.getState();
			if (width === 0 || height === 0) return;
			void flow.setViewport(fitView(bounds, { width, height }, narrow), { duration: still ? 0 : duration });
		},
		[bounds, narrow, flow, store, still],
	);

	useEffect(() => {
		if (isTheirs.current || size.width === 0 || size.height === 0) return;
		show(isFirst.current ? 0 : calmMs);
		isFirst.current = false;
	}, [show, size.width, size.height]);

	return {
		fit: () => {
			isTheirs.current = false;
			show(calmMs);
		},
		zoomBy: (factor) => {
			isTheirs.current = true;
			void flow.zoomTo(flow.getZoom() * factor, { duration: still ? 0 : 160 });
		},
		taken: () => {
			isTheirs.current = true;
		},
	};
}
