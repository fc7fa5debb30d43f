import { useEffect } from 'react';
import { UpdateBanner } from '../../panels/messages/UpdateBanner.tsx';
import { useSimulation } from '../../simulation/store.ts';
import { startOffline, takeUpdate, useUpdate } from './updates.ts';

/** Keeps the page on the device once it has all that it needs now, and offers a new version when there's one. */
export function Update() {
	const isReady = useSimulation((state) => state.isReady);
	const hasUpdate = useUpdate();
	useEffect(() => {
		if (isReady) startOffline();
	}, [isReady]);
	return hasUpdate ? <UpdateBanner onTake={takeUpdate} /> : null;
}
