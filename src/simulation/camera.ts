/** Which part of the stage is seen: what the stage tells, and what a link or a presenter asks of it. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Camera } from '../scenario/document.ts';
import type { Selection } from './views.ts';

interface CameraState {
	/** What's seen now; undefined while the view follows everything by itself. */
	shown: Camera | undefined;
	/** What was asked for last; a new object each time. */
	wanted: Camera | Selection | 'everything' | undefined;
	/** How much the stage may be enlarged to fill its pane: 1 is its natural size. */
	zoomMax: number;
}

const store = createStore<CameraState>(() => ({ shown: undefined, wanted: undefined, zoomMax: 1 }));

export const camera = {
	getState: store.getState,
	/** The stage tells what's seen, once the person has moved it; undefined when it follows everything again. */
	tell: (shown: Camera | undefined): void => store.setState({ shown }),
	/** Asks for a part of the stage. */
	show: (wanted: Camera): void => store.setState({ wanted: { ...wanted } }),
	/** Comes close to a thing. */
	approach: (thing: Selection): void => store.setState({ wanted: { ...thing } }),
	/** Steps back, and follows everything again. */
	stepBack: (): void => store.setState({ wanted: 'everything' }),
	enlarge: (zoomMax: number): void => store.setState({ zoomMax }),
};

export function useWantedCamera(): CameraState['wanted'] {
	return useStore(store, (state) => state.wanted);
}
