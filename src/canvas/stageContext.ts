/** What parts of the stage ask of the whole. */
import { createContext, useContext } from 'react';
import type { Selection } from '../simulation/views.ts';

export interface StageActions {
	/** *Move to…* and *Delete* for it, beside its element. */
	openMenu(selection: Selection, anchor: HTMLElement): void;
}

export const StageContext = createContext<StageActions>({ openMenu: () => {} });

export function useStageActions(): StageActions {
	return useContext(StageContext);
}
