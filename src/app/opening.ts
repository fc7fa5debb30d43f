/** What the page opens: the run of its link, else the first built-in scenario. A bad link leaves everything alone. */
import { useSyncExternalStore } from 'react';
import type { LoadError } from '../simulation/cluster.ts';
import { isComparisonLink } from '../simulation/experiment/isComparisonLink.ts';
import { lessonOf, openLesson, openOwnLesson } from '../simulation/lesson/state.ts';
import { simulation, useSimulation } from '../simulation/store.ts';
import { openDialog } from './shown.ts';

const listeners = new Set<() => void>();
let openingError: LoadError | undefined;
let startFailure: Error | undefined;

/** Tells of something that couldn't be opened, or takes it back. */
export function setOpeningError(error: LoadError | undefined): void {
	openingError = error;
	for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

export function useOpeningError(): LoadError | undefined {
	return useSyncExternalStore(subscribe, () => openingError);
}

/** Whether there's a run to look at. Throws when the engine couldn't be fetched: without it there's nothing to show. */
export function useIsReady(): boolean {
	const failure = useSyncExternalStore(subscribe, () => startFailure);
	const isReady = useSimulation((state) => state.isReady);
	if (failure !== undefined) throw failure;
	return isReady;
}

/** Opens a link's run at the moment that the link is of; there it stands still, unless its author meant it to run. */
async function openHash(hash: string): Promise<void> {
	if (hash.startsWith('#o1.')) {
		setOpeningError(await openOwnLesson({ fragment: hash }));
		return;
	}
	const place = lessonOf(hash);
	if (place) {
		const isThere = await openLesson(place.key, place.step);
		setOpeningError(isThere ? undefined : { code: 'notALink' });
		return;
	}
	if (isComparisonLink(hash)) await openComparison(hash);
	else setOpeningError(await simulation.openLink(hash));
}

/** A comparison runs beside the page's own run, which stays as it is. */
async function openComparison(hash: string): Promise<void> {
	const { experiment } = await import('../simulation/experiment/store.ts');
	const error = await experiment.openLink(hash);
	setOpeningError(error);
	if (!error) openDialog({ kind: 'experiment' });
}

/** Opens what the address names, and later what it's changed to. Call once. */
export function startOpening(): void {
	simulation.load().then(open, (error: unknown) => {
		startFailure = error instanceof Error ? error : new Error(String(error));
		for (const listener of listeners) listener();
	});
}

function open(): void {
	// Back to an address without a link is back to what the page opened on.
	window.addEventListener('hashchange', () => {
		if (window.location.hash.length > 1) void openHash(window.location.hash);
		else simulation.openBuiltin('welcome');
	});
	simulation.play();
	const { hash } = window.location;
	if (hash.length <= 1 || isComparisonLink(hash)) simulation.openBuiltin('welcome');
	if (hash.length > 1) void openHash(hash);
}
