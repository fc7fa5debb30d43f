import { useEffect } from 'react';
import { simulation } from './store.ts';

/** Stops the clock for as long as the component is there; afterwards it goes on if it went before. */
export function useStandingClock(): void {
	useEffect(() => {
		const { playing } = simulation.getState();
		simulation.pause();
		return () => {
			if (playing) simulation.play();
		};
	}, []);
}
