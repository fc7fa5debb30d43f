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
let toSurface: ToSurface | undefined;

/** The surface of this page; gives a function that takes it away again. */
export function registerDropSurface(convert: ToSurface): () => void {
	toSurface = convert;
	return () => {
		if (toSurface === convert) toSurface = undefined;
	};
}

/** A point of the window in the surface's own coordinates, or undefined while there's no surface. */
export function surfacePointAt(clientX: number, clientY: number): SurfacePoint | undefined {
	return toSurface?.({ x: clientX, y: clientY });
}

/** What lies under a point: every element's `data-drop` value, the topmost first. */
export function dropValuesAt(clientX: number, clientY: number): string[] {
	const values: string[] = [];
	for (const element of document.elementsFromPoint(clientX, clientY)) {
		const value = element.getAttribute('data-drop');
		if (value !== null) values.push(value);
	}
	return values;
}
