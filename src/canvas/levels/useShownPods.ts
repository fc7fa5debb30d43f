/** The pods of a machine or the tray that have an element: those in sight, from near. */
import { useRef } from 'react';
import { useDrag } from '../../simulation/drag.ts';
import { useSimulation } from '../../simulation/store.ts';
import { overlap, type Rect } from '../layout/geometry.ts';
import { useIsDistant, useSeen } from './seen.ts';

type Pods<T> = readonly T[];

/**
 * `x`, `y`: where what they stand in stands. The selected one is always there, as it may have the focus; and while
 * something is carried nothing goes, as its element holds the pointer.
 */
export function useShownPods<T extends Rect & { readonly uid: string }>(pods: Pods<T>, x: number, y: number): Pods<T> {
	const distant = useIsDistant();
	const seen = useSeen();
	const isDragging = useDrag((state) => state.cargo !== undefined);
	const selected = useSimulation(({ selection }) => (selection && 'uid' in selection ? selection.uid : undefined));
	const shown = useRef<ReadonlySet<string>>(new Set());
	const last = shown.current;
	const result = pods.filter((pod) => {
		if (isDragging && last.has(pod.uid)) return true;
		if (distant) return false;
		return pod.uid === selected || overlap({ ...pod, x: x + pod.x, y: y + pod.y }, seen);
	});
	shown.current = new Set(result.map(({ uid }) => uid));
	return result;
}
