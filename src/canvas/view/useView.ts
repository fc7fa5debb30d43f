/**
 * The view follows what's there, but nothing moves by itself under a hand: it waits until the pointer rests, and once
 * the person has panned or zoomed it's theirs. *Show everything* lets it follow again.
 */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { camera } from '../../simulation/camera.ts';
import { useDrag } from '../../simulation/drag.ts';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import type { Rect, Size } from '../layout/geometry.ts';
import { fitView } from './fit.ts';

const calmMs = 320;
/** A hand that didn't move for so long rests. */
const restMs = 1400;

export interface ViewControl {
	/** Shows everything, and follows again. */
	fit(): void;
	zoomBy(factor: number): void;
	/** The person moved the view, or arranged the machines. */
	taken(): void;
	isTaken(): boolean;
	/** The pointer or the keyboard is at work on the stage. */
	busy(): void;
	isBusy(): boolean;
}

export interface Sights {
	/** What's followed. */
	cluster: Rect;
	/** What *show everything* shows. */
	everything: Rect;
}

export function useView({ cluster, everything }: Sights, narrow: boolean, size: Size): ViewControl {
	const flow = useReactFlow();
	const store = useStoreApi();
	const still = useMediaQuery('(prefers-reduced-motion: reduce)');
	const isDragging = useDrag((state) => state.cargo !== undefined);
	const isTheirs = useRef(false);
	const isFirst = useRef(true);
	const busyUntil = useRef(0);

	const show = useCallback(
		(bounds: Rect, duration: number) => {
			const { width, height } = store.getState();
			if (width === 0 || height === 0) return;
			const view = fitView(bounds, { width, height }, narrow, camera.getState().zoomMax);
			void flow.setViewport(view, { duration: still ? 0 : duration });
		},
		[narrow, flow, store, still],
	);

	useEffect(() => {
		if (isDragging || size.width === 0 || size.height === 0) return;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const follow = () => {
			if (isTheirs.current) return;
			const wait = busyUntil.current - performance.now();
			if (wait > 0) {
				timer = setTimeout(follow, wait);
				return;
			}
			show(cluster, isFirst.current ? 0 : calmMs);
			isFirst.current = false;
		};
		follow();
		return () => clearTimeout(timer);
	}, [show, cluster, size.width, size.height, isDragging]);

	return {
		fit: () => {
			isTheirs.current = false;
			busyUntil.current = 0;
			show(everything, calmMs);
		},
		zoomBy: (factor) => {
			isTheirs.current = true;
			void flow.zoomTo(flow.getZoom() * factor, { duration: still ? 0 : 160 });
		},
		taken: () => {
			isTheirs.current = true;
		},
		isTaken: () => isTheirs.current,
		isBusy: () => performance.now() < busyUntil.current,
		busy: () => {
			busyUntil.current = performance.now() + restMs;
		},
	};
}
