/** What stands open over and around the stage: at most one dialog, and one panel of the dock. */
import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../ui/stored.ts';
import type { DockKey } from './dock/panels.ts';

export type OpenDialog =
	| { kind: 'share' }
	| { kind: 'export' }
	| { kind: 'import'; files: readonly File[] }
	| { kind: 'shortcuts' }
	| { kind: 'lessons' }
	| { kind: 'experiment' };

interface Shown {
	dialog: OpenDialog | undefined;
	/** The dock's open panel. */
	dock: DockKey | undefined;
	/** px; the dock may be lower than that where the stage needs the room. */
	dockHeight: number;
}

const heightKey = 'podarium.dockHeight';
export const dockHeightMin = 160;

let shown: Shown = {
	dialog: undefined,
	dock: undefined,
	dockHeight: Math.max(dockHeightMin, Number(readStored(heightKey)) || 280),
};
const listeners = new Set<() => void>();

function show(change: Partial<Shown>): void {
	shown = { ...shown, ...change };
	for (const listener of listeners) listener();
}

export function openDialog(dialog: OpenDialog): void {
	show({ dialog });
}

export function closeDialog(): void {
	show({ dialog: undefined });
}

/** Opens a panel of the dock, or with undefined closes the dock. */
export function openDock(dock: DockKey | undefined): void {
	show({ dock });
}

/** Takes and remembers the dock's height in px. */
export function setDockHeight(height: number): void {
	const dockHeight = Math.max(dockHeightMin, Math.round(height));
	writeStored(heightKey, String(dockHeight));
	show({ dockHeight });
}

/** A part of what's open; compared by identity. */
export function useShown<T>(select: (state: Shown) => T): T {
	return useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => select(shown),
	);
}
