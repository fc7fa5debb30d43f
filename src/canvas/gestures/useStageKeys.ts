/** Walking the stage by keyboard; the selection goes along and the view follows. */
import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { simulation } from '../../simulation/store.ts';
import { panToShow } from '../view/fit.ts';
import { neighbour } from './keyboard.ts';
import { selectionOf } from './selection.ts';

/** Gives the key handler of the stage's own element. */
export function useStageKeys(): (event: KeyboardEvent<HTMLElement>) => void {
	const flow = useReactFlow();
	return (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const root = event.currentTarget;
		const { target } = event;
		if (!(target instanceof HTMLElement) || target.dataset.item === undefined) return;
		if (event.key === 'Escape') {
			simulation.select(undefined);
			return;
		}
		const next = neighbour(root, target, event.key);
		if (!next) return;
		event.preventDefault();
		const selection = selectionOf(next.dataset.item ?? '');
		if (selection) simulation.select(selection);
		next.focus({ preventScroll: true });
		const pan = panToShow(next.getBoundingClientRect(), root.getBoundingClientRect());
		if (pan.x === 0 && pan.y === 0) return;
		const { x, y, zoom } = flow.getViewport();
		void flow.setViewport({ x: x + pan.x, y: y + pan.y, zoom }, { duration: 160 });
	};
}
