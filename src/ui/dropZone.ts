/**
 * Places that take a drop mark themselves with `data-drop="kind:name"` (`node:node-1`, `pod:default/web`,
 * `draft:web`, `tray`, `canvas`). A surface that pans and zooms registers how a point of the window becomes one
 * of its own, so that whoever drags needn't know it.
 */
export interface SurfacePoint {
	x: number;
	y: number;
}

type ToSurface = (point: { x: number; y: number }) => SurfacePoint;
/** Places of the surface under a point that aren't elements: what's drawn on a canvas. The topmost first. */
type DrawnAt = (point: SurfacePoint) => readonly string[];

let toSurface: ToSurface | undefined;
let drawnAt: DrawnAt | undefined;

/** The surface of this page; gives a function that takes it away again. */
export function registerDropSurface(convert: ToSurface, drawn?: DrawnAt): () => void {
	toSurface = convert;
	drawnAt = drawn;
	return () => {
		if (toSurface !== convert) return;
		toSurface = undefined;
		drawnAt = undefined;
	};
}

/** A point of the window in the surface's own coordinates, or undefined while there's no surface. */
export function surfacePointAt(clientX: number, clientY: number): SurfacePoint | undefined {
	return toSurface?.({ x: clientX, y: clientY });
}

/** What lies under a point: every `data-drop` value, the topmost first. */
export function dropValuesAt(clientX: number, clientY: number): string[] {
	const values: string[] = [];
	for (const element of document.elementsFromPoint(clientX, clientY)) {
		const value = element.getAttribute('data-drop');
		if (value !== null) values.push(value);
	}
	const point = drawnAt && values.includes('canvas') ? surfacePointAt(clientX, clientY) : undefined;
	return point && drawnAt ? [...drawnAt(point), ...values] : values;
}
