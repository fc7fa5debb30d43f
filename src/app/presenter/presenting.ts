/** Whether the page is being presented: asked for by `?present`, begun and ended by a key. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let isPresenting = new URLSearchParams(globalThis.location?.search).has('present');

export function setPresenting(next: boolean): void {
	isPresenting = next;
	for (const listener of listeners) listener();
}

export const usePresenting = (): boolean =>
	useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => isPresenting,
	);
