/** Which part of the stage is on the screen, coarsely: what's rendered changes only when a whole cell comes or goes. */
import { useStore } from '@xyflow/react';
import type { Rect } from '../layout/geometry.ts';
import { isDistant, type Level, levelOf } from './level.ts';

const cell = 320;

interface Pane {
	transform: readonly [number, number, number];
	width: number;
	height: number;
}

/** The rectangle in flow coordinates that's seen, in whole cells and one more all around. */
export function seenRect({ transform: [x, y, zoom], width, height }: Pane): Rect {
	const from = (at: number) => Math.floor(-at / zoom / cell) - 1;
	const to = (at: number, length: number) => Math.ceil((length - at) / zoom / cell) + 1;
	const [left, top] = [from(x), from(y)];
	return {
		x: left * cell,
		y: top * cell,
		width: (to(x, width) - left) * cell,
		height: (to(y, height) - top) * cell,
	};
}

export function sameRect(a: Rect, b: Rect): boolean {
	return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

export function useSeen(): Rect {
	return useStore(seenRect, sameRect);
}

const levelOfStore = ({ transform }: Pane) => levelOf(transform[2]);

export function useLevel(): Level {
	return useStore(levelOfStore);
}

export function useIsDistant(): boolean {
	return useStore((state) => isDistant(levelOf(state.transform[2])));
}
