/** What's under a working hand stays under it: when the layout moves it, the view moves along. */
import { useReactFlow } from '@xyflow/react';
import { type PointerEvent as ReactPointerEvent, useCallback, useLayoutEffect, useRef } from 'react';
import type { Point } from '../layout/geometry.ts';
import type { StageLayout } from '../layout/stageLayout.ts';

type Anchor = { kind: 'pod' | 'machine'; key: string };

function anchorUnder(target: EventTarget): Anchor | undefined {
	if (!(target instanceof Element)) return undefined;
	const pod = target.closest<HTMLElement>('[data-pod]')?.dataset.pod;
	if (pod !== undefined) return { kind: 'pod', key: pod };
	const machine = target.closest<HTMLElement>('[data-machine]')?.dataset.machine;
	return machine === undefined ? undefined : { kind: 'machine', key: machine };
}

function placeOf({ pods, machines }: StageLayout, { kind, key }: Anchor): Point | undefined {
	return kind === 'pod' ? pods.get(key) : machines.get(key);
}

/** Gives the handler for the stage's pointer moves. */
export function useAnchor(layout: StageLayout, isBusy: () => boolean): (event: ReactPointerEvent) => void {
	const flow = useReactFlow();
	const anchor = useRef<Anchor | undefined>(undefined);
	const before = useRef(layout);
	const busy = useRef(isBusy);
	busy.current = isBusy;

	useLayoutEffect(() => {
		const last = before.current;
		before.current = layout;
		if (!anchor.current || last === layout || !busy.current()) return;
		const [from, to] = [placeOf(last, anchor.current), placeOf(layout, anchor.current)];
		if (!from || !to || (from.x === to.x && from.y === to.y)) return;
		const { x, y, zoom } = flow.getViewport();
		void flow.setViewport({ x: x - (to.x - from.x) * zoom, y: y - (to.y - from.y) * zoom, zoom });
	}, [layout, flow]);

	return useCallback((event) => {
		anchor.current = anchorUnder(event.target);
	}, []);
}
