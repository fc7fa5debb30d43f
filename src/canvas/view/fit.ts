/** Which part of the stage is shown. */
import type { Rect, Size } from '../layout/geometry.ts';

export interface View {
	x: number;
	y: number;
	zoom: number;
}

export const zoomRange = { min: 0.03, max: 3 } as const;
/** Kept free around what's shown, px of the screen. */
const inset = { top: 14, side: 20, bottom: 14 } as const;
/** A portrait screen shows the whole width, and the height by scrolling. */
const legibleNarrow = 0.62;

/** The view that shows all of `bounds` in a pane of `size`, at most so much enlarged; a part of it where all would be illegible. */
export function fitView(bounds: Rect, size: Size, narrow: boolean, zoomMax = 1): View {
	const room = { width: size.width - 2 * inset.side, height: size.height - inset.top - inset.bottom };
	const whole = Math.min(zoomMax, room.width / bounds.width, room.height / bounds.height);
	const least = narrow ? Math.min(1, Math.max(legibleNarrow, room.width / bounds.width)) : zoomRange.min;
	const zoom = Math.max(zoomRange.min, least, whole);
	const spare = { x: room.width - bounds.width * zoom, y: room.height - bounds.height * zoom };
	return {
		x: inset.side + Math.max(0, spare.x) / 2 - bounds.x * zoom,
		y: inset.top + Math.max(0, spare.y) / 2 - bounds.y * zoom,
		zoom,
	};
}

/** How far the view must pan for a rectangle of the screen to lie inside it, with a margin. */
export function panToShow(rect: Rect, pane: Rect, margin = 24): { x: number; y: number } {
	const along = (start: number, length: number, from: number, room: number): number => {
		if (start < from + margin || length > room - 2 * margin) return Math.max(0, from + margin - start) || 0;
		return Math.min(0, from + room - margin - start - length) || 0;
	};
	return {
		x: along(rect.x, rect.width, pane.x, pane.width),
		y: along(rect.y, rect.height, pane.y, pane.height),
	};
}

/** Pan speed in px a frame for a pointer at the edge of the pane; 0 away from the edges. */
export function edgePan(pointer: number, from: number, length: number, band = 48, most = 14): number {
	const into = pointer - from;
	if (into < 0 || into > length) return 0;
	if (into < band) return most * (1 - into / band);
	if (into > length - band) return -most * (1 - (length - into) / band);
	return 0;
}
