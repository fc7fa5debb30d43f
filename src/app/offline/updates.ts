/** The page kept on the device, and word of a new version of it. Nothing is ever reloaded unasked. */
import { useSyncExternalStore } from 'react';
import { simulation } from '../../simulation/store.ts';

const listeners = new Set<() => void>();
let waiting: ServiceWorker | undefined;
let isStarted = false;

function found(worker: ServiceWorker | null): void {
	// The first one ever isn't news: there was nothing before it.
	if (!worker || !navigator.serviceWorker.controller) return;
	waiting = worker;
	for (const listener of listeners) listener();
}

/** Keeps the page's files, once there's nothing more urgent to fetch. Not in somebody else's page, nor while developing. */
export function startOffline(): void {
	if (isStarted || !import.meta.env.PROD || window.parent !== window || window.origin === 'null') return;
	if (!('serviceWorker' in navigator)) return;
	isStarted = true;
	navigator.serviceWorker
		.register(new URL('sw.js', document.baseURI))
		.then((registration) => {
			found(registration.waiting);
			registration.addEventListener('updatefound', () => {
				const { installing } = registration;
				installing?.addEventListener('statechange', () => {
					if (installing.state === 'installed') found(installing);
				});
			});
		})
		// Blocked, or no room: the page works as long as there's a network.
		.catch(() => undefined);
}

/** Whether a new version is there and waits to be asked for. */
export function useUpdate(): boolean {
	return useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => waiting !== undefined,
	);
}

/** Takes the new version: the page is reloaded, on the same moment of the same run. */
export async function takeUpdate(): Promise<void> {
	const worker = waiting;
	if (!worker) return;
	const { url } = await simulation.share();
	navigator.serviceWorker.addEventListener('controllerchange', () => {
		window.history.replaceState(null, '', url);
		window.location.reload();
	});
	worker.postMessage('skipWaiting');
}
