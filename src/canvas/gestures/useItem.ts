/** What makes an element of the stage selectable by click, tap, key and context menu. */
import { type KeyboardEvent, type MouseEvent, useCallback } from 'react';
import { simulation, useSimulation } from '../../simulation/store.ts';
import type { Selection } from '../../simulation/views.ts';
import { useStageActions } from '../stageContext.ts';
import { takeFocus } from './focus.ts';
import { cargoOf, itemKey, remove } from './selection.ts';

export interface Item {
	isSelected: boolean;
	props: {
		ref(element: HTMLElement | null): void;
		'data-item': string;
		'data-selected': true | undefined;
		tabIndex: 0 | -1;
		onClick(event: MouseEvent<HTMLElement>): void;
		onContextMenu(event: MouseEvent<HTMLElement>): void;
		onKeyDown(event: KeyboardEvent<HTMLElement>): void;
	};
}

/** `isStop`: reached by Tab; the others by the arrow keys from it. */
export function useItem(selection: Selection, isStop = false): Item {
	const key = itemKey(selection);
	const isSelected = useSimulation((state) => state.selection !== undefined && itemKey(state.selection) === key);
	const { openMenu } = useStageActions();
	const ref = useCallback((element: HTMLElement | null) => takeFocus(key, element), [key]);
	const props: Item['props'] = {
		ref,
		'data-item': key,
		'data-selected': isSelected || undefined,
		tabIndex: isStop || isSelected ? 0 : -1,
		onClick: (event) => {
			event.stopPropagation();
			simulation.select(selection);
			event.currentTarget.focus({ preventScroll: true });
		},
		onContextMenu: (event) => {
			event.stopPropagation();
			event.preventDefault();
			simulation.select(selection);
			openMenu(selection, event.currentTarget);
		},
		onKeyDown: (event) => {
			if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
			if (event.key === 'Enter' || event.key === ' ') simulation.select(selection);
			else if (event.key === 'Delete' || event.key === 'Backspace') remove(selection);
			else if (event.key === 'ContextMenu' || (event.key.toLowerCase() === 'm' && cargoOf(selection))) {
				openMenu(selection, event.currentTarget);
			} else return;
			event.preventDefault();
			event.stopPropagation();
		},
	};
	return { isSelected, props };
}
