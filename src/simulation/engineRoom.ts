/**
 * The way from the views to the engine. Engine and scenario are a file of their own, so that the page shows before
 * they are there; nothing runs until then, and nothing else in the views may import them for more than types.
 */
import type * as everything from './machinery.ts';

type Machinery = typeof everything;

let loaded: Machinery | undefined;

/** Fetches the engine; again, if it failed before. */
export async function loadMachinery(): Promise<void> {
	loaded ??= await import('./machinery.ts');
}

/** The engine's and the scenario's functions. Throws before they are loaded: await `simulation.load()`. */
export function machinery(): Machinery {
	if (!loaded) throw new Error('the engine is not loaded yet: await simulation.load()');
	return loaded;
}
