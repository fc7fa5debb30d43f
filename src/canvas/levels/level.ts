/** How much is shown, by how near one is. Sizes and places never depend on it: only what's drawn inside them does. */

/** `far`: pods as tiles; `middle`: with name, address and a dot for each container; `near`: all; `nearest`: processes too. */
export const levels = ['far', 'middle', 'near', 'nearest'] as const;
export type Level = (typeof levels)[number];

/** The zoom at which each begins. */
const begins = { middle: 0.2, near: 0.48, nearest: 1.5 } as const;

export function levelOf(zoom: number): Level {
	if (zoom < begins.middle) return 'far';
	if (zoom < begins.near) return 'middle';
	return zoom < begins.nearest ? 'near' : 'nearest';
}

/** Pods are drawn on a canvas and aren't elements of the page. */
export function isDistant(level: Level): boolean {
	return level === 'far' || level === 'middle';
}

/** How much of the middle level's text is there: it comes and goes while one zooms. 0 … 1 */
export function textShare(zoom: number): number {
	return Math.min(1, Math.max(0, (zoom - begins.middle) / 0.04));
}

/** Text of the near level grows in steps as the zoom falls, so that it stays readable; the style sheet has the sizes. */
export function textStep(zoom: number): 0 | 1 | 2 | 3 {
	if (zoom >= 0.95) return 0;
	if (zoom >= 0.82) return 1;
	return zoom >= 0.62 ? 2 : 3;
}
