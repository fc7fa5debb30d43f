/** Walking the stage by keyboard; the selection goes along and the view follows. */
import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { simulation } from '../../simulation/store.ts';
import type { StageLayout } from '../layout/stageLayout.ts';
import { isDistant, levelOf } from '../levels/level.ts';
import { panToShow } from '../view/fit.ts';
import { focusItem } from './focus.ts';
import { selectionOf } from './selection.ts';
import { neighbour, placeOf } from './walk.ts';

/** Gives the key handler of the stage's own element. */
export function useStageKeys(layout: StageLayout): (event: KeyboardEvent<HTMLElement>) => void {
	const flow = useReactFlow();

	const panTo = (root: HTMLElement, key: string) => {
		const place = placeOf(layout, key);
		if (!place) return;
		const { x, y, zoom } = flow.getViewport();
		const onScreen = {
			x: place.x * zoom + x,
			y: place.y * zoom + y,
			width: place.width * zoom,
			height: place.height * zoom,
		};
		const pan = panToShow(onScreen, { x: 0, y: 0, width: root.clientWidth, height: root.clientHeight });
		if (pan.x === 0 && pan.y === 0) return;
		void flow.setViewport({ x: x + pan.x, y: y + pan.y, zoom }, { duration: 160 });
	};

	return (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const root = event.currentTarget;
		const { target } = event;
		if (!(target instanceof HTMLElement) || target.dataset.item === undefined) return;
		if (event.key === 'Escape') {
			simulation.select(undefined);
			return;
		}
		const withContainers = !isDistant(levelOf(flow.getZoom()));
		const next = neighbour(layout, target.dataset.item, event.key, withContainers);
		if (next === undefined) return;
		event.preventDefault();
		const selection = selectionOf(next);
		if (selection) simulation.select(selection);
		focusItem(root, next);
		panTo(root, next);
	};
}
