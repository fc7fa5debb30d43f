/** What's under a working hand stays under it: when the layout moves it, the view moves along. */
import { useReactFlow } from '@xyflow/react';
import { type PointerEvent as ReactPointerEvent, useCallback, useLayoutEffect, useRef } from 'react';
import type { Point } from '../layout/geometry.ts';
import { glideMs } from '../layout/glide.ts';
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

/**
 * Gives the handler for the stage's pointer moves. `placed` is what the user arranged: a change of that (and its undo)
 * is meant to be seen.
 */
export function useAnchor(
	layout: StageLayout,
	placed: unknown,
	isBusy: () => boolean,
): (event: ReactPointerEvent) => void {
	const flow = useReactFlow();
	const anchor = useRef<Anchor | undefined>(undefined);
	const before = useRef({ layout, placed });
	const arranging = useRef(0);
	const busy = useRef(isBusy);
	busy.current = isBusy;

	useLayoutEffect(() => {
		const last = before.current;
		before.current = { layout, placed };
		if (last.placed !== placed) arranging.current = performance.now() + glideMs;
		if (!anchor.current || last.layout === layout || !busy.current() || performance.now() < arranging.current) return;
		const [from, to] = [placeOf(last.layout, anchor.current), placeOf(layout, anchor.current)];
		if (!from || !to || (from.x === to.x && from.y === to.y)) return;
		const { x, y, zoom } = flow.getViewport();
		void flow.setViewport({ x: x - (to.x - from.x) * zoom, y: y - (to.y - from.y) * zoom, zoom });
	}, [layout, placed, flow]);

	return useCallback((event) => {
		anchor.current = anchorUnder(event.target);
	}, []);
}
